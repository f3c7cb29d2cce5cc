from __future__ import annotations

from django.http import StreamingHttpResponse
from django.test import Client

from fonds.catalogue.models import DigitalObject, Mask, Page
from web.archive_builder import ENGLISH, MEMO, NUMBER, OBJECTS, UNITS


def original(reader: Client, unit: str, made: str, **headers: str):  # type: ignore[no-untyped-def]
    return reader.get(f"/records/{UNITS[unit]}/objects/{OBJECTS[made]}/original", headers=headers)


def body(answer: StreamingHttpResponse) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[arg-type]


def test_an_original_is_given_as_it_is_and_never_as_a_page(reader: Client) -> None:
    answer = original(reader, "meeting", "meeting-en")
    assert answer.status_code == 200
    assert body(answer) == ENGLISH.encode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_ranges_of_bytes(reader: Client) -> None:
    whole = ENGLISH.encode()
    for asked, expected in (("bytes=5-9", whole[5:10]), ("bytes=-7", whole[-7:]), ("bytes=10-", whole[10:])):
        answer = original(reader, "meeting", "meeting-en", range=asked)
        assert answer.status_code == 206
        assert body(answer) == expected
        assert answer["Content-Range"].endswith(f"/{len(whole)}")
        assert answer["Content-Length"] == str(len(expected))
    beyond = original(reader, "meeting", "meeting-en", range=f"bytes={len(whole)}-")
    assert beyond.status_code == 416
    assert body(original(reader, "meeting", "meeting-en", range="lines=1-2")) == whole


def test_an_original_that_the_reader_has_is_not_sent_again(reader: Client) -> None:
    etag = original(reader, "meeting", "meeting-en")["ETag"]
    answer = reader.get(
        f"/records/{UNITS['meeting']}/objects/{OBJECTS['meeting-en']}/original", headers={"if-none-match": etag}
    )
    assert answer.status_code == 304


def test_an_original_with_masked_words_is_the_keepers_alone(reader: Client) -> None:
    assert original(reader, "memo", "memo-2023").status_code == 404
    html = reader.get(f"/records/{UNITS['memo']}").content.decode()
    assert f"{OBJECTS['memo-2023']}/original" not in html
    assert f"{OBJECTS['memo-2021']}/original" in html
    assert "some words are masked" in html


def test_the_text_is_masked_and_names_its_pages(reader: Client) -> None:
    answer = reader.get(f"/records/{UNITS['memo']}/objects/{OBJECTS['memo-2023']}/text")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment")
    assert NUMBER not in text
    assert "█" * len(NUMBER) in text
    assert "[PDF p. 3]" in text
    assert MEMO[2] in text


def test_a_lifted_mask_gives_the_original_back(reader: Client) -> None:
    Mask.objects.update(state="lifted")
    assert original(reader, "memo", "memo-2023").status_code == 200


def test_a_narrowed_page_takes_its_words_and_the_original_away(reader: Client) -> None:
    Page.objects.filter(digital_object=OBJECTS["report"], number=2).update(access_state="restricted")
    html = reader.get(f"/records/{UNITS['report']}").content.decode()
    assert "1,100 tons" in html
    assert "In 1958" not in html
    assert original(reader, "report", "report").status_code == 404
    assert reader.get(f"/records/{UNITS['report']}?page=2").status_code == 404


def test_a_narrowed_object_is_as_one_that_never_was(reader: Client) -> None:
    DigitalObject.objects.filter(pk=OBJECTS["meeting-ru"]).update(access_state="restricted")
    html = reader.get(f"/records/{UNITS['meeting']}").content.decode()
    assert "Russian" not in html
    assert OBJECTS["meeting-ru"] not in html
    for path in (f"?object={OBJECTS['meeting-ru']}", f"/objects/{OBJECTS['meeting-ru']}/text"):
        assert reader.get(f"/records/{UNITS['meeting']}{path}").status_code == 404


def test_an_object_of_another_record_is_not_given(reader: Client) -> None:
    assert reader.get(f"/records/{UNITS['meeting']}/objects/{OBJECTS['memo-2021']}/text").status_code == 404


def test_a_part_of_a_shared_file_is_given_as_text_only(reader: Client) -> None:
    DigitalObject.objects.filter(pk=OBJECTS["telegram"]).update(part="xml:id=d12")
    assert original(reader, "telegram", "telegram").status_code == 404
    assert "part of a larger file" in reader.get(f"/records/{UNITS['telegram']}").content.decode()


def test_markup_is_sent_as_bytes(reader: Client) -> None:
    made = DigitalObject.objects.select_related("stored_file").get(pk=OBJECTS["telegram"])
    made.stored_file.media_type = "text/html"
    made.stored_file.save()
    assert original(reader, "telegram", "telegram")["Content-Type"] == "application/octet-stream"
