"""What somebody said, asked, reported, agreed to or asked for, and who reports it to whom."""

from __future__ import annotations

from bisect import bisect_right

from fonds.core.extracting.document import Document, Range
from fonds.core.extracting.facts import Meeting, Statement
from fonds.core.extracting.saying import Saying
from fonds.core.extracting.sayings import Sayings

FINDER = "statements/10"

_NAMED = 0.8
"""Above this the speaker of a saying is named right before its verb."""
_NEAR = 900  # characters: the same paragraph or the next


def statements(
    document: Document, said: Sayings, meetings: tuple[Meeting, ...], who_writes: str
) -> tuple[Statement, ...]:
    """A statement for each speaker with a verb of speech; the passage is the sentence from the speaker on.

    A second verb of the same speaker ("thanked him and noted") makes a second statement, from the verb on. In a
    transcript the speaker stands before a colon at the beginning of a line, and the passage is the turn.
    """
    told = _Meetings(meetings)
    notes = {
        page.number: [(start, end) for kind, start, end, _ in page.layers if kind == "note"] for page in document.pages
    }
    found = []
    parties = (told.met_by(who_writes) or told.parties()) - {who_writes}
    there: set[str] = set(parties)
    met, heard_speak = told.met_by(who_writes), set[str]()
    chains: dict[Range, tuple[str, ...]] = {}
    for each in said.all:
        if each.frame:
            continue
        noted = any(a <= each.at.start < b for a, b in notes[each.at.page])
        heard = _heard(each, told, who_writes, parties)
        chain = () if noted or each.speaker == who_writes else _chain(said, each, told, who_writes, chains, parties)
        if chain in ((), (who_writes,)) and not noted and each.speaker not in (*met, who_writes) and not each.to_me:
            is_there = each.speaker in there
            chain = (*_told_on(said, each, told, chains, parties, is_there=is_there), *chain)
        absent = each.free and not noted and each.speaker not in (*met, *heard_speak, who_writes)
        if chain == (who_writes,) and absent and each.to_him not in ("", who_writes, each.speaker):
            chain = (each.to_him, who_writes)  # what he was told somebody tells who was not there
        if chain == (who_writes,) and absent and each.to_whom in met and each.confidence > _NAMED:
            chain = (each.to_whom, who_writes)
        chains[each.at] = chain
        if chain in ((), (who_writes,)) and each.free and not each.had:
            there.add(each.speaker)
            heard_speak.add(each.speaker)
        meeting = heard.key if heard is not None else told.held_before(each.speaker, each.at)
        at = each.at if noted or each.speaker != who_writes else said.with_what_goes_on(each)
        found.append(Statement(each.speaker, each.act, at, FINDER, each.confidence, chain, meeting))
    return tuple(sorted(found, key=lambda each: each.at))


def _chain(
    said: Sayings,
    each: Saying,
    told: _Meetings,
    who_writes: str,
    chains: dict[Range, tuple[str, ...]],
    parties: frozenset[str],
) -> tuple[str, ...]:
    """Who reports it, the nearest to the speaker first and the writer last."""
    same = said.of_same(each) if each.had and not each.via else None
    if same is not None and same.at in chains:
        return chains[same.at]
    within = said.within(each) if not (each.is_there and each.free and not each.had) else ()
    if within and each.had and each.speaker in chains.get(within[0].at, ()) and not within[0].holds(each):
        within = ()  # he goes on telling what he said himself
    tellers = [outer.speaker for outer in within]
    if each.via and each.via not in tellers:
        tellers.insert(0, each.via)
    last = within[-1] if within else each
    heard = _heard(last, told, who_writes, parties)
    if heard is not None and heard.reported_by not in (*tellers, each.speaker):
        tellers.append(heard.reported_by)
        on = () if heard.reported_by in parties else said.tellers_of(heard.reported_by, last, chains)
        for teller in on:
            if teller not in (*tellers, each.speaker, who_writes):
                tellers.append(teller)
    for teller in chains.get(last.at, ()) if within else ():  # who told the teller's words before
        if teller not in (*tellers, each.speaker, who_writes):
            tellers.append(teller)
    return (*tellers, who_writes) if who_writes else tuple(tellers)


