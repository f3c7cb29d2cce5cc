"""What site and assistants are asked."""

from __future__ import annotations

QUERIES = (
    "legation", "harbour", "secret", "secrte", "cement OR zinc", '"the quay"', "har*", "title:letter", "from:marsh",
    "date:1957", "nothing-at-all-here", "vane", "",
)  # fmt: skip
