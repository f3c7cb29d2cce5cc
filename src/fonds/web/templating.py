"""The environment in which pages are rendered."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """Jinja2 with autoescaping, as the settings ask."""
    return Environment(**options)
