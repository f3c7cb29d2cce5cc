"""Who is named in a description column: "HELMS, RICHARD, DD/P, CIA", "DC/SAG, BROWN, JERRY G.", "DIRECTOR, FBI".

The columns of release lists name whom a paper went to and came from: family name, given names, then office, then body,
with the abbreviations of the agencies; or the office first. Many name no person: an office ("CHIEF, WE"), a body
("CIA, HEADQUARTERS"), stations ("MADRID, JMWAVE"). Two parts are a person's name where the second is a given name or
initials, or a word that nothing else explains behind a family name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from fonds.core.extracting.name_words import KNOWN_BODIES, UPPER
from fonds.core.extracting.word_knowledge import BODY, ENGLISH, GIVEN, PLACE, STATE, SURNAME, known

_HEAD = re.compile(
    r"(?:CHIEFS?|CHEIF|CHF|DIRECTOR|DIR|DEPUTY|DEP|DDCI|DCI|ASSISTANT|ASST|ACTING|ACTG|COUNSEL|A?COS|COB|SECRETARY|SECY|SEC|"
    r"SPECIAL|SPEC|AGENT|AGT|A?SAC|LEGAT|LEG|ATTORNEY|ATTY|PRESIDENT|CHAIRMAN|MEMBER|STAFF|AMBASSADOR|AMB|CONSUL|"
    r"COMMISSIONER|INSPECTOR|ADMINISTRATOR|OFFICER|SENATOR|CONGRESSMAN|ATTACHE|SHERIFF|MAYOR|GOVERNOR|JUDGE|"
    r"GENERAL|GEN|EXECUTIVE|EXEC|UNDER|VICE|CHIEF'S)\b|(?:C|D|DC|AC|DD|DDP|ADD|ADDP|SA|AD)/",
    re.I,
)
"""How an office begins; an office of the Agency is a letter before the letters of its part ("C/WH", "DD/P")."""

_BEHIND_NAMES = re.compile(r"(?:JR|SR|I{2,3}|IV|MRS?|MISS|DR|PH\.? ?D|M\.? ?D|USA|USN|USAF|RET)\.?", re.I)
_FAMILY = re.compile(rf"(?:[{UPPER}][\w’'-]+ ){{0,2}}[{UPPER}][\w’'-]+")
_PARTICLE = re.compile(r"(?:DE|DU|LA|LE|VAN|VON|DI|DA|DEL|DELLA|EL|AL|SAN|ST\.?|MAC|O) ", re.I)
_GIVEN = re.compile(rf"[{UPPER}][\w’'.-]*(?: [{UPPER}][\w’'.-]*){{0,3}}")
_INITIALS = re.compile(rf"[{UPPER}]\.?|(?:[{UPPER}]\. ?){{1,2}}[{UPPER}]\.?|[{UPPER}](?: [{UPPER}]){{1,2}}\.?")
_PARTS = re.compile(r"[,;]|(?<=[A-Z]{3})\. (?=[A-Z]{2})")
_BETWEEN = re.compile(r"[\s.,]+")
_AGE = re.compile(r" (?:JR|SR|I{2,3})\.?$", re.I)
_WRITTEN_OUT = {
    "GEN": "General", "DIR": "Director", "DEP": "Deputy", "ASST": "Assistant", "CHF": "Chief", "SECY": "Secretary",
    "ATTY": "Attorney", "ACTG": "Acting", "EXEC": "Executive", "SPEC": "Special", "AGT": "Agent", "AMB": "Ambassador",
}  # fmt: skip
_SMALL = {"OF", "THE", "TO", "IN", "AND", "FOR"}
_OPEN_HEADS = {"CHIEF", "DIRECTOR", "DIR", "HEAD", "CHAIRMAN"}


@dataclass(frozen=True, slots=True)
class StatedPerson:
    """A person of a column, given names before the family name, with the office and the body beside; "" for none."""

    name: str
    office: str = ""
    body: str = ""


def stated_person(value: str) -> StatedPerson | None:
    """Whom a column's value names; None where it names no person, or only by a family name."""
    pieces = [_AGE.sub("", piece.strip()) for piece in _PARTS.split(value) if piece.strip(" .")]
    at = next((n for n in range(min(3, len(pieces) - 1)) if _is_person(pieces[n], pieces[n + 1])), None)
    if at is None or not all(_HEAD.match(piece) or "/" in piece or _is_body(piece) for piece in pieces[:at]):
        return None
    name = " ".join(f"{pieces[at + 1]} {pieces[at]}".title().split())
    name = re.sub(r"\bMc([a-z])", lambda found: f"Mc{found[1].upper()}", name)
    return StatedPerson(name, *_office([*pieces[:at], *pieces[at + 2 :]]))


