"""What so much is of, where the words before the number say it: "the debt to the Union amounts to 400 million rubles".

The noun phrases that end before the verb, before "of" or right before the amount are read by
`core.parsing.noun_phrases`; a chain of them is of its first. What is produced, exported or harvested is what is counted
where the unit is one of mass, volume or energy: "zinc" of "the production of zinc", "wheat" of "wheat imports".
"""

from __future__ import annotations

import re

from fonds.core.extracting.labels_of_sums import KINDS_OF_PAY, PAYMENTS
from fonds.core.extracting.measures_of_phrases import GENERIC, as_measure
from fonds.core.extracting.word_knowledge import is_word
from fonds.core.extracting.words_before_amounts import as_written, is_in_capitals, legible
from fonds.core.parsing.counted_before import IN_NUMBER
from fonds.core.parsing.counted_words import words
from fonds.core.parsing.noun_phrases import NounPhrase, is_of_phrase, last_phrase, phrase_behind, phrases_before
from fonds.core.parsing.number_words import is_number_word

_SOFTLY = r"(?:\s+(?:[a-z]+ly|now|only|also|already|then|still|just|almost|thus|today))?"
_GOES = (
    r"r(?:ose|ises?|isen|ising)|f(?:ell|alls?|allen|alling)|gr(?:ew|ows?|own|owing)|dropp?(?:ed|s|ing)?|increas(?:ed?|es|ing)|"
    r"declin(?:ed?|es|ing)|decreas(?:ed?|es|ing)|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|sank|(?:went|gone|go(?:es)?)\s+(?:up|down)|advanced|doubled|"
    r"dwindled|shrank"
)
_IS_BROUGHT = (
    r"reduced|raised|cut|increased|lowered|decreased|brought|expanded|curtailed|limited|(?:over-?)?fulfill?ed|exceeded|met|"
    r"surpassed|devalued|completed|covered|restored|overfulfill?ed"
)
_IS_PUT = (
    r"estimated|set|put|fixed|running|assessed|calculated|valued|reported|given|listed|placed|budgeted|quoted|shown|"
    r"computed|priced|appraised|insured|known|stated|said|believed|thought"
)
_STATES = re.compile(
    rf"(?:\b(?:is|was|were|are|(?:will|would|should|may|might|could)\s+be|(?:has|have|had)\s+been)"
    rf"{_SOFTLY}(?:\s+(?:{_IS_PUT}))?(?:\s+(?:at(?:\s+the\s+rate\s+of)?|as|to\s+be|to\s+total|to\s+have\s+been|to\s+number|in\s+the\s+(?:amount|sum|neighborhood|region|range)\s+of|in\s+excess\s+of))?"
    rf"|\b(?:(?:(?:is|are|was|were)\s+to|will|would|may|might|could|should|to|has|have|had){_SOFTLY}\s+)?(?:amount(?:s|ed|ing)?\s+to|"
    rf"total(?:s|l?ed|l?ing)?|reach(?:es|ed|ing)?|st(?:oo|an)ds?{_SOFTLY}\s+at|c[ao]m(?:es?|ing)\s+to|r[ua]n(?:s|ning)?\s+to|exceed(?:s|ed|ing)?|cost(?:s|ing)?(?:\s+(?:him|her|them|us|me|it|you))?|"
    rf"averag(?:es?|ed|ing)|ma(?:de|kes?|king)\s+up|contain(?:s|ed|ing)?|equal(?:s|l?ed|ling)?|number(?:s|ed|ing)|(?<=[a-z]s\s)number|(?<=[a-z]\snow\s)number|(?<=stock\s)number|"
    rf"(?:(?:is|are|was|were|be|being|been)\s+)?(?:sell(?:s|ing)?|sold|trad(?:es?|ed|ing)|retail(?:s|ed|ing)?|rent(?:s|ed)?|leas(?:es|ed)|insured)\s+(?:at|for)|valued\s+at|estimated\s+at|priced\s+at|"
    rf"(?:rang|vari?|fluctuat)(?:es?|y|ed|ing)\s+(?:from|between)|(?:{_GOES})(?:\s+short)?(?:\s+(?:to|by|from|below|above|under|over))?"
    rf"|(?:was|were|been|be|is|are){_SOFTLY}\s+(?:{_IS_BROUGHT})\s+(?:to|by|from)))\s+(?:(?:only|just|merely|another|barely|hardly)\s+)?$"
)
"""The verb between what is so much and how much it is."""
_EACH = re.compile(r"\b(?:each|every)\s+[a-z]+\s+$", re.IGNORECASE)
_TO_SELL = re.compile(r"to\s+(?:[a-z]+ly\s+)?(?:sell|trade|retail|rent|lease)\b")
"""Of whom it is said that he is to sell something for so much, he is not what it is of."""
_BRINGS_TO = re.compile(
    r"\b(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|expand(?:s|ed|ing)?|bring(?:s|ing)?|brought|reduc(?:e|es|ed|ing)|cut(?:s|ting)?|"
    r"lower(?:s|ed|ing)?|limit(?:s|ed|ing)?|(?:over-?)?fulfill?(?:s|ed|ing)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?)\s+(?P<what>[^.;:,()]{3,60}?)\s+(?:(?:up|down)\s+)?(?:to|by|from)\s+$"
)
"""What is brought to so much: "to raise steel output to 6 million tons"."""
_SETS_AT = re.compile(
    r"\b(?:set(?:s|ting)?|fix(?:es|ed|ing)?|put(?:s|ting)?|plac(?:es?|ed|ing)|estimat(?:es?|ed|ing)|assess(?:es|ed|ing)?|valu(?:es?|ed|ing)|"
    r"pric(?:es?|ed|ing)|reckon(?:s|ed|ing)?|keep(?:s|ing)?|kept|hold(?:s|ing)?|held|apprais(?:es?|ed|ing)|gave|giv(?:es?|ing))\s+"
    r"(?P<what>(?!(?:is|was|are|were|be|been|of|will|would|has|had|have|should|may|for|by|in|on|up|out)\b)"
    r"[^.;:,()]{3,60}?)\s+(?:at|as)\s+$"
)
"""What is set at so much: "the judge set bail at $5,000"."""
_IS_SET_AT = re.compile(
    r"\s(?:is|was|were|been|be)\s+(?:set|fixed|placed|put|assessed|posted)\s+(?:for|by|in)\s+[^.;:,()]{2,40}?\s+at\s+$"
)
"""The same of what is set for somebody: "bond was set for Berg at $50,000"."""
_CHANGE_IN = re.compile(
    r"\b(?:increase|raise|reduction|cut|decrease|rise|drop|decline|fall|change|growth)s?\s+(?:in|of)\s+(?P<what>[^.;:,()\d]{3,40}?)\s+"
    r"(?:from|to|of|by)\s+$"
)
"""What is changed from or to so much: "an increase in salary from $5,060"."""
_LEVEL = re.compile(
    r"(?<=from\s|..to\s|..at\s)(?:the|a|an|its|their|his)\s+(?:present|current|existing|old|former|previous|new|original|planned)\s+"
    r"(?:level|figure)\s+of\s+"
)
"""What stands between a change and its amount: "raised from the present level of"."""
_OF_A_SERIES = re.compile(
    r"(?:^|[.\n]\s*)(?P<what>[A-Z][a-z][a-z -]{1,40}?)(?:\s*\([^)]*\))?\s*:\s+(?:in\s+)?(?:1[6-9]|20)\d\d\b[^.]*$"
)
"""What stands before a colon is what the sums of years behind it are of: "Fish catch: 1955 - 310,000 tons; 1956"."""
_FROM_SO_MUCH = re.compile(
    r"\bfrom\s+(?:[a-z]+\s+)?[$£]?\d[\d.,]*\s?(?:%|(?:[a-z-]+\s){0,3}?)\s?(?:in\s+(?:the\s+year\s+)?\d{4}\s+)?(?=to\s+$)"
)
_WORTH = re.compile(r"(?<=[a-z]),?\s+(?:worth|(?:which\s+(?:is|was|are|were)\s+)?valued\s+at)\s+$")
_FOR_SO_MUCH = re.compile(
    r"\b(?P<what>(?:[A-Za-z]+(?:['’]s)?\s+)?(?:check|cheque|draft|bill|invoice|voucher|receipt|money\s+order|claim|bond|note|contract|agreement|policy|"
    r"order|budget|request|bid|offer|grant|loan|judgment|lien|mortgage))s?\s+(?:for|at)\s+$"
)
"""Papers that are for so much: "a check for $2,000"."""
_FOR_A_TIME = re.compile(
    r"\s+for\s+(?:a\s+|an\s+|the\s+)?(?:period\s+of\s+)?(?:[a-z]+|\d+)(?:\s+[a-z]+)?\s+(?:year|month|week|day)s?(?=\s+(?:for|at)\s+$)"
)
"""What says for how long, between a paper and its sum: "a contract for two years at $18,500"."""
_PAPER_BEFORE = re.compile(
    r"\b(?:(?:an?|the|this|that|his|her|their|one|for|by)\s+(?P<kind>[A-Za-z-]+\s+)?)?(?P<what>(?:check|cheque|draft|bond|note|bill|invoice|"
    r"loan|fine|receipt|contract|voucher|deposit|grant|claim|policy|mortgage|payment|transfer|judgment|fee|reward|bail))\b[^.;]{2,120},?\s"
    r"(?:in\s+(?:the\s+|an?\s+)?(?:amount|sum)\s+of|for)\s+$",
    re.IGNORECASE,
)
"""A paper, and more of it than its sum: "a bond, dated February 15, in the amount of 2,200 pesos"."""
_MADE_TO = re.compile(
    r"\b(?:ma(?:de|kes?|king)|g(?:ave|iven|ives?|iving)|offer(?:s|ed|ing)?|sent|extended)\s+(?:an?|the|this)\s+[\"“]?"
    r"(?P<what>[a-z]{3,}(?:\s[a-z]{3,})?)[\"”]?\s+to\s+[^.;]{3,90}\sin\s+the\s+(?:amount|sum)\s+of\s+$"
)
"""What was made or given to somebody: "made a payoff to an official in the amount of"."""
_OF_SO_MUCH = re.compile(
    r"\s(?:of|covering|(?<=interest\s)at|in\s+(?:the\s+|an?\s+)?(?:amount|sum|value)s?\s+(?:of|ranging\s+from|from)|to\s+the\s+(?:amount|sum|value|tune)\s+of)\s+$"
)
_ASIDE = re.compile(
    r",\s+(?:(?:he|she|they|I|we)|[A-Z][\w.]+(?:\s[A-Z][\w-]+)?)\s+(?:said|added|stated|noted|explained|continued|went\s+on|remarked|"
    r"stressed|emphasi[sz]ed|recalled|told\s+(?:me|us|him)|replied|claimed|reported|declared)(?:\s+[a-z]+ly)?,(?=\s)"
)
"""Who says it, within what is said: "corn stocks, he added, stood at"."""
_HYPHENS = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])")
_TRADES = (
    r"(?:buy(?:s|ing)?|bought|sell(?:s|ing)?|sold|purchas(?:es?|ed|ing)|obtain(?:s|ed|ing)?|acquir(?:es?|ed|ing)|rent(?:s|ed|ing)?|"
    r"leas(?:es?|ed|ing)|got|get(?:s|ting)?|order(?:s|ed|ing)?|deliver(?:s|ed|ing)?|import(?:s|ed|ing)?|export(?:s|ed|ing)?|pawn(?:s|ed|ing)?)"
)
_TRADED_FOR = re.compile(
    rf"\b{_TRADES}\s+(?:(?:him|her|them|us|me)\s+)?(?P<what>(?!to\b|for\b)[^.;:,()]{{3,50}}?)\s+for\s+(?:(?:only|just|a\s+total\s+of)\s+)?$"
)
_DEAL = re.compile(
    rf"\b(?P<what>[a-z][a-z -]{{2,30}}?),?\s+(?:that\s+|which\s+)?(?:he|she|they|we|I|it)\s+"
    rf"(?:(?:could|would|can|had|has|might|was|were)\s+)?"
    rf"{_TRADES}\s+for\s+$"
)
"""What was traded for so much: "purchased glass for $14,200", "motors he could obtain for $400"."""
_PAYS = re.compile(
    r"\b(?P<what>job|position|post|work|employment|assignment|contract)\b[^.;]{0,80}?\s(?:pays|paid|paying)\s+"
    r"(?:(?:only|him|her|them|about)\s+)*$",
    re.IGNORECASE,
)
"""Work that pays so much."""
_OF_WHICH = re.compile(r"\bthe\s+(?P<what>[a-z]+)\s+of\s+which\s*$")
_DONE_BY = re.compile(r"\s+[a-z]+ed\s+by\s.*$", re.DOTALL)
"""What did it, behind what is set at so much: "the damage caused by the floods"."""
_FOR_EACH = re.compile(
    r"\s+(?:per\s+(?:hectare|acre|head|cow|hen|worker|day|month|year|family|person|ton|inhabitant|household)"
    r"|(?:to|from|for|by|with)\s+(?:them|us|him|her|it|you|me))$"
)
"""What so much is for each of, or for whom, between a subject and its verb: "the yield per hectare rose"."""
_A_COST = re.compile(
    r"\b(?:average|total|unit|estimated|annual|printing|overall|daily|actual)\s+(?:[a-z]+\s+){0,3}cost\s+$"
)
"""Where "cost" is no verb: "average daily contractor cost $270"."""
_FOR_WHEN = re.compile(
    r",?\s+(?:in|for|during|over|by|at|through|as\s+of)\s+(?:the\s+)?(?:(?:end|beginning|middle|course)\s+of\s+(?:the\s+)?)?"
    r"(?:(?:first|second|third|fourth|last|same|current|past|previous|present|next|coming|whole|entire|two|three|six|eight|nine|ten|eleven|early|late)\s+){0,3}"
    r"(?:half|quarter|months?|years?|weeks?|days?|decade|period|season|winter|spring|summer|autumn|fall|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)"
    r"(?:\s+(?:of\s+)?(?:(?:the\s+)?(?:(?:this|last|next|current|same|past|previous)\s+)?year|(?:the\s+year\s+)?(?:1[6-9]|20)\d\d))?,?$"
)
"""What says when, between a subject and its verb: "trade in the first half of 1971 reached"."""
_HAS_A_VALUE = re.compile(
    r"\s+(?:has|had|have|having|with|reached|represented)\s+(?:an?|the)\s+(?:(?:total|annual|estimated|combined)\s+)?(?:value|worth)\s+of\s+$"
)
"""What has a value of so much."""
_GOODS_FOR = re.compile(
    r"(?:[,;]|\band)\s+(?P<what>(?!and\b|others|those|these)(?:[a-z-]+\s)?[a-z-]{3,}s)\s+for\s+(?:about\s+|some\s+)?$"
)
"""Goods of a row with what they cost: "1,500 tons of fertilizer, and medicines for 350,000 rubles"."""
_WHOSE_CLAUSE = re.compile(
    r"\b(?:the|an?|only|his|her|their|total|first|last)\s+(?P<what>[a-z]{3,}(?:\s+[a-z]{3,})?)\s+(?:that\s+|which\s+)?"
    r"(?:he|she|they|we|I|it|you)\s+(?:(?:had|has|have|was|were|would|will|could|can|did)\s+)?(?:[a-z]+ly\s+)?[a-z]{3,}[^.;:,]{0,50}$"
)
"""A subject with a clause of its own: "the only money he received from the firm was $5,000"."""
_OF_A_YEAR = re.compile(r"\s+(?:for|in|of|during)\s+(?:the\s+year\s+|FY\s?|fiscal\s+year\s+)?(?:1[6-9]|20)\d\d$")
_BEING_BEHIND = re.compile(r"\s+(?:written|made|paid|given|issued|drawn)?\s*(?:is|are|was|were|been)$")
_TOPIC = re.compile(
    r"\s*(?:In|Of|For|As\s+for|As\s+to)\s+(?!(?:the\s+)?(?:\d|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|first|second|last|past|end|course|meantime|addition|all|this|that|fact|case|order|spite|view))"
    r"(?P<what>[^,;.()]{3,60}),(?:[^;.]{0,120},)?\s+(?:the|its|their)\s+(?:total|figure|amount|number|sum|value|volume)"
    r"(?:\s+(?:of\s+)?[a-z]+)?\s+(?:is|was|are|were|will|would|has|had|amount|reach|exceed|stood|rose|fell|came|may|should)"
)
"""What the sentence says first that its total is of: "In bilateral trade, the total is expected to reach"."""
_LABEL = re.compile(r"(?:^|[;,.(]\s|\n)\s*(?P<what>[A-Za-z][A-Za-z -]{2,40}?)\s*(?::|\s[-–—])\s+$")
"""The head of an item in a row of items: "Coal: 3 million tons; iron ore: 2 million tons"."""
_ON_A_TOPIC = re.compile(
    r"(?:^|[.;]\s+|,\s+and\s+)\s*(?:[Oo]n|[Aa]s\s+for|[Aa]s\s+to|[Cc]oncerning|[Rr]egarding|[Ww]ith\s+regard\s+to|[Aa]s\s+regards)\s+"
    r"(?P<what>(?!(?:the|this|that|his|account|behalf|top|board|condition)\b)[a-z]{3,}(?:\s[a-z]{3,})?),?\s+"
    r"(?:he|she|they|we|I|it|the\s[a-z]+|[A-Z]\w+)\s[^.;:,]{3,60}$"
)
"""What the sentence says first that it is about: "On oil he promised 1.1 million tons"."""
_ROW_OF_GOODS = re.compile(r"(?:^|[.;:,\n]\s*)(?P<what>[A-Z]?[a-z]{3,}(?:\s[a-z]{3,})?)\s+$")
"""What stands right before so much in a row of goods: "Grain 380,000 tons; steel 125,000 tons"."""
_SO_MUCH_OF = re.compile(r"^(?:[Tt]otal\s+)?(?:[Aa]mount|[Ss]um|[Vv]alue|[Nn]umber|[Cc]ost)\s+of\s+(?:the\s+)?(?=\w)")
_FORM = re.compile(r"(?:^|\n)[ \t]*(?P<what>[A-Z][A-Za-z-]+(?: [A-Za-z-]+){0,4})[ \t]*[*:.=—–-]*\s{0,3}$")
"""The label of a line of a form, before or above what was filled in."""
_PAY_OF_FORM = re.compile(rf"(?:(?:{KINDS_OF_PAY}) ){{1,3}}(?:{PAYMENTS})$")
"""The last label of a line that has several."""
_NUMBER_OF = re.compile(
    r"\b(?:number|total|count)\s+of\s+(?:the\s+|these\s+|those\s+)?"
    r"(?P<what>(?:[A-Za-z][\w-]+\s)?"
    r"(?!(?:amounts|totals|reaches|exceeds|equals|comes|stands|has|was|is|rises|falls)\b)"
    r"[A-Za-z][\w-]*s)\b"
    r"[^.;]{0,80}?\s(?:is|was|are|were|be|been|at|to|reached|exceeded|exceeds|totall?ed|from)\s+(?:now\s+|only\s+)?$"
)
"""Of what a number without a noun is one: "the number of Jews in Slovakia is 90,000"."""
_AMONG = re.compile(
    r"\b[Aa]mong\s+(?:the\s+)?(?P<what>[a-z][a-z ]{3,40}?),?\s+(?:the\s+)?[A-Za-z]+\s+"
    r"(?:number|are|were|is|was|make\s+up|made\s+up|form|constitute)\s+$"
)
"""Of whom a share is: "among the tenants the Jews number 42%"."""
_SO_MUCH = words("of_so_much")
_CHANGING = words("changing")
_PAY = frozenset({"salary", "wages", "wage", "rent", "pension", "bonus", "bail", "income", "compensation", "fee"})
"""What is so much without an article too: "El Salvador, Salary $2,400"."""
_IS_VERB = re.compile(r"\b(?:to|will|would|shall|can|could|may|must|should|not|and|or|in|by|please)\s+[a-z]+\s+$")
_PAID = words("people") | {"prosecutor", "lawyer", "attorney", "informant", "agent", "him", "her", "judge", "witness"}
"""Who is paid "in the amount of" so much, and is not what it is of."""
_NO_GOODS = (
    frozenset({"weighs", "weight", "height", "build"})
    | words("verbs_before_a_phrase")
    | words("before_a_small_sum")
    | words("verbs_behind_a_phrase")
)
_OPENING = re.compile(r"[\s(\[\"“”'‘’]+$")
_SHORT = 3
"""The longest word in capitals that is taken for a noun only where it is known to be so much."""
_REACH = 200


