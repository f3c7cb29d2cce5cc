"""Whose the Russian names of a document are: cases, initials and family names alone are joined with fuller forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from fonds.core.extracting.document import DocumentPage, NameKind, Range
from fonds.core.extracting.name_in_script import NameInScript
from fonds.core.extracting.names_russian import RussianName, russian_names
from fonds.core.extracting.russian_cases import family_key, family_shown, is_womans, without_case


@dataclass(slots=True)
class _Somebody:
    key: str
    given: str = ""
    father: str = ""
    initials: str = ""
    woman: bool = False
    man: bool = False
    forms: set[str] = field(default_factory=set)
    last: tuple[int, int] = (0, 0)

    def fits(self, name: RussianName) -> bool:
        """Whether a fuller form can be of the same person: given names and initials agree as far as both have them."""
        if self.given and name.given and self.given != name.given:
            return False
        if self.father and name.father and self.father != name.father:
            return False
        mine, theirs = self._letters(), _letters(name)
        return all(a == b for a, b in zip(mine, theirs, strict=False))

    def _letters(self) -> str:
        return self.given[:1] + self.father[:1] or self.initials

    def take(self, name: RussianName) -> None:
        """Adds what a form says."""
        self.given, self.father = self.given or name.given, self.father or name.father
        self.initials = max(self.initials, name.initials, key=len)
        self.woman = self.woman or name.woman
        self.man = self.man or (name.man and not is_womans(name.family))
        if name.family:
            self.forms.add(name.family)


def people_russian(
    pages: Iterable[tuple[DocumentPage, list[tuple[int, int]]]],
) -> Iterator[NameInScript]:
    """The persons named on pages in Russian, in order; with each page the ranges that are places' names."""
    found = [(page.number, name) for page, places in pages for name in russian_names(page.text, places)]
    whole = {name.family for _, name in found}
    whole |= {
        other for other, forms in _bare_forms(found).items() if forms > 1
    }  # "Нам Ира" and "Нам Иром" are of one "Нам Ир"
    found = [(page, _without_case(name, whole)) for page, name in found]
    keys = {name.family: _key(name, whole) for _, name in found if name.family}
    proven = {keys[name.family] for _, name in found if name.family and (name.proven or name.shaped)}
    people: list[_Somebody] = []
    given = [pair for pair in found if pair[1].proven and (pair[1].given or pair[1].initials)]
    for _, name in sorted(given, key=lambda pair: -len(pair[1].given + pair[1].father)):
        _somebody(people, keys.get(name.family, ""), name, is_full=True)
    named: list[tuple[int, RussianName, _Somebody]] = []
    for page, name in found:
        key = keys.get(name.family, "")
        if key and key not in proven:
            continue
        who = _somebody(people, key, name, is_full=bool(name.given or name.initials))
        who.last = (page, name.start)
        named.append((page, name, who))
    for page, name, who in named:
        at = Range(page, name.start, name.end)
        confidence = 0.85 if name.proven else 0.75 if len(who.forms) > 1 or who.given else 0.65
        yield NameInScript(NameKind.PERSON, at, _shown(who, asian=name.asian), confidence, name.titles)


def _bare_forms(found: list[tuple[int, RussianName]]) -> Counter[str]:
    """What forms may be without a case's ending, and of how many forms of the document."""
    forms: dict[str, set[str]] = {}
    for _, name in found:
        foreign = without_case(name.family)
        for other in (*name.others, *((foreign,) if foreign != name.family and not name.asian else ())):
            forms.setdefault(other, set()).add(name.family)
    return Counter({other: len(of) for other, of in forms.items()})


def _without_case(name: RussianName, whole: set[str]) -> RussianName:
    """A Korean or Chinese name without an ending that it may have, where the document has it without, or a preposition
    says that it has one."""
    known = [other for other in name.others if other in whole]
    bare = next(iter(known or (name.others if name.man else ())), None)
    return replace(name, family=bare) if bare else name


def _key(name: RussianName, whole: set[str]) -> str:
    """What the cases of a name have in common; a foreign one loses its ending where the document has it without."""
    if name.asian:
        return name.family.replace("ё", "е").replace("Ё", "Е")
    key = family_key(name.family)
    bare = without_case(name.family)
    return family_key(bare) if key == name.family.replace("ё", "е") and bare in whole else key


def _somebody(people: list[_Somebody], key: str, name: RussianName, *, is_full: bool) -> _Somebody:
    """The person of a form: of several with a family name alone, the one named last before it."""
    fitting = [each for each in people if (each.key == key if key else each.given and each.father) and each.fits(name)]
    if not key:
        fitting = [each for each in fitting if (each.given, each.father) == (name.given, name.father)]
    who = max(fitting, key=lambda each: each.last, default=None)
    if who is None:
        who = _Somebody(key)
        people.append(who)
    who.take(name)
    return who


def _letters(name: RussianName) -> str:
    return name.given[:1] + name.father[:1] or name.initials


def _shown(who: _Somebody, *, asian: bool) -> str:
    if asian:
        return min(who.forms, key=lambda form: (-form.count("ё") - form.count("Ё"), form))
    family = family_shown(who.key, who.forms, woman=who.woman, man=who.man) if who.key else ""
    initials = "" if who.given else " ".join(f"{letter}." for letter in who.initials)
    return " ".join(part for part in (who.given, who.father, initials, family) if part)
