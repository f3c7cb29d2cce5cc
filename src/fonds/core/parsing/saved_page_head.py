"""The lines of a saved page that are the site's: what each says, and where the document begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from fonds.core.parsing.languages_offered import offers
from fonds.core.parsing.marks import is_date_line
from fonds.core.parsing.saved_citations import Part, SavedCitation, read_citation, starts_citation

_LONGEST_HEAD = 200  # lines; a page's head is short, and a document that quotes one is not to be searched for it
_BULLET = re.compile(r"^[\s•*·◦‣>–-]+")
_SCOPE = re.compile(r"search in:?|search(?: the)?(?: digital)? archive|search|advanced search", re.IGNORECASE)
_SITE = re.compile(
    r"(?:(?:the )?wilson center )?digital archive(?: international history declassified)?|"
    r"international history declassified"
    r"|digitalarchive\.wilsoncenter\.org|(?:the )?[\w ]{3,40} digital archive",
    re.IGNORECASE,
)
_SUPPORT = re.compile(
    r"(?:this|the) (?:document|collection|translation|publication|item)s? (?:was|were|is|are|"
    r"has been) (?:made possible|"
    r"supported|funded|translated|provided)\b.*?\b(?:with|by|through|thanks to|courtesy)\b.*",
    re.IGNORECASE,
)
_CITE = re.compile(
    r"(?:get |view |show |copy |download )?citations?:?|cite(?: this)?(?: document|"
    r" item)?:?",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"share(?: this)?(?: document| item| page)?:?|e-?mail|facebook|twitter|x|linkedin|link|permalink|"
    r"embed",
    re.IGNORECASE,
)
_SHARING = re.compile(r"share(?: this)? (?:document|item|page):?", re.IGNORECASE)
_LABEL = re.compile(r"(?:abstract|summary|description|document summary):?", re.IGNORECASE)
_OFFER_LABEL = re.compile(
    r"(?:view|download|read|languages?|formats?|document|original|available (?:in|as)|"
    r"transcript(?:ion)?s?):?",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"print(?: this)?(?: page)?|download(?: (?:pdf|document))?|close|menu|home|browse|about|"
    r"contact(?: us)?|log ?in|sign (?:in|up)|"
    r"skip to (?:main )?content|main navigation|breadcrumb|back(?: to (?:top|results|search))?|next|previous|prev|more|"
    r"related documents?|add to (?:my )?(?:list|archive|favou?rites)|zoom (?:in|out)|full ?screen|toggle navigation|"
    r"(?:all|title|content|full text|everything|documents|collections|people|places|subjects|go|filter|any|help)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:privacy(?: policy| notice)?|terms(?: of (?:use|service))?|copyright.*|©.*|all rights reserved.*|"
    r"contact(?: us)?|donate|"
    r"back to top|follow us.*|subscribe.*|newsletter|site ?map|accessibility|powered by.*|"
    r"related (?:documents?|items?)|share|"
    r"cookies?(?: policy)?|about(?: us)?|help|faq|digital archive|wilson center|woodrow wilson .{0,60}|"
    r"one woodrow wilson plaza.*|facebook|twitter|youtube|print|top)\.?",
    re.IGNORECASE,
)
_FIRM = frozenset({"citation", "cite", "credit", "sharing"})
_REACH = 8  # lines between two of the site's, for an abstract
_LONGEST_LINE = 1500  # characters; no line of the site's is longer
_LONG = 120  # characters; longer is no title


@dataclass(frozen=True, slots=True)
class Placed:
    """Words with the line they stand on, counted from 1 in the saved file."""

    text: str
    source: str


@dataclass(slots=True)
class PageHead:
    """What the site says. `body_start` is the index of the first line of the document, `footer_lines` how many end it.

    `signs` counts independent signs that this is a saved page at all.
    """

    site: Placed | None = None
    title: Placed | None = None
    date: Placed | None = None
    credit: Placed | None = None
    abstract: Placed | None = None
    citation: SavedCitation | None = None
    citation_source: str = ""
    offers: list[tuple[str, str]] = field(default_factory=list)
    offers_source: str = ""
    address: str = ""
    body_start: int = 0
    footer_lines: int = 0
    signs: int = 0

    @property
    def reference(self) -> str:
        return self.citation.reference if self.citation else ""

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.citation.parts if self.citation else ()

    @property
    def is_translation(self) -> bool:
        """Whether the page says that its text is a translation."""
        return any(part.role == "translator" for part in self.parts) or any(
            offered.casefold() == "translation" for _, offered in self.offers[:1]
        )


@dataclass(frozen=True, slots=True)
class _HeadLine:
    index: int
    text: str
    kind: str

    @property
    def source(self) -> str:
        return f"line {self.index + 1}"


def read_head(text: str) -> PageHead:
    """Reads the site's lines. A text without them has `body_start` 0 and no signs."""
    lines = text.split("\n")
    found = list(_kinds(lines[:_LONGEST_HEAD]))
    head = PageHead()
    end = _end_of_head(found)
    if end is None:
        return head
    found = [each for each in found if each.index <= end]
    head.body_start = end + 1
    signs = {"scope", "site", "credit", "cite", "citation", "sharing", "offer"}
    head.signs = len(signs & {each.kind for each in found})
    _take_single(head, found)
    _take_citation(head, found, lines)
    _take_unnamed(head, found)
    head.footer_lines = _footer(lines[head.body_start :])
    return head


