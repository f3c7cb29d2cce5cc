"""The desk, as a keeper uses it. Each test works on copies of the indexes, for it changes them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fonds import wiring
from fonds.catalogue.models import Decision, DigitalObject, Mask, PendingJoin
from web.archive_builder import NUMBER, OBJECTS, UNITS

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def own_indexes(archive: Path, db: None, tmp_path: Path) -> Iterator[None]:
    for each in (wiring.public_index(), wiring.restricted_index()):
        each.close()
    shutil.copytree(archive / "index", tmp_path / "index")
    shutil.copytree(archive / "files", tmp_path / "files")
    settings.ARCHIVE = tmp_path
    wiring.public_index.cache_clear()
    wiring.restricted_index.cache_clear()
    yield
    for each in (wiring.public_index(), wiring.restricted_index()):
        each.close()
    settings.ARCHIVE = archive
    wiring.public_index.cache_clear()
    wiring.restricted_index.cache_clear()


@pytest.fixture
def keeper(own_indexes: None) -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.create_superuser("keeper"))
    return client


@pytest.fixture
def public(own_indexes: None) -> Client:
    return Client(headers={"host": "127.0.0.1"})


def unit_form(key: str, **changes: str) -> dict[str, str]:
    return {
        "access_state": "public", "access_reason": "", "embargo_until": "", "decisions-TOTAL_FORMS": "1",
        "decisions-INITIAL_FORMS": "0", "decisions-0-unit": UNITS[key], "decisions-0-element": "",
        "decisions-0-deed": "", "decisions-0-value": "", "decisions-0-becomes": "", "decisions-0-reason": "",
        **changes,
    }  # fmt: skip


def test_the_desk_needs_an_account(reader: Client) -> None:
    response = reader.get("/desk/")
    assert response.status_code == 302 and response["Location"].startswith("/desk/login/")


@pytest.mark.parametrize(
    "page",
    ["", "collection/", "collection/legation/change/", "collection/add/", "unitofdescription/", "mask/", "mask/add/",
     "pendingjoin/", "digitalobject/", "page/", "release/", "repository/", "submission/", "decision/",
     "unitofdescription/{memo}/change/"],
)  # fmt: skip
def test_pages_of_the_desk_open(keeper: Client, page: str) -> None:
    start = "/desk/catalogue/" if page else "/desk/"
    assert keeper.get(start + page.format(**UNITS)).status_code == 200


def test_restricting_takes_a_record_from_readers_at_once(keeper: Client, public: Client) -> None:
    assert public.get(f"/records/{UNITS['telegram']}").status_code == 200
    path = f"/desk/catalogue/unitofdescription/{UNITS['telegram']}/change/"
    said = unit_form("telegram", access_state="restricted", access_reason="A name in it.")
    assert keeper.post(path, said).status_code == 302
    assert public.get(f"/records/{UNITS['telegram']}").status_code == 404
    assert UNITS["telegram"] not in public.get("/search?q=cement").content.decode()
    made = Decision.objects.latest("id")
    assert (made.subject, made.decided_by, made.reason) == ("access", "keeper", "A name in it.")


def test_many_can_be_withdrawn_together(keeper: Client, public: Client) -> None:
    said = {"action": "withdraw", "_selected_action": [UNITS["memo"], UNITS["report"]], "reason": "Asked for."}
    assert keeper.post("/desk/catalogue/unitofdescription/", said).status_code == 302
    for key in ("memo", "report"):
        response = public.get(f"/records/{UNITS[key]}")
        assert response.status_code == 410
        assert "Asked for." in response.content.decode()


def test_an_embargo_needs_a_day(keeper: Client) -> None:
    path = f"/desk/catalogue/unitofdescription/{UNITS['memo']}/change/"
    response = keeper.post(path, unit_form("memo", access_state="embargoed"))
    assert response.status_code == 200
    assert "An embargo needs the day" in response.content.decode()


def test_a_correction_is_shown_and_found_at_once(keeper: Client, public: Client) -> None:
    path = f"/desk/catalogue/unitofdescription/{UNITS['telegram']}/change/"
    said = unit_form(
        "telegram",
        **{"decisions-0-element": "senders", "decisions-0-deed": "corrected", "decisions-0-value": "Legation at Orsova",
           "decisions-0-becomes": "Consulate at Brenk", "decisions-0-reason": "The signature."},
    )  # fmt: skip
    response = keeper.post(path, said)
    assert response.status_code == 302, response.content.decode()
    assert "Consulate at Brenk" in public.get(f"/records/{UNITS['telegram']}").content.decode()
    assert UNITS["telegram"] in public.get("/search?q=from:brenk").content.decode()


def test_a_value_that_is_not_there_cannot_be_decided_on(keeper: Client) -> None:
    path = f"/desk/catalogue/unitofdescription/{UNITS['telegram']}/change/"
    said = unit_form(
        "telegram", **{"decisions-0-element": "senders", "decisions-0-deed": "rejected", "decisions-0-value": "X"}
    )
    response = keeper.post(path, said)
    assert "The unit has no such value" in response.content.decode()


def test_a_mask_is_lifted(keeper: Client, public: Client) -> None:
    mask = Mask.objects.get()
    said = {"action": "lift", "_selected_action": [str(mask.pk)], "reason": "An advertised number."}
    assert keeper.post("/desk/catalogue/mask/", said).status_code == 302
    assert NUMBER in public.get("/search?q=driver").content.decode()


def test_words_are_taken_down_at_once(keeper: Client, public: Client) -> None:
    said = {
        "digital_object": OBJECTS["memo-2023"], "page": "3", "words": "harbour plans", "kind": "plans",
        "reason": "Still in use.",
    }  # fmt: skip
    response = keeper.post("/desk/catalogue/mask/add/", said)
    assert response.status_code == 302, response.content.decode()
    assert "harbour plans" not in public.get(f"/records/{UNITS['memo']}?page=3").content.decode()
    assert UNITS["memo"] not in public.get("/search?q=%22harbour+plans%22").content.decode()


def test_an_object_is_taken_down_by_itself(keeper: Client, public: Client) -> None:
    path = f"/desk/catalogue/digitalobject/{OBJECTS['meeting-ru']}/change/"
    assert keeper.post(path, {"state": "restricted", "reason": "Rights."}).status_code == 302
    assert "посетил" not in public.get(f"/records/{UNITS['meeting']}").content.decode()
    assert UNITS["meeting"] not in public.get("/search?q=посетил").content.decode()
    assert public.get(f"/records/{UNITS['meeting']}").status_code == 200


def test_a_picture_is_kept_in_the_file_store(keeper: Client, public: Client) -> None:
    said = {
        "title": "The Bureau", "introduction": "New *words*.", "picture_description": "A dot", "citation_form": "",
        "order": "2", "new_picture": SimpleUploadedFile("dot.png", PNG),
    }  # fmt: skip
    response = keeper.post("/desk/catalogue/collection/bureau/change/", said)
    assert response.status_code == 302, response.content.decode()
    assert b"".join(public.get("/collections/bureau/picture").streaming_content) == PNG
    assert "<em>words</em>" in public.get("/collections/bureau").content.decode()


def test_what_is_no_picture_is_refused(keeper: Client) -> None:
    said = {"title": "X", "order": "2", "new_picture": SimpleUploadedFile("dot.png", b"<svg onload='x()'/>")}
    response = keeper.post("/desk/catalogue/collection/bureau/change/", said)
    assert "no PNG, JPEG, GIF or WebP" in response.content.decode()


def test_a_join_in_doubt_is_decided_on_its_page(keeper: Client, public: Client) -> None:
    made = DigitalObject.objects.filter(unit=UNITS["memo"]).order_by("pk").first()
    assert made is not None
    pending = PendingJoin.objects.create(path=made.path, doubt="form-alone", stated="104-10003-10099", made=True)
    page = keeper.get(f"/desk/catalogue/pendingjoin/{pending.pk}/change/")
    assert page.status_code == 200 and "This file belongs to" in page.content.decode()
    said = {"belongs_to": "other", "other": "no such record", "reason": ""}
    refused = keeper.post(f"/desk/catalogue/pendingjoin/{pending.pk}/change/", said)
    assert refused.status_code == 200 and "No record has this identifier" in refused.content.decode()
    said = {"belongs_to": "other", "other": UNITS["telegram"], "reason": "It is the telegram’s enclosure."}
    assert keeper.post(f"/desk/catalogue/pendingjoin/{pending.pk}/change/", said).status_code == 302
    made.refresh_from_db()
    pending.refresh_from_db()
    assert (made.unit_id, pending.decided) == (UNITS["telegram"], True)
    logged = Decision.objects.latest("id")
    assert (logged.subject, logged.decided_by) == (f"join:{made.path}", "keeper")
    assert (logged.after or {})["records"] == [UNITS["telegram"]]


def test_who_may_not_enter_is_told_so_in_the_words_of_the_archive(reader: Client) -> None:
    page = reader.post("/desk/login/", {"username": "nobody", "password": "wrong"}).content.decode()
    assert "No keeper has this name with this password." in page and "staff account" not in page
