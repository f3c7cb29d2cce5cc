"""What a reader asks for: the query read into a typed tree that any index understands."""

from __future__ import annotations

from fonds.core.querying.reading import ParsedQuery, parse, plain

__all__ = ["ParsedQuery", "parse", "plain"]
