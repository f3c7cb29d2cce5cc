"""What was read in the imaginary archive of `archive_builder`: people, offices, meetings, figures, written as rows.

The finders are tested elsewhere; here it is told what they would have found, in a few more records of the archive.
`read()` adds them to what `archive_builder.build` made. `PEOPLE` maps short keys to ids.
"""

from __future__ import annotations

from typing import Any

from fonds.catalogue.models import (
    Authority,
    DigitalObject,
    Fact,
    FactEntity,
    Mention,
    NamedEntity,
    PageText,
    TextRead,
    UnitOfDescription,
)
from fonds.core.extracting.reading import finders_digest
from fonds.workflows.reading_kept import bounded
from web import archive_builder
from web.archive_builder import OBJECTS, UNITS, _object, _unit, identifier

HOW: dict[str, Any] = {"reason": "read", "by": "keeper", "now": 1_790_000_000}
"""With what reason, by whom and when the tests decide."""

JOURNAL = (
    "At noon I met Jon Arno (Deputy Chairman of the Port Council and member of the Presidium). He said that the quay "
    "would be opened in autumn. He had spoken of it with Ira Bel in a conversation at Orsova.\n\n"
    "The works made 1,200 tons of zinc in 1936, 4,300 tons in 1937, 5,400 tons in 1938 and 4,800 tons in 1940. More "
    "than 12,000 tons a year can be obtained."
)
SECOND = (
    "I met Jon Arno, Deputy Chairman of the Port Council, in Warsaw. The driver Leo Nemo waited.\n\n"
    "In 1940 the works made 5,100 tons of zinc."
)
LATE = "Jon Arno came with Leo Nemo. The clerk Nina Holm kept the list."
HIDDEN = "Jon Arno met Vera Hush, Chief of the Secret Post, in Hiddenburg. He is called Grey Owl. 77 tons of zinc."

PEOPLE = {key: identifier(f"authority:{key}") for key in (
    "arno", "marsh", "bel", "nemo", "holm", "hush", "council", "orsova", "warsaw", "twin", "gone", "ton",
)}  # fmt: skip
FACTS = {key: identifier(f"fact:{key}") for key in (
    "meeting", "told", "second", "hidden", "said", "office-1", "office-2", "office-3", "office-hidden",
    "z46", "z47", "z48", "z50", "capacity", "z50-other", "z-hidden",
)}  # fmt: skip


def read(*, restricted: bool = True) -> None:
    """Adds the records and what was read in them."""
    items = [
        ("journal", "Journal of the consul for 7 August 1947", "1947-08-07", "public", JOURNAL),
        ("second", "Journal of the consul for 9 August 1947", "1947-08-09", "public", SECOND),
        ("late", "List of visitors", "1998-05-01", "public", LATE),
    ]
    if restricted:
        items.append(("hush", "A secret meeting", "1947-08-10", "restricted", HIDDEN))
    # the builder dates what it makes by its place in its list of records
    before = archive_builder.ITEMS
    archive_builder.ITEMS = (*before, *({"key": each[0]} for each in items))
    for key, title, date, state, words in items:
        UNITS[key], OBJECTS[key] = identifier(key), identifier(f"object:{key}")
        _unit({"key": key, "parent": None, "title": title, "date": date, "ref": f"J {key}", "state": state})
        _object(key, key, "transcript", "en", [words], paginated=False)
    archive_builder.ITEMS = before
    for key, kind, name in (
        ("arno", "person", "Jon Arno"), ("marsh", "person", "E. Marsh"), ("bel", "person", "Ira Bel"),
        ("nemo", "person", "Leo Nemo"), ("holm", "person", "Nina Holm"), ("hush", "person", "Vera Hush"),
        ("council", "body", "Port Council"), ("orsova", "place", "Orsova"), ("warsaw", "place", "Warsaw"),
    ):  # fmt: skip
        Authority.objects.create(id=PEOPLE[key], kind=kind, name=name)
    Authority.objects.create(id=PEOPLE["twin"], kind="person", name="John Arno", merged_into_id=PEOPLE["arno"])
    _journal(_reading("journal"))
    _second(_reading("second"))
    late = _Told(_reading("late"))
    late.name("arno", "Jon Arno", of="twin")
    late.name("nemo", "Leo Nemo")
    late.name("holm", "Nina Holm")
    if restricted:
        hidden = _Told(_reading("hush", public=False))
        for key, name in (("arno", "Jon Arno"), ("hush", "Vera Hush")):
            hidden.name(key, name)
        hidden.name("arno", "Grey Owl")
        hidden.fact("office-hidden", "office", "Chief of the Secret Post", "hush", office="Chief of the Secret Post",
                    date="1947-08-10", person="hush")  # fmt: skip
        hidden.fact("hidden", "meeting", "Jon Arno met Vera Hush", date="1947-08-10", participants=["arno", "hush"])
        hidden.fact("z-hidden", "figure", "77 tons", value=77.0, unit="ton", measure="zinc", kind="result")


