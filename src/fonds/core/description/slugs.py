"""Short names for addresses, made of a title once and then kept."""

from __future__ import annotations

import re

from anyascii import anyascii


def slug(title: str, *, longest: int = 100) -> str:
    """Lower-case ASCII letters, digits and hyphens: "АВП РФ" gives "avp-rf". Never empty."""
    made = re.sub(r"[^a-z0-9]+", "-", anyascii(title).casefold()).strip("-")
    return made[:longest].rstrip("-") or "untitled"
