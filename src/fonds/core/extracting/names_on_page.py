"""Names on one page: runs of words with capitals, told apart by their shape, the words beside them and public lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.beside_names import begins_paragraph, is_behind_office, is_no_name, is_quoted, words_before
from fonds.core.extracting.bodies_on_page import body_in
from fonds.core.extracting.capital_words import CapitalWord, runs
from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.ends_of_runs import (
    SURNAMES_TOO,
    begins_asian,
    begins_state,
    is_common,
    is_no_end,
    is_pair,
    is_person_not_thing,
    is_surname_of_titled,
    state_in,
)
from fonds.core.extracting.gazetteer import places
from fonds.core.extracting.name_words import (
    KNOWN_BODIES,
    NOT_BODIES,
    ORGANS_OF_ANY,
    PAPERS,
    PLACE_ENDS,
    ROLES,
    THINGS,
    TRUSTED,
)
from fonds.core.extracting.named import LETTERS_ALONE, PROVES, Named
from fonds.core.extracting.names_in_capitals import line_at, names_in_capitals
from fonds.core.extracting.names_over_lines import as_one_line
from fonds.core.extracting.parts_of_runs import (
    NO_SURNAME,
    begins_behind,
    behind_surname,
    is_of_name,
    is_office_word,
    is_surname_in_capitals,
    letters_before,
)
from fonds.core.extracting.person_names import (
    ACTS,
    AGENTS,
    BEHIND_FAMILIES,
    FOLLOWING,
    UNPROVEN,
    may_be_agent,
    name_in_capitals,
    person,
)
from fonds.core.extracting.place_names import is_place_as_well, place_before_name, place_behind, place_named
from fonds.core.extracting.places_of_words import place_of_words, town_of_words
from fonds.core.extracting.words_alone import NOBODY, is_nobody

_RULES = re.compile(
    r"(?:,?[ \n](?:and[ \n]|or[ \n])?[A-Z]\w+){0,3}(?:,?[ \n]etc\.?)?[ \n]"
    r"(?:[Gg]overnments?|[Cc]abinets?|[Rr]egimes?|régime|[Aa]dministration|[Dd]octrine|[Ff]amily|brothers|era|letter|"
    r"message|speech|visit)\b"
)
_WITHIN = frozenset({"in", "into", "inside", "throughout"})
"""Before places: what stands there alone is nobody, but in "interest in Berg"."""
_BEFORE_THINGS = frozenset({"the", "a", "an", "many", "some", "several", "these", "those", "every", "each"})

_BEFORE_SURNAMES = re.compile(r"(?:\b(?:by|to|from|with|and|but|that|told|when|asked|of)[ \n]|[.;(\n][ \n]?)$")
"""Before a surname that is a title elsewhere."""
_TITLE_OF = re.compile(r"[ \n](?:of\b|[A-Z])")
_NOBLE = frozenset({"von", "van", "zu", "af", "bin", "ibn"})

_FIRM = re.compile(r",?[ \n](?:Inc|INC|Ltd|LTD|Corp|CORP|GmbH|LLC|& Co|S\.A|A\.G)\b\.?")
"""Behind the name of a firm."""
_FIRST_OF_FIRMS = frozenset("ILCG&SA")
_INNS = frozenset({"Hotel", "Motel", "Inn"})
_SAINTS = frozenset({"St.", "Ste.", "Saint", "Sainte"})
"""Before the name of a town, where no given name stands before."""
_PAPER = re.compile(
    r"\b(?:newspapers?|paper|daily|weekly|dailies|weeklies|periodical|magazine|press organ|gazette)"
    r"[ \n]{1,2}[“„\"‘‚']?$"
)
_PAPERS = (
    "newspaper", "newspapers", "paper", "daily", "weekly", "dailies", "weeklies", "periodical", "magazine", "organ",
    "gazette",
)  # fmt: skip
"""How the word before what is behind `_PAPER` ends."""
_QUOTATION_MARKS = ("„", "‚", "'")
"""Those of `_PAPER` behind which `words_before` tells of no word."""
_BODIES_ALONE = of.IN_BODIES | of.PEOPLE | of.STATE | of.STATE_ABBREVIATED
"""Of a word by itself that names a body, or a body with small letters behind it, one is known."""
_NUMBER = re.compile(r"[ \u00a0]?[-–]?[ \u00a0]?(?:No\. )?\d{2}|/[A-Z]{0,2}-?\d{2}")
"""Behind letters that with it call a paper: "UFG 4313"."""
_TOWN = 100_000
"""People of a town that papers mean sooner than a person of its name."""
_ROMAN = re.compile(r"[IVXLCDM]+")


def named_on_page(page: DocumentPage) -> list[Named]:
    """The names of a page, in order; what is not proven yet has a confidence of `UNPROVEN`."""
    found: list[Named] = []
    text = page.text
    until = 0
    line = (0, -1, False)
    for words, begins in runs(text, NOBODY):
        run = words
        if len(run) == 1 and is_nobody(run[0], begins=begins):
            continue
        if run[0].start < until:
            run = [word for word in run if word.start >= until]
            begins = False
            if not run:
                continue
        if run[0].bits & of.UPPER and not run[0].initial:
            if not line[0] <= run[0].start <= line[1]:
                line = line_at(text, run[0].start)
            if line[2]:
                found += names_in_capitals(page, run)
                continue
        alone = of.STATE_ABBREVIATED if run[0].bits & of.UPPER else _BODIES_ALONE
        body = body_in(text, run) if len(run) > 1 or run[0].bits & alone else None
        if body is None:
            found += _in_run(page, run, begins=begins) if len(run) > 1 else _of_one(page, run, begins=begins)
            continue
        first, after, until = body
        if first:
            found += _in_run(page, run[:first], begins=begins)
        at = Range(page.number, run[first].start, until)
        name = " ".join(text[at.start : at.end].split())
        if name not in ORGANS_OF_ANY:
            found.append(Named(NameKind.BODY, at, name, (), 0.8))
        rest = [word for word in run[after:] if word.start >= until]
        if rest:
            found += _in_run(page, rest, begins=False)
    return found


def _in_run(page: DocumentPage, run: list[CapitalWord], *, begins: bool) -> Iterator[Named]:
    """The names in a run without a body: the sentence's own words taken off, states, titles and initials told apart."""
    words = list(run)
    if len(run) > 2 and (where := place_before_name(page.text, run)):  # "Consul General in Chongjin I. Berg"
        yield _place(page, run[0], run[where - 1], 0.75)
        yield from _in_run(page, run[where:], begins=False)
        return
    if len(run) == 1 and run[0].bare == "Pope" and page.text.endswith("the ", 0, run[0].start):
        yield Named(NameKind.PERSON, Range(page.number, run[0].start, run[0].end), "Pope", (), 0.75)
        return
    start = run[0].start
    if count := town_of_words(run):
        yield _place(page, run[0], run[count - 1], 0.8)
        if run[count:]:
            yield from _in_run(page, run[count:], begins=False)
        return
    titled = is_behind_office(page.text, start)
    while (
        words
        and (
            is_common(words[0], begins=begins or titled, last=len(words) == 1)
            or (titled and len(words) > 2 and bool(words[0].bits & of.TITLE) and is_office_word(words[1]))
        )
        and not (begins_state(words) or begins_asian(words))
    ):
        if count := place_of_words(words):  # "New Orleans"
            yield _place(page, words[0], words[count - 1], 0.8)
            words = words[count:]
            begins = False
            continue
        words.pop(0)
        begins = False
    if not words:
        return
    held = state_in(words)
    if held is not None and held[0] and " ".join(word.bare for word in words) in places():
        held = None  # "Santiago de Cuba"
    if held is not None:
        first, after = held
        if after < len(words) and words[after].bare in PLACE_ENDS:
            after += 1
        if first:
            yield from _in_run(page, words[:first], begins=begins)
        yield _place(page, words[first], words[after - 1], 0.85)
        if words[after:]:
            yield from _in_run(page, words[after:], begins=False)
        return
    yield from _without_states(page, words, begins=begins, titled=titled and len(words) < len(run))


