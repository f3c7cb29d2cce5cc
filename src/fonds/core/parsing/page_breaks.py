"""Pages of a plain text: where one ends and the next begins, as the profile says.

The line that marks a page is left out of the page's text, together with the blank lines around it and a rule
(`---`) directly above it: they were put there by whoever wrote the file, not by the author of the document.
Everything else stays as it stands. A page's place in the result is its number in the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

MARKED_LINE = r"^##\s+Page\s+(?P<page>\d+)\s*$"
_LONGEST_PATTERN = 500
_LONGEST_MARKED_LINE = 300
_WIDEST_GAP = 200
_TITLE_LINE = re.compile(rf"\n##[^\n]{{1,{_LONGEST_MARKED_LINE}}}(?=\n|\Z)")
_ANY_LINE = re.compile(rf"\n[^\n]{{1,{_LONGEST_MARKED_LINE}}}(?=\n|\Z)")
_RULE_ABOVE = re.compile(r"(?:\A|\n)[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*\Z")
_TITLE_ALONE = re.compile(r"\A#[ \t]+[^\n]*\Z")
_BLANK_EDGE = re.compile(r"\A(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class PagedText:
    """The texts of the pages in the file's order; `paginated` is False where nothing breaks the text.

    `remarks` says what is odd about the numbers: a page that is missing, repeated or out of order.
    """

    pages: tuple[str, ...]
    paginated: bool
    remarks: tuple[str, ...] = ()


def paged(text: str, *, by: str = "auto", pattern: str = MARKED_LINE, blank_lines: int = 2) -> PagedText:
    """The pages of `text`, whose newlines are `\\n`.

    `by` is "auto" (marked lines, else form feeds, else one page), "none", "form-feed", "blank-lines" or "pattern".
    Raises ValueError for another word, a pattern that does not compile or is too long, and `blank_lines` below 1.
    """
    if by in ("auto", "pattern"):
        found = _by_marked_lines(text, pattern)
        if found is not None:
            return found
        if by == "auto" and "\f" in text:
            return _by_form_feeds(text)
        return PagedText((text,), False)
    if by == "form-feed":
        return _by_form_feeds(text) if "\f" in text else PagedText((text,), False)
    if by == "blank-lines":
        return _by_blank_lines(text, blank_lines)
    if by == "none":
        return PagedText((text,), False)
    raise ValueError(f"nothing breaks pages by {by!r}")


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    if len(pattern) > _LONGEST_PATTERN:
        raise ValueError(f"a pattern for page breaks has at most {_LONGEST_PATTERN} characters")
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ValueError(f"the pattern for page breaks does not compile: {error}") from error


def _marked_lines(text: str, pattern: str) -> list[tuple[int, int, int | None]]:
    """Start and end of each line that marks a page, and the number it gives.

    Only whole lines of moderate length are tried, so that neither a pattern nor a line of a gigabyte can hang.
    """
    line_pattern = _compiled(pattern)
    if pattern == MARKED_LINE:
        if "##" not in text:
            return []
        # A literal beginning lets the engine skip through the text ten times faster.
        lines = _TITLE_LINE
    else:
        lines = _ANY_LINE
    found = []
    first = text.find("\n", 0, _LONGEST_MARKED_LINE + 1)
    spans = [(0, first if first >= 0 else len(text))] if first > 0 or len(text) <= _LONGEST_MARKED_LINE else []
    for start, end in chain(spans, ((line.start() + 1, line.end()) for line in lines.finditer(text))):
        match = line_pattern.match(text[start:end])
        if match is None or match.end() != end - start:
            continue
        number = match.groupdict().get("page")
        found.append((start, end, int(number) if number and number.isdecimal() and len(number) < 10 else None))
    return found


def _by_marked_lines(text: str, pattern: str) -> PagedText | None:
    lines = _marked_lines(text, pattern)
    if not lines:
        return None
    bodies = []
    for place, (_, end, number) in enumerate(lines):
        upto = lines[place + 1][0] if place + 1 < len(lines) else len(text)
        bodies.append((number, _without_rule(text[end:upto], last=place + 1 == len(lines))))
    before = _without_rule(text[: lines[0][0]], last=False)
    if before and not _TITLE_ALONE.match(before):
        first = lines[0][2]
        if first is not None and first > 1:
            bodies.insert(0, (first - 1, before))
        else:
            number, body = bodies[0]
            bodies[0] = (number, f"{before}\n\n{body}" if body else before)
    pages, remarks = _in_their_places(bodies)
    return PagedText(tuple(pages), True, tuple(remarks))


def _without_rule(body: str, *, last: bool) -> str:
    body = _without_blank_edges(body)
    if last:
        return body
    rule = _RULE_ABOVE.search(body[-200:])
    if rule is None:
        return body
    return _without_blank_edges(body[: len(body) - len(rule.group())])


def _without_blank_edges(body: str) -> str:
    edge = _BLANK_EDGE.match(body)
    body = body[edge.end() :] if edge else body
    if not body or body.isspace():
        return ""
    return body.rstrip(" \t\n") if body[-1] in " \t\n" else body


def _in_their_places(bodies: list[tuple[int | None, str]]) -> tuple[list[str], list[str]]:
    """Pages so placed that the n-th is the file's page n, with empty ones for those that are missing."""
    numbers = [number for number, _ in bodies]
    stated = [number for number in numbers if number is not None]
    if len(stated) != len(numbers):
        return [body for _, body in bodies], []
    if any(later <= earlier for earlier, later in pairwise(stated)) or stated[0] < 1:
        return [body for _, body in bodies], [
            "the page numbers in the file are repeated or out of order; the pages were counted as they come"
        ]
    missing = stated[-1] - len(stated)
    if missing > _WIDEST_GAP + len(stated):
        return [body for _, body in bodies], [
            f"the file numbers its pages up to {stated[-1]} but holds {len(stated)}; they were counted as they come"
        ]
    pages: list[str] = []
    gaps: list[str] = []
    for number, body in zip(stated, (body for _, body in bodies), strict=True):
        if number > len(pages) + 1:
            gaps.append(_range_words(len(pages) + 1, number - 1))
            pages.extend([""] * (number - 1 - len(pages)))
        pages.append(body)
    return pages, [f"pages missing from the file: {', '.join(gaps)}; they are kept as empty pages"] if gaps else []


