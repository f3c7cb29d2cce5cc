"""Points behind initials that an engine took for commas, "WILLIAM A, HAMILTON", and accents in an apostrophe's place.

For the finders they are written as points, which are as many characters, so that every place stays where it is on the
page. A comma is one only between a given name and a surname, and not in lists whose names begin with the family's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fonds.core.extracting.document import Document
from fonds.core.extracting.name_words import UPPER
from fonds.core.extracting.word_knowledge import BODY, ENGLISH, FREQUENT, GIVEN, STATE, SURNAME, TITLE, known

_COMMA = re.compile(rf",(?<=[ \n][{UPPER}],)[ \n](?=[{UPPER}])")
_GIVEN = re.compile(rf"([{UPPER}][\w’'-]+)[ \n]['‘]?[{UPPER}]$")
_FAMILY = re.compile(rf"[{UPPER}][\w’'-]+")
_POINTS = re.compile(rf"\.\.(?<=[ \n][{UPPER}]\.\.)(?=[{UPPER}]{{3}})")
_GAP = r"[ ]|[ ]?\\?\n[:;|\\ ]{0,6}"
_AGENT = re.compile(
    rf"SA(?<!\w..)(?P<plural>S?)(?P<joint>[:-][ ]?|{_GAP})"
    rf"(?:(?P<given>[A-Z]{{3,}}|[A-Z](?=[.,]))(?P<first>[.,]{{0,2}})(?P<gap>{_GAP})"
    rf"(?:(?P<second>[A-Z]{{3,}}|[A-Z](?=[., \n]))(?P<point>[.,]{{0,2}})(?P<next>{_GAP}))?)?(?P<family>[A-Z]{{3,}})\b"
)
"""An agent's name in capitals, with stains between its parts: "SA: FORSYTH", "SA ROBERT. M,. BARRETT"."""
_ANOTHER = re.compile(r" [A-Z]")
_NO_FAMILY = BODY | STATE | TITLE
_REACH = 30


def with_points(document: Document) -> Document:
    """The document with its misread points written as points; the same where none is."""
    return document.rewritten(_pointed)


@lru_cache(maxsize=512)  # the pages of most documents: they are asked for twice
def _pointed(text: str) -> str:
    """A page's text, the same where no point was misread."""
    if "SA" in text:
        text = _AGENT.sub(_without_stains, text)
    places = [match.start() for match in _COMMA.finditer(text) if _is_point(text, match)]
    places += [match.start() + 1 for match in _POINTS.finditer(text)]
    if "´s" in text:
        text = text.replace("´s", "’s")
    if not places:
        return text
    made, past = [], 0
    for place in sorted(places):
        made += [text[past:place], " " if text[place] == "." else "."]
        past = place + 1
    return "".join([*made, text[past:]])


def _without_stains(agent: re.Match[str]) -> str:
    """An agent's name as it is meant, as long as it is written, on one line."""
    given, second, family = agent["given"] or "", agent["second"] or "", agent["family"]
    if len(given) > 1 and not known(given) & GIVEN:
        return agent[0]
    if "\n" in agent[0] and (known(family) & (ENGLISH | FREQUENT | _NO_FAMILY) and not known(family) & SURNAME):
        return agent[0]
    if "\n" in (agent["next"] or "") and len(second) > 1 and not known(second) & GIVEN:
        return agent[0]  # "SA JOHN STRAND" at the end of its line
    if "\n" in agent[0] and known(family) & GIVEN and _ANOTHER.match(agent.string, agent.end()):
        return agent[0]  # another's name begins the next line
    if "\n" in agent["joint"] and not given:
        return agent[0]
    said = f"SA{agent['plural']}{' ' * len(agent['joint'])}"
    for name, point, gap in ((given, agent["first"], agent["gap"]), (second, agent["point"], agent["next"])):
        if name:
            initial = "." if len(name) == 1 and point else ""
            said += f"{name}{initial}{' ' * (len(point) - len(initial) + len(gap))}"
    return said + family


def _is_point(text: str, comma: re.Match[str]) -> bool:
    """Whether a comma behind an initial stands between a given name and a surname."""
    before = _GIVEN.search(text, max(0, comma.start() - _REACH), comma.start())
    behind = _FAMILY.match(text, comma.end())
    if before is None or behind is None or text[: before.start()].rstrip(" \n").endswith(","):
        return False
    given, family = known(before[1]), known(behind[0])
    if not given & GIVEN or given & (FREQUENT | BODY) or len(behind[0]) < 3 or family & _NO_FAMILY:
        return False
    if family & SURNAME:
        return not family & FREQUENT
    return before[1].isupper() == behind[0].isupper() and not family & ENGLISH