def _place(page: DocumentPage, first: CapitalWord, last: CapitalWord, sure: float) -> Named:
    at = Range(page.number, first.start, last.end)
    return Named(NameKind.PLACE, at, " ".join(page.text[at.start : at.end].split()), (), sure)


def _of_one(page: DocumentPage, run: list[CapitalWord], *, begins: bool) -> Iterator[Named]:
    """What `_in_run` gives for a run of one word, as most are: nothing can be taken off it."""
    word = run[0]
    start = word.start
    if word.bare == "Pope" and page.text.endswith("the ", 0, start):
        return iter((Named(NameKind.PERSON, Range(page.number, start, word.end), "Pope", (), 0.75),))
    if (
        word.bare in SURNAMES_TOO
        and _BEFORE_SURNAMES.search(page.text, max(0, start - 8), start)
        and not _TITLE_OF.match(page.text, word.end)
    ):  # "drafted by Lord", where the paper names a Lord in full
        return iter((Named(NameKind.PERSON, Range(page.number, start, word.end), word.bare, (), UNPROVEN),))
    if is_common(word, begins=begins or is_behind_office(page.text, start), last=True):
        return iter(())
    if state_in(run) is not None:
        return iter((_place(page, word, word, 0.85),))
    if (word.bits & of.UPPER and not word.initial) or "-" in word.bare:
        return _without_states(page, run, begins=begins)
    return _told(page, run, [], begins=begins)


