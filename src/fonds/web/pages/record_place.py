"""Where a record stands: the units above it, its neighbours in the file, its releases and what came out with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fonds.catalogue import access, comparisons
from fonds.catalogue.access import Reader
from fonds.catalogue.comparison_views import TextOfRelease
from fonds.catalogue.models import DigitalObject, UnitOfDescription
from fonds.catalogue.remembering import remembered
from fonds.web.kept import kept
from fonds.web.pages.head import Crumb
from fonds.web.pages.record_address import RecordAddress
from fonds.web.pages.record_text import object_name
from fonds.web.templating import date_words

BESIDE = 5
_DEEPEST = 20
_SEPARATORS = " ,/"


@dataclass(frozen=True, slots=True)
class UnitLink:
    """Another unit by its title, with what tells it from others."""

    title: str
    path: str
    reference: str = ""
    date: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The units above, from the top down, and the neighbours in the same file."""

    repository: tuple[str, str] | None
    above: tuple[UnitLink, ...]
    previous: UnitLink | None
    next: UnitLink | None


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """One opening of the record. `before` and `after` are the list's own words, "" where it does not say.

    `held` counts the text's pages and words, `changed` says how it differs from the text before, which `compare`
    sets beside it; each "" where there is none.
    """

    name: str
    date: str
    before: str
    after: str
    source_list: str
    texts: tuple[tuple[str, str], ...]
    search: str
    held: str = ""
    changed: str = ""
    compare: str = ""


@dataclass(frozen=True, slots=True)
class ReleasedWith:
    """Some other records of the same release, and the way to all of them."""

    name: str
    search: str
    some: tuple[UnitLink, ...]


@remembered(key=lambda unit: unit.pk)
def place(unit: UnitOfDescription) -> Place:
    """The unit's place in the hierarchy as the public sees it."""
    above = units_above(unit)
    repository = unit.repository
    named = (repository.name, reverse("browse-repository", kwargs={"slug": repository.slug})) if repository else None
    previous, following = _neighbours(unit) if unit.parent_id else (None, None)
    return Place(named, tuple(unit_link(each) for each in above), previous, following)


def units_above(unit: UnitOfDescription) -> list[UnitOfDescription]:
    """The units above from the top down, as far as they are public; those of a public unit are (`access.settle`)."""
    above: list[UnitOfDescription] = []
    up = access.parent(unit)
    while up is not None and up.is_public and up.merged_into_id is None and len(above) < _DEEPEST:
        above.insert(0, up)
        up = access.parent(up)
    return above


def crumbs(found: Place, unit: UnitOfDescription) -> tuple[Crumb, ...]:
    """The way from the repository down to the record; each step says what it adds to the reference above it."""
    way = [Crumb(*found.repository)] if found.repository else []
    before = ""
    for each in found.above:
        way.append(Crumb(_step(each.reference, each.title, before), each.path))
        before = each.reference or before
    return (*way, Crumb(_step(unit.reference_code, unit.title, before)))


def _step(reference: str, title: str, before: str) -> str:
    if not before:
        return shortened(reference or title, 60)
    if reference.startswith(before) and reference[len(before) :][:1] not in ("", *_SEPARATORS):
        return shortened(reference, 60)  # "124-10325" under "124", "F. 0102" under "F. 01": what is added is no step
    added = reference.removeprefix(before).lstrip(_SEPARATORS) if reference.startswith(before) else ""
    return shortened(added or title or reference, 60)


def unit_link(unit: UnitOfDescription) -> UnitLink:
    """A link to a unit that is visible to the public."""
    return UnitLink(
        title=unit.title or unit.reference_code or _("Untitled"),
        path=f"/records/{unit.pk}",
        reference=unit.reference_code,
        date=date_words(unit.date_edtf) if unit.date_edtf else "",
        level=unit.get_level_of_description_display(),
    )


def releases(unit: UnitOfDescription, objects: Iterable[DigitalObject], address: RecordAddress) -> list[ReleaseLine]:
    """The record's releases in order: as the lists state them, and those of which a text is held."""
    by_release: dict[str, list[DigitalObject]] = {}
    named = {}
    objects = list(objects)
    held = {each.release_id for each in objects if each.release_id and each.has_text}
    for each in objects:
        if each.release:
            by_release.setdefault(each.release.pk, []).append(each)
            named[each.release.pk] = each.release
    lines = []
    said = set()
    for opening in access.openings(Reader.ANONYMOUS).filter(unit=unit).select_related("release"):
        release = opening.release
        before, after = opening.status_before, opening.status_after
        date = opening.date or release.date
        if (release.pk, date, before, after) in said:
            continue
        said.add((release.pk, date, before, after))
        texts = by_release.pop(release.pk, [])
        lines.append((date, _line(release.pk, release.name, date, before, after, release.source_list, texts, address)))
    for slug, texts in by_release.items():
        release = named[slug]
        lines.append((release.date, _line(slug, release.name, release.date, "", "", "", texts, address)))
    ordered = [line for _date, line in sorted(lines, key=lambda each: each[0])]
    return _compared(unit, ordered) if len(held) > 1 else ordered


