"""Names that an office beside them proves: "the Cuban President, DORTICOS,", "ASSISTANT DIRECTOR SULLIVAN".

Written in capitals such a name is hardly told from other words, so that most of those that no list knows are passed
over elsewhere. Here a word counts that is none of the language and of no body or place, and right beside an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.core.extracting import word_knowledge as of
from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.name_words import ASIAN_FAMILY_NAMES, KNOWN_BODIES, UPPER
from fonds.core.extracting.named import Named
from fonds.core.extracting.office_phrases import OfficePhrase, office_phrases
from fonds.core.extracting.office_words import BEFORE_FULL_NAMES

_ASIAN = rf"[{UPPER}][{UPPER}’'-]+(?: [{UPPER}][{UPPER}’'-]+){{1,2}}"
"""A name of two or three words of two letters and more: "SIN CHIK SU"."""
_CAPITALS = rf"[{UPPER}][{UPPER}’'-]{{2,}}"
_GIVEN = rf"(?:[{UPPER}][\w’'-]+|[{UPPER}]\.)"
_BEHIND = re.compile(
    rf"(?P<joint>,? \n?| ?\n| {{2,3}})(?:(?:Mr|MR|Dr|DR|Gen|GEN|Col|COL)\.? )?"
    rf"(?P<name>(?:{_GIVEN} {{1,3}}){{0,2}}{_CAPITALS})(?![\w/-])"
)
_GIVEN_INITIAL = re.compile(
    rf"(?P<given>[{UPPER}][{UPPER}’'-]{{2,}})[ \n]['‘]?[{UPPER}][.,] (?P<family>[{UPPER}][{UPPER}’'-]{{2,}})(?![\w/-])"
)
"""A name with an initial, whose point may be misread: "WILLIAM H, LAWRENCE"."""
_MISREAD_POINT = re.compile(r"['‘]?\b([A-Z]), ")
_BEFORE = re.compile(
    rf"(?:^|[\s(:;,.])(?P<name>(?:{_GIVEN} ){{0,2}}{_CAPITALS}|{_ASIAN}),\s(?:(?:THE|the|an?|AN?)\s)?$"
)
_INVERTED = re.compile(
    rf"(?:^|[\s(:;.])(?P<family>{_CAPITALS}), (?P<given>[{UPPER}][{UPPER}.’'-]*(?: [{UPPER}][{UPPER}.’'-]*){{0,2}}), $"
)
_FULL = re.compile(
    rf"(?<!San)(?<!Santa)(?<!Saint)[ \n](?P<name>(?P<given>[{UPPER}][a-z]{{2,}})(?: [{UPPER}]{{1,2}}\.){{0,2}} "
    rf"(?P<family>[{UPPER}][a-z’'-]{{3,}}))(?![\w’'-])"
)
"""A given name and a surname in small letters behind an office."""
_FULL_AT_END = re.compile(
    rf"(?<!San)(?<!Santa)(?<!Saint)[ \n](?P<name>(?P<given>[{UPPER}][a-z]{{2,}})(?: [{UPPER}]{{1,2}}\.){{0,2}} "
    rf"(?P<family>[{UPPER}][a-z’'-]{{3,}}))$"
)
"""The same at the end of what an office is of: "Assistant Secretary for European Affairs Ruth Kestrel"."""
_FULL_BEFORE = re.compile(
    rf"(?:^|[\s(:;])(?P<name>(?P<given>[{UPPER}][a-z]{{2,}})(?: [{UPPER}]{{1,2}}\.){{0,2}} "
    rf"(?P<family>[{UPPER}][a-z’'-]{{3,}})),\s(?:(?:the|an?)\s)?$"
)
_SINGLE_BEFORE = re.compile(
    rf"(?:(?:^|[.!?;:,]\s{{1,2}}|\n\n)|\b(?P<behind>and|but|that|when|as|by|with|to|through|While|As|When)\s)"
    rf"(?P<name>[{UPPER}][a-zà-žșț’'-]{{2,}}),\s(?:the|an?)\s(?:[a-z-]+\s){{0,2}}$"
)
"""A word by itself, in small letters, before a comma and an office: "Belev, the Commissioner for Trade"."""
_BRACKETED = re.compile(rf"\s?\((?:(?:Mr|Dr|Gen|Cde|[Cc]om|[Cc]omrade)\.? )?(?P<name>[{UPPER}][a-z]{{2,}})\)")
"""A name in brackets behind an office: "the Ambassador in Japan (Meyer)"."""
_BEFORE_BRACKET = re.compile(rf"(?:^|[\s(:;,])(?P<name>[{UPPER}][a-z’'-]{{2,}})\s\((?:the )?$")
"""One with its office in brackets behind it: "Meyer (third secretary)"."""
_APPOSED_BEHIND = re.compile(
    rf",\s(?P<name>[{UPPER}][a-z’'-]{{2,}}|[{UPPER}][a-z’']+(?: [{UPPER}][\w’'-]+){{1,2}})(?=[,;)])"
)
"""A name between commas behind an office with an article: "the Minister in Oslo, Berg,"."""
_LISTED = re.compile(
    rf"(?:^|\n)[ \t]*(?:\d{{1,2}}[.)]?[ ]+|[-–•*][ ]+)?(?:Cde\. |[Cc]om\. |"
    rf"[Cc]omrade )?(?P<family>[{UPPER}][\w’'-]{{2,}}),? "
    rf"(?P<given>(?!Jr|Sr)(?:[{UPPER}][a-z]?\.[ ]?){{1,2}}|[{UPPER}][a-z]{{2,}})(?P<joint>, | ?[-–—] | ?\()$"
)
"""A line of a list whose name begins with the family's: "1. Berg, K., Minister of Trade", "BERG Karl – Minister"."""
_JOINTS_OF_LISTS = (", ", "- ", "– ", "— ", "(")
"""How what it finds ends."""
_ONE_THEN = re.compile(
    rf"(?P<name>{_CAPITALS})(?=[,.;:)]|[ \n](?:SAID|WAS|IS|HAS|HAD|WHO|TOLD|ADVISED|REPORTED|AND|WILL|STATED|ASKED|MET|"
    r"WERE|CALLED|INFORMED|GAVE|LEFT|ARRIVED|THAT|TO|ON|AT|IN|RE|FROM|BY|WITH)\b|\s*$)"
)
"""A word in capitals behind which a sentence or a clause goes on or ends."""
_TOLD_BEFORE = re.compile(
    rf"(?:^|[\s(:;,.])(?P<name>(?:{_GIVEN}[ \n]){{0,2}}{_CAPITALS})(?:,|\.|,? WHO (?:IS|WAS|HAS BEEN)|"
    r" IS| WAS| BECAME| IS NOW| (?:HAS BEEN|WAS|IS) (?:APPOINTED|ELECTED|NAMED)|"
    r" (?:WAS |IS )?(?:REPORTED|LISTED|IDENTIFIED) AS)[ \n](?:(?:THE|AN?)[ \n])?$"
)
"""A name in capitals of which an office is said: "KARL BERG, WHO IS CHIEF OF POLICE"."""
_PERSONAL = frozenset({"senator", "congressman", "congresswoman", "judge", "sheriff", "governor"})
"""Offices right behind which nothing stands but a name: "Senator Church"."""
_SURNAME_BEHIND = re.compile(
    rf"[ \n](?P<name>[{UPPER}][a-z]{{2,}})(?![\w-])"
    rf"(?![ \n](?:[Cc]ommittee|[Ss]ubcommittee|[Cc]ommission|[Rr]eport|[{UPPER}]))"
)
_ONE_THAT_ACTS = re.compile(
    rf"[ ]?\n?[ \n](?P<name>(?!\w*(?:ED|ING|LY|ION|MENT)\b)[{UPPER}]{{4,12}})"
    r"(?=(?:,| WHO)? (?:HAS |HAD |WILL |IS |WAS )?(?:SAID|TOLD|ADVISED|REPORTED|STATED|ASKED|ISSUED|"
    r"CALLED|INFORMED|GAVE|LEFT|ARRIVED|REQUESTED|MET|INDICATED|REPLIED|RETURNED)\b)"
)
"""A word in capitals behind an office, behind which stands what only a person does: "AMBASSADOR BERGEL ISSUED"."""
_ABOVE = re.compile(
    rf"(?:^|\n)[^A-Za-z\d\n]{{0,6}}(?P<name>(?P<given>[{UPPER}][\w’'-]*\.?) (?:[{UPPER}][.,] ?){{1,2}}"
    rf"(?P<family>[{UPPER}][\w’'-]{{3,}}))"
    r"[^A-Za-z\d\n]{0,6}(?: [a-z]{1,4})?[^A-Za-z\d\n]{0,6}\n(?:[ \t]*\n)?[^A-Za-z\d\n]{0,12}$"
)
"""A name with an initial on the line above the symbol of an office, with what stains beside it were read as."""
_REACH = 60
_ARTICLE = 6
"""Code points of a comma or bracket with the article behind it: ", the "."""
_UNLIKE = (
    of.ENGLISH
    | of.COMMON
    | of.STATE
    | of.STATE_ABBREVIATED
    | of.BODY
    | of.IN_BODIES
    | of.TITLE
    | of.PEOPLE
    | of.LARGE_PLACE
)
_CLOSES = frozenset((")", ",", ";"))
_APPOSED = frozenset(",;:.)(")
_LEAST = 4
"""Letters of a name in capitals: shorter words are abbreviations."""


