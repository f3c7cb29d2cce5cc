"""The documents to which records refer and which no record is known to be. For the keeper alone."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.catalogue.access import Reader
from fonds.catalogue.facts import facts


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is sought, as pairs ("type", "telegram"), …; the words of the first reference; the records that refer."""

    sought: tuple[tuple[str, str], ...]
    words: str
    records: tuple[str, ...]


def wanted() -> list[Wanted]:
    """What unresolved references seek, the same sought from several records taken together; most referred to first.

    A number of an edition's own documents or "my" letter means another thing in each record, and is not put together.
    """
    words: dict[tuple[tuple[str, str], ...], str] = {}
    records: dict[tuple[tuple[str, str], ...], dict[str, None]] = {}
    for said, text, unit in (
        facts(Reader.KEEPER, "reference").order_by("pk").values_list("said", "text", "text_read__unit")
    ):
        if said.get("record"):
            continue
        sought = tuple((str(name), str(value)) for name, value in said.get("sought", ()))
        names = {name for name, _ in sought}
        own = "whose" in names or ("document" in dict(sought).values() and "volume" not in names)
        key = (*sought, ("record", unit)) if own else sought
        words.setdefault(key, " ".join(text.split()))
        records.setdefault(key, {})[unit] = None
    found = [
        Wanted(tuple(pair for pair in key if pair[0] != "record"), words[key], tuple(of)) for key, of in records.items()
    ]
    return sorted(found, key=lambda each: (-len(each.records), each.words))
