"""The words of a sentence, with what each is to a reader of clauses: a person, a verb, what joins and what parts."""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase

from fonds.core.extracting.contact_cues import BREAK, HYPHENS
from fonds.core.extracting.contact_words import A_MEET, BARE_ROLES, MEETS, ROLES
from fonds.core.extracting.date_wordings import NAMES_OF_MONTHS
from fonds.core.extracting.kinds_of_words import (
    CAPITAL,
    IN_PARENS,
    JOINED,
    JUNIOR,
    MISREAD_HE,
    MISREAD_I,
    NEIGHBOURS,
    NO_NAME,
    OF_KIN,
    OF_ROLES,
    OF_TWO,
    POSSESSIVE,
    SYMBOLS,
    TITLED,
    TITLES,
    Seen,
    beside,
    looked_up,
    seen,
)
from fonds.core.extracting.kinds_of_words import (
    MEETS as OF_MEETING,
)
from fonds.core.extracting.people_on_page import People, end_of, start_of
from fonds.core.extracting.word_knowledge import (
    FREQUENT,
    GIVEN,
    SURNAME,
    is_word,
    known,
)
from fonds.core.extracting.words_together import Word, read_joints, read_kin, read_parens, read_symbols

# most words are plain: they are told without a look at what kind of letter each is
_WORD = re.compile(r"[A-Za-z0-9]++(?![\w’'./&-])|[^\W_][\w’'./&-]*\w|[^\W_]|[,;:()\[\]“”\"]")
_CALLED_SO = re.compile(r"[“\"][A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?[”\"]")
"""What somebody is called that stands in marks of quotation: they part no clause."""
_PARTICLES = frozenset({"de", "von", "van", "di", "da", "del", "el", "la", "der"})
_HELD_WORDS: tuple[dict[str, Seen], dict[str, Seen]] = ({}, {})
"""What words are, in sentences written as usual and in those in capitals."""
_FIRST_WORDS: tuple[dict[str, Seen], dict[str, Seen]] = ({}, {})
"""The same of words that begin a sentence."""
_STRAY = frozenset("bcefghijklmnpqrtuvwxyz")
"""Single small letters that are no word, but dirt beside the lines of a misread page."""
_RANKS = frozenset({"general", "colonel", "commander", "marshal", "judge", "senator", "congressman"})
_OF_NO_PLACE = frozenset({"president", "premier", "chairman", "secretary", "king", "queen", "chancellor", "director"})
"""Those whose place is no part of what they are called: "called the President in Texas"."""
_SHORT_TITLES = frozenset({"mr", "mrs", "ms", "dr", "messrs"})
"""Titles whose point is often misread as a comma."""
_BEFORE_PLACES = frozenset({"hotel", "camp", "fort", "calle", "avenida", "radio", "bank", "restaurant", "club"})
_BEFORE_NAMES = frozenset({"mr", "mrs", "miss", "dr"})
_SMALL, _CAPITAL = ascii_lowercase.encode(), ascii_uppercase.encode()
_NAMES = ("name", "capital")
SEVERAL = frozenset({"they", "them"})
"""What means several persons; "both men" and "the two" are read as "they"."""
_OF_TWO = frozenset({"both", "two", "latter"})
_MAY_HAVE = frozenset({"person", "name", "role", "pronouns", "own", "relatives", "be", ")"})
_SAYS_WHO = frozenset({"person", "name", "title", "and", "noun", "other", "prepositions"})
_VERBAL = frozenset({"contact", "verb", "have", "be", "adverbs"})
_BEGINNING = 240  # characters, by which it is told whether a sentence is in capitals