def _range_words(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _by_form_feeds(text: str) -> PagedText:
    bodies = text.split("\f")
    if len(bodies) > 1 and not bodies[-1].strip():
        bodies.pop()  # pdftotext ends every page with a form feed, the last one too
    return PagedText(tuple(_without_blank_edges(body) for body in bodies), True)


def _by_blank_lines(text: str, blank_lines: int) -> PagedText:
    """Runs of blank lines break pages; a run long enough for two breaks has an empty page in it.

    In the 2022 lists of the JFK collection that counts 35 documents with empty pages right that one page a run
    counts wrong, and none the other way round: pages are joined by a newline more or less, so a run of n blank
    lines holds (n - 1) // `blank_lines` breaks, and at least one.
    """
    if blank_lines < 1:
        raise ValueError("a run of blank lines has at least one")
    pages: list[str] = []
    start = 0
    for run in re.finditer(rf"\n(?:[ \t]*\n){{{blank_lines},}}", text):
        breaks = max(1, (run.group().count("\n") - 2) // blank_lines)
        pages.append(text[start : run.start()])
        pages.extend([""] * (breaks - 1))
        start = run.end()
    pages.append(text[start:])
    if len(pages) > 1 and not pages[0].strip():
        pages.pop(0)  # blank lines above the first word are no page; those below the last are, as in those lists
    if len(pages) == 1:
        return PagedText((text,), False)
    return PagedText(tuple(_without_blank_edges(page) for page in pages), True)
