"""What somebody says on a page: the value that readers of sayings make, and stores of them keep."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.core.extracting.document import Range


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says on a page: `at` are the statement's words, `said` where the verb or the colon ends, `until`
    how far the words are the speaker's. `had` tells that it was said before what the text tells ("had said");
    `to_me` that the writer heard it. `turn` is that of a transcript. `free` tells that its clause is no part of what
    another says in the sentence; `via` is who says that he heard it ("was told by Berg"). A `frame` only says whose
    words another saying stands in ("As Berg reported, Lind declared"); `is_there` tells that the verb is one by which
    somebody takes part in the conversation ("added"). `to_him` is who was told it where the text says "him", `to_whom`
    where it names him. `by_noun` tells that no verb says it ("the offer which Berg had made"), or "you asked" in a
    letter: the sentence is about somebody else."""

    speaker: str
    act: str
    at: Range
    said: int
    until: int
    confidence: float
    had: bool = False
    to_me: bool = False
    turn: bool = False
    free: bool = False
    via: str = ""
    frame: bool = False
    is_there: bool = False
    to_him: str = ""
    to_whom: str = ""
    by_noun: bool = False

    def holds(self, other: Saying) -> bool:
        """Whether another saying stands in the words of this one."""
        return self.at.page == other.at.page and self.said <= other.at.start < self.until