def words_of(
    text: str, start: int, end: int, people: People, others: tuple[tuple[int, int], ...],
    offices: tuple[tuple[int, int], ...] = (),
) -> list[Word]:  # fmt: skip
    """The words of a sentence; `others` are the places of names of bodies and places in it, `offices` those of offices
    that stand before the name of who holds them: they are passed over.

    A person's name is one word. `owner` says that "'s" stands behind it, or that it is "his", "her", "my".
    """
    mentions = [m for m in people.within(start, end) if end_of(m) <= end]
    found: list[Word] = []
    add, new = found.append, tuple.__new__  # the fastest way to make a word
    shouted = _is_shouted(text[start : min(end, start + _BEGINNING)])
    held_words, first_words = _HELD_WORDS[shouted], _FIRST_WORDS[shouted]
    past, passed, near = start, 0, 0  # `passed` of the others end before the word
    number, named_from = 0, start_of(mentions[0]) if mentions else end
    closing = -1
    offices_until = max(until for _, until in offices) if offices else -1
    for match in _WORD.finditer(text, start, end):
        place, stop = match.span()
        if place < past or (place < offices_until and any(a <= place < b for a, b in offices)):
            continue
        raw = match[0]
        held = (held_words if found else first_words).get(raw)
        if held is None and (
            raw in _STRAY
            or (raw == ":" and text[place - 1].isspace())
            or (raw == "," and found and found[-1].low in _SHORT_TITLES)
        ):
            continue
        if named_from < stop:
            while number < len(mentions) and end_of(mentions[number]) <= place:
                number += 1
            named_from = start_of(mentions[number]) if number < len(mentions) else end
            if named_from < stop:
                mention = mentions[number]
                begin, stop = start_of(mention), end_of(mention)
                low, kind = text[begin:stop].lower(), "role" if mention.form == "role" else "person"
                owner = text.startswith(("'s", "’s", "' ", "’ "), stop) or text.startswith(POSSESSIVE, stop - 2)
                add(Word(begin, stop, low, kind, mention, owner))
                near |= beside(low, kind)
                past = stop + 2 * text.startswith(("'s", "’s"), stop)
                number += 1
                named_from = start_of(mentions[number]) if number < len(mentions) else end
                continue
        if held is None:
            if not raw[0].isalnum():
                called = _CALLED_SO.match(text, place, end) if raw in '“"' else None
                if called is not None:
                    closing = called.end() - 1  # an employee named "Luisa"
                if called is not None or place == closing:
                    continue
                add(new(Word, (place, stop, raw, raw, None, False)))
                continue
            if raw in JUNIOR and found and found[-1].kind in (",", "person", "name"):
                if found[-1].kind == ",":
                    found.pop()  # "Smith, Jr. told"
                continue
            held = seen(held_words if found else first_words, raw, shouted=shouted, first=not found)
        low, kind, owner, cut, may_be_other, beside_it = held
        near |= beside_it
        if may_be_other and others:
            while passed < len(others) and others[passed][1] <= place:
                passed += 1
            for begin, until in others[passed:]:
                if begin >= stop:
                    break
                if place < until:
                    kind = "body"
                    break
        if not found:
            add(new(Word, (place, stop - cut, low, kind, None, owner)))
            continue
        last = found[-1]
        if kind == "name" and last[2] in _BEFORE_PLACES:
            kind = "body"  # "Hotel Nacional"
        if text[last.end] in HYPHENS and raw.islower() and last.who is None and _is_broken(text, last, place):
            found.pop()
            low, kind, owner = looked_up(text[last.start : last.end] + raw, shouted=shouted, first=not found)
            add(Word(last.start, stop - cut, low, kind, None, owner))
            near |= beside(low, kind)
            continue
        word: Word = new(Word, (place, stop - cut, low, kind, None, owner))
        if last[3] in _NAMES and _goes_on(text, last, word, shouted=shouted):
            found.pop()
            word = Word(last.start, word.end, text[last.start : word.end].lower(), "name", None, word.owner)
        add(word)
    _read_together(text, found, near)
    return found