def names_beside_offices(page: DocumentPage) -> Iterator[Named]:
    """The persons of a page whose names in capitals stand right beside their office, in order."""
    text = page.text
    until = 0
    for phrase in office_phrases(text):
        inverted = _inverted_before(text, phrase)
        if inverted is not None and inverted[0] >= until:
            until = inverted[1]
            yield Named(NameKind.PERSON, Range(page.number, *inverted[:2]), inverted[2], (), 0.8)
            continue
        listed = _listed_before(text, phrase)
        if listed is not None and listed[0] >= until:
            until = listed[1]
            yield Named(NameKind.PERSON, Range(page.number, *listed[:2]), listed[2], (), 0.8)
            continue
        for at in _beside(text, phrase):
            if at[0] >= until:
                until = at[1]
                name = _MISREAD_POINT.sub(r"\1. ", " ".join(text[slice(*at)].split()))
                yield Named(NameKind.PERSON, Range(page.number, *at), name, (), 0.8)


def _inverted_before(text: str, phrase: OfficePhrase) -> tuple[int, int, str] | None:
    """Where a name stands as columns have it, "HELMS, RICHARD, DDP, CIA", with the name in its order; else None."""
    if not text[phrase.word_start : phrase.word_end].isupper() or not text.endswith(", ", 0, phrase.start):
        return None
    found = _INVERTED.search(text, max(0, phrase.start - _REACH), phrase.start)
    if found is None or not _is_name(found["family"], known=True, least=3):
        return None
    first = found["given"].split()[0].strip(".")
    if len(first) > 1 and not of.known(first) & of.GIVEN:
        return None
    return found.start("family"), found.end("given"), f"{found['given']} {found['family']}".title()


