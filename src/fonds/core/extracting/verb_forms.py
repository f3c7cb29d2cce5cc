"""The forms of English verbs, by their bases; irregular ones stand in `data/verb_forms.toml`."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

_FILE = tomllib.loads((files("fonds.core.extracting") / "data" / "verb_forms.toml").read_text("utf-8"))
_Y = re.compile("[^aeiou]y$")
_SIBILANTS = ("ss", "sh", "ch", "x", "zz")
_IRREGULAR = {each.split()[0]: each.split() for each in _FILE["irregular"].split("|")}


def forms_of(base: str) -> dict[str, str]:
    """Each form of a verb with what it is: base, present, gerund or past (the participle too)."""
    if base in _IRREGULAR:
        _, past, participle, gerund = _IRREGULAR[base]
    else:
        stem = base.removesuffix("e")
        past = participle = f"{stem[:-1]}ied" if _Y.search(stem) else f"{stem}ed"
        gerund = f"{stem}ing"
    present = f"{base[:-1]}ies" if _Y.search(base) else f"{base}es" if base.endswith(_SIBILANTS) else f"{base}s"
    others = {"were": "past"} if base == "be" else {}
    return others | {base: "base", present: "present", gerund: "gerund", past: "past", participle: "past"}
