"""The date beside a reference to another document: "letter of 3 May", "report of SA JOHN DOE, dated 3/5/61"."""

from __future__ import annotations

import re
from bisect import bisect_left

from fonds.core.extracting.facts import DateFound

_AGREED = frozenset({"agreement", "treaty", "protocol", "contract", "convention", "resolution", "decree", "decision",
                     "record of conversation", "communiqué", "declaration"})  # fmt: skip
"""What is called by what it is on, and then by its date: "the agreement on trade of 17 March"."""
_IN_NAMES = r"(?:[^.;]|(?:(?<=\b[A-Z])|(?<=\b(?:Mr|Dr|Jr|Sr|SA|St))|(?<=\b(?:Mrs|Gen|Col|Sen|Gov|vs\.)))\.)"
"""What may stand in the names of who wrote a paper and to whom, with the points behind initials and titles."""
_DATED = re.compile(
    r"(?:[,\s]|(?:\b(?:dated|of|from|on|by|Dated|DATED|OF|FROM)\b)|(?:\bthe\b))*"
    r"|[, ]+(?:to|from|by|of) [^.;\n]{2,40}[, ]+dated "
    r"|[, ]+(?:to|from|by|of) (?:[^.;,\n\d]|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Dr))\.|(?<=\b(?:Cde|Mrs))\.){2,44} (?:of|for) "
    r"|[,. ]+(?i:to|from|by|of|for|entitled|captioned|titled|re|regarding|concerning|on|in|at)\s"
    rf"{_IN_NAMES}{{2,110}}?[,)\s\"”]+(?i:dated)[ :\n]+(?:the )?"
    r"|[, ]+(?:on|about|of|concerning) (?:the|an?|my|his|our|your) (?:conversation|talk|meeting|visit|discussion)s? "
    r"(?:with|between|of) [^.;\n\d]{2,80} (?:of|on|dated|held on) (?:the )?"
    r"|(?: of conversation)?[ ](?:with|between) [^.;\n\d]{2,80} (?:of|dated) (?:the )?"
    r"|[ ](?:[A-Z][\w.-]+[/-])+[A-Z][\w.-]+(?:,| of|,? dated)? "
)
_OTHER_PAPER = re.compile(
    r"\b(?:(?:is|was|are|were)\b|enclos|attach|transmit|forward|refer|contain|captioned as|which|that|letter|memorand|"
    r"memo\b|report|cable|telegram|"
    r"airtel|despatch|dispatch|note|teletype)",
    re.IGNORECASE,
)
"""What makes a day behind it another paper's."""
_FAR = 30
"""Code points between a paper and its day within which another is not looked for."""
_DATED_ON = re.compile(
    r"[, ]+(?:on|between|with|about|concerning|of|for) [^.;\n\d]{2,90} (?:of|dated|signed on) (?:the )?"
)
_ACTED = re.compile(
    r"\b(?:receiv|hand|sen[dt]|deliver|sign|g[eo]t|transmi|pass|read|g[ai]ve|bring|brought|submit|present|forward|publish|"
    r"adopt|approv|conclud)\w*\b[^.;]{0,60}$"
)
"""What was done on a day that then is not the paper's own: "handed me the note on 5 May"."""
_SLASHED = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](?:19)?\d\d(?!\d)")
_SLASHED_BEHIND = re.compile(r"[, ]+(?:to|from|by|of) [^.;\n\d]{2,44}, ?")
"""What stands before a day in numerals: "letter to Chicago, 4/30/53"."""
_DOTTED = re.compile(
    r"\s(?:of|from|dated|vom)\s(?P<day>(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:(?:19)?\d\d)?)(?![\d.])"
)
"""A day in numerals, mostly without its year: "your telegram of 28.8."."""
_SLASHED_KINDS = frozenset({"airtel", "teletype", "bulet", "butel", "buairtel", "bucable"})
"""What is called by its day alone, "Dallas airtel 12/5/63"."""


def date_beside(
    text: str, end: int, dates: list[DateFound], starts: list[int], kind: str = ""
) -> tuple[tuple[str, str], int] | None:
    """The date beside a reference, as a term and where it ends."""
    at = bisect_left(starts, end)
    if at < len(starts) and starts[at] - end < 150 and dates[at].at.end - starts[at] < 40:
        between = text[end : starts[at]]
        is_dated = _DATED.fullmatch(between) or (kind in _AGREED and _DATED_ON.fullmatch(between))
        if len(between) > _FAR and _OTHER_PAPER.search(between):
            is_dated = None
        if (
            is_dated
            and "on" in between.split()
            and _DATED.fullmatch(between)
            and _ACTED.search(text, max(0, end - 90), end)
        ):
            return None
        if is_dated and "\n\n" not in between and between.strip():
            edtf = dates[at].edtf
            words = " ".join(text[starts[at] : dates[at].at.end].split())
            stop = starts[at] + len(text[starts[at] : dates[at].at.end].rstrip(", \n"))
            return (("date", edtf) if edtf else ("date_as_written", words)), stop
    dotted = _DOTTED.match(text, end)
    if dotted is not None:
        return ("date_as_written", dotted["day"]), dotted.end()
    slashed = _SLASHED.search(text, end, end + 50)
    between = text[end : slashed.start()] if slashed is not None else ""
    dated = _DATED.fullmatch(between) and (between.strip() or (kind in _SLASHED_KINDS and between))
    if slashed is not None and (dated or (between and _SLASHED_BEHIND.fullmatch(between))):
        return ("date_as_written", slashed[0]), slashed.end()
    return None
