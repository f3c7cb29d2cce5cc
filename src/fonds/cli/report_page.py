"""The report of a submission as one HTML page that stands alone: no site, no script, to be kept or sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from fonds.core.description.elements import label
from fonds.core.description.profile import SPECIAL_COLUMNS
from fonds.workflows.ingest_report import Refusal, Report, profile_words, sections


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The page's whole context: figures, columns by sheet, sections with examples, refused files."""

    title: str
    profile: str
    dry_run: bool
    figures: tuple[tuple[str, int], ...]
    recognised: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    unrecognised: tuple[tuple[str, tuple[str, ...]], ...]
    reasons: tuple[tuple[str, int], ...]
    sections: tuple[tuple[str, int, tuple[str, ...]], ...]
    refused: tuple[Refusal, ...]
    warnings: tuple[str, ...]
    proposed_profile: str


def report_page(report: Report) -> str:
    """The page as HTML."""
    loader = FileSystemLoader(Path(__file__).parent)
    pages = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return pages.get_template("report.html").render(page=_page(report))


def _page(report: Report) -> ReportPage:
    figures = [
        ("Files found", report.files_found),
        ("Files read", report.files_read),
        ("Files unchanged", report.files_unchanged),
        ("Files without text", report.files_without_text),
        ("Files refused", len(report.refused)),
        ("Rows found", report.rows_found),
        ("Dates read", report.dates_read),
    ]
    if not report.dry_run:
        figures += [("New records", report.records_new), ("Changed records", report.records_changed)]
        figures += [("Numbers of living people masked", report.masked)]
    return ReportPage(
        title="What an ingest would do" if report.dry_run else "Report of the ingest",
        profile=profile_words(report),
        dry_run=report.dry_run,
        figures=tuple(figures),
        recognised=tuple(
            (sheet, tuple((column, _means(means)) for column, means in columns.items()))
            for sheet, columns in report.columns_recognised.items()
        ),
        unrecognised=tuple((sheet, tuple(columns)) for sheet, columns in report.columns_unrecognised.items()),
        reasons=tuple(report.dates_by_reason.items()),
        sections=tuple((title, count, tuple(found)) for title, count, found in sections(report) if count),
        refused=tuple(report.refused),
        warnings=tuple(report.warnings),
        proposed_profile=report.proposed_profile,
    )


def _means(means: str) -> str:
    return SPECIAL_COLUMNS.get(means) or label(means)
