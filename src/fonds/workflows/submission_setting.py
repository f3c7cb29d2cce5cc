"""What is the same for all of a submission: profile, collection, releases, the levels above, access."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from fonds.catalogue.models import AccessState, Collection, Decision, Release, Repository, UnitOfDescription
from fonds.core.description.described_rows import DescribedRow, stem
from fonds.core.description.profile import Profile
from fonds.core.description.slugs import slug
from fonds.ports.page_reader import ReadingRules
from fonds.workflows.unit_keeping import UnitKeeper, natural

_ACCESS_WORDS = {
    "public": AccessState.PUBLIC, "open": AccessState.PUBLIC, "published": AccessState.PUBLIC,
    "restricted": AccessState.RESTRICTED, "closed": AccessState.RESTRICTED, "draft": AccessState.RESTRICTED,
    "embargoed": AccessState.EMBARGOED, "embargo": AccessState.EMBARGOED, "withdrawn": AccessState.WITHDRAWN,
}  # fmt: skip


@dataclass(slots=True)
class Setting:
    """The profile at work. `collection_name` is what the command line asked for, "" for the profile's own."""

    profile: Profile
    collection_name: str = ""
    picture_sha256: str | None = None
    problems: list[str] = field(default_factory=list)
    _releases: set[str] = field(default_factory=set)
    _collections: set[str] = field(default_factory=set)

    def source_key(self, key: str) -> str:
        """How a unit described by rows of that key is found again."""
        return f"{self.profile.key_prefix or 'record'}:{key}"[:700]

    def own_collection(self) -> str | None:
        """The slug of the collection that all of the submission goes into, made if need be; None without one."""
        title = self.collection_name or self.profile.collection_title
        if not title:
            return None
        key = slug(self.collection_name) if self.collection_name else self.profile.collection_slug or slug(title)
        if key not in self._collections:
            made, new = Collection.objects.get_or_create(
                slug=key,
                defaults={
                    "title": title,
                    "introduction": self.profile.collection_introduction,
                    "citation_form": self.profile.citation_form,
                    "profile_name": self.profile.name,
                    "picture_id": self.picture_sha256,
                    "picture_description": self.profile.collection_picture_description,
                },
            )
            if not new and not made.citation_form and self.profile.citation_form:
                made.citation_form = self.profile.citation_form
                made.save(update_fields=["citation_form"])
            self._collections.add(key)
        return key

    def collection(self, title: str) -> str:
        """The slug of a collection that a row names, made if need be."""
        key = slug(title)
        if key not in self._collections:
            Collection.objects.get_or_create(
                slug=key, defaults={"title": title, "citation_form": self.profile.citation_form}
            )
            self._collections.add(key)
        return key

    def release(self, key: str) -> str:
        """The slug of a release, made if need be."""
        rule = next((r for r in self.profile.releases if r.slug == key or r.name == key), None)
        made = rule.slug if rule else slug(key)
        if made not in self._releases:
            defaults = (
                {"name": rule.name, "date": rule.date, "authority": rule.authority, "source_list": rule.source_list,
                 "cumulative": rule.cumulative}
                if rule
                else {"name": key, "date": key if re.fullmatch(r"\d{4}(-\d\d){0,2}", key) else ""}
            )  # fmt: skip
            Release.objects.get_or_create(slug=made, defaults=defaults)
            self._releases.add(made)
        return made

    def release_of_row(self, row: DescribedRow) -> str | None:
        """The release that a row is a line of."""
        named = row.special.get("release") or self.profile.release_of_sheet(row.sheet)
        return self.release(named) if named else None

    def release_of_file(self, path: str, rows: list[DescribedRow]) -> str | None:
        """The release that a file belongs to: by its folder, else by its rows when they agree."""
        named = self.profile.release_of_path(path)
        if named is None:
            said = {r.special["release"] for r in rows if r.special.get("release")}
            named = said.pop() if len(said) == 1 else None
        return self.release(named) if named else None

    def rules(self, path: str) -> ReadingRules:
        """How to read a file."""
        profile = self.profile
        places = profile.place_rules(path)

        def last(name: str, default: object) -> object:
            return next((v for p in reversed(places) if (v := getattr(p, name)) is not None), default)

        return ReadingRules(
            page_break=str(last("page_break", profile.page_break)),
            page_break_pattern=str(last("page_break_pattern", profile.page_break_pattern)),
            blank_lines=int(str(last("blank_lines", profile.blank_lines))),
            text_kind=str(last("kind", profile.text_kind)),
            language=str(lang) if (lang := last("language", profile.language)) else None,
        )

    def source_address(self, path: str, release: str | None, key: str) -> str:
        """Where a file was retrieved, by the profile's pattern."""
        if not self.profile.source_address:
            return ""
        name = path.rsplit("/", 1)[-1]
        return self.profile.source_address.format(stem=stem(path), name=name, path=path, release=release or "", key=key)

    def level(self, words: str) -> str:
        """A level of description by its name; what is not one of the standard's is an item."""
        folded = slug(words)
        known = {"fonds", "series", "subseries", "file", "item", "collection", "part"}
        return folded if folded in known else "item"

    def narrow(self, unit: UnitOfDescription, state: str, reason: str, until: str) -> None:
        """Sets the access state that a row asks for, unless a person has decided on it."""
        wanted = _ACCESS_WORDS.get(slug(state))
        if wanted is None:
            # what cannot be read is kept from the public until somebody says otherwise
            self.problems.append(f"access state {state!r} is not known; the record is restricted")
            wanted = AccessState.RESTRICTED
        if Decision.objects.filter(unit_id=unit.pk, subject="access").exists():
            return
        unit.access_state, unit.access_reason = wanted, reason
        unit.embargo_until = _day(until)
        if wanted is AccessState.EMBARGOED and unit.embargo_until is None:
            self.problems.append(f"embargo {until!r} is not a day; the record is restricted")
            unit.access_state = AccessState.RESTRICTED

    def settle(self, unit: UnitOfDescription, key: str, keeper: UnitKeeper) -> None:
        """What the profile says of every record: collection, repository, the levels above, access."""
        own = self.own_collection()
        if own:
            keeper.collect(unit, [own])
        profile = self.profile
        if profile.repository_name and unit.repository_id is None:
            unit.repository = self._own_repository(keeper)
        if profile.access_state != "public" and unit.source_key and unit.revision == 1:
            unit.access_state = AccessState(profile.access_state)
        if profile.levels and not unit.parent_id:
            self._hang(unit, key, keeper)

    def _hang(self, unit: UnitOfDescription, key: str, keeper: UnitKeeper) -> None:
        parent: UnitOfDescription | None = None
        path = f"level:{self.profile.name}"
        for rule in self.profile.levels:
            found = re.search(rule.key, key) if rule.key else None
            if rule.key and found is None:
                break
            groups = found.groupdict() if found else {}
            reference = rule.reference.format(**groups)
            title = rule.titles.get(reference) or rule.title.format(**groups)
            path += f"/{rule.level}={reference or title}"
            parent = keeper.above(path, level=rule.level, title=title, reference=reference, parent=parent,
                                  sort=natural(reference or title))  # fmt: skip
            if parent.repository_id is None:
                parent.repository = unit.repository
        if parent is not None:
            unit.parent = parent

    def _own_repository(self, keeper: UnitKeeper) -> Repository:
        profile = self.profile
        return keeper.repository(profile.repository_name, profile.repository_abbreviation, profile.repository_country)

    def place(self, unit: UnitOfDescription, references: list[str], keeper: UnitKeeper) -> None:
        """Hangs a unit under the levels of the first of its references that parses."""
        if not self.profile.units_from_references:
            return
        if self.profile.repository_name:
            self._own_repository(keeper)
        for text in references:
            read = keeper.read(text)
            if read is not None and unit.parent_id is None:
                keeper.place_by_reference(unit, read)

    def hold(self, unit: UnitOfDescription, references: list[str], keeper: UnitKeeper) -> None:
        """Names the repository that the first reference with one names, wherever the unit hangs."""
        for text in references:
            read = keeper.read(text)
            part = next((p for p in read.parts if p.kind == "repository"), None) if read else None
            if part is not None:
                unit.repository = keeper.repository(part.standard or part.value, part.value)
                return


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None