def _read_together(text: str, words: list[Word], near: int) -> None:
    """What words are beside one another; `near` says for what some of them have to be read so."""
    if len(words) > 1 and words[0].kind == "capital" and words[1].kind in ("contact", "verb", "have", "be", ","):
        _read_first(text, words)
    if near & TITLES:
        _read_misread_names(text, words)
    if near & IN_PARENS:
        read_parens(words)
    if near & NEIGHBOURS or (near & CAPITAL and near & TITLES):
        _read_neighbours(text, words)
    if near & OF_MEETING and near & MISREAD_I:
        _read_misread(text, words)
    if near & SYMBOLS:
        read_symbols(text, words)
    if near & JOINED:
        read_joints(words)
    if near & OF_KIN:
        read_kin(words)
    if near & OF_ROLES:
        _read_roles(words)
    if near & OF_TWO:
        _read_two(words)


def _read_neighbours(text: str, found: list[Word]) -> None:
    """Words that are something else before or behind some words: "in contact with", "OFFICER BAKER", "3 May"."""
    for at, word in enumerate(found[:-1]):
        if word.low in ("contact", "touch") and (found[at + 1].low == "with" or found[at + 1].kind == "be"):
            found[at] = word._replace(kind="noun")
        elif (
            word.kind in TITLED
            and found[at + 1].kind == "capital"
            and _is_surname(text[found[at + 1].start : found[at + 1].end])
        ):
            found[at + 1] = found[at + 1]._replace(kind="name")  # "OFFICER BAKER"
        elif word.low in MEETS and A_MEET.search(text.lower(), max(0, word.start - 16), word.start) is not None:
            found[at] = word._replace(kind="noun")
        elif word.low == "net" and found[at + 1].low == "with":
            found[at] = word._replace(kind="contact", low="met")
        elif word.low == "may" and "number" in (found[at + 1].kind, found[at - 1].kind if at else ""):
            found[at] = word._replace(kind="other")
        elif word.low in ("our", "my") and found[at + 1].kind == "role":
            found[at] = word._replace(kind="determiners", owner=False)  # "told our Ambassador"
    if len(found) > 1 and found[-1].low == "may" and found[-2].kind == "number":
        found[-1] = found[-1]._replace(kind="other")


def _read_misread_names(text: str, words: list[Word]) -> None:
    """What stands behind "Mr." is a name, though an engine misread it: "Mr. paaoial called"."""
    for at, word in enumerate(words[:-1]):
        behind = words[at + 1]
        if word.low in _BEFORE_NAMES and behind.kind == "other" and len(behind.low) > 3 and behind.low.isalpha() and (
            not is_word(behind.low) and text[word.end : behind.start] in (".", " ", ". ")
        ):  # fmt: skip
            words[at + 1] = behind._replace(kind="name")


def _is_surname(raw: str) -> bool:
    """Whether a word in capitals is a surname that is a word too: "BAKER"."""
    bits = known(raw)
    return raw.isupper() and len(raw) > 3 and bool(bits & SURNAME) and not bits & (NO_NAME | FREQUENT)


def _read_first(text: str, words: list[Word]) -> None:
    """A first name, or a word that no list knows, that begins a sentence and does something is somebody's: "Sandy
    called Mr. Smith"."""
    bits = known(text[words[0].start : words[0].end])
    low = words[0].low
    unknown = len(low) > 4 and low.isalpha() and not (is_word(low) or bits) and words[1].kind in ("contact", "have")
    if unknown or (bits & GIVEN and not bits & NO_NAME and words[1].kind != ","):
        words[0] = words[0]._replace(kind="name")


def _is_broken(text: str, last: Word, start: int) -> bool:
    """Whether nothing but a hyphen at a line's end stands between a word and a place: "under-\\nsigned"."""
    return last.low.isalpha() and BREAK.fullmatch(text, last.end, start) is not None