def _listed_before(text: str, phrase: OfficePhrase) -> tuple[int, int, str] | None:
    """Where a line of a list names somebody family's name first, and the name in its order; else None."""
    if not text.endswith(_JOINTS_OF_LISTS, 0, phrase.start):
        return None  # as before most offices
    found = _LISTED.search(text, max(0, text.rfind("\n", 0, phrase.start) - 1, phrase.start - 2 * _REACH), phrase.start)
    if found is None:
        return None
    family, given = found["family"], found["given"].strip()
    bits = of.known(family)
    if bits & _UNLIKE or bits & of.ASIAN or (family[1:].isupper() and len(family) < _LEAST):
        return None
    if not given.endswith(".") and not (family.isupper() and of.known(given) & of.GIVEN):
        return None
    if given.endswith(".") and not found["joint"].strip():
        return None
    return (
        found.start("family"),
        found.start("given") + len(given),
        f"{given} {family.title() if family.isupper() else family}",
    )


def _is_full(found: re.Match[str]) -> bool:
    """Whether a given name and what may be a surname are somebody's."""
    given, family = of.known(found["given"]), of.known(found["family"])
    return bool(given & of.GIVEN) and not family & _UNLIKE


def _beside(text: str, phrase: OfficePhrase) -> Iterator[tuple[int, int]]:
    """Where a name stands before an office, and behind it."""
    word = " ".join(text[phrase.word_start : phrase.word_end].lower().split())
    low = max(0, phrase.start - _REACH)
    right_before = text[max(0, phrase.start - _ARTICLE) : phrase.start]
    if phrase.alone or phrase.more:
        whole = _FULL_BEFORE.search(text, low, phrase.start) if "," in right_before else None
        if whole is not None and _is_full(whole):
            yield whole.span("name")
        lone = _SINGLE_BEFORE.search(text, low, phrase.start) if text.find(",", low, phrase.start) >= 0 else None
        if lone is not None and _is_lone(lone["name"], follows=lone["behind"] is not None, of_what=phrase.more):
            yield lone.span("name")
        single = _BEFORE_BRACKET.search(text, low, phrase.start) if "(" in right_before else None
        if (
            single is not None
            and not of.known(single["name"]) & (_UNLIKE & ~of.LARGE_PLACE)
            and text[phrase.end : phrase.end + 1] in _CLOSES
        ):
            yield single.span("name")
        apposed = _APPOSED_BEHIND.match(text, phrase.end) if phrase.alone and phrase.more else None
        if (
            apposed is not None
            and text.endswith(("the ", "The ", "our ", "Our "), 0, phrase.start)
            and _is_apposed(apposed["name"])
        ):
            yield apposed.span("name")
        is_symbol = "/" in text[phrase.word_start : phrase.word_end]
        above = _ABOVE.search(text, low, phrase.start) if is_symbol else None
        if above is not None and not of.known(above["family"]) & (_UNLIKE & ~of.ENGLISH):
            yield above.span("name")
        bracketed = _BRACKETED.match(text, phrase.end)
        if (
            bracketed is not None
            and (phrase.more or is_symbol)
            and _is_in_brackets(bracketed["name"], heads=phrase.capital)
        ):
            yield bracketed.span("name")
    if not phrase.capital or not (phrase.alone or phrase.more or word in BEFORE_FULL_NAMES):
        return
    before = _BEFORE.search(text, low, phrase.start) if "," in right_before else None
    told = _TOLD_BEFORE.search(text, low, phrase.start) if text[phrase.word_start : phrase.word_end].isupper() else None
    if before is not None and _is_name(before["name"], known=True):
        yield before.span("name")
    elif told is not None and (begin := _where_told(told["name"])) is not None:
        yield told.start("name") + begin, told.end("name")
    if word in _PERSONAL:
        named = _SURNAME_BEHIND.match(text, phrase.word_end)
        if named is not None and _is_of_a_person(named["name"]):
            yield named.span("name")
            return
    ends = (phrase.word_end, phrase.end) if phrase.word_end != phrase.end else (phrase.end,)
    for place in ends:
        full = _FULL.match(text, place)
        if full is not None and of.known(full["given"]) & of.GIVEN and not of.known(full["family"]) & _UNLIKE:
            yield full.span("name")
            return
    if phrase.alone and phrase.word_end < phrase.end:
        full = _FULL_AT_END.search(text, phrase.word_end, phrase.end)
        if (
            full is not None
            and _is_full(full)
            and not of.known(full["given"]) & (of.ENGLISH | of.PLACE | of.LARGE_PLACE)
        ):
            yield full.span("name")
            return
    acts = _ONE_THAT_ACTS.match(text, phrase.end) if phrase.alone and not phrase.end > phrase.word_end else None
    if acts is not None and not of.known(acts["name"]) & ~(of.UPPER | of.NAME_LIKE | of.LARGE | of.SURNAME):
        yield acts.span("name")
        return
    behind = _BEHIND.match(text, phrase.end)
    if behind is None:
        return
    apart = "," in behind["joint"]
    in_capitals = text[phrase.word_start : phrase.word_end].isupper()
    surely = phrase.more and not in_capitals
    start, end = behind.span("name")
    if text[end : end + 8].strip().upper().startswith("ASSASS"):
        return  # the act that records are released under stands on every page
    initial = _GIVEN_INITIAL.match(text, start) if in_capitals and not apart else None
    if (
        initial is not None
        and of.known(initial["given"]) & of.GIVEN
        and initial["family"] not in KNOWN_BODIES
        and not text[initial.end() : initial.end() + 8].strip().upper().startswith("ASSASS")
    ):
        yield initial.span()  # a surname then, though a word too or in no list
        return
    if in_capitals and not apart and _is_surname_then(text, start):
        yield start, start + len(text[start:end].split()[0])
        return
    while end > start:
        if (not apart or text[end : end + 1] in _APPOSED) and _is_name(
            text[start:end], known=(apart or in_capitals) and not surely
        ):
            yield start, end
            return
        end = start + max(text[start:end].rfind(" "), 0)


