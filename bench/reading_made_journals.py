"""How well documents like those of `puzanov/` are read: `bench.reading_made_journals [--faults] [--sealed] [NAME…]`.

The documents of `tests/accuracy/made_journals` and, by other hands, `…_second_hand` to `…_seventh_hand` were invented
in the forms of translated journals, records of conversation, reports, cables, decrees and letters, and labelled whole
before anything was run on them. They are ingested and read as an archive does it, and what `fonds facts` gives is
compared with the labels: a fact answers a label where the words of both overlap; each field that is labelled is
counted by itself, so that a meeting may be found and its date missed. A unit in another spelling ("tonne", "metric
ton") and a quarter or half as EDTF's season or as its months are the same. `--faults` prints what was wrong in the open
halves (of the documents whose names begin with NAME, where names are given).

Only the open halves are read, unless `--sealed` asks for the others too, of which totals are all that is printed: they
are for a report, and not to be looked at while rules are made. Needs no corpora.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any

from bench.reading_corpora import opened_archive

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "accuracy"
HANDS = {
    "made journals": "made_journals",
    "made journals, second hand": "made_journals_second_hand",
    "made journals, third hand": "made_journals_third_hand",
    "made papers, fourth hand": "made_journals_fourth_hand",
    "made papers, fifth hand": "made_journals_fifth_hand",
    "made journals, sixth hand": "made_journals_sixth_hand",
    "made journals, seventh hand": "made_journals_seventh_hand",
}
"""Who invented documents, as it is printed, and the folder within `FOLDER`."""
HALVES = ("open", "sealed")
_UNITS = {
    "metre": "meter", "kilometre": "kilometer", "km": "kilometer", "tonne": "metric ton", "rouble": "ruble",
    "kwh": "kilowatt-hour", "kilowatt hour": "kilowatt-hour", "t": "ton", "m": "meter", "q": "quintal", "ha": "hectare",
}  # fmt: skip
"""Other spellings of units: the second hand labelled them as written, the first as they are named."""
_PARTS_OF_YEARS = {
    "33": ("01", "03"), "34": ("04", "06"), "35": ("07", "09"), "36": ("10", "12"),
    "40": ("01", "06"), "41": ("07", "12"),
}  # fmt: skip
"""EDTF's codes of quarters and halves, with their first and last month."""
_COMPARED = ("value", "unit", "measure", "place", "producer", "period", "rate", "qualifier", "kind", "asserted_by")


