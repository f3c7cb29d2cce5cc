"""What so much is of, where the words before the number say it: "the debt to the Union amounts to 400 million rubles".

There is no tagger of parts of speech here. A noun phrase is a run of words that no article, pronoun, verb of a list or
mark of punctuation ends; phrases joined by prepositions are followed back to the first, which has the head. A chain
that begins with a preposition ("in Sofia were …") says nothing. What is produced, exported or harvested is what is
counted where the unit is one of mass, volume or energy: "zinc" of "the production of zinc", "wheat" of "wheat imports".
"""

from __future__ import annotations

import re

from fonds.core.parsing.counted_words import words

_ENDING_A_PHRASE = words("ending_a_phrase")
_QUALIFYING = r"(?:\s+(?:now|only|already|also|currently|officially|thus|then|still|nearly|just))?"
_STATES = re.compile(
    r"(?:\b(?:is|was|were|are|(?:will|would|should|may|might|could)\s+be|(?:has|have|had)\s+been)"
    + _QUALIFYING
    + r"(?:\s+"
    r"(?:estimated|set|put|fixed|running|assessed|calculated|valued|reported|given|listed|placed|budgeted|quoted))?"
    r"(?:\s+(?:at|as|to\s+be))?"
    r"|\b(?:will\s+|would\s+|may\s+|to\s+|has\s+|have\s+|had\s+)?(?:amount(?:s|ed|ing)?\s+to|total(?:s|l?ed|l?ing)?|reach(?:es|ed)?|"
    r"st(?:oo|an)ds?" + _QUALIFYING + r"\s+at|c[ao]m(?:es?|ing)\s+to|exceed(?:s|ed|ing)?|averag(?:es?|ed|ing)|"
    r"equal(?:s|l?ed)|number(?:s|ed)|valued\s+at|estimated\s+at|"
    r"(?:r(?:ose|ises?|isen)|f(?:ell|alls?|allen)|gr(?:ew|ows?|own)|dropp?(?:ed|s)?|increased?s?|declined?s?|decreased?s?|climbed?|"
    r"jumped|went\s+up|w?ent\s+down|advanced)(?:\s+(?:to|by))?"
    r"|(?:was|were|been|be|is|are)\s+(?:reduced|raised|cut|increased|lowered|decreased|brought|expanded|curtailed)\s+(?:to|by)))\s+$"
)
"""The verb between what is so much and how much it is."""
_BRINGS_TO = re.compile(
    r"\b(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|expand(?:s|ed|ing)?|bring(?:s|ing)?|brought|reduc(?:e|es|ed|ing)|cut(?:s|ting)?|"
    r"lower(?:s|ed|ing)?)\s+(?P<what>[^.;:,()]{3,60}?)\s+(?:to|by)\s+$"
)
"""What is brought to so much: "to raise steel output to 6 million tons"."""
_WORTH = re.compile(r"(?<![A-Za-z])(?P<what>[A-Za-z][a-z]{2,})\s+(?:worth|valued\s+at)\s+$")
_OF_SO_MUCH = re.compile(r"\s(?:of|in\s+the\s+(?:amount|sum|value)\s+of|to\s+the\s+(?:amount|sum|value|tune)\s+of)\s+$")
_IS_SO_MUCH = re.compile(
    r"(?:production|output|extraction|exports?|imports?|harvests?|crops?|consumption|deliver(?:y|ies)|reserves?|shipments?|"
    r"yields?|stocks?|stockpiles?|suppl(?:y|ies)|purchases?|sales?|cargo(?:es)?|"
    r"salar(?:y|ies)|wages?|fees?|fines?|bonus(?:es)?|allowances?|stipends?|pensions?|income|earnings|costs?|rent|bills?|"
    r"che(?:ck|que)s?|payments?|deposits?|bribes?|rewards?|ransom|assets|savings|funds?|contributions?|donations?|gifts?|grants?|"
    r"loans?|credits?|debts?|bonds?|bail|profits?|loss(?:es)?|surplus(?:es)?|deficits?|budgets?|revenues?|expenditures?|expenses|"
    r"outlays?|appropriations?|allocations?|allotments?|investments?|subsid(?:y|ies)|tax(?:es)?|aid|assistance|capital|trade)$",
    re.IGNORECASE,
)
"""Nouns of money and goods that so much is of: "a fine of $500"."""
_LABEL = re.compile(r"(?:^|[;,.(]\s|\n)\s*(?P<what>[A-Za-z][A-Za-z -]{2,40}?)\s*(?::|\s[-–—])\s+$")
"""The head of an item in a row of items: "Coal: 3 million tons; iron ore: 2 million tons"."""
_TOKEN = re.compile(r"[A-Za-z](?:[A-Za-z]|[’'-](?=[A-Za-z]))*|\d[\d,./]*|[^\w\s]")
_PREPOSITIONS = frozenset({"of", "for", "to", "in", "from", "with", "between", "on", "against", "by", "at", "among"})
_ARTICLES = words("before_an_amount")
_BOUNDS = words("beginning_a_clause")
_GENERIC = words("saying_nothing")
"""Heads that do not say what is counted."""
_OF_A_KIND = frozenset({"rate", "price", "payment", "balance", "value"})
"""Heads that say it with a word before them: "the unemployment rate"."""
_COUNTS = frozenset({"number", "amount", "quantity", "volume", "value", "sum", "total", "figure", "level", "rate"})
_MAKING = re.compile(
    r"(?:production|output|extraction|exports?|imports?|harvests?|crops?|consumption|deliver(?:y|ies)|reserves?|shipments?|"
    r"yields?|stocks?|stockpiles?|suppl(?:y|ies)|purchases?|sales?|plan|target|quota|requirements?|manufacture|smelting|mining|"
    r"procurements?)$",
    re.IGNORECASE,
)
_LEADING = words("leading_a_product")
_MOST_WORDS = 3
_MOST_PHRASES = 4
_REACH = 160