def _where_told(name: str) -> int | None:
    """Where in words in capitals somebody's name begins of whom an office is said, None where they are no name: a given
    name and a word that no list has as anything else, or a surname that is a word too; else a surname alone."""
    words = name.split()
    last = of.known(words[-1])
    if words[-1] in KNOWN_BODIES or last & (_UNLIKE & ~of.ENGLISH):
        return None
    for first in range(len(words) - 1):
        given = of.known(words[first])
        if given & of.GIVEN and not given & _UNLIKE and (last & of.SURNAME or not last & (_UNLIKE | of.PLACE)):
            return name.index(words[first])
    is_surname = last & of.SURNAME and not last & _UNLIKE and len(words[-1]) > _LEAST
    return name.rindex(words[-1]) if is_surname else None


def _is_of_a_person(name: str) -> bool:
    """Whether a word right behind an office that only names follow is a surname, though a word of the language and of
    bodies too: "Senator Church"."""
    unlike = of.COMMON | of.TITLE | of.STATE | of.STATE_ABBREVIATED | of.PEOPLE | of.LARGE_PLACE
    return bool(of.known(name) & of.SURNAME) and not of.known(name) & unlike


def _is_surname_then(text: str, start: int) -> bool:
    """Whether a word in capitals behind an office is a surname though a word of the language too, as what follows
    tells: "DCM SMITH WAS"."""
    found = _ONE_THEN.match(text, start)
    bits = of.known(found["name"]) if found is not None else 0
    return bool(bits & of.SURNAME and bits & of.ENGLISH) and not bits & (
        of.FREQUENT | of.COMMON | of.TITLE | of.BODY | of.IN_BODIES | of.PEOPLE | of.STATE | of.LARGE_PLACE
    )