def _goes_on(text: str, last: Word, word: Word, *, shouted: bool) -> bool:
    """Whether a name or a capital goes on with a word: "MARI", "D." or, in capitals, a surname behind a first name."""
    if text[last.end : word.start].strip(" \n") not in ("", "."):
        return False
    between = text[last.end : word.start]
    raw = text[word.start : word.end]
    if last.kind == "name" and len(raw) == 1:
        return raw.isupper() and raw != "I" and between.isspace() and text.startswith(".", word.end)
    if between.isspace() or text[last.end - 2].isspace():
        if word.kind == "name" and last.kind == "name":
            return True
        first = text[last.start : last.end]
        return shouted and word.kind in ("name", "capital") and raw.isupper() and bool(
            known(first.split()[0]) & GIVEN and known(raw) & SURNAME and raw.isalpha() and first.isupper()
        )  # fmt: skip
    return False


def _read_misread(text: str, words: list[Word]) -> None:
    """Right before a verb of meeting a "1" is a misread "I", "Ne" a misread "He", and "bad" a misread "had"."""
    for at, word in enumerate(words[:-1]):
        if word.low == "bad" and at > 0 and words[at - 1].kind in _MAY_HAVE and _is_done(words, at + 1):
            words[at] = word._replace(low="had", kind="have")
            if words[at - 1].low == "be":
                words[at - 1] = words[at - 1]._replace(low="he", kind="pronouns")
        if word.kind in ("capital", "name", "be") and text[word.start : word.end] in MISREAD_HE:
            ahead = at + 1
            while ahead < len(words) - 1 and words[ahead].kind in ("adverbs", "have"):
                ahead += 1
            if words[ahead].kind == "contact":
                words[at] = Word(word.start, word.end, "he", "pronouns")
        if words[at + 1].low == "ne" and word.kind == "contact" and word.low not in ("met", "saw"):
            words[at + 1] = Word(words[at + 1].start, words[at + 1].end, "me", "own")  # "phoned ne"
        if word.low == "1" and words[at + 1].kind == "contact" and text[word.end : words[at + 1].start].isspace():
            words[at] = Word(word.start, word.end, "i", "own")


def _is_done(words: list[Word], at: int) -> bool:
    """Whether a verb of meeting begins at a place, with the adverbs and auxiliaries before it."""
    while at < len(words) - 1 and words[at].kind in ("adverbs", "be"):
        at += 1
    return at < len(words) and words[at].kind == "contact"


def _read_roles(words: list[Word]) -> None:
    """Roles before a name are titles of whom it names, also before a comma: "the Minister, Dr. Tuka"; "Prime Minister"
    is one role."""
    for at in range(len(words) - 1, -1, -1):
        word = words[min(at, len(words) - 1)]  # words behind it may have become one
        two = at > 0 and word.who is None and word.kind == "people" and f"{words[at - 1].low} {word.low}" in ROLES
        if (word.kind != "role" and not two) or at >= len(words):
            continue
        if word.who is None and word.low in BARE_ROLES and _is_anybody(words, at):
            words[at] = word._replace(kind="people")
            continue
        if word.who is None and at > 0 and f"{words[at - 1].low} {word.low}" in ROLES:
            before = words.pop(at - 1)
            word = words[at - 1] = Word(before.start, word.end, f"{before.low} {word.low}", "role", None, word.owner)
            at -= 1
        ahead = at + 1
        if ahead < len(words) and words[ahead].kind == ",":
            ahead += 1
        while ahead < len(words) and (
            words[ahead].kind in ("title", "role", "people") or words[ahead].low in _PARTICLES
        ):
            ahead += 1
        named = ahead < len(words) and words[ahead].kind in ("person", "name")
        if named and (words[at + 1].kind != "," or _is_apposed(words, at + 2, ahead)):
            words[at] = Word(word.start, word.end, word.low, "title" if ahead == at + 1 else "people", None, word.owner)
        elif word.who is None and word.low not in BARE_ROLES:
            _read_wide_role(words, at)


def _is_anybody(words: list[Word], at: int) -> bool:
    """Whether a role behind a comma tells what somebody is: "Smith, a potential criminal informant of the office"."""
    first = at
    while first > 0 and at - first < 4 and words[first - 1].kind in ("other", "capital", "adverbs"):
        first -= 1
    return first > 2 and words[first - 1].low in ("a", "an", "former") and words[first - 2].kind == ","


