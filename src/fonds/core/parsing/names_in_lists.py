"""Names as lists write them, brought to one form for counting; what a reader sees stays as written elsewhere."""

from __future__ import annotations

import re


def as_facet(name: str) -> str:
    """Spaces and the punctuation at the edges settled, so that one name counts once: ` CIA.` is `CIA`."""
    settled = re.sub(r"\s+", " ", name).strip(" ;,")
    # "CIA." and "CIA" are one originator; "J. LEE, GEN." may end in an abbreviation, only lone words lose it
    return settled[:-1] if settled.endswith(".") and " " not in settled and "." not in settled[:-1] else settled
