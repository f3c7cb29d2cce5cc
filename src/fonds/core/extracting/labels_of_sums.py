"""What a sum is that a form or a list of pay holds: the label above it or before it, or the name of its row.

"Gross Annual Salary", and below it "Staff Counsel $28,000"; "SALARY LIMITS: MIN 1,200.00"; "INVESTIGATIVE 209,945.00".
"""

from __future__ import annotations

import re

from fonds.core.extracting.word_knowledge import is_word

KINDS_OF_PAY = "Gross|Net|Annual|Base|Basic|Monthly|Total|Present|New|Old|Starting|Current|Hourly|Weekly"
PAYMENTS = "Salary|Pay|Wages?|Compensation|Rate|Income|Cost|Amount"
_KINDS = f"(?:{KINDS_OF_PAY}|Per Diem)"
_PAY = rf"(?:{_KINDS} ){{1,3}}(?:{PAYMENTS})"
_ABOVE = re.compile(
    rf"\b(?P<what>{_PAY})\*?[ \t:.]*(?:\S[ \t]*)?\n\s*(?:[^\s]{{1,2}}[ \t]*\n\s*)?"
    rf"(?:(?!{_KINDS}\b)[A-Z][A-Za-z/-]+(?: \(?[A-Za-z][A-Za-z/)-]*){{0,4}}(?:[ \t]+|[ \t]*\n\s*))?$"
)
"""A label that ends its line, the sum below it alone or behind the title of a post."""
_BEFORE_COLON = re.compile(
    r"(?:^|[ \t]{1,3})(?P<what>[A-Za-z]+(?: [A-Za-z]+)?):[ \t]*(?:[A-Za-z]{3}[ \t]+[\d.,]*[ \t]*){0,2}$"
)
_ROW = re.compile(r"[ \t|]*(?P<what>[A-Za-z][A-Za-z'-]{2,}(?: [A-Za-z][A-Za-z'-]{2,}){0,2})[ \t]+(?=[\d«.*|])")
_PERSONS = re.compile(
    r"(?<![A-Za-z])(?P<who>(?:MC ?|O[’'])?[A-Z][^\W\d_’'.,-]*(?:[’'-][A-Z][^\W\d_’'.,-]*)?(?: ?, ?|\.(?=[A-Z]{2}))"
    r"[A-Z][A-Za-z]*(?:\.(?=\s))?(?: [A-Z][A-Z]*(?:\.(?=\s)|(?![a-z]))){0,2})"
)
"""A person's name, the surname first, before the sums of his row; in a machine's reading a point may be the comma."""
_STAINS = re.compile(
    r"J[A-Z]K Act \d[^|\n]{2,14}D[)}\]]?|(?<![A-Za-z])[A-Za-z]{1,2}(?![A-Za-z])|"
    r"\d{1,3}(?:[,.]+\d{2,3})*\S{0,2}|[^\w\n]+|_+"
)
"""What may stand between a name and the sums of its row: other sums, what a machine made of specks, and the act by
which a number of social security is withheld."""
_TOTALS = re.compile(r"\b(?:sub|grand)?\s?totals?\b|\bbalance\b|\bpage\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_REACH, _ROW_BEFORE = 120, 100


def label_above(text: str, place: int) -> str:
    """The label of pay above a sum with its sign that begins at `place`; "" where none stands there."""
    found = _ABOVE.search(text[max(0, place - _REACH) : place])
    return found["what"] if found is not None else ""


def label_in_row(line: str) -> str:
    """What a row of a list says that its sums are, from the words of the row before one; "" where it says nothing.

    Of a list of those who are paid it is the name: "578-00-0000 THOMAS, J. 24,000.00".
    """
    if found := _BEFORE_COLON.search(line):
        what = found["what"]
        return what if all(is_word(word.casefold()) for word in what.split()) else ""
    if person := person_of_row(line):
        return person
    row = _ROW.match(line)
    if row is None or _TOTALS.search(row["what"]):
        return ""
    return row["what"] if all(is_word(word.casefold()) for word in row["what"].split()) else ""


def person_of_row(line: str) -> str:
    """Who is paid the sums of a row, from its words before one: "THOMAS, J . 24,000.00"; "" where nobody is named."""
    for person in reversed(list(_PERSONS.finditer(line))):
        between = line[person.end() :]
        if not _STAINS.sub("", between).strip():
            return person["who"]
    return ""


def payee_of_sum(text: str, place: int) -> str:
    """Who is paid a sum that stands at a place, in a row that begins with his name, or alone below it."""
    line = text[text.rfind("\n", 0, place) + 1 : place]
    if not _LETTERS.search(line):
        line = text[: place - len(line)].rstrip()[-_ROW_BEFORE:].rpartition("\n")[2]
    return person_of_row(line)