def _without_states(
    page: DocumentPage, words: list[CapitalWord], *, begins: bool, titled: bool = False
) -> Iterator[Named]:
    count = len(words)
    title = next((i for i in range(count - 2, 0, -1) if words[i].bits & of.TITLE), 0) if count > 2 else 0
    if title:  # "Propaganda Minister Mach"
        yield from letters_before(page, words[:title])
        words = words[title:]
        begins = False
    letters = (
        next((i for i in range(1, len(words)) if words[i].bare in KNOWN_BODIES and not words[i - 1].initial), 0)
        if count > 1
        else 0
    )
    if letters:  # "Nixon NSC Meetings"
        yield from _in_run(page, words[:letters], begins=begins)
        yield from _letters(page, words[letters:])
        return
    pair = (
        next((i for i in range(1, len(words) - 2) if words[i].initial and words[i + 1].initial), 0) if count > 3 else 0
    )
    if not pair and len(words) == 3 and words[1].initial and words[0].bits & of.IN_BODIES:
        pair = 1  # "Second Secretary of the Obkom Ye. Pakhomenko"
    if pair:  # two initials begin a name: "Norland A. M. Berg"
        words = words[pair:]
    if len(words) > 2 and (cut := begins_behind(words)):
        words = words[cut:]  # "for Foreign Affairs Karl Berg"
    titles: list[str] = []
    while len(words) > 1 and words[0].bits & of.TITLE and not words[0].initial:
        titles.append(words.pop(0).raw)
        begins = False
        while words and not words[0].raw[0].isupper() and not is_of_name(page.text, words):
            words.pop(0)
    if len(words) > 2 and not words[0].initial and all(each.initial for each in words[1:]):
        yield from behind_surname(page, words, titles)
        return
    while words and not is_surname_of_titled(words, titles) and is_no_end(words):
        if is_person_not_thing(page.text, words):
            break
        thing = words.pop()
        if (len(words) == 1 and thing.bare in THINGS) or thing.bare in _INNS:
            return  # "George Street", "the Denver Hilton Hotel"
    if not words:
        return
    unpointed = len(words) > 1 and len(words[0].bare) == 1 and words[0].bare not in "AI" and not words[0].initial
    unpointed = unpointed and not begins_asian(words)  # "O Chin-u"
    if unpointed and words[1].bits & of.NAME_LIKE and not words[1].bits & NO_SURNAME:
        at = Range(page.number, words[1].start, words[-1].end)
        name = " ".join(page.text[at.start : at.end].split())
        yield Named(NameKind.PERSON, at, name, (), 0.75)  # "M Mussolini"
        return
    if words[0].bits & of.UPPER and not words[0].initial and not titles:
        given = len(words) > 1 and words[0].bits & of.GIVEN and len(words[0].bare) > 3
        if not given:
            yield from _letters(page, words)
            return
    if "-" in words[0].bare and len(words) == 1 and not titles and is_pair(words[0]):
        start, (one, _, two) = words[0].start, words[0].bare.partition("-")
        for part, place in ((one, start), (two, start + len(one) + 1)):
            at = Range(page.number, place, place + len(part))
            yield Named(NameKind.PERSON, at, part, (), UNPROVEN)
        return
    behind = 0 if titles else place_behind(words)
    if behind:
        yield from _told(page, words[:-behind], titles, begins=begins, titled=titled)
        yield _place(page, words[-behind], words[-1], 0.75)
        return
    yield from _told(page, words, titles, begins=begins, titled=titled)


