"""Finds the rows that describe a file, and so the records it serves. Files and records are many to many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from fonds.core.description.described_rows import DescribedRow, file_key, stem
from fonds.core.description.profile import Profile
from fonds.core.parsing.record_numbers import read_record_number


@dataclass(slots=True)
class Rows:
    """The rows of all sheets, by record key and by the file names they give."""

    profile: Profile
    by_key: dict[str, list[DescribedRow]] = field(default_factory=lambda: defaultdict(list))
    by_file: dict[str, list[DescribedRow]] = field(default_factory=lambda: defaultdict(list))

    _by_folded_key: dict[str, str] = field(default_factory=dict)

    def add(self, rows: Iterable[DescribedRow]) -> None:
        """Takes more rows in."""
        for row in rows:
            self.by_key[row.key].append(row)
            self._by_folded_key[row.key.casefold()] = row.key
            if row.reference_code:
                self._by_folded_key.setdefault(row.reference_code.casefold(), row.key)
            for name in row.file_names:
                self.by_file[file_key(name)].append(row)

    def of_file(self, path: str) -> list[DescribedRow]:
        """The rows that name the file: of its own release where it has one, of its own folder where they say."""
        rows = self.by_file.get(file_key(path), [])
        if not rows:
            return []
        release = self.profile.release_of_path(path)
        if release:
            rows = [r for r in rows if self.profile.release_of_sheet(r.sheet) in (None, release)] or rows
        exact = [r for r in rows if any(_same_place(name, path) for name in r.file_names)]
        return exact or rows

    def keys_of(self, path: str) -> tuple[list[str], str]:
        """The keys of the records that the file serves, and how they were found: "row", "name" or "" (not)."""
        rows = self.of_file(path)
        if rows:
            return list(dict.fromkeys(r.key for r in rows)), "row"
        name = stem(path)
        if self.profile.key_from_file_name and (found := re.search(self.profile.key_from_file_name, path)):
            return [found["key"]], "row" if found["key"] in self.by_key else "name"
        number = read_record_number(name)
        if number is not None and number.agency:
            return [number.canonical], "row" if number.canonical in self.by_key else "name"
        for written in (name, name.replace("_", " "), name.replace("_", "/")):
            if key := self._by_folded_key.get(written.casefold()):
                return [key], "row"
        return [], ""


def _same_place(name: str, path: str) -> bool:
    """Whether a name with folders ends as the path does ("2023/08/x.pdf" is not "2023/x.pdf")."""
    wanted = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name.replace("\\", "/").strip("/")).casefold()
    has = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", path).casefold()
    full = name.replace("\\", "/").strip("/").casefold()
    return ("/" in wanted and has.endswith("/" + wanted)) or path.casefold().endswith("/" + full)