def stated_before(ahead: str, *, makes: bool, share: bool) -> str:
    """What the words before an amount say that it is of; "" where they do not say it.

    `ahead` is the sentence as far as the number or its qualifier. `makes` says that the unit is one of mass, volume or
    energy, so that what is produced is counted and not the production; `share` that it is a percentage, of which "rose"
    and "fell" tell the change.
    """
    ahead = ahead[-_REACH:]
    if (label := _LABEL.search(ahead[-60:])) and not label["what"].isupper():
        return _as_measure([label["what"].split()], makes=makes)
    if brought := _BRINGS_TO.search(ahead):
        return _as_measure(_phrases(brought["what"], at_start=True), makes=makes)
    if (worth := _WORTH.search(ahead)) and _is_of_phrase(worth["what"]):
        return _as_measure([[worth["what"]]], makes=makes)
    if verb := _STATES.search(ahead):
        return _as_measure(_phrases(ahead[: verb.start()], at_start=len(ahead) < _REACH), makes=makes)
    if not share and (of := _OF_SO_MUCH.search(ahead)):
        nearest = _phrases(ahead[: of.start()], at_start=len(ahead) < _REACH)[-1:]
        return _as_measure(nearest, makes=makes) if nearest and _IS_SO_MUCH.match(nearest[0][-1]) else ""
    return ""


def _phrases(words_before: str, *, at_start: bool) -> list[list[str]]:
    """The noun phrases joined by prepositions that end the words, first to last; none where no subject is."""
    tokens = _TOKEN.findall(words_before)
    found: list[list[str]] = []
    while len(found) < _MOST_PHRASES:
        phrase: list[str] = []
        while tokens and _is_of_phrase(tokens[-1]):
            phrase.insert(0, tokens.pop())
        if not phrase:
            return []
        if len(phrase) > _MOST_WORDS:
            return found
        found.insert(0, phrase)
        ended = not tokens and at_start
        article = False
        while tokens and tokens[-1].casefold() in _ARTICLES:
            tokens.pop()
            article = True
        if tokens and tokens[-1].casefold() in _PREPOSITIONS:
            tokens.pop()
            continue
        bounded = article or ended or (tokens and (not tokens[-1].isalpha() or not _is_of_phrase(tokens[-1])))
        return found if bounded else found[1:]
    return found


def _is_of_phrase(token: str) -> bool:
    folded = token.casefold()
    return token[0].isalpha() and folded not in _ARTICLES and folded not in _BOUNDS and folded not in _ENDING_A_PHRASE


def _as_measure(phrases: list[list[str]], *, makes: bool) -> str:
    """The words of what is counted, of the phrases from the head on."""
    if phrases and phrases[0][-1].casefold() in _COUNTS and len(phrases) > 1:
        phrases = phrases[1:]
    if not phrases:
        return ""
    head = phrases[0]
    if len(head) > 1 and head[-1].casefold() in _OF_A_KIND:
        return " ".join(head)
    if makes and _MAKING.match(head[-1]):
        made = [word for word in head[:-1] if word.casefold() not in _LEADING]
        made = made or (phrases[1] if len(phrases) > 1 and phrases[1][0].islower() else [])
        if made:
            return " ".join(made)
    if head[-1].casefold() in _GENERIC or head[-1].endswith(("ly", "ed")):
        return ""
    return " ".join(head[1:] if head[0].casefold() in _LEADING - {"gross"} else head)
