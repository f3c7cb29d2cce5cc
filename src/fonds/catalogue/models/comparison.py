"""Comparisons of the texts of one record, kept so that they are computed once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Whose view of the texts was compared: the public's lacks narrowed pages. Both are compared masked."""

    PUBLIC = "public", "Public"
    KEEPER = "keeper", "Keeper"


class StoredComparison(models.Model):
    """What differs between two texts of a unit, as `audience` sees them.

    `public_step` and `keeper_step` say whether the two follow on each other in the unit's history as those see it
    today; where both see the same words, one row of the public's serves both. `from_digest` and `to_digest` are
    SHA-256 over the words compared, `method` is `core.comparing.texts.METHOD`: while these hold, nothing is computed
    again. `pages` is a list of [from, to, similarity, comparable]; `spans` is zlib over a JSON list of [kind,
    confidence, [page, start, end] or null, the same of the newer text]. Counts are words but for `pages_compared` and
    `pages_too_poor`; `gain` is the sum of its listed openings' (see `core.comparing.interest`).
    """

    unit = models.ForeignKey("UnitOfDescription", on_delete=models.CASCADE, related_name="comparisons")
    from_object = models.ForeignKey("DigitalObject", on_delete=models.CASCADE, related_name="+")
    to_object = models.ForeignKey("DigitalObject", on_delete=models.CASCADE, related_name="+")
    to_release = models.ForeignKey("Release", on_delete=models.CASCADE, related_name="+")
    audience = models.CharField(max_length=6, choices=Audience.choices)
    public_step = models.BooleanField(default=False)
    keeper_step = models.BooleanField(default=False)
    from_version = models.PositiveIntegerField()
    to_version = models.PositiveIntegerField()
    from_digest = models.CharField(max_length=64)
    to_digest = models.CharField(max_length=64)
    method = models.PositiveIntegerField()
    made_at = models.BigIntegerField()
    words_from = models.PositiveIntegerField()
    words_to = models.PositiveIntegerField()
    pages = models.JSONField(default=list)
    spans = models.BinaryField()
    opened_words = models.PositiveIntegerField(default=0)
    withheld_words = models.PositiveIntegerField(default=0)
    changed_words = models.PositiveIntegerField(default=0)
    noise_words = models.PositiveIntegerField(default=0)
    added_words = models.PositiveIntegerField(default=0)
    pages_compared = models.PositiveIntegerField(default=0)
    pages_too_poor = models.PositiveIntegerField(default=0)
    gain = models.FloatField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["from_object", "to_object", "audience"], name="comparison_once")]
        indexes = [
            models.Index(fields=["to_release", "-gain"], name="comparison_gain"),
            models.Index(fields=["unit", "audience"], name="comparison_unit"),
        ]


class OpenedSpan(models.Model):
    """Words opened, or newly withheld, at one place: what has a permanent address.

    The id follows from the texts compared, the page and the words, so that a comparison made anew gives what it
    finds again the same address. One that finds it no more leaves the row marked `gone`. `page`, `start` and `end`
    are the words' place (in the newer text where opened, in the older one where withheld), the `other_` ones the
    place opposite, None where the page is missing. `words` counts them. `decision` is "", confirmed or rejected, laid
    down in `Decision` under the subject "span:<id>". `listed` is what search, feed and ranked lists hold.
    """

    id = models.CharField(primary_key=True, max_length=12)
    comparison = models.ForeignKey("StoredComparison", on_delete=models.CASCADE, related_name="opened_spans")
    kind = models.CharField(max_length=8)
    confidence = models.FloatField()
    page = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    other_page = models.PositiveIntegerField(null=True, blank=True)
    other_start = models.PositiveIntegerField(null=True, blank=True)
    other_end = models.PositiveIntegerField(null=True, blank=True)
    words = models.PositiveIntegerField()
    gain = models.FloatField(default=0)
    gone = models.BooleanField(default=False)
    decision = models.CharField(max_length=10, blank=True)
    listed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["kind", "listed", "-gain"], name="span_listed")]
        verbose_name = _("passage opened or newly withheld")
        verbose_name_plural = _("passages opened or newly withheld")


class ComparedUnit(models.Model):
    """That a unit's comparisons are up to date with its `revision` under `method`."""

    unit = models.OneToOneField("UnitOfDescription", primary_key=True, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    method = models.PositiveIntegerField()


class WithheldTally(models.Model):
    """The withheld places seen in the latest text held of a unit, under one of its originators.

    `state` is compared, not_comparable (every page too poor), single (one text alone), without_text, or unreleased:
    the unit belongs to no release, and nothing is to be compared.
    """

    unit = models.ForeignKey("UnitOfDescription", on_delete=models.CASCADE, related_name="+")
    originator = models.CharField(max_length=300, blank=True)
    year = models.IntegerField(null=True, blank=True)
    state = models.CharField(max_length=14)
    places = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["originator", "year"], name="tally_place")]