def _journal(reading: TextRead) -> None:
    told = _Told(reading)
    told.name("marsh", "I", form="pronoun", called="E. Marsh")
    for key, name, kind in (("arno", "Jon Arno", "person"), ("bel", "Ira Bel", "person"),
                            ("council", "Port Council", "body"), ("orsova", "Orsova", "place")):  # fmt: skip
        told.name(key, name, kind=kind)
    for fact, office in (("office-1", "Deputy Chairman"), ("office-2", "member of the Presidium")):
        told.fact(fact, "office", office, office=office, date="1947-08-07", person="arno", body="council")
    told.fact("meeting", "meeting", "I met Jon Arno", key="meeting:1", date="1947-08-07",
              participants=["marsh", "arno"])  # fmt: skip
    told.fact("told", "meeting", "He had spoken of it with Ira Bel", key="meeting:2", date="", told_in="meeting:1",
              participants=["arno", "bel"], reported_by="arno", place="orsova")  # fmt: skip
    told.fact("said", "statement", "He said that the quay would be opened in autumn.", speaker="arno", act="said",
              reported_by=["marsh"], meeting="meeting:1")  # fmt: skip
    for fact, words, value, year in (
        ("z46", "1,200 tons", 1200.0, "1936"),
        ("z47", "4,300 tons", 4300.0, "1937"),
        ("z48", "5,400 tons", 5400.0, "1938"),
        ("z50", "4,800 tons", 4800.0, "1940"),
    ):
        told.fact(fact, "figure", words, value=value, unit="ton", measure="zinc", period=year, kind="result",
                  series=FACTS["z46"], asserted_by="marsh")  # fmt: skip
    told.fact("capacity", "figure", "More than 12,000 tons", value=12000.0, unit="ton", measure="zinc", period="",
              rate="per year", qualifier="more than", kind="expected capacity", series=FACTS["z46"])  # fmt: skip


def _second(reading: TextRead) -> None:
    told = _Told(reading)
    told.name("marsh", "I", form="pronoun", called="E. Marsh")
    told.name("nemo", "Leo Nemo")
    for key, name, kind in (("arno", "Jon Arno", "person"), ("council", "Port Council", "body"),
                            ("warsaw", "Warsaw", "place")):  # fmt: skip
        told.name(key, name, kind=kind)
    told.fact("office-3", "office", "Deputy Chairman", office="Deputy Chairman", date="1947-08-09", person="arno",
              body="council")  # fmt: skip
    told.fact("second", "meeting", "I met Jon Arno", key="meeting:1", date="1947-08-09", place="warsaw",
              participants=["marsh", "arno"])  # fmt: skip
    told.fact("z50-other", "figure", "5,100 tons", value=5100.0, unit="ton", measure="zinc", period="1940",
              kind="result")  # fmt: skip


def _reading(key: str, *, public: bool = True) -> TextRead:
    unit = UnitOfDescription.objects.get(pk=UNITS[key])
    return TextRead.objects.create(
        unit=unit, digital_object=DigitalObject.objects.get(pk=OBJECTS[key]), version=1, public=public, keeper=True,
        revision=unit.revision, digest=key, finders=finders_digest(),
    )  # fmt: skip


class _Told:
    """What one text names and says, by the places where its words stand."""

    def __init__(self, reading: TextRead) -> None:
        self.reading = reading
        self.words = PageText.objects.get(page__digital_object=reading.digital_object_id).text
        self.entities: dict[str, NamedEntity] = {}

    def name(
        self, key: str, words: str, *, kind: str = "person", form: str = "name", called: str = "", of: str = ""
    ) -> None:
        count = self.reading.entities.count()
        entity = NamedEntity.objects.create(
            text_read=self.reading, key=f"{kind}:{count + 1}", kind=kind, name=called or words,
            authority_id=PEOPLE[of or key],
        )  # fmt: skip
        self.entities[key] = entity
        at = self.words.find(words)
        while at >= 0:
            Mention.objects.create(
                entity=entity, page=1, start=at, end=at + len(words), text=words, form=form, finder="names/1",
                confidence=0.9,
            )  # fmt: skip
            at = self.words.find(words, at + 1) if form == "name" else -1

    def fact(self, name: str, kind: str, words: str, /, _about: str = "", *, key: str = "", **said: Any) -> None:
        start = self.words.index(words)
        first, last = bounded(str(said.get("date") or said.get("period") or ""))
        series = said.pop("series", "")
        roles = {role: value for role, value in said.items() if role in
                 ("person", "body", "place", "participants", "reported_by", "speaker", "asserted_by")}  # fmt: skip
        fact = Fact.objects.create(
            id=FACTS[name], text_read=self.reading, kind=kind, key=key, number=self.reading.facts.count(), page=1,
            start=start, end=start + len(words), text=words, said=said, date_first=first, date_last=last,
            series=series, office=str(said.get("office", "")), finder=f"{kind}s/1", confidence=0.85,
        )  # fmt: skip
        for role, value in roles.items():
            for each in [value] if isinstance(value, str) else value:
                FactEntity.objects.create(fact=fact, entity=self.entities[each], role=role)
