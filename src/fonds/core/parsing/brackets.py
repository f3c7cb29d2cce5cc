"""Words in square brackets: what an editor or translator put there, and why.

Translators of archival documents supply words ("I thanked [him]"), say what they could not read ("[illegible]") and
describe what is not running text ("[handwritten: …]", "[faded image of a stamp: …]"). Words supplied belong to the
sentence; the rest are statements about the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fonds.core.text.reading import Layer, LayerKind, ReadPage


class BracketKind(StrEnum):
    """What a bracket holds."""

    HANDWRITING = "handwriting"
    STAMP = "stamp"
    EDITORIAL = "editorial"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket at `start`–`end`; `inner_start`–`inner_end` is what was written or stamped, without the description.

    `where` is the place on the page, where the description states one ("upper left corner").
    """

    kind: BracketKind
    start: int
    end: int
    inner_start: int
    inner_end: int
    where: str = ""


_LONGEST = 1500
_MOST_INSERTED_WORDS = 10
_BRACKET = re.compile(rf"\[(?P<said>[^\[\]]{{1,{_LONGEST}}})\]")
_HAND = re.compile(
    r"(?:(?:partially |partly |faded |illegible |barely legible |one |two |several )?(?:hand-?written|"
    r"hand-?writing|handwriting|"
    r"manuscript note|от руки|помета|рукописн\w+|пометка)\b(?P<where>[^:\]\n]{0,80})|"
    r"(?:added |written |noted )?in (?:[\w.’'-]+ ){0,3}hand(?:writing)?(?P<where4>[^:\]\n]{0,60})(?=:)|"
    r"(?:note|notation|annotation|comment|signature|resolution)s? (?:written )?(?:in|"
    r"by) hand(?:writing)?(?P<where2>[^:\]\n]{0,80})|"
    r"(?:(?:(?:(?:marginal|margin) )?(?:note|notation|annotation|comment|remark|inscription)s? |"
    r"(?:written|added|noted|inscribed) )?(?:by hand|(?:in|on|across|along|at|over) (?:the |an? )?"
    r"(?:(?:left|right|upper|lower|top|bottom|red|blue|green|black|violet|purple|brown|coloured|ordinary) )*"
    r"(?:margins?|pencil|ink|pen|top|bottom|corner))\b|"
    r"(?:marginal|margin) (?:note|notation|annotation|comment|remark|inscription)s?\b|resolution\b|"
    r"signatures? (?:on|across|over|in|at)\b)"
    r"(?P<where3>[^:\]\n]{0,80})(?=:)|"
    r"(?:written )?in (?:(?:red|blue|green|black|violet) )?(?:pencil|ink|margin)(?=\s*$)|marginal note(?=\s*$))"
    r"(?P<colon>:)?\s*",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:(?:a |an |the )?(?:faded |partial(?:ly)? |blurred |illegible |barely legible |round |"
    r"rectangular |square |official )*"
    r"(?:image of (?:a |an |the )?)?(?:\w+ |(?:[\w.’'-]+ ){2,5}(?=stamp\s?:))?(?:rubber )?(?:stamp(?:ed)?|seal|штамп|"
    r"печать))\b(?P<where>[^:\]\n]{0,80})"
    r"(?P<colon>:)?\s*",
    re.IGNORECASE,
)
_EDITORIAL = re.compile(
    r"(?:…|\.{2,}|\?+|sic\b.*|illeg\w*|unclear|unreadable|not legible|indecipherable|inaudible|signature|"
    r"signed|signatures|"
    r"unsigned|blank|torn|damaged|missing|redacted|excised|sanitized|sanitised|withheld|classified|"
    r"declassified|deleted|"
    r"emphasis (?:added|in (?:the )?original)|underlin\w+|crossed out|struck out|strike-?through|faded|cut off|"
    r"letterhead|emblem|coat of arms|logo|photo\w*|image|figure|diagram|table|map|graph|chart|"
    r"translator\S*s? note\b.*|trans(?:l)?\.:? .*|"
    r"auslassung\b.*|recte\b.*|TN\b.*|editor\S*s? note\b.*|ed\. ?note\b.*|ed\.?:.*|note:.*|"
    r"omitted\b.*|omission|ellipsis|gap|break|(?:new )?page(?: break)?\b.*|p\. ?\d+.*|folio\b.*|l(?:ist)?\. ?\d+.*|"
    r"end of\b.*|beginning of\b.*|continued\b.*|see (?:also )?(?:document|footnote|page|note|above|below)\b.*|"
    r"attach(?:ed|ment)s?\b.*|enclosures?\b.*|annex\b.*|appendix\b.*|distribution\b.*|"
    r"text (?:missing|not|cut|ends|torn|omitted)\b.*|"
    r"in (?:english|russian|french|"
    r"german|chinese|korean|latin|the original|original)\b.*|original\b.*|untranslated|not translated|"
    r"неразборчиво|подпись|так в (?:тексте|документе)\b.*|판독\s?불가|서명|签名|字迹不清)\W*",
    re.IGNORECASE,
)
_UNREADABLE_PART = re.compile(
    r"\b(?:illegible|not declassified|not legible|unreadable|missing from|redacted|excised|sanitized|"
    r"withheld|omitted here"
    r"|(?:lines?|words?|pages?|paragraphs?|names?|passages?) (?:of \w+ )?(?:not |missing|deleted|excised|"
    r"cut|omitted))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}|[ivxl]{2,6}|[*∗†‡§#]+\d*")
_PLACE = re.compile(
    r"\b(?:corner|margins?|top|bottom|upper|lower|left|right|page|side|above|below|across|back|end)\b",
    re.IGNORECASE,
)
_NOT_WORDS = re.compile(r"[\s_xX✓-]*")


def brackets(text: str) -> tuple[Bracket, ...]:
    """All brackets in a text that mean something, in order. Empty boxes, numbers alone (`[3]`) and `[x]` do not."""
    found = []
    for match in _BRACKET.finditer(text):
        said = match["said"]
        if _NOT_WORDS.fullmatch(said) or _NUMBER.fullmatch(said.strip()):
            continue
        found.append(_bracket(match))
    return tuple(found)


def _bracket(match: re.Match[str]) -> Bracket:
    said = match["said"]
    lead = len(said) - len(said.lstrip())
    inside = match.start() + 1
    for kind, pattern in ((BracketKind.HANDWRITING, _HAND), (BracketKind.STAMP, _STAMP)):
        described = pattern.match(said, lead)
        if described and (described["colon"] or described.end() == len(said) or kind is BracketKind.HANDWRITING):
            where = next((value for key, value in described.groupdict().items() if key != "colon" and value), "")
            begin = described.end() if described["colon"] else len(said)
            end = len(said.rstrip())
            where = re.sub(r"^[\s,]*(?:(?:note|notation|text|comment|in|on|at|the|image)\s+)*", "", where).strip(" ,.;")
            where = where if _PLACE.search(where) else ""
            return Bracket(kind, match.start(), match.end(), inside + min(begin, end), inside + end, where)
    kind = BracketKind.EDITORIAL if _is_statement(said.strip()) else BracketKind.INSERTED
    return Bracket(kind, match.start(), match.end(), inside, inside + len(said))


def _is_statement(said: str) -> bool:
    if _EDITORIAL.fullmatch(said) or _UNREADABLE_PART.search(said):
        return True
    # What runs over paragraphs or is long is said about the text; what is supplied into a sentence is short.
    return "\n\n" in said or len(said.split()) > _MOST_INSERTED_WORDS


def bracket_layers(text: str, *, is_translation: bool) -> tuple[Layer, ...]:
    """Layers for all brackets: the editor's words EDITORIAL, what was written or stamped HANDWRITING or MARK.

    They do not overlap. Words supplied into a sentence are INSERTED, in a translation by its translator.
    """
    layers: list[Layer] = []
    label = "inserted in the translation" if is_translation else "in brackets in the source"
    for each in brackets(text):
        if each.kind is BracketKind.INSERTED:
            layers.append(Layer(LayerKind.INSERTED, each.start, each.end, label))
        elif each.kind is BracketKind.EDITORIAL or each.inner_start >= each.inner_end:
            layers.append(Layer(LayerKind.EDITORIAL, each.start, each.end))
        else:
            written = LayerKind.HANDWRITING if each.kind is BracketKind.HANDWRITING else LayerKind.MARK
            name = "handwritten" if each.kind is BracketKind.HANDWRITING else "stamp"
            layers += [
                Layer(LayerKind.EDITORIAL, each.start, each.inner_start),
                Layer(written, each.inner_start, each.inner_end, name),
                Layer(LayerKind.EDITORIAL, each.inner_end, each.end),
            ]
    return tuple(layers)


def with_layers(page: ReadPage, more: tuple[Layer, ...]) -> ReadPage:
    """The page with further layers, those left out that touch an editorial, inserted or note-call layer it has."""
    firm = [
        each for each in page.layers
        if each.kind in (LayerKind.EDITORIAL, LayerKind.INSERTED, LayerKind.MARK, LayerKind.HANDWRITING)
        or each.label.startswith("call ")
    ]  # fmt: skip
    added = [each for each in more if not any(each.start < old.end and old.start < each.end for old in firm)]
    layers = tuple(sorted((*page.layers, *added), key=lambda each: (each.start, -each.end)))
    return ReadPage(page.text, page.label, layers, page.facsimile)
