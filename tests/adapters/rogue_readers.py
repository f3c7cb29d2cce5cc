"""Readers that do what no reader may, for the tests of the workers: each file's text says what to do."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from fonds.core.text.reading import ReadDocument, Reading, ReadPage, ReadText, Unreadable
from fonds.ports.page_reader import ReadingRules

_HELD: list[bytes] = []


class RogueReader:
    media_types = frozenset({"text/plain"})

    def read(self, path: Path, media_type: str, rules: ReadingRules) -> Reading:
        order, _, rest = path.read_text().partition(" ")
        if order == "loop":
            while True:
                pass
        if order == "sleep":
            time.sleep(600)
        if order == "allocate":
            _HELD.append(bytearray(10 * 1024**3))  # type: ignore[arg-type]
        if order == "hold":  # grows a little with every file, as a leaking library does
            _HELD.append(b"x" * int(rest))
        if order == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if order == "exit":
            os._exit(3)
        if order == "print":
            print("noise on standard output", flush=True)
            os.write(1, b"more noise")
        if order == "once":  # dies the first time only, as a worker does that is killed from outside
            mark = path.with_suffix(".mark")
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        if order == "raise":
            raise KeyError("a fault of the reader's own")
        if order == "recurse":
            self.read(path, media_type, rules)
        if order == "refuse":
            raise Unreadable("refused", "advice")
        if order == "foreign":
            return os.getcwd  # type: ignore[return-value]
        text = ReadText("text", (ReadPage(f"{os.getpid()} {rest}"),), paginated=False)
        return Reading(media_type, (ReadDocument("", (text,)),))
