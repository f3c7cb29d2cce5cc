"""Whether an office is said of the person named before it: behind a comma, in brackets, by a verb, on the next line."""

from __future__ import annotations

import re
from functools import cache

from fonds.core.extracting.ends_of_offices import STOPS_IN_CAPITALS
from fonds.core.extracting.office_phrases import OfficePhrase

TITLE = (
    r"(?:(?:(?:Army|Corps|Division|Colonel|Lieutenant|Major|Brigadier|Lt\.|Maj\.|Col\.|Brig\.)[ -]Gen(?:eral|\.)|"
    r"(?:Vice|Rear)[ -]Admiral|"
    r"(?:Lieutenant|Lt\.) Col(?:onel|\.)|"
    r"Academician|Comandante|Doctor|Monsieur|Frau|Fräulein|Madame|Mme|Señora|Lady|Lord|Rabbi|Mr|Mister|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Adm|Prof|Msgr|Mgr|Monsignor|Rev|Father|Sir|Dame|[Cc]omrade|[Cc]om|Cde|M|U|Daw|Thakin|Tunku|Tun|Datuk|Dato|Haji|Sheikh|Shaikh|Emir|Prince|Princess|Sardar|Pandit|Shri|Begum|Nawab|Professor|Hon|Herr|Senor|Señor|General|Colonel|Major|"
    r"COL|GEN|MAJ|CAPT|LT|ADM|CDR|LTC|MR|MRS|DR|Captain|Lieutenant|lieutenant|general|colonel|major|captain|engineer|Engineer|Admiral|Marshal|Count|Baron|Don)\.?"
    r"[ \n\u00a0]{1,2})*"
)
"""Ranks and honorifics that stand between an office and the name behind it."""
_LONGEST_OF_BLOCK = 50
_REST_OF_BLOCK = re.compile(r"(?:, [A-Z]\w+)?[.,]?\s*(?:\n|$)")
_IN_BRACKETS = re.compile(
    r"(?:\[\d+\])?\s{0,2}\((?:[^()]{0,200}[,;(]\s|[^()]{0,200}\band )?(?:who is |who was )?(?:the new |the |also |"
    r"now |then |an? )?"
)
_ALIAS = (
    r"(?:,? (?:aka|a\.k\.a\.?|alias|also known as|known as|pseudonym|nicknamed|called)[ :]{1,2}"
    r"[“\"'‘(]?[^\n“”\",;()]{2,30},?[”\"'’)]?)?"
)
"""Another name of his between a name and what he is: ", aka "El Maestro", president"."""
BEHIND_COMMA = re.compile(
    rf"{_ALIAS}"
    r"(?:[’']s)?(?:\s?[\[(][^\[\]()\n,;]{1,40}[\])]|[\])])?(?:, (?:Jr|Sr)\.?)?"
    r"(?:, (?:USA|USN|USAF|USMC|U\.S\.[AN]\.|M\.D\.|Ph\.D\.))?(?:, (?:aged? \d{1,2}|\d{1,2} years "
    r"(?:old|of age)))?"
    r"(?:\s\([RD]\.?\s?[-–,]\s?[A-Z][\w. ]{1,12}\))?(?:,\.?\s{1,2}(?:[|!~_«»°*]\s{1,2})?|,[\])]\s{0,2})"
    r"(?:(?:who|which) (?:is|was|has been|(?:has |had )?(?:served|acted)(?: as)?|(?:serves|acts)(?: as)?|"
    r"is (?:serving|acting)(?: as)?|became|is (?:said|believed|reported|known) to be|"
    r"(?:is|was|has been|had been) (?:recently |newly |just |again |now )?(?:appointed|elected|named|made|nominated|"
    r"assigned|designated)(?: as| to be| to the post of)?)\s)?"
    r"(?:(?:[Tt]he|an?|also|now|then|currently|at present|presently|formerly|previously|its|their|our|his|new|"
    r"newly[- ]appointed|present|current|"
    r"incumbent|well-known|influential|long-time)[ \n])*"
)
_SAID_OF = re.compile(
    rf"{_ALIAS}"
    r",?\s(?:is|was|became|as|remains|served as|serves as|serving as|acting as|appointed|has become|had become|"
    r"(?:was|has been|had been|is)(?: (?:now|recently|again|unanimously|also))? (?:appointed|elected|re-?elected|"
    r"named|made|"
    r"nominated|confirmed|installed|sworn in|co-opted)(?: as| to be)?|"
    r"(?:was|has been|had been) (?:promoted|raised|advanced|transferred|moved|assigned|appointed|elected)(?: to)?"
    r"(?: the (?:post|position|office|rank) of| the posts? of)?|"
    r"(?:took|has taken|had taken|takes) over(?: the (?:post|position|duties|functions) of| as)|"
    r"(?:assumed|took up|has assumed|took) (?:office|his duties|her duties|the duties|the post|the position|his post|"
    r"the office|the functions)(?: as| of)|"
    r"(?:works|is working|continues|remained|has been working|is employed|functions|now acts|acts|took office|was "
    r"acting|"
    r"is acting|is serving|was serving) as|"
    r"(?:holds|occupies|fills|holding|occupying)(?: the)? (?:post|position|office|rank)s? of|"
    r"in (?:his|her|the|my) (?:capacity|quality|function) (?:as|of)|"
    r"is to be|has been|had been)"
    r"\s(?:the |a |an |also |now |currently |still |to be )*"
)
_TOLD_AS = re.compile(
    r",?\s(?:(?:is|was|has been|had been) )?(?:identified|listed|reported|described|registered|carried|shown) as"
    r"\s(?:the |a |an )?"
)
"""Between a name and an office that others say he holds: "BERG REPORTED AS POLITICAL ADVISER OF THE DELEGATION"."""
_MADE = re.compile(
    r"\b(?:elect|appoint|nam|nominat|designat|proclaim|declar)(?:ed|ing|es|s)\s(?:[A-Z][\w.’'-]+\s?){1,4}$|"
    r"\b(?:made|chose)\s(?:[A-Z][\w.’'-]+\s?){1,4}$"
)
"""Before the office of somebody who was given it: "they elected Anna Berg chairman of the board"."""
_DASH = re.compile(r"\s?(?:-|–|—|--)\s?(?:the )?")
_OF_LABEL = re.compile(
    r"[ \t]*(?:FROM|FRO|PROM|FROH|FR0M|TO|THRU|THROUGH|VIA|MEMORANDUM (?:FOR|TO)|SUBMITTED BY|PREPARED BY)[ \t]*:"
    r"[ \t]*[‘'“\"]?[A-Z][^\n:,]{3,45}$",
    re.IGNORECASE,
)
"""The line of who sends or gets a paper up to his name, where his office stands on the next."""
_BLOCK_BETWEEN = re.compile(r"[ ]?[.,]?[ ]?\n(?:[ \t]*\n)?[ \t]{0,30}(?:The )?")
_STAINED_BETWEEN = re.compile(
    r"[^A-Za-z\d\n]{0,6}(?:[ ][a-z]{1,3})?[^A-Za-z\d\n]{0,6}\n(?:[ \t]*\n)?[ \t]{0,30}(?:[^\w\n]{1,3}[ ])?(?:The )?"
)
"""Between a name and an office on the next line, with what stains beside them were read as."""
_ABOVE_SYMBOL = re.compile(r"[^A-Za-z\d\n]{0,6}(?:[ ][a-z]{1,4})?[^A-Za-z\d\n]{0,6}\n(?:[ \t]*\n)?[^A-Za-z\d\n]{0,12}")
"""Between a name and the symbol of an office on the next line, with what stains beside them were read as."""
_LINE_OF_NAME = re.compile(
    r"[ \t_:\"“‘'*•.,-]*(?:(?-i:[a-z])[ ])?"
    r"(?P<label>(?:(?:FROM|FRO|PROM|FROH|FR0M|TO|THRU|THROUGH|VIA|CC|ATTENTION|ATTN|"
    r"MEMORANDUM (?:FOR|TO)|SUBMITTED BY|PREPARED BY)[ \t]*:?[ \t]*)?"
    r"(?:(?:The Honorable|Honorable|Hon|Mr|Mrs|Ms|Miss|Dr|Professor|General|Gen|Colonel|Col|Captain|Capt|Admiral|Adm|"
    r"Ambassador|Senator|Lieutenant|Lt|Major|Maj|Sir)\.?[ ])*)"
    r"(?:(?:[A-Z][\w.,’'-]*|de|von|van|di|la|y)[ ]?){2,6}$",
    re.IGNORECASE,
)
_FORM_BETWEEN = re.compile(r"[^\n]{0,12}\n\s*[({]?Type or prin\w\s[^\n]{5,60}\n\s*")
"""What a form prints between the name of who signs it and his office."""
_CLOSES_LETTER = re.compile(
    r"\b(?:Sincerely|truly yours|Respectfully|Faithfully|Yours|Regards|Cordially)\b", re.IGNORECASE
)
_BEHIND_SIGNATURE = re.compile(
    r"(?:[ ][^\w\n]{1,3})?\s{1,4}"
    r"(?:cc|CC|ce:|ec:|Distribution|DISTRIBUTION|Attachments?|Enclosures?|[A-Z]{2,4}[:/]\s?[a-z]{2,4})\b"
)
"""What stands below a signature: to whom copies went, what is added, who typed it."""
_TWO_WORDS = re.compile(r"[A-Z][\w.’'-]* [A-Z][\w’'-]+$")
_LONGEST_STAIN = 14
_FAR_FROM_CLOSE = 160
_LAST_WORDS = 60
_NEXT_OF_LABEL = re.compile(r"[,:|]?[ \t]?[,:|]?[ \t]?\n[ \t]{0,30}(?:The )?")
_NEXT_SIGNED = re.compile(r"(?:/|[ ](?:m\. ?p\.|e\. ?h\.|s\. ?r\.|v\. ?r\.))?(?:[ ][-–—])?,?[ ]?\n[ ]?(?:The )?")
_HEADS = re.compile(r"(?:head|leader|chief|adviser|advisor|commander|representative|manager|inspector)(?=\))")
"""What somebody is, in brackets alone: "Berg (head)"."""
_MORE_OF_LIST = re.compile(r",? and (?:the )?[A-Z]")
STOPS = re.compile(
    r"\s?(?:[,.;:()\[\]\n”\"–—-]|and\b|who\b|from\b|since\b|under\b|has\b|had\b|was\b|is\b|said\b|in\b|on\b|at\b|to\b|here\b|there\b|"
    r"during\b|which\b|when\b|until\b|[a-z]{3,}ed\b|$)"
)
_ACTS = re.compile(
    r"\s(?:has|had|was|is|said|told|began|gave|went|met|(?!appointed|named|elected|killed)[a-z]{3,}ed)\b"
)
"""What an office with an article does whose name stands elsewhere."""
_STOPS_IN_CAPITALS = re.compile(rf"\s(?:{STOPS_IN_CAPITALS})\b")


