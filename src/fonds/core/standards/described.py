"""A description as the standards' writers take it: what readers see of a unit, without the models it is stored in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DescribedElement:
    """A value of an element (`core.description.elements`). `inherited` says that a unit above has it, not this one."""

    name: str
    value: str
    language: str = ""
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class DescribedDate:
    """A date: EDTF, "" where it could not be read, with its role and the source's own words."""

    role: str
    edtf: str
    as_written: str


@dataclass(frozen=True, slots=True)
class DescribedUnit:
    """A unit above this one. `title` is never empty."""

    identifier: str
    url: str
    title: str
    reference_code: str
    level: str


@dataclass(frozen=True, slots=True)
class DescribedObject:
    """A form of the unit: a scan, a transcript, a translation. Empty words where nothing is known."""

    identifier: str
    kind: str
    language: str
    media_type: str
    translator: str
    rights: str
    release: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Described:
    """A unit of description. `url` is its permanent address, `date` the EDTF of its main date.

    `repository` is the name of the institution that holds the original. `parents` come from the top down,
    `collections` are titles, `changed_at` is in UTC seconds, `site` the name of the archive that says all this.
    """

    identifier: str
    url: str
    level: str
    title: str
    reference_code: str
    date: str
    dates: tuple[DescribedDate, ...]
    elements: tuple[DescribedElement, ...]
    repository: str
    country: str
    parents: tuple[DescribedUnit, ...]
    collections: tuple[str, ...]
    objects: tuple[DescribedObject, ...]
    changed_at: int | None
    site: str

    def values(self, *names: str, inherited: bool = True) -> tuple[str, ...]:
        """The values of these elements, each once, in the order of the names."""
        found = (e.value for name in names for e in self.elements if e.name == name and (inherited or not e.inherited))
        return tuple(dict.fromkeys(found))

    @property
    def named(self) -> str:
        """The title, or what can stand for it."""
        return self.title or self.reference_code or self.identifier

    @property
    def makers(self) -> tuple[str, ...]:
        """Who made the document: its own creators, else who sent it, else the office it comes from. The creators of
        the fonds above are not those of each thing in it."""
        of_all = ("creators", "senders", "originator")
        return next((found for name in of_all if (found := self.values(name, inherited=False))), ())

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 tags of the unit's texts, else the languages as described."""
        tags = tuple(dict.fromkeys(o.language for o in self.objects if o.language and o.kind != "translation"))
        return tags or tuple(dict.fromkeys(o.language for o in self.objects if o.language))

    @property
    def rights(self) -> tuple[str, ...]:
        """Conditions of access and of use, and what is said of the rights in the texts."""
        said = self.values("access_conditions", "reproduction_conditions")
        return tuple(dict.fromkeys((*said, *(o.rights for o in self.objects if o.rights))))