def _compared(unit: UnitOfDescription, lines: list[ReleaseLine]) -> list[ReleaseLine]:
    """The lines with what comparisons say of each text and the one before it."""
    before = ""
    for step in comparisons.history(Reader.ANONYMOUS, unit):
        made = step.digital_object.pk
        search = _search(step.release.pk)
        at = next((n for n, line in enumerate(lines) if line.search == search and line.texts), None)
        if at is not None:
            pages = ngettext("%(num)s page", "%(num)s pages", step.pages) % {"num": step.pages}
            words = ngettext("%(num)s word", "%(num)s words", step.words) % {"num": step.words}
            compare = f"/records/{unit.pk}/compare?{urlencode({'from': before, 'to': made})}" if before else ""
            lines[at] = replace(lines[at], held=f"{pages} · {words}", changed=_changed(step), compare=compare)
        before = made
    return lines


def _changed(step: TextOfRelease) -> str:
    """How much of the text differs in earnest from the one before; "" for the first text held."""
    if step.comparable is None:
        return ""
    if not step.comparable or step.changed is None:
        return _("too poorly read to be compared with the text before")
    if step.changed == 0:
        return _("no other words than the text before")
    if step.changed < 0.01:
        return _("less than 1 % of the words differ from the text before")
    return _("%(share)s %% of the words differ from the text before") % {"share": round(step.changed * 100)}


@remembered(key=lambda unit: unit.pk)
def released_with(unit: UnitOfDescription) -> ReleasedWith | None:
    """What else came out with the record in its latest release of a list."""
    opening = (
        access.openings(Reader.ANONYMOUS).filter(unit=unit).select_related("release").order_by("-release__date").first()
    )
    if opening is None:
        return None
    every = kept(("released with", opening.release_id), lambda: _released(opening.release_id))
    if unit.pk not in every:
        return None
    at = every.index(unit.pk)
    some = [*every[at + 1 : at + 1 + BESIDE], *reversed(every[max(0, at - BESIDE) : at])][:BESIDE]
    if not some:
        return None
    units = access.units(Reader.ANONYMOUS).in_bulk(some)
    shown = tuple(unit_link(units[pk]) for pk in some if pk in units)
    return ReleasedWith(opening.release.name, _search(opening.release_id), shown)


def _released(release: str) -> list[str]:
    """The ids of the public's units of a release in their order: thousands, of which a record's page shows a few."""
    units = access.units(Reader.ANONYMOUS).filter(openings__release=release).order_by("reference_sort", "id")
    return list(dict.fromkeys(units.values_list("pk", flat=True)))


def shortened(text: str, length: int) -> str:
    """`text` cut at a word with an ellipsis, where it is longer than `length` code points."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[length // 2 :] else cut}…"


def _line(
    slug: str, name: str, date: str, before: str, after: str, source_list: str, texts: Iterable[DigitalObject],
    address: RecordAddress,
) -> ReleaseLine:  # fmt: skip
    links = tuple((object_name(each), RecordAddress(address.unit, digital_object=each.pk).to("text")) for each in texts)
    return ReleaseLine(name, date_words(date) if date else "", before, after, source_list, links, _search(slug))


def _search(release: str) -> str:
    return f"/search?{urlencode({'release': release})}"


def _neighbours(unit: UnitOfDescription) -> tuple[UnitLink | None, UnitLink | None]:
    """The units before and after in the same file: by reference, entries of one journal by date, ties by id."""
    siblings = access.units(Reader.ANONYMOUS).filter(parent=unit.parent_id).exclude(pk=unit.pk)
    date = unit.date_first or 0
    same = siblings.filter(reference_sort=unit.reference_sort)
    earlier = Q(date_first__lt=date) | Q(date_first=date, pk__lt=unit.pk)
    later = Q(date_first__gt=date) | Q(date_first=date, pk__gt=unit.pk)
    if not unit.date_first:
        earlier, later = Q(date_first=None, pk__lt=unit.pk), Q(date_first=None, pk__gt=unit.pk) | Q(date_first__gt=0)
    else:
        earlier |= Q(date_first=None)
    before = same.filter(earlier).order_by("-date_first", "-pk").first()
    after = same.filter(later).order_by("date_first", "pk").first()
    before = (
        before
        or siblings.filter(reference_sort__lt=unit.reference_sort)
        .order_by("-reference_sort", "-date_first", "-pk")
        .first()
    )
    after = (
        after
        or siblings.filter(reference_sort__gt=unit.reference_sort)
        .order_by("reference_sort", "date_first", "pk")
        .first()
    )
    return (unit_link(before) if before else None), (unit_link(after) if after else None)
