"""Words that say whose words a sentence is without a verb of saying: "according to Berg", "in his opinion"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.people_on_page import end_of, start_of
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered

_TITLES = r"(?:(?:the|a|an|Mr|Mrs|Dr|Cde|Comrade)\.?\s+)?(?:[\w.’'-]+\s+){0,8}"
_ACCORDING_TO = re.compile(
    rf"\b[Aa]ccording\s+to\s+(?:(?:information|the words|a statement|a report)\s+(?:of|from|by)\s+)?{_TITLES}$"
)
_ACCORDING_COMMA = re.compile(
    r"\b[Aa]ccording\s+to\s+(?:(?:information|the words|a statement|a report)\s+(?:of|from|by)\s+)?[^.;:\n]{3,90},\s+"
    r"(?:(?:Mr|Mrs|Dr|Cde|Comrade)\.?\s+)?$"
)
_WORDS = r"(?:own\s+)?(?:words|opinion|view|account|estimate|judge?ment|assessment|information|data|version)"
_HIS_WORDS = re.compile(rf"[’']s?\s+{_WORDS}\b,?")
_IN = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ff]rom|[Ff]ollowing)\s+(?:(?:the|Mr|Mrs|Dr|Cde|Comrade|Ambassador|Minister)\.?\s+)*$"
)
_IN_WORDS_OF = re.compile(rf"\b(?:[Ii]n|[Tt]o use|[Bb]y|[Ff]rom)\s+the\s+{_WORDS}\s+of\s+{_TITLES}$")
_NOUN_SAYS = re.compile(
    r"[’']s?\s+(?:own\s+|first\s+|only\s+)?(?:answer|reply|response|opinion|view|position|comment|explanation|argument|request|"
    r"question|proposal|statement|remark|claim|suggestion|impression|advice)\b[^.;:,\n]{0,40}?"
    r"(?:\b(?:was|is|had been)\s+(?:that|whether|to)\b|\s*:)"
)
_OF_HIM = re.compile(
    r"\b(?:[Aa]ccording\s+to\s+(?:him|her|what\s+(?:he|she)\s+(?:had\s+)?(?:said|told|reported)(?:\s+(?:me|us))?)|"
    rf"(?:[Ii]n|[Bb]y)\s+(?:his|her)\s+{_WORDS})\b,?\s"
)
_HEARD_FROM = re.compile(
    r"\b(?:heard|learned|learnt|gathered|understood|found\s+out|knew|received\s+(?:information|word|news)|had\s+it)\s+"
    rf"(?:this\s+|it\s+)?from\s+(?:(?:an?|the|his|her|our|my)\s+[\w ’'-]{{3,50}},\s+)?{_TITLES}$"
)
_QUOTED = re.compile(rf"\b(?:quoted|quotes|cited|cites)\s+{_TITLES}$")
_IN_OF_HIM = frozenset(
    {"words", "opinion", "view", "account", "estimate", "judgement", "judgment", "assessment",
     "information", "data", "version"}
)  # fmt: skip
"""Words of which one stands in all that `_OF_HIM` finds behind "his" or "her"."""
_HIS = frozenset({"his", "her"})
_HIM = frozenset({"him", "her", "he", "she"})
_HEARD = frozenset({"heard", "learned", "learnt", "gathered", "understood"})
_HEARD_FROM_HIM = re.compile(r"\b(?:heard|learned|learnt|gathered|understood)\s+from\s+(?P<who>him|her)\s+that\b")


def whose_words(text: str, people: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """Where words begin and end that say whose words a sentence is: "according to Berg", "in his opinion"."""
    for mention in people:
        if mention.form == "pronoun":
            continue
        start, end = start_of(mention), end_of(mention)
        before = text[max(0, start - 130) : start]
        near = before[-70:]
        inward: re.Match[str] | None = None
        if "ccording" in before:
            inward = _ACCORDING_TO.search(before) or _ACCORDING_COMMA.search(before)
        if inward is None and text[end : end + 1] in ("’", "'"):
            words = _HIS_WORDS.match(text, end)
            if words is not None and (found := _IN.search(before)) is not None:
                inward, end = found, words.end()
            elif (noun := _NOUN_SAYS.match(text, end)) is not None:
                yield start, noun.end()
                continue
        if (inward is None and near.rstrip().endswith((" of", "Comrade", "."))) or " of " in near:
            inward = inward or _IN_WORDS_OF.search(before)
        if inward is None and "from" in near:
            inward = _HEARD_FROM.search(before)
        if inward is None and text.startswith((" as saying", " as having"), end):
            inward = _QUOTED.search(before)
        if inward is not None:
            yield start - len(before) + inward.start(), end
    said = words_on(lowered(text))
    for match in _OF_HIM.finditer(text) if _may_be_of_him(said) else ():
        yield match.start(), match.end() - 1
    for match in _HEARD_FROM_HIM.finditer(text) if not _HEARD.isdisjoint(said) and "from" in said else ():
        yield match.start(), match.end("who")


def _may_be_of_him(said: frozenset[str]) -> bool:
    """Whether the words stand on a page that stand in all that `_OF_HIM` finds."""
    if "according" in said and not _HIM.isdisjoint(said):
        return True
    return not _HIS.isdisjoint(said) and not _IN_OF_HIM.isdisjoint(said)
