"""Decides under which profile a submission is read: the one given, a shipped one that recognises it, or a proposal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from fonds.core.description.described_rows import cell_words
from fonds.core.description.profile import Profile, ProfileError, read_profile
from fonds.core.description.proposals import proposed_profile
from fonds.core.parsing.date_columns import infer_order
from fonds.core.parsing.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Chosen:
    """A profile and how it was come by: given, shipped or proposed. `folder` is where a given one lies."""

    profile: Profile
    origin: str
    text: str = ""
    folder: Path | None = None


def shipped_profiles() -> dict[str, str]:
    """The profiles that come with the software, by name."""
    from importlib.resources import files

    return {
        entry.name.removesuffix(".toml"): entry.read_text("utf-8")
        for entry in sorted(files("fonds.profiles").iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".toml")
    }


def chosen_profile(
    asked: str, files: list[tuple[str, str]], sheets: dict[str, Sheet], head: Callable[[str], str]
) -> Chosen:
    """The profile to use. `asked` is a file or a shipped name, "" to choose; `files` are (name, media type);
    `head` gives the first characters of a file by its name.

    Raises `ProfileError` when what was asked for does not exist or cannot be used.
    """
    shipped = shipped_profiles()
    if asked:
        path = Path(asked)
        if path.is_file():
            text = path.read_text("utf-8")
            return Chosen(read_profile(text, name=path.stem), "given", text, path.resolve().parent)
        if asked in shipped:
            return Chosen(read_profile(shipped[asked], name=asked), "given", shipped[asked])
        raise ProfileError(f"there is no profile {asked!r}: neither a file nor one of {', '.join(shipped)}")
    for name, text in shipped.items():
        profile = read_profile(text, name=name)
        if recognises(profile, files, sheets, head):
            return Chosen(profile, "shipped", text)
    columns = {name: sheet.columns for name, sheet in sheets.items()}
    return Chosen(proposed_profile(columns, {n: _order(s) for n, s in sheets.items()}), "proposed")


def recognises(
    profile: Profile, files: list[tuple[str, str]], sheets: dict[str, Sheet], head: Callable[[str], str]
) -> bool:
    """Whether most of the files, and all sheets if any, look like what the profile is for."""
    if not files or not (profile.recognise_files or profile.recognise_content):
        return False
    sample = files[:: max(1, len(files) // 200)]
    if profile.recognise_files and 2 * sum(bool(re.search(profile.recognise_files, n)) for n, _ in sample) < len(
        sample
    ):
        return False
    if sheets and not any(profile.columns.keys() & set(s.columns) for s in sheets.values()):
        return False
    if profile.recognise_content:
        few = sample[:20]
        return 2 * sum(_is(profile.recognise_content, media, head(name)) for name, media in few) > len(few)
    return True


def _is(content: str, media_type: str, head: str) -> bool:
    if content == "saved-page":
        from fonds.core.parsing.saved_page import is_saved_page

        return media_type in ("text/plain", "text/html") and is_saved_page(head)
    if media_type != "application/tei+xml":
        return False
    volume = 'type="document"' in head or "type='document'" in head
    return volume if content == "tei-volume" else not volume


def _order(sheet: Sheet) -> str | None:
    """The order of day and month that the sheet's dates show, where they show one."""
    rules = proposed_profile({"": sheet.columns}, {}).columns
    cells: list[str] = []
    for column, rule in rules.items():
        if rule.means in ("dates", "release_date"):
            cells += [cell_words(row.cells.get(column)) for row in sheet.rows]
    return infer_order(c for c in cells if c)


def profile_as_toml(profile: Profile, sheets: Iterable[str]) -> str:
    """A proposed profile as a file that the keeper can correct and use."""
    import json

    lines = ["# Proposed from the names of the columns; correct it and give it to `fonds ingest --profile`.", ""]
    lines += ["[profile]", 'name = "mine"', "", "[join]", f"# rows of {', '.join(sheets) or 'no sheet'}",
              "rows_without_file_become_records = true", "", "[columns]"]  # fmt: skip
    for column, rule in profile.columns.items():
        extra = f', role = "{rule.role}"' if rule.means == "dates" else ""
        extra += f', split = "{rule.split}"' if rule.split else ""
        value = f'{{ means = "{rule.means}"{extra} }}' if extra else f'"{rule.means}"'
        lines.append(f"{json.dumps(column, ensure_ascii=False)} = {value}")
    lines += ["", "[[dates]]", "# the order of day and month where dates are written in numerals: dmy, mdy or ymd"]
    order = next((r.order for r in profile.dates if r.order), None)
    lines.append(f'order = "{order}"' if order else '# order = "dmy"')
    return "\n".join(lines) + "\n"