def _read_wide_role(words: list[Word], at: int) -> None:
    """A role with what it is of is one word behind "the": "the Minister of the Interior", "the Gestapo Chief"; behind
    another word it is anybody's."""
    word = words[at]
    first, end = at, at + 1
    while first > 0 and at - first < 3 and words[first - 1].kind in ("body", "capital"):
        first -= 1
    joints = ("of", "for") if word.low.split()[-1] in _OF_NO_PLACE else ("of", "for", "in", "to")
    of_something = _is_of_something(words, at + 1, joints)
    while of_something and end < len(words) and end - at < 7 and (
        words[end].kind in ("capital", "body", "determiners", "title") or words[end].low in joints[:3]
    ) and words[end].low not in NAMES_OF_MONTHS:  # fmt: skip
        end += 1
    while words[end - 1].kind not in ("capital", "body", "role"):
        end -= 1
    apposed = first > 2 and words[first - 2].kind == "," and words[first - 3].kind in ("person", "name", ")")
    if first > 0 and words[first - 1].low == "the" and not apposed and end - first > 1:
        low = " ".join(each.low for each in words[first:end])
        words[first:end] = [Word(words[first].start, words[end - 1].end, low, "role", None, words[end - 1].owner)]
    elif of_something:
        words[at] = Word(word.start, word.end, word.low, "people", None, word.owner)


def _read_two(words: list[Word]) -> None:
    """ "Both", "both men" and "the two" are "they" where no name follows that says who."""
    for at in range(len(words) - 1, -1, -1):
        if words[at].low not in _OF_TWO:
            continue
        first, end = at, at + 1
        if words[at].low == "latter":
            alone = end < len(words) and words[end].kind not in ("other", "people", "capital", "noun", "and")
            if alone and at > 0 and words[at - 1].low == "the" and not words[at].owner:
                words[at - 1 : end] = [Word(words[at - 1].start, words[at].end, "latter", "pronouns")]
            continue
        if words[at].low == "two":
            if at == 0 or words[at - 1].low not in ("the", "these", "those"):
                continue
            first = at - 1
        while end < len(words) and end - at < 3 and words[end].kind in ("other", "capital", "body") and (
            end + 1 < len(words) and words[end + 1].kind == "people"
        ):  # fmt: skip
            end += 1
        is_people = end < len(words) and words[end].kind == "people" and words[end].low.endswith(("s", "men", "women"))
        end += is_people
        follows = words[end].kind if end < len(words) else ""
        if follows in _VERBAL or (is_people and follows not in _SAYS_WHO):
            words[first:end] = [Word(words[first].start, words[end - 1].end, "they", "pronouns")]


def _is_of_something(words: list[Word], at: int, joints: tuple[str, ...]) -> bool:
    """Whether "of the Interior", "in Budapest" follows a role: then it is not the role's one bearer of the paper."""
    return (
        at + 1 < len(words)
        and words[at].low in joints
        and words[at + 1].kind in ("capital", "body", "determiners", "title", "other", "name")
    )


def _is_apposed(words: list[Word], first: int, name: int) -> bool:
    """Whether a name behind a comma, with titles from `first` on, ends what it stands in apposition to: no "and" is
    behind it, and no office of its own before it ("with the Ambassador, Minister Berg")."""
    own = any(each.low in ROLES and each.low not in _RANKS for each in words[first:name])
    return not own and (name + 1 >= len(words) or words[name + 1].kind not in ("and",))


def _is_shouted(beginning: str) -> bool:
    """Whether a sentence begins with more capitals than small letters."""
    if beginning.isascii():
        plain = beginning.encode("ascii")
        return len(plain.translate(None, _CAPITAL)) < len(plain.translate(None, _SMALL))
    return sum(map(str.isupper, beginning)) > sum(map(str.islower, beginning))
