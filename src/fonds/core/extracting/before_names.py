"""What stands before a name and only says who that is: "Minister of Trade Karl Berg", "our third secretary, Cde. Berg".

Who reads clauses passes over it, so that whom a verb is done to stands right behind the verb.
"""

from __future__ import annotations

import re

from fonds.core.extracting.document import DocumentPage
from fonds.core.extracting.facts import Mention, OfficeHeld
from fonds.core.text.first_words import words_on
from fonds.core.text.lowering import lowered

_SAYS_OF_WHAT = re.compile(r"\s(?:of|to|in|for|at)\s")
_TITLES = r"(?:(?:Mr|Mrs|Dr|Gen|Cde|[Cc]om|[Cc]omrade|General|Colonel|Prof|Professor|Marshal|Madame|Miss)\.?\s+)*"
_TO_NAME = re.compile(rf"(?:[’']s)?,?\s+{_TITLES}")
_WHO = re.compile(
    r"\b(?P<who>(?:the|our|their|his|her|my|its)\s+(?:[\w’'-]+\s+){0,4}?(?:head|leader|chief|representative|member|chairman|"
    r"envoy|ambassador|minister|secretary|counsell?or|attach[eé]|consul|director|correspondent|chargé d[’']affaires)"
    rf"(?:\s+of\s+[^,.;:()\n]{{2,60}})?),\s+{_TITLES}$",
    re.IGNORECASE,
)
_WHOS = frozenset(
    {"head", "leader", "chief", "representative", "member", "chairman", "envoy", "ambassador", "minister", "secretary",
     "counselor", "counsellor", "attache", "attach", "consul", "director", "correspondent", "charg"}
)  # fmt: skip
"""Words, as `words_on` tells them, of which one stands in all that `_WHO` finds."""
_ENDS = re.compile(r"(?:\s*\([^()]{1,60}\))?(?:[,.;)]|\s+(?:in|on|at|and|to|about|for|that|who|together)\b|\s*$)")
"""What stands behind a name in apposition: no verb of its own."""
_REACH, _TITLED = 140, 18


def before_names(page: DocumentPage, people: list[Mention], held: list[OfficeHeld]) -> list[tuple[int, int]]:
    """The ranges before the names of a page that say who is named, in order. `held` are the page's offices."""
    text = page.text
    named = {m.at.start: m for m in people if m.at is not None and m.form == "name"}
    found = []
    begins: dict[int, int] = {}
    for office in held:
        gap = _TO_NAME.match(text, office.at.end)
        if gap is not None and gap.end() in named and named[gap.end()].entity == office.person:
            begins[gap.end()] = office.at.start
            if _SAYS_OF_WHAT.search(office.office) is not None:
                found.append((office.at.start, gap.end()))
    for start, mention in named.items() if not _WHOS.isdisjoint(words_on(lowered(text))) else ():
        assert mention.at is not None
        begin = begins.get(start, start)
        if ", " not in text[max(0, begin - _TITLED) : begin]:
            continue
        who = _WHO.search(text, max(0, begin - _REACH), begin)
        if who is None and begin != start:
            who = _WHO.search(text, max(0, start - _REACH), start)
        if who is not None and _ENDS.match(text, mention.at.end):
            found.append((who.start("who"), start))
    return sorted(found)