def _kinds(lines: list[str]) -> Iterator[_HeadLine]:
    """Each line that is not blank, with what it is; "words" where its form says nothing."""
    in_citation = False
    for index, line in enumerate(lines):
        text = _BULLET.sub("", line).strip()
        if not text:
            in_citation = False
            continue
        if starts_citation(_paragraph(lines, index)):
            in_citation = True
            yield _HeadLine(index, text, "citation")
            continue
        kind = _kind(text)
        in_citation = in_citation and kind in ("words", "address")
        yield _HeadLine(index, text, "citation continued" if in_citation else kind)


def _kind(text: str) -> str:
    if len(text) > _LONGEST_LINE:
        return "words"
    for kind, pattern in (
        ("scope", _SCOPE), ("site", _SITE), ("credit", _SUPPORT), ("cite", _CITE),
        ("sharing", _SHARING), ("share", _SHARE), ("label", _LABEL), ("address", _ADDRESS),
    ):  # fmt: skip
        if pattern.fullmatch(text):
            return kind
    if offers(text):
        return "offer"
    if is_date_line(text):
        return "date"
    return "furniture" if _FURNITURE.fullmatch(text) or _OFFER_LABEL.fullmatch(text) else "words"


def _paragraph(lines: list[str], index: int) -> str:
    """The line with those after it up to a blank one or the site's furniture, on one line."""
    taken = [_BULLET.sub("", lines[index]).strip()]
    for line in lines[index + 1 : index + 12]:
        text = _BULLET.sub("", line).strip()
        if not text or _kind(text) not in ("words", "address") or text[0] in '"“':
            break
        taken.append(text)
    return " ".join(taken)


def _end_of_head(found: list[_HeadLine]) -> int | None:
    """The last line of the head: the offers of languages, else sharing, else the citation; None where none stands."""
    anchors = [i for i, each in enumerate(found) if each.kind in ("citation", "credit", "cite")]
    if not anchors:
        return None
    end = next((i for i in anchors if found[i].kind == "citation"), anchors[0])
    while (following := _next_of_site(found, end)) is not None:
        end = following
    return found[end].index


def _next_of_site(found: list[_HeadLine], end: int) -> int | None:
    """The next line that is surely the site's: at once, or close behind an abstract or loose furniture.

    Behind an offer of languages the document begins, whatever its first words are.
    """
    reach = 1 + (1 if found[end].kind == "offer" else _REACH)
    for i in range(end + 1, min(end + 1 + reach, len(found))):
        each = found[i]
        is_firm = each.kind in _FIRM or (each.kind == "offer" and all(form for _, form in offers(each.text)))
        between = {one.kind for one in found[end + 1 : i]}
        if is_firm and (each.kind != "offer" or "words" not in between or i - end <= _REACH // 2):
            return i
        if i == end + 1 and each.kind in ("address", "offer", "citation continued"):
            return i
        if found[end].kind == "offer" and each.kind != "furniture":
            return None
    return None


def _take_single(head: PageHead, found: list[_HeadLine]) -> None:
    sites = [each for each in found if each.kind == "site"]
    if sites:
        head.site = Placed(" ".join(dict.fromkeys(each.text for each in sites)), sites[0].source)
    for each in found:
        if each.kind == "date" and head.date is None:
            head.date = Placed(each.text, each.source)
        elif each.kind == "credit" and head.credit is None:
            head.credit = Placed(each.text, each.source)
        elif each.kind == "offer":
            head.offers += offers(each.text)
            head.offers_source = head.offers_source or each.source
        elif each.kind == "address" and not head.address:
            head.address = each.text


def _take_citation(head: PageHead, found: list[_HeadLine], lines: list[str]) -> None:
    each = next((each for each in found if each.kind == "citation"), None)
    if each is None:
        return
    head.citation = read_citation(_paragraph(lines, each.index))
    head.citation_source = f"{each.source}, citation"
    if head.citation:
        head.title = Placed(head.citation.title, head.citation_source)


def _take_unnamed(head: PageHead, found: list[_HeadLine]) -> None:
    """Title and abstract: lines without a form of their own, told apart by place, length and the citation's title."""
    scope_over = next((i for i, each in enumerate(found) if each.kind == "site"), -1)
    cited_title = _compared(head.citation.title) if head.citation else None
    cite_seen = labelled = False
    abstract: list[_HeadLine] = []
    for i, each in enumerate(found):
        cite_seen = cite_seen or each.kind in ("cite", "credit")
        labelled = labelled or each.kind == "label"
        if each.kind != "words" or i < scope_over:
            continue
        if cited_title is not None:
            is_title = _compared(each.text) == cited_title
        else:
            is_title = head.title is None and not cite_seen and len(each.text) <= 2 * _LONG
        if is_title:
            head.title = Placed(each.text, each.source)
        elif cite_seen or labelled or len(each.text) > _LONG:
            abstract.append(each)
    if abstract:
        head.abstract = Placed(_joined(abstract), abstract[0].source)


def _joined(found: list[_HeadLine]) -> str:
    """Lines that follow one another are one paragraph."""
    text = found[0].text
    for before, each in pairwise(found):
        text += (" " if each.index == before.index + 1 else "\n\n") + each.text
    return text


def _compared(title: str) -> str:
    return re.sub(r"\W+", " ", title).casefold().strip()


def _footer(lines: list[str]) -> int:
    """How many lines at the end are the site's."""
    count = 0
    last = 0
    for line in reversed(lines):
        count += 1
        text = _BULLET.sub("", line).strip()
        if not text:
            continue
        if not (_FOOTER.fullmatch(text) or _ADDRESS.fullmatch(text)):
            break
        last = count
    return last
