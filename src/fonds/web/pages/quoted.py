"""A passage as the pages on people and facts show it: the words in their sentence, and the way to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from fonds.catalogue.models import UnitOfDescription
from fonds.catalogue.words_around import DESCRIPTION, TextPlace, WordsAround
from fonds.web.pages.record_address import RecordAddress
from fonds.web.templating import date_words
from fonds.web.translating import gettext as _


@dataclass(frozen=True, slots=True)
class Review:
    """Who says so: the finder with its version, its confidence in percent, and whether a person decided on it."""

    finder: str
    confidence: int
    decision: str

    @property
    def words(self) -> str:
        """In words: "confirmed by a person", or "found by names/2, certainty 90 %, not reviewed"."""
        if self.decision:
            return _("confirmed by a person") if self.decision == "confirmed" else _("corrected by a person")
        said = _("found by %(finder)s, certainty %(percent)s %%, not reviewed")
        return said % {"finder": self.finder, "percent": self.confidence}


def review_words(reviews: Sequence[Review]) -> str:
    """Who says those of the things on which nobody decided: "found by names/2, certainty 60–90 %, not reviewed"; ""
    where there are none."""
    undecided = [each for each in reviews if not each.decision]
    if not undecided:
        return ""
    finders = ", ".join(sorted({each.finder for each in undecided}))
    least, most = min(each.confidence for each in undecided), max(each.confidence for each in undecided)
    percent = str(most) if least == most else f"{least}–{most}"
    said = _("found by %(finder)s, certainty %(percent)s %%, not reviewed")
    return said % {"finder": finders, "percent": percent}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words with those around them; `path` leads to them on the record's page, where they are marked.

    `stated_in` is the description column that holds them, "" for words of a text.
    """

    before: str
    words: str
    after: str
    path: str
    label: str
    review: Review
    stated_in: str = ""


@dataclass(frozen=True, slots=True)
class RecordLink:
    """A record by its title, with its date in words and its reference."""

    path: str
    title: str
    date: str
    reference: str


def quoted(unit: str, place: TextPlace, around: WordsAround, review: Review) -> Quoted:
    """The passage as shown."""
    return Quoted(
        before=("… " if around.cut_before else "") + around.before,
        words=around.words,
        after=around.after + (" …" if around.cut_after else ""),
        path=passage_path(unit, place),
        label=around.label if place.page != DESCRIPTION else "",
        review=review,
        stated_in=around.label if place.page == DESCRIPTION else "",
    )


def passage_path(unit: str, place: TextPlace) -> str:
    """Where the words stand, marked, on the record's page."""
    if place.page == DESCRIPTION:
        return reverse("record", kwargs={"identifier": unit})
    address = RecordAddress(unit, place.digital_object, place.version, place.page, place.start, place.end)
    return address.to(f"p{place.page}-{place.start}-{place.end}")


def review(finder: str, confidence: float, decision: str) -> Review:
    """What is known of who says so."""
    return Review(finder, round(confidence * 100), decision)


def record_link(unit: UnitOfDescription) -> RecordLink:
    """The record as a link."""
    return RecordLink(
        reverse("record", kwargs={"identifier": unit.pk}),
        unit.title or unit.reference_code or _("Untitled"),
        date_words(unit.date_edtf) if unit.date_edtf else _("undated"),
        unit.reference_code,
    )
