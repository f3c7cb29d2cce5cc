"""The documents and queries that the benchmarks use."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass
from pathlib import Path

import python_calamine


@dataclass(frozen=True)
class Document:
    """One text of a release: its path, release, the number in its name, and its words."""

    path: Path
    release: str
    number: str

    @property
    def text(self) -> str:
        """The file's words."""
        return self.path.read_text("utf-8", errors="replace")


def corpora() -> Path:
    """The folder of real documents. Exits with a message where there is none."""
    folder = Path(os.environ.get("FONDS_CORPORA", Path(__file__).parents[1] / ".." / "shared" / "corpora"))
    if not (folder / "jfk").is_dir():
        raise SystemExit(f"no documents at {folder}; set FONDS_CORPORA to the folder that holds jfk/")
    return folder.resolve()


def documents(jfk: Path) -> list[Document]:
    """Every text of every release, in order of name."""
    return [Document(p, p.parent.name, p.stem) for p in sorted((jfk / "releases").glob("*/*.md"))]


def list_rows(jfk: Path) -> dict[str, tuple[str, str]]:
    """Record number → (title, originator), from the lists of 2022 and 2023."""
    rows: dict[str, tuple[str, str]] = {}
    for year in ("2022", "2023"):
        sheet = python_calamine.CalamineWorkbook.from_path(str(jfk / "sheets" / f"{year}.xlsx")).get_sheet_by_index(0)
        header, *cells = sheet.to_python()
        number, title, originator = (header.index(c) for c in ("Record Num", "Title", "Originator"))
        for row in cells:
            rows[str(row[number])] = (str(row[title]), str(row[originator]))
    return rows


def queries(jfk: Path, count: int) -> list[str]:
    """Mixed queries: a name, a few words of a title, or a whole title, chosen by a fixed seed."""
    chance = random.Random(1963)
    titles = sorted({t for t, _ in list_rows(jfk).values() if len(t.split()) >= 4})
    made = []
    for title in chance.sample(titles, min(count, len(titles))):
        words = ["".join(c for c in word if c.isalnum()) for word in title.split()]
        words = [w for w in words if w and w not in ("AND", "OR", "NOT")]
        made.append(" ".join(words[: chance.choice((1, 2, 3, len(words)))]))
    return [m for m in made if m]
