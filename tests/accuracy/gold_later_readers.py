"""Passages labelled by later readers, blind: of each an open half, and a sealed one that no maker of rules opens; those
of `OPENED` are all open.

Every `gold_third_reader_*.toml` to `gold_tenth_reader_*.toml` beside this module is read, in the form of the second
reader's files.
"""

from __future__ import annotations

from pathlib import Path

AGAIN = "gold_later_readers_again.toml"
"""Meetings of some of their passages, labelled once more by somebody else."""
READERS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
OPENED = ("ninth",)
"""Readers all of whose passages are open."""


def files(reader: str, *, sealed: bool = True) -> tuple[str, ...]:
    """The names of the files of a reader, one of `READERS`, in order; without `sealed` those of the open half alone.

    Raises ValueError where there is no such reader.
    """
    if reader not in READERS:
        raise ValueError(f"no reader is the {reader}; the later readers are {', '.join(READERS)}")
    half = "*" if sealed else "*_open"
    return tuple(sorted(each.name for each in Path(__file__).parent.glob(f"gold_{reader}_reader_{half}.toml")))
