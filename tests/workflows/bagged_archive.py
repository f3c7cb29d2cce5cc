"""Makes an archive in which everything was decided that people can decide, and prints what an archive answers.

    python bagged_archive.py build ARCHIVE SAMPLE      python bagged_archive.py answers ARCHIVE

Run as a script in a process of its own, with a fixed clock. `answers` prints, as JSON, address or command → digest.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

NOW = 1_790_000_000


def build(archive: Path, sample: Path) -> None:
    """The sample archive, with decisions of every kind, two versions of a text, tombstones and masks."""
    from fonds.cli.archives import make_archive

    make_archive(archive)
    from fonds import wiring
    from fonds.workflows.indexing import drain
    from fonds.workflows.ingest import IngestOptions, ingest

    wiring.clock = lambda: NOW
    options = IngestOptions(profile=str(sample / "profile.toml"))
    with wiring.ingest_tools(lambda items, _total, _words: items) as tools:
        ingest(wiring.submitted([sample / "documents"], [sample / "legation.xlsx"]), options, tools)
    drain(wiring.indexes())
    _read()
    _decide()
    _read_again()
    drain(wiring.indexes())
    (archive / "locale" / "de" / "LC_MESSAGES").mkdir(parents=True)
    (archive / "locale" / "de" / "LC_MESSAGES" / "django.po").write_text('msgid ""\nmsgstr ""\n', "utf-8")


def _read() -> None:
    from fonds import wiring
    from fonds.catalogue.models import Authority, AuthorityName, AuthorityProposal, Fact, Mention, NamedEntity
    from fonds.workflows.identifying import identify
    from fonds.workflows.reading import read_documents

    assert read_documents() > 5
    identify(mint=wiring.mint)
    for model, decision in ((Fact, "rejected"), (Mention, "confirmed"), (NamedEntity, "confirmed")):
        row = model._default_manager.order_by("pk").first()
        assert row is not None
        row.decision = decision
        row.save()
    one, two = Authority.objects.order_by("pk")[:2]
    AuthorityName.objects.create(authority=one, name="Another Name", scheme="", said_by="a keeper")
    AuthorityProposal.objects.create(first=one, second=two, certainty=0.5, reason="a test", finder="test",
                                     decision="rejected")  # fmt: skip
    two.merged_into = one
    two.save()


def _decide() -> None:
    from fonds import wiring
    from fonds.catalogue.models import AccessState, Decision, DigitalObject, Mask, OpenedSpan, PageText
    from fonds.catalogue.models import UnitOfDescription as Unit
    from fonds.workflows.access import decide_masks, set_access, take_down, take_down_words
    from fonds.workflows.deciding import decide_element
    from fonds.workflows.deciding_joins import decide_join
    from fonds.workflows.deciding_spans import decide_span

    told: dict[str, Any] = {"reason": "a test", "by": "keeper", "now": NOW, "indexes": wiring.indexes()}
    units = list(Unit.objects.filter(is_public=True, level_of_description="item", has_text=True).order_by("pk"))
    assert len(units) > 8
    set_access([units[0].pk], AccessState.RESTRICTED, **told)
    set_access([units[1].pk], AccessState.WITHDRAWN, **told)
    set_access([units[2].pk], AccessState.EMBARGOED, embargo_until=datetime.date(2199, 1, 1), **told)
    for action, before, after in (("corrected", units[3].title, "A corrected title – Ж"), ("added", "", "Another")):
        decide_element(units[3], "title" if before else "note", action, before=before, after=after, **told)
    texts = PageText.objects.filter(page__digital_object__unit=units[4]).order_by("pk")
    masks = [take_down_words(texts[0], start, start + 4, kind="a name", **told) for start in (3, 12)]
    decide_masks(masks[1:], lifted=True, **told)
    decide_masks(list(Mask.objects.filter(state="proposed")[:1]), lifted=False, **told)
    objects = DigitalObject.objects.filter(unit__is_public=True).order_by("pk")
    take_down(objects[0], AccessState.RESTRICTED, **told)
    span = OpenedSpan.objects.filter(kind="opened", gone=False).order_by("pk")[0]
    decide_span(span.pk, "confirmed", **told)
    moved = DigitalObject.objects.filter(part="", unit__in=units[5:]).order_by("pk")[0]
    own = decide_join(moved.path, None, mint=wiring.mint, **told)
    assert own.pk != moved.unit_id
    assert Unit.objects.exclude(merged_into=None).exists() or decide_join(
        moved.path, moved.unit, mint=wiring.mint, **told
    )
    assert Decision.objects.count() >= 9


def _read_again() -> None:
    """A page is read anew: its words have a second version, and the first is kept."""
    from fonds.catalogue.models import DigitalObject, DigitalObjectVersion, PageText

    made = DigitalObject.objects.filter(has_text=True, unit__is_public=True).order_by("-pk")[0]
    for text in PageText.objects.filter(page__digital_object=made, version=made.version):
        PageText.objects.create(page=text.page, version=made.version + 1, text=f"Read again: {text.text}\u2028\u00ad")
    made.version += 1
    made.save()
    DigitalObjectVersion.objects.create(
        digital_object=made, version=made.version, stored_file=made.stored_file, reader="a second one", read_at=NOW
    )


def answers() -> dict[str, str]:
    """What site, harvesters, programs and command line get, a digest each."""
    from django.test import Client

    from fonds import wiring

    wiring.clock = lambda: NOW
    reader = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
    found: dict[str, str] = {}
    for address in _addresses():
        response = reader.get(address)
        body = b"".join(response) if response.streaming else response.content
        headers = sorted((k, v) for k, v in response.headers.items())
        found[address] = _digest(repr((response.status_code, headers)).encode() + body)
    for words in _commands():
        found["fonds " + " ".join(words)] = _digest(_printed(words).encode())
    return found


def _addresses() -> list[str]:
    from fonds.catalogue.models import Fact, OpenedSpan, UnitOfDescription
    from fonds.web.oai.formats import FORMATS

    found = ["/", "/search?q=legation", "/search?q=legation+OR+zinc&sort=date", "/search?q=opened%3A2019", "/browse",
             "/browse/dates", "/browse/creators", "/browse/repositories", "/collections", "/releases", "/withheld",
             "/withdrawals", "/new.atom", "/sitemap.xml", "/sitemaps/records.xml", "/verify?q=the+price+of+zinc",
             "/api/v1/records?limit=100", "/api/v1/search?q=legation&facets=1", "/oai?verb=ListSets"]  # fmt: skip
    found += [f"/oai?verb=ListRecords&metadataPrefix={prefix}" for prefix in FORMATS]
    found += [f"/oai?verb=ListIdentifiers&metadataPrefix={prefix}&from=2026-01-01" for prefix in FORMATS]
    for pk in UnitOfDescription.objects.order_by("pk").values_list("pk", flat=True):
        found += [f"/records/{pk}", f"/records/{pk}.dc.xml", f"/api/v1/records/{pk}", f"/api/v1/records/{pk}/pages"]
    for pk in UnitOfDescription.objects.filter(has_text=True).order_by("pk").values_list("pk", flat=True)[:8]:
        found += [f"/records/{pk}{tail}" for tail in ("/cite.ris", ".ead3.xml", "/compare", "/best-text")]
        found += [f"/records/{pk}/annotation?start=0&end=9", f"/api/v1/records/{pk}/comparison"]
    found += [f"/records/{span.comparison.unit_id}/opened/{span.pk}"
              for span in OpenedSpan.objects.select_related("comparison").order_by("pk")]  # fmt: skip
    assert Fact.objects.exists()
    return found


def _commands() -> list[list[str]]:
    from fonds.catalogue.models import StoredComparison, UnitOfDescription

    found = [["search", words, "--limit", "50", "--json", *more]
             for words in ("legation", "zinc OR harbour", "title:report") for more in ([], ["--public"])]  # fmt: skip
    for pk in UnitOfDescription.objects.filter(merged_into=None).order_by("pk").values_list("pk", flat=True):
        found += [["show", pk, "--json"], ["facts", pk, "--json"]]
    compared = StoredComparison.objects.filter(keeper_step=True).values_list("unit", flat=True)
    found += [["compare", pk, "--json"] for pk in sorted(set(compared))]
    return [*found, ["joins", "--json"], ["verify", "the price of zinc", "--json"]]


def _printed(words: list[str]) -> str:
    from fonds.cli import main

    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(words)
    return f"{code} {said.getvalue()}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def main() -> None:
    """Does what the first word says."""
    what, archive = sys.argv[1], Path(sys.argv[2])
    os.environ["FONDS_ARCHIVE"] = str(archive)
    does: dict[str, Callable[[], None]] = {"build": lambda: build(archive, Path(sys.argv[3]))}
    if what in does:
        does[what]()
    else:
        from fonds.wiring import use_archive

        use_archive(archive)
        print(json.dumps(answers()))


if __name__ == "__main__":
    main()
