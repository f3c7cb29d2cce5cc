"""To whom a paper was routed, as forms list it, however badly an engine read their labels.

The head of a cable lists the parts of the agency that get it ("DDP, ADDP, C/CI, C/FI 2, S/C 2"), and its label INFO is
often unreadable; the foot of a memorandum lists its copies, a line each, of which stains tear some.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

from fonds.core.parsing.levels_misread import is_level
from fonds.core.text.english_words import is_english
from fonds.core.text.line_patterns import LinePattern
from fonds.core.text.lines import line_range

_PARTS = frozenset(
    tomllib.loads((files("fonds.core.parsing") / "data" / "parts_of_agencies.toml").read_text("utf-8"))["parts"].split()
)
_NEARLY = frozenset(f"{part[:at]}_{part[at + 1 :]}" for part in _PARTS if len(part) > 2 for at in range(len(part)))
"""The same from three letters on, one of which is open."""
_MAY_LIST = re.compile(r",[ ]?(?:[A-Za-z01€]{1,4}/[A-Za-z01]|[A-Z]{2,3} \d{1,2},[ ]?[A-Z]{2,3} \d)")
"""What is found quickly and stands in every list of parts, behind a comma: one that is named with a stroke, or two that
get so many copies each."""
_JOINT = re.compile(r"\s?[,;]\s?|\.\s|\s{3,}")
_AROUND = " .:*'“”‘’\"()[]{}|_~-+=«»#’<>"
_NUMBER_BEHIND = re.compile(r"[ =@-]?\d{1,2}$|=[a-z]$|-[A-Z]$|[ ]?\(\d{1,2}/?[A-Z]\.?$")
_SIDE = re.compile(r"[A-Za-z\d€¢&$]{1,6}")
_LAST_WORDS = re.compile(r"\S+(?: \d{1,2})?\W*$")
_FIRST_WORDS = re.compile(r"\W*\S+(?: \d{1,2})?")
_MISREAD = str.maketrans({"0": "O", "1": "I", "l": "I", "€": "C", "¢": "C", "5": "S", "8": "B", "|": "I", "!": "I"})
_LEAST, _LEAST_OF_NEXT, _SHARE = 3, 2, 0.6
_FEWEST_COUNTED = 3
"""Parts of a list without a stroke that are followed by how many copies each gets."""
_LONGEST = 100
_MOST_BESIDE = 14
"""Code points at the end of a line of parts that may be noise of the form beside it."""
_ABOVE = re.compile(r"[^\n]{0,60}\bINF[O0]\s?:[^\n]{2,90}")
"""The first line of a list that goes on in the next, behind who acts."""
_LABEL = re.compile(r"[^\w\n]{0,3}(?:INF[O0]|Info)\W{0,4}")

_MAY_BE_COPIES = ("strib", "STRIB", "str1b", "STR1B", "strlb", "sttib")
"""Of which one stands in the heading of each list of copies."""
_HEAD_OF_COPIES = LinePattern(
    re.compile(
        r"^\W{0,3}(?P<mark>(?:[A-Z]\w+[ ])?(?:D[i1l!][s5]t[rt][i1l]b\w{2,6}|D[I1]STR[I1]B\w{2,6})"
        r"(?:\s?\([\w ]{1,20}\))?"
        r"[ ]?(?:[:;.,*][ :;.]{0,2}|(?=\n)))(?P<rest>[^\n]*)",
        re.MULTILINE,
    )
)
_MAY_BE_HEAD = ("ion:", "ion;", "ion :", "lon:", "ion.\n", "ION:", "ION;", "ION :")
"""Of which one ends most headings of lists of copies that are misread."""
_HEAD_MISREAD = LinePattern(
    re.compile(r"^\W{0,3}(?P<mark>(?P<label>[A-Z][\w’]{9,13})[ ]?(?:[:;.][ :;.]{0,2}))(?P<rest>[^\n]*)", re.MULTILINE)
)
_DISTRIBUTION, _MOST_MISREAD = "DISTRIBUTION", 4
_COPY = re.compile(
    r"\W{0,4}(?:\w{0,2}r[i1l][gq]\w{0,4}\b|[\w’]{2,9} ?[&§] ?\w{1,2}\b|Addressee|"
    r"[\dlOiI|]{1,2}[.°'’]?\+?\s{0,2}(?:[-–—=~+,.«»>]{1,3}|to\b|cc\b|x\b)\s{0,3}[\[“\"]?\w|"
    r"[-–—]\s?[A-Z]|Copy \d|\d\s{1,3}[A-Z]|[\dOo][ ]?[8&§][ ]?[1l][ ]?[-~=]|"
    r"[^\n]{2,50}\bw/[ ]?(?:o[ ]|\d[ ])?(?:att|enc))"
)
_PART_ALONE = re.compile(r"[A-Z]{1,6}\d{0,3}(?:\s?/\s?[A-Z\d&]{1,10}){0,3}(?: \d)?")
_WITH_PART = re.compile(r"(?:[A-Z][\w.]*[ ]){1,3}[A-Z]\w*/[A-Z]{2,5}(?: [A-Z]\w+)?")
"""Who gets a copy and of which part he is: "Rodger Strand/OLC"."""
_COUNTED_BEHIND = re.compile(r"[\w/. ]{2,40}\s[-–—=~]{1,2}\s?(?:\W?orig\w*\b|[\dlI]\b)[\w&.,; ]{0,12}", re.IGNORECASE)
_NUMBERED_COPY = re.compile(r"\W{0,4}[\dlI|]{1,2}\s{0,2}[-–—=~+]{1,2}\s{0,3}\w")
_NO_COPY = re.compile(
    r"\W*(?:S\W?E\W?C\W?R|CONF|UNCL|TOP SEC|CL BY|CL\. BY|E.? IMP|DISPATCH|DATE|CROSS|RETURN|GROUP|NW \d|HW \d|"
    r"Doc\w?d|\d{2,3}-\d{4,5}-|(?:19|20)\d\d RELEASE|APPROVED|WARNING|\d{1,2} [A-Z][a-z]+ (?:19)?\d\d\b)|"
    r".*\bRELEASE UNDER\b",
    re.IGNORECASE,
)  # fmt: skip
_LONGEST_COPY, _LONGEST_STAIN, _MOST_COPIES = 72, 40, 30


def routing_lists(text: str) -> list[tuple[int, int]]:
    """Where the lists of parts in heads of cables, and of copies below memoranda, begin and end, in order."""
    found = list(_lists_of_parts(text))
    if any(each in text for each in _MAY_BE_COPIES):
        found += _lists_of_copies(text, _HEAD_OF_COPIES.finditer(text))
    elif any(each in text for each in _MAY_BE_HEAD):
        found += _lists_of_copies(text, filter(_is_head, _HEAD_MISREAD.finditer(text)))
    return sorted(found)


def _is_head(match: re.Match[str]) -> bool:
    """Whether a label at the beginning of a line is the heading of such a list, misread: "Bietribetion:"."""
    label = match["label"].upper()
    return Levenshtein.distance(label, _DISTRIBUTION, score_cutoff=_MOST_MISREAD) <= _MOST_MISREAD


def _lists_of_parts(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for match in _MAY_LIST.finditer(text):
        if match.start() < done:
            continue
        start, end = line_range(text, match.start())
        done = end
        if end - start > _LONGEST:
            continue
        last = _end_of_parts(text[start:end], _LEAST)
        if last is None:
            continue
        above = text.rfind("\n", 0, max(0, start - 1)) + 1
        if start and (_LABEL.fullmatch(text, above, start - 1) or _ABOVE.fullmatch(text, above, start - 1)):
            start = above
        last += text.rfind("\n", 0, match.start()) + 1
        while last == end and (following := _next_line(text, end)) is not None:
            begin, stop = following
            if stop - begin > _LONGEST or (more := _end_of_parts(text[begin:stop], _LEAST_OF_NEXT)) is None:
                break
            last, end = begin + more, stop
        done = end
        yield start, last


def _end_of_parts(line: str, least: int) -> int | None:
    """Where on its line a list of parts ends; None where the line is none."""
    pieces, place = [], 0
    for joint in _JOINT.finditer(line):
        pieces.append((place, joint.start()))
        place = joint.end()
    if line[place:].strip(_AROUND):
        pieces.append((place, len(line)))
    if len(pieces) < least:
        return None
    first = _LAST_WORDS.search(line, 0, pieces[0][1])
    last = _FIRST_WORDS.match(line, pieces[-1][0])
    said = [line[start:end] for start, end in pieces]
    said[0] = first[0] if first is not None else ""
    said[-1] = last[0] if last is not None else ""
    good = [is_part(each) for each in said]
    with_stroke = sum(is_part and "/" in each for is_part, each in zip(good, said, strict=True))
    counted = sum(is_part and each.rstrip(_AROUND)[-1:].isdigit() for is_part, each in zip(good, said, strict=True))
    told = with_stroke or (least == _LEAST and counted >= _FEWEST_COUNTED)
    if sum(good) < least or not told or sum(good) < _SHARE * len(good):
        return None
    if first is not None and len(line[: first.start()].split()) > 2:  # a label, and a stain
        return None
    end = last.end() if last is not None and good[-1] else pieces[-1][0]
    return len(line) if len(line) - end <= _MOST_BESIDE else end


def is_part(word: str) -> bool:
    """Whether a word is an abbreviation of a part of an agency: "C/CI", "C1/OPS", "D0P", "SAS 8"."""
    bare = _NUMBER_BEHIND.sub("", word.strip(_AROUND))
    sides = bare.split("/")
    if len(sides) == 1:
        meant = bare.translate(_MISREAD).upper()
        return meant in _PARTS or any(f"{meant[:at]}_{meant[at + 1 :]}" in _NEARLY for at in range(len(meant)))
    if (
        len(sides) > 4
        or not all(map(_SIDE.fullmatch, sides))
        or sum(each.isalpha() or each in "€¢" for each in bare) < 2
    ):
        return False
    return not bare.islower() or bare == "s/c" or any(len(each) > 1 and not is_english(each) for each in sides)


def _lists_of_copies(text: str, heads: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    done = 0
    for match in heads:
        if match.start() < done:
            continue
        start, end = match.start("mark"), match.end("mark")
        rest = match["rest"].strip()
        copies = 0
        if rest and not _is_copy(rest):
            if len(rest) > 4:  # more than a stain
                continue
        elif rest:
            copies, end = 1, match.start() + len(match[0].rstrip())
        while copies < _MOST_COPIES and (following := _next_line(text, max(end, match.end()))) is not None:
            begin, stop = following
            line = text[begin:stop]
            if not _is_copy(line):
                after = _next_line(text, stop)
                if not copies or len(line) > _LONGEST_STAIN or _NO_COPY.match(line) or after is None:
                    break
                if not (_NUMBERED_COPY.match(text, *after) and _is_copy(text[after[0] : after[1]])):
                    break
                stop = after[1]
            copies, end = copies + 1, begin + len(text[begin:stop].rstrip())
        if copies:
            done = end
            yield start, end


def _is_copy(line: str) -> bool:
    """Whether a line says who gets one or more copies: "1 - C/WH/4", "Orig & 1 - Addressee", "TSS/SRB - 1", "C/LA"."""
    line = line.strip()
    if not line or len(line) > _LONGEST_COPY or _NO_COPY.match(line) or is_level(line.strip(_AROUND)):
        return False
    return bool(_COPY.match(line) or _COUNTED_BEHIND.fullmatch(line) or _WITH_PART.fullmatch(line)) or (
        _PART_ALONE.fullmatch(line) is not None and ("/" in line or line in _PARTS or not is_english(line.lower()))
    )


def _next_line(text: str, end: int) -> tuple[int, int] | None:
    """The next line that is not blank, with no more than one blank line between, without white space at its start."""
    begin, breaks = end, 0
    while begin < len(text) and text[begin].isspace():
        breaks += text[begin] == "\n"
        begin += 1
    if begin >= len(text) or breaks > 2:
        return None
    stop = text.find("\n", begin)
    return begin, len(text) if stop < 0 else stop