def _told(
    page: DocumentPage, words: list[CapitalWord], titles: list[str], *, begins: bool, titled: bool = False
) -> Iterator[Named]:
    """The place or person that words without their titles name."""
    text = page.text
    at = Range(page.number, words[0].start, words[-1].end + (words[-1].raw in ("Jr.", "Sr.")))
    name = text[at.start : at.end]
    if len(words) > 1 or "\n" in name:
        name = " ".join(name.split())
        name = as_one_line(name) if "- " in name else name
    if len(name) < 2:
        return
    before = words_before(text, at.start)
    after = text[at.end : at.end + 30]
    if text.endswith("under the ", 0, at.start) and "eleased" in text[max(0, at.start - 36) : at.start]:
        return  # the act that records are released under, on the forms that describe them
    if at.start and text[at.start - 1] in ".0123456789":  # "No. 17.E. Tys.12": words that ran together
        return
    if len(words) == 1 and words[0].bare in BEHIND_FAMILIES:
        return
    if len(words) == 1 and not titles and is_no_name(text, words[0], at, after):
        return
    may_be_paper = before[1].endswith(_PAPERS) or text[at.start - 1 : at.start] in _QUOTATION_MARKS
    if not titles and may_be_paper and _PAPER.search(text, max(0, at.start - 30), at.start):
        yield Named(NameKind.BODY, at, name, (), 0.75)  # "the newspaper Delo"
        return
    firm = _FIRM.match(after) if after[2 if after[:1] == "," else 1 :][:1] in _FIRST_OF_FIRMS else None
    if firm is not None and (len(words) > 1 or not words[0].bits & (of.ENGLISH | of.BODY)):
        yield Named(NameKind.BODY, Range(page.number, at.start, at.end + firm.end()), name, (), 0.8)  # "Sionics, Inc."
        return
    if not titles and len(words) > 1 and words[0].raw in _SAINTS:
        yield Named(NameKind.PLACE, at, name, (), 0.7)  # "St. Adele"
        return
    office_of = is_behind_office(text, at.start)
    if titles and titles[-1].casefold() == "legat" and words[0].bits & of.PLACE:
        yield Named(NameKind.PLACE, at, name, (), 0.75)  # "Legat Bern": the Bureau's office in a town
        return
    if not titles:
        place = place_named(words, name, before, after, office_of=office_of)
        if place:
            yield Named(NameKind.PLACE, at, name, (), place, alone=place == 0.6)
            return
    confidence = person(words, titles, after, begins=begins)
    if titled and not titles and not words[-1].bits & of.FREQUENT and (confidence or words[-1].bits & of.SURNAME):
        confidence = max(confidence, 0.85)  # "Secretary of State Rogers"
    elif len(words) == 1 and not titles and confidence:
        if _RULES.match(after) and not words[0].bits & of.ENGLISH:
            confidence = max(confidence, 0.6)  # "the Goga government"
        elif before[1] in _NOBLE and not words[0].bits & (of.ENGLISH | of.STATE | of.LARGE_PLACE | of.COMMON):
            confidence = max(confidence, 0.8)  # "von Ribbentrop"
        elif (
            before[1] in ROLES and not words[0].bits & (NO_SURNAME | of.PLACE) and not begins_paragraph(text, at.start)
        ):
            confidence = max(confidence, 0.8)  # "his friend Ludin"
        elif (
            before[1] in _BEFORE_THINGS
            or before[1][-1:].isdigit()
            or is_place_as_well(words[0], before[1])
            or (before[1] in _WITHIN and before[0] not in TRUSTED and not after.startswith(("'s", "’s")))
        ):
            confidence = min(confidence, UNPROVEN)
    if confidence < PROVES and is_quoted(text, at):
        return
    if confidence:
        alone = len(words) == 1 and not titles and confidence < 0.8 and not words[0].bits & (of.SURNAME | of.GIVEN)
        yield Named(NameKind.PERSON, at, name, tuple(titles), confidence, alone)
    elif len(words) > 1:
        yield from _parted(page, words, titles, begins=begins)