def stated_before(ahead: str, after: str, *, makes: bool, share: bool, is_money: bool = False) -> str:
    """What the words before an amount say that it is of; "" where they do not say it.

    `ahead` is the sentence as far as the number or its qualifier, `after` what follows it. `makes` says that the unit
    is one of mass, volume or energy, so that what is produced is counted and not the production; `share` that it is a
    percentage, of which "rose" and "fell" tell the change; `is_money` that the label of a form may stand above it.
    """
    readable = legible(ahead)
    found = _stated(ahead if is_in_capitals(ahead) else readable, after, makes=makes, share=share, is_money=is_money)
    if not found and is_in_capitals(ahead):
        found = _stated(readable, after, makes=makes, share=share, is_money=is_money)
        is_sure = all(is_word(word) for word in found.split()) and (len(found) > _SHORT or found in _SO_MUCH)
        found = as_written(found, ahead) if is_sure else ""
    return found


def _stated(ahead: str, after: str, *, makes: bool, share: bool, is_money: bool) -> str:
    said = _ASIDE.sub("", _HYPHENS.sub("", ahead[-_REACH:]))
    in_brackets = said.rstrip().endswith("(") and after.lstrip()[:1] == ")"
    said = _FROM_SO_MUCH.sub("", _LEVEL.sub("", _OPENING.sub(" ", said)))
    at_start = len(ahead) < _REACH
    if (label := _LABEL.search(said[-60:])) and not label["what"].isupper():
        words_of = _SO_MUCH_OF.sub("", label["what"])
        words_of = words_of.rpartition(" ")[0] if words_of != label["what"] and words_of.endswith("ed") else words_of
        named = last_phrase(words_of, is_word, at_start=True)
        return as_measure([named], makes=makes) if named else ""
    if number := _NUMBER_OF.search(said):
        return " ".join(number["what"].split())
    if share and (among := _AMONG.search(said)):
        return " ".join(among["what"].split())
    if not share and (changed := _CHANGE_IN.search(said)):
        phrase = last_phrase(changed["what"], is_word, at_start=True)
        return as_measure([phrase], makes=makes) if phrase else ""
    if is_set := _IS_SET_AT.search(said):
        return as_measure(phrases_before(said[: is_set.start()], is_word, at_start=at_start), makes=makes)
    if brought := _BRINGS_TO.search(said) or _SETS_AT.search(said):
        what = _DONE_BY.sub("", brought["what"])
        return as_measure(phrases_before(what, is_word, at_start=True), makes=makes)
    if (worth := _WORTH.search(said)) and not said[: worth.start()].endswith((" net", " is", " are", " was", " were")):
        worthy = last_phrase(said[: worth.start()], is_word, at_start=at_start)
        return as_measure([worthy], makes=makes) if worthy else ""
    if is_money and (deal := _TRADED_FOR.search(said) or _DEAL.search(said)):
        phrase = last_phrase(deal["what"], is_word, at_start=True)
        return str(phrase) if phrase and phrase.words[-1].islower() and phrase.head not in GENERIC else ""
    if is_money and (job := _PAYS.search(said)):
        return job["what"]
    if (verb := _STATES.search(said)) and not _TO_SELL.match(verb[0]):
        if is_money and verb[0].startswith("contain") and not _EACH.search(said[: verb.start()]):
            return ""  # what money is in is not what it is of
        if topic := _TOPIC.match(ahead):
            phrase, _ = phrase_behind(" " + topic["what"], 0)
            return str(phrase) if phrase else ""
        before = said[: verb.start()]
        before = _FOR_EACH.sub("", _FOR_WHEN.sub("", before.rstrip()))
        if whose := _WHOSE_CLAUSE.search(before):
            before = before[: whose.end("what")]
        if _A_COST.search(f"{before} {verb[0]}"):
            before += " " + verb[0]
        if of_which := _OF_WHICH.search(before):
            return str(of_which["what"])
        return as_measure(phrases_before(before, is_word, at_start=at_start), makes=makes, said=before)
    if series := _OF_A_SERIES.search(ahead):
        phrase = last_phrase(series["what"], is_word, at_start=True)
        return as_measure([phrase], makes=makes) if phrase else ""
    if is_money and (paper := _FOR_SO_MUCH.search(_FOR_A_TIME.sub("", said))):
        said = _FOR_A_TIME.sub("", said)
        nearest = last_phrase(said[: paper.end("what")], is_word, at_start=at_start)
        return as_measure([nearest], makes=makes) if nearest else ""
    if is_money and (has := _HAS_A_VALUE.search(said)):
        return as_measure(
            phrases_before(_FOR_WHEN.sub("", said[: has.start()]), is_word, at_start=at_start), makes=makes
        )
    if is_money and (goods := _GOODS_FOR.search(said)) and _are_goods(goods["what"]):
        return goods["what"]
    if of := _OF_SO_MUCH.search(said):
        before = _OF_A_YEAR.sub("", _BEING_BEHIND.sub("", said[: of.start()]))
        if is_money and (paper := _PAPER_BEFORE.search(said)) and "," in paper[0]:
            return " ".join(((paper["kind"] or "") + paper["what"]).split())
        if is_money and (made := _MADE_TO.search(said)):
            return made["what"]
        nearest = last_phrase(before, is_word, at_start=at_start)
        if nearest and nearest.head in _PAID and "amount" in of[0]:
            return ""
        if share and nearest and nearest.head == "content" and len(nearest.words) > 1:
            return " ".join(nearest.words[:-1])
        if nearest is None or not _is_so_much(nearest, share=share):
            return ""
        return as_measure([nearest], makes=makes, changes=share and nearest.head in _CHANGING)
    if IN_NUMBER.match(after) and said.endswith(", "):
        return str(last_phrase(said[:-2], is_word, at_start=at_start) or "")
    nearest = last_phrase(said, is_word, at_start=at_start)
    if in_brackets:
        return as_measure([nearest], makes=makes) if nearest else ""
    is_pay = nearest is not None and (
        nearest.head in _PAY or (is_money and not nearest.head.endswith(("ing", "worth")) and not _IS_VERB.search(said))
    )
    if nearest and nearest.head in _SO_MUCH and (nearest.determined or is_pay or len(nearest.words) > 1) and not share:
        return as_measure([nearest], makes=makes)
    if makes and not after.startswith(" of "):
        if (goods := _ROW_OF_GOODS.search(said[-50:])) and _are_goods(goods["what"]):
            return goods["what"]
        if topic := _ON_A_TOPIC.search(ahead):
            return topic["what"] if _are_goods(topic["what"]) else ""
    if is_money and (form := _FORM.search(ahead[-80:])) and form["what"].split()[-1].casefold() in _SO_MUCH:
        pay = _PAY_OF_FORM.search(form["what"])
        return pay[0] if pay else str(form["what"])
    return ""


def _are_goods(words_before: str) -> bool:
    """Whether the words are nouns that may name goods, and no verbs, times or adverbs."""
    said = words_before.casefold().split()
    return all(
        is_of_phrase(each)
        and each not in GENERIC
        and not is_number_word(each)
        and is_word(each)
        and not each.endswith(("ed", "ing", "ly"))
        and each not in _NO_GOODS
        for each in said
    )


def _is_so_much(phrase: NounPhrase, *, share: bool) -> bool:
    """Whether a phrase before "of" is so much: "a fine of $500"; not "think of", "consisting of"."""
    if phrase.head in _SO_MUCH:
        return True
    plain = is_word(phrase.head) and not phrase.head.endswith(("ing", "ed", "ly"))
    share = share and phrase.head not in _CHANGING
    return plain and phrase.determined and not share and phrase.words[-1].islower()
