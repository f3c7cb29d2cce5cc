"""What came of a submission, or would come of it: counts, examples, and what the keeper can do."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

EXAMPLES = 50


@dataclass(slots=True)
class Refusal:
    """A file that could not be read."""

    path: str
    reason: str
    advice: str


@dataclass(slots=True)
class UnreadDate:
    """A date that stays as it is written."""

    sheet: str
    row: int
    column: str
    text: str
    reason: str


@dataclass(slots=True)
class Examples:
    """A count with the first of what was counted."""

    count: int = 0
    examples: list[Any] = field(default_factory=list)

    def add(self, example: Any) -> None:
        """Counts one more."""
        self.count += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(example)


@dataclass(slots=True)
class Report:
    """The report of a submission; with `dry_run` nothing was written.

    `profile_origin` is given, shipped or proposed.
    """

    profile: str
    profile_origin: str
    dry_run: bool = False
    submission: int | None = None
    files_found: int = 0
    files_read: int = 0
    files_unchanged: int = 0
    files_without_text: int = 0
    files_skipped: int = 0
    rows_found: int = 0
    rows_new: int = 0
    rows_changed: int = 0
    rows_unchanged: int = 0
    records_new: int = 0
    records_changed: int = 0
    masked: int = 0
    refused: list[Refusal] = field(default_factory=list)
    remarks: Examples = field(default_factory=Examples)
    columns_recognised: dict[str, dict[str, str]] = field(default_factory=dict)
    columns_unrecognised: dict[str, list[str]] = field(default_factory=dict)
    files_without_row: Examples = field(default_factory=Examples)
    rows_without_file: Examples = field(default_factory=Examples)
    dates_read: int = 0
    dates_unread: Examples = field(default_factory=Examples)
    dates_by_reason: dict[str, int] = field(default_factory=dict)
    references_unread: Examples = field(default_factory=Examples)
    contradictions: Examples = field(default_factory=Examples)
    unjoined: Examples = field(default_factory=Examples)
    joins_in_doubt: Examples = field(default_factory=Examples)
    rows_no_longer_in_sheet: Examples = field(default_factory=Examples)
    warnings: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    proposed_profile: str = ""

    def to_json(self) -> dict[str, Any]:
        """The report as JSON values."""
        return asdict(self)


def profile_words(report: Report) -> str:
    """The profile's name and where it comes from."""
    if report.profile_origin == "proposed":
        return "one proposed for this folder, since no shipped profile recognises it"
    return f"{report.profile} ({report.profile_origin})"


def words(report: Report) -> str:
    """The report as lines of text for a terminal."""
    lines = [f"Profile: {profile_words(report)}"]
    if report.dry_run:
        lines.append("Dry run: nothing was written.")
    lines.append(
        f"Files: {report.files_found} found, {report.files_read} read, {report.files_unchanged} unchanged, "
        f"{report.files_without_text} without text, {len(report.refused)} refused"
    )
    if not report.files_found and not report.rows_found:
        lines.append("Nothing was found to take in. Is this the right folder?")
    if report.rows_found:
        lines.append(
            f"Rows: {report.rows_found} found, {report.rows_new} new, {report.rows_changed} changed, "
            f"{report.rows_unchanged} unchanged"
        )
    if not report.dry_run:
        lines.append(f"Records: {report.records_new} new, {report.records_changed} changed")
    for sheet, columns in report.columns_recognised.items():
        lines.append(f"{sheet}: recognised " + ", ".join(f"{c} = {m}" for c, m in columns.items()))
    for sheet, unknown in report.columns_unrecognised.items():
        lines.append(f"{sheet}: not recognised, kept as written: " + ", ".join(unknown))
    for title, found in _sections(report):
        if found.count:
            lines.append(f"{title}: {found.count}")
            lines += [f"  {_example(e)}" for e in found.examples[:5]]
            if found.count > 5:
                lines.append(f"  … and {found.count - 5} more")
    lines += [f"Refused: {said(r.path, r.reason, r.advice)}" for r in report.refused]
    lines += [f"Warning: {w}" for w in report.warnings]
    return "\n".join(lines)


def said(path: str, reason: str, advice: str) -> str:
    """What happened to which file, and what to do, each a sentence."""
    return f"{path}: {reason.rstrip('.')}. {advice}"


def sections(report: Report) -> list[tuple[str, int, list[str]]]:
    """Title, count and examples in words, for a page."""
    return [(title, found.count, [_example(e) for e in found.examples]) for title, found in _sections(report)]


def _sections(report: Report) -> list[tuple[str, Examples]]:
    return [
        ("Files without a row", report.files_without_row),
        ("Rows without a file", report.rows_without_file),
        ("Dates that could not be read", report.dates_unread),
        ("References kept as written", report.references_unread),
        ("Rows of one key that contradict each other", report.contradictions),
        ("Texts that could not be joined to a record", report.unjoined),
        ("Joins for a person to decide (`fonds joins`, or the desk)", report.joins_in_doubt),
        ("Rows that are no longer in their sheet; what they said is kept", report.rows_no_longer_in_sheet),
        ("Remarks", report.remarks),
    ]


def _example(example: Any) -> str:
    if isinstance(example, UnreadDate):
        return f"{example.sheet}, row {example.row}, {example.column}: {example.text!r} – {example.reason}"
    return str(example)
