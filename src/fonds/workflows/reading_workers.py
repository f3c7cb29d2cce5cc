"""How a process that reads texts begins."""

from __future__ import annotations

import gc

from fonds.core.extracting.word_knowledge import known


def begin_worker() -> None:
    """Loads the public lists, and has the collector of garbage leave them alone.

    They are hundreds of thousands of objects that stay as long as the process: going through them again and again
    takes a tenth of the time of reading.
    """
    known("Alexandria")
    gc.collect()
    gc.freeze()
