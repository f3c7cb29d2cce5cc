"""The archive as a server of the Model Context Protocol, with the protocol's official library (`fonds[mcp]`)."""

from __future__ import annotations

import importlib.util

INSTALL = "assistants are answered with the package mcp, which is not installed: pip install 'fonds[mcp]'"

THREADS = 8
"""Threads of a worker of the site that answers assistants too: most questions wait, the site's own pages must not."""


def is_available() -> bool:
    """Whether the protocol's library is installed."""
    return importlib.util.find_spec("mcp") is not None