def _heard(each: Saying, told: _Meetings, who_writes: str, parties: frozenset[str]) -> Meeting | None:
    """The conversation that somebody else tells of in which something is said: of who takes part in the record's own
    conversation himself only one that somebody tells of who takes part in one."""
    heard = told.heard(each.speaker, each.at, who_writes)
    is_there = each.speaker in parties and each.free and not each.had
    return heard if heard is None or not is_there or heard.reported_by in told.parties() else None


def _told_on(
    said: Sayings,
    each: Saying,
    told: _Meetings,
    chains: dict[Range, tuple[str, ...]],
    parties: frozenset[str],
    *,
    is_there: bool,
) -> tuple[str, ...]:
    """Who of those that the conversation is with goes on telling what somebody else said: the last speaker of the
    paragraph, or who reported what that one said. Of who takes part in it (`is_there`) it is told only what follows on
    words of his that somebody told."""
    before = said.before(each.at.page, each.at.start)
    if each.turn or each.is_there:
        return ()
    if before is None:
        alone = None if is_there else told.partner_before(said, each)
        return () if alone is None else (alone,)
    chain = tuple(who for who in chains.get(before.at, ()) if who != said.writer)
    if before.speaker == each.speaker:
        return chain
    if each.speaker in chain:
        return chain[chain.index(each.speaker) + 1 :]
    if is_there:
        return ()
    tellers = (before.speaker, *chain)
    return next(((teller,) for teller in tellers if teller in parties and teller != each.speaker), ())


class _Meetings:
    """The meetings of a document, by where they are told of."""

    def __init__(self, meetings: tuple[Meeting, ...]) -> None:
        self._told = sorted((m for m in meetings if m.reported_by), key=lambda m: m.at)
        self._held = sorted((m for m in meetings if not m.reported_by), key=lambda m: m.at)
        self._parties = frozenset(who for each in self._held for who in each.participants)
        self._told_places = [m.at for m in self._told]
        self._held_places = [m.at for m in self._held]

    def parties(self) -> frozenset[str]:
        """Those whom the conversations are with that nobody only tells of."""
        return self._parties

    def partner_before(self, said: Sayings, each: Saying) -> str | None:
        """The one whom the writer met, as the paragraph tells before words that are "according to" somebody else."""
        before = bisect_right(self._held_places, each.at) - 1
        if before < 0 or not said.begins(each, "According") or not said.is_in_paragraph(self._held[before].at, each.at):
            return None
        others = [who for who in self._held[before].participants if who != said.writer]
        is_own = said.writer in self._held[before].participants
        return others[0] if is_own and len(others) == 1 and others[0] != each.speaker else None

    def met_by(self, who_writes: str) -> frozenset[str]:
        """Those who took part in conversations of the writer's."""
        own = [each for each in (*self._held, *self._told) if who_writes and who_writes in each.participants]
        return frozenset(who for each in own for who in each.participants)

    def heard(self, speaker: str, at: Range, writer_key: str) -> Meeting | None:
        """The conversation with the speaker that somebody else tells of shortly before, and later than of one that the
        speaker took part in and nobody only tells of."""
        own = next(
            (m.at for m in reversed(self._held[: bisect_right(self._held_places, at)]) if speaker in m.participants),
            None,
        )
        for each in reversed(self._told[: bisect_right(self._told_places, at)]):
            if (own is not None and each.at < own) or each.at.page != at.page or at.start - each.at.start >= _NEAR:
                break
            if speaker in each.participants and speaker != each.reported_by != writer_key:
                return each
        return None

    def held_before(self, speaker: str, at: Range) -> str:
        """The last meeting told of before, if the speaker took part in it."""
        before = bisect_right(self._held_places, at) - 1
        if before < 0 or speaker not in self._held[before].participants:
            return ""
        return self._held[before].key