@dataclass
class Tally:
    """Counts by measure: (right, found, labelled), and what was wrong in words."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, measure: str, *, right: int = 0, found: int = 0, labelled: int = 0) -> None:
        """Counts up one measure."""
        for name, number in (("right", right), ("found", found), ("labelled", labelled)):
            self.counts[measure, name] += number

    def field(self, measure: str, said: object, label: object, where: str, *, same: bool) -> None:
        """One field of a fact that is compared: found where it says anything, labelled where the label does."""
        empty = (None, "", [], ())
        right = same and label not in empty
        self.add(measure, right=right, found=said not in empty, labelled=label not in empty)
        if not same:
            self.faults.append(f"{measure}: {said!r} is not {label!r} [{where}]")


class Compared:
    """One document: what was read beside its labels."""

    def __init__(self, label: dict[str, Any], facts: dict[str, Any], text: str, whole: str, tally: Tally) -> None:
        self.label, self.facts, self.text, self.tally = label, facts, text, tally
        # labels quote the whole file: the page begins somewhere in it
        self.shift = whole.index(text[:200])
        self.whole = whole
        self.known = {variant.casefold(): person[0] for person in label["people"] for variant in person}
        self.who: dict[str, str] = {}

    def all(self) -> None:
        """Compares all kinds."""
        self.people()
        self.offices()
        self.meetings()
        self.statements()
        self.figures()
        self.dates()
        self.marks()
        self.references()

    def people(self) -> None:
        """Persons found, none of them twice or two as one; `who` then says whose each id is."""
        labelled = {person[0]: {each.casefold() for each in person} for person in self.label["people"]}
        answers: dict[str, list[str]] = {first: [] for first in labelled}
        for person in self.facts["people"]:
            forms = {person["name"].casefold()} | {v["name"].casefold() for v in person["variants"]}
            forms |= {m["text"].casefold() for m in person["mentions"] if m["form"] == "name"}
            whose = [first for first, said in labelled.items() if said & forms]
            whose = whose or [first for first, said in labelled.items() if any(f.split()[-1] in said for f in forms)]
            # somebody found as two persons is right once
            self.tally.add("people", found=1, right=bool(whose) and not answers[whose[0]])
            if not whose:
                self.tally.faults.append(f"nobody: {person['name']!r} {sorted(forms)}")
            elif len(whose) > 1:
                self.tally.faults.append(f"several as one: {whose}")
            for first in whose[:1]:
                answers[first].append(person["id"])
                self.who[person["id"]] = first
        for first, ids in answers.items():
            self.tally.add("people", labelled=1)
            self.tally.add("one person once", right=len(ids) == 1, found=bool(ids), labelled=1)
            if not ids:
                self.tally.faults.append(f"not found: {first!r}")
            elif len(ids) > 1:
                self.tally.faults.append(f"{len(ids)} persons: {first!r}")

    def named(self, said: dict[str, Any] | None) -> str:
        """The label's name of somebody that a fact names, "" for nobody."""
        if said is None:
            return ""
        return self.who.get(said["id"] or "") or self.known.get(said["name"].casefold()) or str(said["name"])

    def first(self, name: str) -> str:
        """The first form of somebody whom a label names."""
        return self.known.get(name.casefold(), name) if name else ""

    def place_of(self, words: str) -> tuple[int, int]:
        """Where the label's words stand on the page."""
        start = self.whole.index(words, self.shift) - self.shift
        return start, start + len(words)

    def at(self, kind: str, labels: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
        """Each label with the fact whose words overlap its own most, each fact once; what is left over is false."""
        facts = list(self.facts[kind])
        for label in labels:
            spans = [self.place_of(label[key]) for key in ("at", "or_at") if key in label]
            by_words = [
                (max(_overlap(span, each["anchor"]) for span in spans), -len(each["anchor"]["text"]), -n)
                for n, each in enumerate(facts)
            ]
            best = max(by_words, default=(0, 0, 0))
            self.tally.add(kind, labelled=1, right=best[0] > 0, found=best[0] > 0)
            if best[0] > 0:
                yield label, facts.pop(-best[2])
            else:
                self.tally.faults.append(f"{kind} not found: {label['at']!r}")
                yield label, None
        for each in facts:
            self.tally.add(kind, found=1)
            who = [self.named(x) for x in each.get("participants", [])] or self.named(each.get("speaker"))
            self.tally.faults.append(f"{kind} found, not labelled: {each['anchor']['text'][:90]!r} {who}")

    def offices(self) -> None:
        """Offices by holder and words, and the date where it is labelled."""
        held = [(self.named(o["person"]), _plain(o["office"]), o["date"]) for o in self.facts["offices"]]
        labels = [(self.first(o[0]), _plain(o[1]), o[2] if len(o) > 2 else None) for o in self.label["offices"]]
        used = set()
        for person, office, date in labels:
            same = [n for n, h in enumerate(held) if h[0] == person and _same_office(h[1], office)]
            self.tally.add("offices", labelled=1, right=bool(same))
            used.update(same)
            if not same:
                self.tally.faults.append(f"office not found: {person}, {office}")
            elif date is not None:
                self.tally.field(
                    "offices: date", held[same[0]][2], date, office, same=date in {held[n][2] for n in same}
                )
        for number, (person, office, _) in enumerate(held):
            if held[number][:2] in [h[:2] for h in held[:number]]:
                continue  # the same office stated twice
            self.tally.add("offices", found=1)
            if number not in used:
                self.tally.faults.append(f"office found, not labelled: {person}, {office}")

    def meetings(self) -> None:
        """Meetings with date, place, participants and who tells of them."""
        for label, fact in self.at("meetings", self.label["meetings"]):
            said = fact or {"date": None, "place": None, "participants": [], "reported_by": None}
            where = label["at"]
            if "date" in label:
                self.tally.field(
                    "meetings: date", said["date"], label["date"], where, same=(said["date"] or "") == label["date"]
                )
            if "place" in label:
                place = (said["place"] or {}).get("name", "")
                self.tally.field(
                    "meetings: place", place, label["place"], where, same=_plain(place) == _plain(label["place"])
                )
            people = {self.named(each) for each in said["participants"]}
            wanted = {self.first(each) for each in label["with"]}
            allowed = wanted | {self.first(each) for each in label.get("maybe", [])}
            self.tally.add("meetings: participants", right=len(people & wanted), labelled=len(wanted),
                           found=len(people - (allowed - wanted)))  # fmt: skip
            if not wanted <= people <= allowed:
                self.tally.faults.append(f"participants: {sorted(people)} are not {sorted(wanted)} [{where}]")
            if "by" in label:
                by = self.named(said["reported_by"])
                self.tally.field(
                    "meetings: reported by", by, self.first(label["by"]), where, same=by == self.first(label["by"])
                )

    def statements(self) -> None:
        """Statements with speaker, act and the chain of who reports whom."""
        for label, fact in self.at("statements", self.label["statements"]):
            if fact is None:
                for measure in ("speaker", "act", "chain"):
                    self.tally.add(f"statements: {measure}", labelled=measure == "speaker" or bool(label.get(
                        {"act": "act", "chain": "by"}.get(measure, ""))))  # fmt: skip
                continue
            where, speaker = label["at"], self.named(fact["speaker"])
            wanted = self.first(label["speaker"])
            self.tally.field("statements: speaker", speaker, wanted, where, same=speaker == wanted)
            if "act" in label:
                self.tally.field("statements: act", fact["act"], label["act"], where, same=fact["act"] == label["act"])
            if "by" in label:
                chain = [self.named(each) for each in fact["reported_by"]]
                by = [self.first(each) for each in label["by"]]
                self.tally.field("statements: chain", chain, by, where, same=chain == by)

    def figures(self) -> None:
        """Figures, field by field."""
        for label, fact in self.at("figures", self.label["figures"]):
            for name in _COMPARED:
                if name not in label:
                    continue
                wanted = self.first(label[name]) if name == "asserted_by" else label[name]
                said = None if fact is None else fact[name]
                if isinstance(said, dict):
                    said = self.named(said) if name == "asserted_by" else said["name"]
                same = said == wanted if name == "value" else _form(name, said) == _form(name, wanted)
                self.tally.field(f"figures: {name}", said, wanted, label["at"], same=same)

    def dates(self) -> None:
        """Dates: the same EDTF, where the words that give it are the label's."""
        self._listed("dates", self.label["dates"], lambda each: each["edtf"])

    def marks(self) -> None:
        """Marks: the same kind, where the words overlap."""
        self._listed("marks", self.label["marks"], lambda each: each["kind"])

    def references(self) -> None:
        """References to other documents: the words overlap."""
        self._listed("references", [("", each) for each in self.label["references"]], lambda _: "")

    def _listed(
        self, kind: str, labels: Sequence[Sequence[str]], value: Callable[[dict[str, Any]], str | None]
    ) -> None:
        found = list(self.facts[kind])
        used: set[int] = set()
        for wanted, words in labels:
            spans = [(n, n + len(words)) for n in _places(self.text, words)]
            hits = [n for n, each in enumerate(found) if any(_overlap(span, each["anchor"]) > 0 for span in spans)]
            same = [n for n in hits if _months(value(found[n]) or "") == _months(wanted)]
            self.tally.add(kind, labelled=1, right=bool(same), found=bool(same))
            used.update(same)
            if not same:
                self.tally.faults.append(f"{kind}: {[value(found[n]) for n in hits]} is not {wanted!r} [{words}]")
        for number, each in enumerate(found):
            if number not in used:
                self.tally.add(kind, found=1)
                self.tally.faults.append(f"{kind} found, not labelled: {value(each)!r} {each['anchor']['text'][:80]!r}")


def _overlap(span: tuple[int, int], anchor: dict[str, Any]) -> int:
    return min(span[1], int(anchor["end"])) - max(span[0], int(anchor["start"]))


def _places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _plain(value: object) -> str:
    words = str(value or "").casefold().split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def _months(edtf: str) -> str:
    """A quarter or half as the span of its months; every other EDTF string as it is."""
    part = re.fullmatch(r"(\d{4})-(3[3-6]|4[01])", edtf)
    if part is None:
        return edtf
    year, (first, last) = part[1], _PARTS_OF_YEARS[part[2]]
    return f"{year}-{first}/{year}-{last}"


def _form(name: str, value: object) -> str:
    """A field of a figure in the one form in which forms that mean the same are compared."""
    plain = _plain(value)
    if name == "unit":
        return _UNITS.get(plain, plain)
    return _months(plain) if name == "period" else plain


def _same_office(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other} of the ") or other.startswith(f"{one} of the ")


def labels_of(hand: str, half: str) -> list[dict[str, Any]]:
    """The labels of a half ("open", "sealed") of a hand's documents (a folder of `HANDS`), one table a document."""
    labels: list[dict[str, Any]] = tomllib.loads((FOLDER / hand / f"gold_{half}.toml").read_text("utf-8"))["document"]
    return labels


def compared(halves: Sequence[str] = HALVES) -> dict[tuple[str, str], dict[str, Tally]]:
    """By hand (a name of `HANDS`), half and name of file, what was read in each document, compared with its labels.

    Only documents of the named `halves`, each of `HALVES`, are ingested.

    Raises SystemExit where the documents cannot be ingested or read.
    """
    from fonds.cli import main as fonds

    made: dict[tuple[str, str], dict[str, Tally]] = {}
    with ExitStack() as opened:
        with redirect_stdout(StringIO()):
            folders = [str(FOLDER / hand / half) for hand in HANDS.values() for half in halves]
            opened.enter_context(opened_archive(folders))
            if fonds(["read", "--json"]):
                raise SystemExit("could not read")
        for (hand, folder), half in product(HANDS.items(), halves):
            made[hand, half] = {}
            for label in labels_of(folder, half):
                facts, text = _read_in(Path(label["file"]).name)
                tally = made[hand, half][Path(label["file"]).name] = Tally()
                Compared(label, facts, text, (FOLDER / folder / label["file"]).read_text("utf-8"), tally).all()
    return made


def _read_in(name: str) -> tuple[dict[str, Any], str]:
    """The facts of the document of that file, as a keeper sees them, and the text of its page."""
    from fonds.catalogue.access import Reader
    from fonds.catalogue.facts_as_json import facts_json
    from fonds.catalogue.models import PageText
    from fonds.wiring import today

    page = PageText.objects.select_related("page__digital_object__unit").get(page__digital_object__path__endswith=name)
    return facts_json(Reader.KEEPER, page.page.digital_object.unit, today=today()), page.text


def main(*, faults: bool = False, only: Sequence[str] = (), sealed: bool = False) -> None:
    """Prints all measures of the open half of each hand's documents, and where `sealed` is true of the other."""
    for (hand, half), every in compared(HALVES if sealed else HALVES[:1]).items():
        tallies = {
            name: each for name, each in every.items() if half != "open" or not only or name.startswith(tuple(only))
        }
        if faults and half == "open":
            for name, tally in tallies.items():
                print(name, *(f"  {each}" for each in tally.faults), sep="\n")
        counts: Counter[tuple[str, str]] = Counter()
        for tally in tallies.values():
            counts.update(tally.counts)
        print(f"{hand}, {half}: {len(tallies)} documents")
        for measure in dict.fromkeys(name for name, _ in counts):
            right, found, labelled = (counts[measure, each] for each in ("right", "found", "labelled"))
            precision, recall = right / found if found else 1.0, right / labelled if labelled else 1.0
            print(
                f"  {measure:<24} {precision:.2f} precision  {recall:.2f} recall  ({right}/{labelled}, {found} found)"
            )


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for: `only`, `faults`, `sealed`. Raises SystemExit where that is not clear."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("only", nargs="*", metavar="PAPER", help="open papers whose names begin so (all)")
    parser.add_argument("--faults", action="store_true", help="print what is wrong in the open papers")
    parser.add_argument("--sealed", action="store_true", help="measure the sealed papers too")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    asked_for = options()
    main(faults=asked_for.faults, only=asked_for.only, sealed=asked_for.sealed)
