"""The citation line of a digital archive's page, taken apart into its fields.

Its form: `"Title," Date, Publisher, Reference. Translated for X by Y. Address`. Each part but the title may be missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fonds.core.parsing.marks import is_date_line


@dataclass(frozen=True, slots=True)
class Part:
    """One person or body with a role: translator, contributor, obtained_by, …; `for_whom` as the line names it."""

    role: str
    who: str
    for_whom: str = ""
    from_language: str = ""


@dataclass(frozen=True, slots=True)
class SavedCitation:
    """The fields as written, "" for what is missing; `given` is the whole line."""

    given: str
    title: str
    date: str = ""
    publisher: str = ""
    reference: str = ""
    parts: tuple[Part, ...] = ()
    address: str = ""


_ROLES = {
    "translated": "translator", "translation": "translator", "obtained": "obtained_by", "acquired": "obtained_by",
    "contributed": "contributor", "provided": "contributor", "donated": "contributor", "submitted": "contributor",
    "transcribed": "transcriber", "transcription": "transcriber", "edited": "editors", "introduced": "introduced_by",
    "introduction": "introduced_by", "compiled": "compiled_by", "collected": "compiled_by", "annotated": "annotated_by",
    "summarized": "summarized_by", "declassified": "declassified_by", "located": "obtained_by", "copied": "obtained_by",
    "published": "published_by", "discovered": "obtained_by", "selected": "compiled_by", "supplied": "contributor",
}  # fmt: skip
_LONGEST = 3000  # characters; no citation is longer
_VERB = rf"(?:{'|'.join(_ROLES)})"
_STATEMENT = re.compile(
    rf"\b(?P<verbs>{_VERB}(?:\s*(?:,|,?\s*and|&)\s*{_VERB})*)"
    r"(?P<between>(?:\s+(?:from|for)\s+[^.;]+?)?)\s+by\s+(?P<who>.+?)"
    rf"(?=[,;]?\s+(?:and\s+)?{_VERB}\b|[.;]\s+(?:(?:Document|Also|See|For|From|Included|Available|"
    rf"Reprinted|Published)\b|https?:)"
    r"|[.;]?\s*$)",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?P<language>[A-Z][\w-]+)")
_FOR = re.compile(r"\bfor\s+(?P<whom>.+?)(?=\s+from\s|$)")
_AFTER_NAME = re.compile(r"\s+for\s+(?P<whom>(?:the\s+)?[A-Z].*)$")
_FIRST_STATEMENT = re.compile(
    rf"(?:^|[.;,]\s+)(?:(?:a |the )?(?:copy|document|original|text)\s+)?(?={_VERB}\b.*\bby\b)", re.IGNORECASE
)
_ADDRESS = re.compile(r"\s*(?:\(?\s*)?(?P<address>(?:https?://|www\.)\S+?)[.)>]*\s*$")
_OPENING = '"“”„«'
_CLOSING = re.compile(r"(?P<comma>[,.?!…]?)[\"”“»](?P<comma2>,?)\s+")
_YEAR = re.compile(r"(?:c(?:irc)?a?\.? )?(?:1[89]|20)\d\d")
_UNDATED = re.compile(r"(?:undated|no date|n\.d\.|date unknown)", re.IGNORECASE)
_PUBLISHER = re.compile(
    r"(?:[A-Z][\w'’&.-]*\s+(?:(?:and|of|for|on|the|&)\s+)*)*(?:Digital Archive|Program(?:me)?|Project|"
    r"Archive Online|Collection Online)\b[^,]*"
)


def starts_citation(line: str) -> bool:
    """Whether a line looks like a citation's beginning: a quoted title and then a date or a publisher."""
    return 0 < len(line) <= _LONGEST and line[0] in _OPENING and _title_end(line) is not None


