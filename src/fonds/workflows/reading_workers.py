"""How a process that reads texts begins."""

from __future__ import annotations

import gc

from fonds.core.extracting.word_knowledge import known
from fonds.workflows.worker_processes import end_with_parent

_MANY = 20_000
"""So many new objects at a time are looked at for garbage: readings leave next to none, and soon go as a whole."""


def begin_worker() -> None:
    """Loads the public lists, and has the collector of garbage leave them alone; ends when its parent is killed.

    The lists are hundreds of thousands of objects that stay as long as the process: going through them again and again
    takes a tenth of the time of reading.
    """
    end_with_parent()
    known("Alexandria")
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MANY, 10, 10)
