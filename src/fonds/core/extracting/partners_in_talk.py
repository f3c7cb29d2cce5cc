"""With whom the writer talked last: whom "my interlocutor", "our host" and "the source" mean."""

from __future__ import annotations

import re
from collections.abc import Callable

from fonds.core.extracting.facts import Mention
from fonds.core.extracting.saying_verbs import words
from fonds.core.extracting.speech import MET, MET_NAMED, TALK

PARTNERS = words("partners")
ONLY_PARTNERS = PARTNERS - words("last_named")
"""Words that mean nobody where it is not known with whom the writer talked."""
_SECRET = frozenset({"source", "contact"})
"""Who is called so tells of others, whom a head names, and is not named by it himself."""
_FAR = 6_000
"""Code points within which the writer's last talk is sought."""
_HEAD = 2_500
_NEAR = 200
_TALKED = re.compile(
    rf"\b(?P<to>(?:I|[Ww]e)\s+(?:(?!not\b|never\b)[\w’'-]+\s+){{0,5}}?"
    rf"(?:{MET}|paid a (?:\w+ )?(?:visit|call) (?:to|on|upon))\b|"
    rf"(?:[Mm]y|[Oo]ur)\s+(?:\w+\s+)?{TALK}\s+with\b)|"
    rf"\b(?P<me>(?:{MET_NAMED}|came to see|invited|sent for|called in|called up|told|informed)\s+(?:me|us))\b"
)
_OF_HEAD = re.compile(rf"\b{TALK}\s+(?:[\w./-]+\s+){{0,4}}?with\b", re.IGNORECASE)


def partner(
    text: str,
    place: int,
    called: str,
    own: str,
    within: Callable[[int, int], list[Mention]],
    sentence: Callable[[int], tuple[int, int]],
) -> str:
    """The key of the one with whom the writer (`own`) talked last before a place of a page where he is `called` so.

    It is who the page tells that he is, else its head; "" where neither does. `within` gives the mentions of persons
    that begin between two places, `sentence` where the sentence at a place begins and ends.
    """
    if called in _SECRET and not own:
        return ""
    for talk in reversed(list(_TALKED.finditer(text, max(0, place - _FAR), place))):
        begin, end = sentence(talk.start())
        is_to = talk["to"] is not None
        here = within(talk.end(), min(end, place)) if is_to else within(begin, talk.start())
        named = [m for m in here if m.entity != own and m.form != "pronoun"]
        if named:
            return named[0 if is_to else -1].entity
    if called in _SECRET:
        return ""
    head = _OF_HEAD.search(text, 0, min(_HEAD, place))
    named = within(head.end(), head.end() + _NEAR) if head is not None else []
    return next((m.entity for m in named if m.entity != own and m.form != "pronoun"), "")