def read_citation(line: str) -> SavedCitation | None:
    """The fields of a citation line, None where it is none."""
    given = " ".join(line.split())
    found = _title_end(given) if starts_citation(given) else None
    if found is None:
        return None
    stop = found["comma"] if found["comma"] in ("?", "!", "…") else ""
    title, rest = given[1 : found.start()] + stop, given[found.end() :]
    address = _ADDRESS.search(rest)
    if address:
        rest = rest[: address.start()].rstrip()
    date, rest = _date(rest)
    publisher, rest = _publisher(rest)
    reference, statements = _reference(rest)
    return SavedCitation(
        given, title.strip(), date, publisher, reference, _parts(statements), address["address"] if address else ""
    )


def credits_in(line: str) -> list[tuple[int, int]]:
    """Where a line has sentences that credit somebody: "Obtained and translated for NKIDP by Ioana Berg."."""
    first = _FIRST_STATEMENT.search(line)
    if first is None:
        return []
    return [
        (first.end() + match.start(), first.end() + match.end()) for match in _STATEMENT.finditer(line[first.end() :])
    ]


def _title_end(line: str) -> re.Match[str] | None:
    """The quotation mark that ends the title: the first with a date or a publisher behind it."""
    candidates = list(_CLOSING.finditer(line, 1))
    for each in candidates:
        rest = line[each.end() :]
        if _date(rest)[0] or _PUBLISHER.match(rest):
            return each
    return None


def _date(rest: str) -> tuple[str, str]:
    """A date in front, as written, and what follows the comma behind it."""
    commas = [place.start() for place in re.finditer(",|$", rest[:60] if len(rest) > 60 else rest)]
    for place in reversed(commas[:3]):  # "August 07, 1957" holds a comma itself
        said = rest[:place].strip()
        if said and (is_date_line(said) or _UNDATED.fullmatch(said) or _YEAR.fullmatch(said)):
            return said, rest[place + 1 :].lstrip()
    return "", rest


def _publisher(rest: str) -> tuple[str, str]:
    found = _PUBLISHER.match(rest)
    if not found or (found.end() < len(rest) and rest[found.end()] != ","):
        bare = _PUBLISHER.match(rest.rstrip(" .")) if rest else None
        if not bare or bare.end() < len(rest.rstrip(" .")):
            return "", rest
        found = bare
    said = found[0].strip()
    sentence = re.match(rf"(.*?)\.\s+(?={_VERB}\b)", said, re.IGNORECASE)
    if sentence:
        return sentence[1], rest[sentence.end() :]
    return said.rstrip(" ."), rest[found.end() :].lstrip(" ,")


def _reference(rest: str) -> tuple[str, str]:
    """The reference, without the full stop that ends its sentence, and the statements behind it."""
    found = _FIRST_STATEMENT.search(rest)
    place = found.start() if found else len(rest)
    return re.sub(r"[.;,]\s*$", "", rest[:place].strip()), rest[place:].strip()


def _parts(statements: str) -> tuple[Part, ...]:
    found = []
    for match in _STATEMENT.finditer(statements):
        who = match["who"].strip(" ,;")
        if who.endswith(("Jr", "Sr")):
            who += "."
        purpose, origin = _FOR.search(match["between"]), _FROM.search(match["between"])
        whom = purpose["whom"].strip() if purpose else ""
        after = _AFTER_NAME.search(who)
        if after and not whom:
            who, whom = who[: after.start()].strip(" ,"), after["whom"].strip(" .,")
        for verb in re.findall(_VERB, match["verbs"], re.IGNORECASE):
            role = _ROLES[verb.casefold()]
            found += [Part(role, each, whom, origin["language"] if origin else "") for each in persons_in(who)]
    return tuple(found)


def persons_in(said: str) -> tuple[str, ...]:
    """Single names of `A. B. and C. D.`; what may be one name (`Jane and John Doe`) stays whole."""
    pieces = re.split(r",?\s+and\s+|\s*&\s*|,\s+(?!Jr|Sr|II)", said)
    whole = all(len(re.findall(r"[^\W\d_]{2,}|[^\W\d_]\.", piece)) >= 2 for piece in pieces)
    return tuple(piece.strip() for piece in pieces if piece.strip()) if whole else (said,)