@cache
def _of_capitals(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(pattern.pattern, pattern.flags | re.IGNORECASE)


def _as_written(pattern: re.Pattern[str], words: str) -> re.Pattern[str]:
    """The pattern for words as they are written, which in teletypes are capitals: "STRAND, WHO IS CHIEF OF POLICE"."""
    return _of_capitals(pattern) if words.isupper() else pattern


def stops(text: str, start: int, end: int) -> bool:
    """Whether an office at `start`–`end` is whole: a mark stands behind it, or a word with which the clause goes on."""
    if text[start:end].isupper() and _STOPS_IN_CAPITALS.match(text, end):
        return True
    return _as_written(STOPS, text[start:end]).match(text, end) is not None


def said_behind(text: str, phrase: OfficePhrase, start: int, end: int, last_end: int) -> float:
    """How surely the office is said of the person whose name ended before it; 0 where it is not."""
    between = text[last_end:start]
    if not phrase.more and between.endswith("the ") and _ACTS.match(text, end):
        return 0  # "According to the notes of Berg, the President opened the talks"
    if phrase.alone and phrase.capital and _FORM_BETWEEN.fullmatch(between):
        return 0.75
    lowest = phrase.below or end
    is_between = _BLOCK_BETWEEN.fullmatch(between) or (phrase.capital and _STAINED_BETWEEN.fullmatch(between))
    if enough_of(phrase) and is_between and _is_block(text, last_end, lowest):
        return 0.75
    if "/" in text[phrase.word_start : phrase.word_end] and _ABOVE_SYMBOL.fullmatch(between):
        line = text[text.rfind("\n", 0, last_end) + 1 : last_end]
        return 0.75 if len(line) < _LAST_WORDS and (":" not in line or _OF_LABEL.match(line)) else 0
    if between == "\n\n" and (phrase.alone or phrase.more) and phrase.capital and _in_block(text, last_end, end):
        return 0.7
    if "\n\n" in between.replace("\n \n", "\n\n"):
        return 0
    enough = enough_of(phrase)
    if "(" in between and ")" not in between:
        is_head = phrase.start == last_end + 2 and _HEADS.match(text, start)
        return 0.9 if (phrase.alone or phrase.more or is_head) and _IN_BRACKETS.fullmatch(between) else 0
    if len(between) > 60:
        return 0
    if _as_written(BEHIND_COMMA, between).fullmatch(between):
        if text[start:end] == "USA":
            return 0  # of the Army: "General Strand, USA,"
        if text[start:end].isupper() and end - start < 6 and _MORE_OF_LIST.match(text, end):
            return 0  # "sent to Bundy, DCI and the AG"
        return 0.85 if (enough or phrase.alone) and (stops(text, start, end) or _is_stained(text, last_end, end)) else 0
    is_of = phrase.start == phrase.word_start and end > phrase.word_end and not phrase.capital
    if (
        between in (" ", "\n")
        and is_of
        and stops(text, start, end)
        and _TWO_WORDS.search(text, last_end - 40, last_end)
    ):
        return 0.7  # the comma is lost: "Anna Berg head of the Trade Section"
    if (
        between == " "
        and phrase.more
        and _MADE.search(text, max(0, last_end - 80), last_end)
        and stops(text, start, end)
    ):
        return 0.8
    if between in (". ", ".\n") and enough and text[start:end].isupper() and text[last_end - 3 : last_end].isupper():
        return 0.7 if stops(text, start, end) else 0  # machines take the comma of a teletype for a full stop
    if _as_written(_SAID_OF, between).fullmatch(between):
        return 0.8 if phrase.more or (phrase.alone and not re.search(r"\s[aA][nN]?\s", between)) else 0
    if _as_written(_TOLD_AS, between).fullmatch(between) and phrase.more:
        return 0 if text[phrase.word_start : phrase.word_end].lower() == "member" else 0.75
    if "\n" not in between and _DASH.fullmatch(between):
        is_item = phrase.alone and text[end : end + 1] in ("", ";", ".", "\n")
        return 0.8 if (enough or is_item) and stops(text, start, end) else 0
    if (
        enough
        and (_NEXT_OF_LABEL.fullmatch(between) or (phrase.capital and _STAINED_BETWEEN.fullmatch(between)))
        and STOPS.match(text, lowest)
        and _OF_LABEL.match(text[text.rfind("\n", 0, last_end) + 1 : last_end]) is not None
    ):
        return 0.8
    if _NEXT_SIGNED.fullmatch(between) and (enough or (phrase.alone and text[start - 1] == "\n")):
        alone = text[text.rfind("\n", 0, last_end) + 1 : last_end]
        rest = re.compile(r"[ .,\]]*(?:\n|$)").match(text, lowest)
        signed = (
            "\n" in between
            and len(alone) < 50
            and rest is not None
            and re.compile(r"\s*(?:\n\s*\n|$)").match(text, lowest)
        )
        return 0.75 if signed or (between == "\n" and _in_block(text, last_end, end)) else 0
    return 0


def _is_stained(text: str, name_end: int, end: int) -> bool:
    """Whether a line of who sends or gets a paper ends behind an office with a stain."""
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    label = text[text.rfind("\n", 0, name_end) + 1 : name_end]
    return len(rest) < _LONGEST_STAIN and rest[:1] == " " and _OF_LABEL.match(label) is not None


def enough_of(phrase: OfficePhrase) -> bool:
    """Whether the words of an office need nothing beside them to be one."""
    return phrase.more or (phrase.alone and phrase.capital)


def _is_block(text: str, name_end: int, end: int) -> bool:
    """Whether a name on its line and an office on the next are those of an address or of a signature: behind a label or
    an honorific, below the last words of a letter, or where the text ends."""
    begin = text.rfind("\n", 0, name_end) + 1
    line = text[begin:name_end]
    found = _LINE_OF_NAME.match(line) if len(line) < _LAST_WORDS and any(map(str.isupper, line)) else None
    if found is None or not all(word[:1].isupper() for word in line[found.end("label") :].split() if len(word) > 3):
        return False
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    is_stained = any(map(str.isalpha, rest)) or rest.strip() == ""
    if len(rest) > _LONGEST_OF_BLOCK or (is_stained and not STOPS.match(text, end)) or rest.strip().endswith("."):
        return False
    return (
        found["label"] != ""
        or _CLOSES_LETTER.search(text, max(0, begin - _FAR_FROM_CLOSE), begin) is not None
        or len(text[end:].strip()) < _LAST_WORDS
        or _BEHIND_SIGNATURE.match(text, end) is not None
    )


def _in_block(text: str, name_end: int, end: int) -> bool:
    """Whether a name is all of its line, and an office, with a place at most, all of the next: of an address."""
    name = text[text.rfind("\n", 0, name_end) + 1 : name_end]
    above = text[: name_end - len(name)].rstrip(" ")
    if above and not above.endswith("\n\n"):
        return False
    return len(name) < _LONGEST_OF_BLOCK and name[:1].isupper() and _REST_OF_BLOCK.match(text, end) is not None