def _parted(page: DocumentPage, words: list[CapitalWord], titles: list[str], *, begins: bool) -> Iterator[Named]:
    """The names within words that make none together: "Kissinger Cables", "Moscow Summit", "Passenger Cars"."""
    core = list(words)
    while core and core[-1].bits & of.ENGLISH and not core[-1].initial:
        if len(core) > 2 and core[-1].bits & of.SURNAME and core[-2].initial and len(core) < len(words):
            break  # "Gerald R. Ford Library"
        core.pop()
    while core and core[-1].initial:
        core.pop()
    while core and core[0].bits & of.ENGLISH and not core[0].bits & of.GIVEN and not core[0].initial:
        core.pop(0)
        begins = False
    if core and len(core) < len(words):
        yield from _told(page, core, titles, begins=begins)


def _letters(page: DocumentPage, words: list[CapitalWord]) -> Iterator[Named]:
    """Words that begin with one in capitals: states' and bodies' letters (KWP CC is one body), or a surname."""
    word = words[0]
    letters = word.bare.replace(".", "")
    end, rest = word.end, words[1:]
    place = word.bits & of.LARGE_PLACE and len(letters) > 4 and not word.bits & (of.SURNAME | of.GIVEN | of.ENGLISH)
    if word.bits & (of.STATE_ABBREVIATED | of.STATE) or place:
        yield Named(NameKind.PLACE, Range(page.number, word.start, end), word.bare, (), 0.8)
    elif letters not in NOT_BODIES and not _ROMAN.fullmatch(letters):
        if letters in AGENTS and rest and may_be_agent(rest, page.text, word.start):  # "SA RUTH HERON"
            yield from _told(page, rest, [word.raw], begins=False)
            return
        if rest and letters not in KNOWN_BODIES and (named := name_in_capitals(word, rest)):
            at = Range(page.number, word.start, rest[0].end)
            yield Named(NameKind.PERSON, at, " ".join(page.text[at.start : at.end].split()), (), named)
            if rest[1:]:
                yield from _in_run(page, rest[1:], begins=False)
            return
        if rest and rest[0].bits & of.UPPER and rest[0].bare.isalpha() and len(rest[0].bare) < 6:
            end, rest = rest[0].end, rest[1:]
        name = " ".join(page.text[word.start : end].split())
        at = Range(page.number, word.start, end)
        if letters in KNOWN_BODIES or letters.title() in PAPERS:
            yield Named(NameKind.BODY, at, name, (), 0.85)
        elif len(letters) > 3 and word.bits & of.SURNAME and not word.bits & of.ENGLISH:
            following = FOLLOWING.match(page.text, at.end)
            acts = (
                following is not None and following[1] in ACTS and places().get(word.bare.title(), 0) < _TOWN
            )  # "BERN ADVISED"
            yield Named(NameKind.PERSON, at, name, (), PROVES if acts else UNPROVEN)
        elif is_surname_in_capitals(page.text, word, at):
            yield Named(NameKind.PERSON, at, name, (), PROVES)
        elif (
            2 < len(letters) < 7
            and not (word.bits & of.ENGLISH or _is_of_agents(letters))
            and _NUMBER.match(page.text, at.end) is None
        ):
            paper = _PAPER.search(page.text, max(0, at.start - 30), at.start) is not None
            yield Named(NameKind.BODY, at, name, (), 0.75 if paper else LETTERS_ALONE)
    if rest:
        yield from _in_run(page, rest, begins=False)


def _is_of_agents(letters: str) -> bool:
    """Whether a letter and a number call a person, "B-1", and no staff: "G-2"."""
    return letters[1:2] == "-" and letters[2:].isdigit() and letters[0] not in "AGJS"