def _is_in_brackets(name: str, *, heads: bool) -> bool:
    """Whether a word in brackets behind an office is who holds it; behind one with a capital a surname that is a word
    of the language too, as in "Memorandum From the Under Secretary of State (Ball) to President Strand"."""
    bits = of.known(name)
    if heads and bits & of.SURNAME:
        return not bits & (_UNLIKE & ~(of.ENGLISH | of.LARGE_PLACE))
    return not bits & _UNLIKE


def _is_lone(name: str, *, follows: bool, of_what: bool) -> bool:
    """Whether a word before a comma and an office is somebody's name, and neither a place's nor of the language; the
    first word of a sentence must be in no list of places, unless it is a surname before an office that is `of_what`."""
    bits = of.known(name)
    may_be_place = follows or (of_what and bits & of.SURNAME)
    return name.isalpha() and not bits & (_UNLIKE | of.FREQUENT | (0 if may_be_place else of.PLACE))


def _is_apposed(name: str) -> bool:
    """Whether words between commas behind an office are somebody's name: a word that is nothing else, or a Korean or
    Chinese name of two or three, "the chairman of the union, So Pil,"."""
    words = name.split()
    if len(words) == 1:
        return not of.known(name) & _UNLIKE
    unlike = of.STATE | of.BODY | of.IN_BODIES | of.TITLE | of.LARGE_PLACE | of.FREQUENT
    return bool(of.known(words[0]) & of.ASIAN) and not any(of.known(word) & unlike for word in words[1:])


def _is_name(words: str, *, known: bool, least: int = _LEAST) -> bool:
    """Whether capitals are somebody's name: `known` asks that a list has the last as a surname, of `least` letters."""
    *given, last = words.split()
    bits = of.known(last)
    if given and given[0].title() in ASIAN_FAMILY_NAMES and len(given) < 3 and not bits & (_UNLIKE & ~of.ENGLISH):
        return all(len(each) < 7 and each.isalpha() for each in (*given, last))  # "SIN CHIK SU"
    if len(last) < (least - bool(given)) or last in KNOWN_BODIES or bits & _UNLIKE:
        return False
    if known and not bits & (of.SURNAME | of.ASIAN):
        return False
    if len(given) == 1 and bits & of.SURNAME and not of.known(given[0]) & (_UNLIKE | of.PLACE) and len(given[0]) > 3:
        return True  # "EVERADO CHAVES": a given name that no list has
    return all(len(each) <= 2 or of.known(each) & (of.GIVEN | of.SURNAME | of.ASIAN) for each in given)
