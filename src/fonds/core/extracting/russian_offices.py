"""Phrases that name an office in Russian, before a name or behind it: "посла СССР в КНДР", "член Президиума"."""

from __future__ import annotations

import re

from fonds.core.extracting.name_in_script import word_lists

_WORDS = word_lists("words_russian.toml")


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True))


_HEAD = rf"(?:{_any(_WORDS['offices'])})[а-яё]{{0,4}}(?:-[а-яё]+)?"
_BEFORE_HEAD = rf"(?:(?:{_any(_WORDS['before_offices'])})\s){{0,3}}"
_RANK = (
    r"(?:генерал-)?(?:(?:под)?полковник|майор|лейтенант|капитан|генерал|адмирал|маршал|инженер|профессор|доктор|академик)"
    r"[а-я]{0,2}"
)
"""What stands between an office and a name, and is none."""
_VERB = r"(?:[аиыуя]л[аои]?|ть|ся|сь|[еиую]т)"
_OF = (
    r"(?:[А-ЯЁ]{2,6}|[А-ЯЁ][а-яё]+(?:-[а-яё]+)*(?<!ович)|"
    rf"(?!(?:что|как|после|где|когда|с|к|от|из|у|о|об|за|на|до|не|но|а|его|её|ее|их)\s|[а-яё-]*{_VERB}\s)[а-яё-]+)"
)
"""A word of what an office is of: no verb, and no word with which something else begins."""
BEFORE_NAME = re.compile(
    rf"(?<![\w-])(?P<office>(?i:{_BEFORE_HEAD}{_HEAD})(?:\s{_OF}){{0,10}}?)\s"
    rf"(?:(?:{_any(_WORDS['honorifics'])}|{_RANK}\s)\s?)?$"
)
BEHIND_NAME = re.compile(
    rf",\s(?:(?:является|ныне|также)\s)?(?P<office>{_BEFORE_HEAD}{_HEAD}(?:\s{_OF}){{0,10}})(?=\s?[,.;:)\n]|$)"
)
_HEAD_WORD = re.compile(rf"(?<![\w-])(?!глава)({_HEAD})", re.IGNORECASE)
_OBLIQUE = re.compile(r"(?:[аяую]|[ое]м)$")


def is_oblique(office: str) -> bool:
    """Whether an office is in another case than the nominative, as whoever holds it then is: "посла", "министром"."""
    head = _HEAD_WORD.search(office)
    return head is not None and _OBLIQUE.search(head[1]) is not None