@lru_cache(maxsize=20_000)
def name_parts(name: str) -> tuple[str, ...]:
    """The words and initials of a name in small letters: names of the same parts are one."""
    return tuple(part.casefold() for part in _BETWEEN.split(name) if part)


def stated_bodies(value: str) -> list[str]:
    """The bodies whose letters a column gives: "DIRECTOR, FBI", "RANKIN, J. LEE, GEN COUNSEL, WC"."""
    return [piece for piece in re.split(r"[,;/\s]+", value) if piece in KNOWN_BODIES]


def _is_body(piece: str) -> bool:
    bits = [known(word) for word in piece.title().split()]
    return piece in KNOWN_BODIES or (any(b & BODY for b in bits) and not (len(bits) == 1 and bits[0] & SURNAME))


def _is_person(family: str, given: str) -> bool:
    if not _FAMILY.fullmatch(family) or not _GIVEN.fullmatch(given):
        return False
    if " " in family and not _INITIALS.fullmatch(given) and not _PARTICLE.match(family):
        return False
    if any(_HEAD.match(piece) or _is_body(piece) for piece in (family, given)):
        return False
    if _BEHIND_NAMES.fullmatch(given):
        return False
    if _INITIALS.fullmatch(given):
        return True
    first, *others = given.split()
    own = known(first.strip(".").title())
    explained = known(family.title()) & (PLACE | STATE) and not known(family.title()) & SURNAME
    if explained and own & (PLACE | STATE):  # "MIAMI, FLORIDA"
        return False
    if own & GIVEN or any(len(each.strip(".")) == 1 for each in (first, *others)):
        return True
    return len(first) > 4 and not others and not own & (PLACE | STATE | ENGLISH) and not explained


def _office(pieces: list[str]) -> tuple[str, str]:
    """The office and its body among the parts that are not the name."""
    rest = [piece.strip(" .") for piece in pieces if not _BEHIND_NAMES.fullmatch(piece)]
    at = next((n for n, piece in enumerate(rest) if _HEAD.match(piece)), None)
    if at is None:
        return "", ""
    office, behind = rest[at], rest[at + 1 :]
    if office.upper() in _OPEN_HEADS and behind and behind[0] not in KNOWN_BODIES:  # "CHIEF, WE": of what stands behind
        return _in_words(f"{office} {behind[0]}"), behind[1] if len(behind) > 1 else ""
    return _in_words(office), behind[0] if behind else ""


def _in_words(office: str) -> str:
    """`GEN COUNSEL` → `General Counsel`; the letters of a part of an agency (`C/WH DIV`) stay as they are."""
    made = []
    for word in re.sub(r"(?<=[A-Z]{3})\.(?=[A-Z])", ". ", office).split():
        bare = word.strip(".").upper()
        if bare in _WRITTEN_OUT:
            made.append(_WRITTEN_OUT[bare])
        elif bare in _SMALL:
            made.append(word.lower())
        else:
            made.append(word.title() if word.isalpha() and len(word) > 4 else word)
    return " ".join(made)
