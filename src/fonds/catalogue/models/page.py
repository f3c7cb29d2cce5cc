"""Pages, their frozen texts, and what is laid over them: marks and masks."""

from __future__ import annotations

from django.db import models

from fonds.catalogue.models.unit import AccessState


class Page(models.Model):
    """A page of a digital object: `number` counts from 1, `label` is the printed page or folio where stated."""

    digital_object = models.ForeignKey("DigitalObject", on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=40, blank=True)
    image = models.ForeignKey("StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    access_state = models.CharField(max_length=12, choices=AccessState.choices, blank=True)

    class Meta:
        ordering = ["digital_object", "number"]
        constraints = [models.UniqueConstraint(fields=["digital_object", "number"], name="page_once")]


class PageText(models.Model):
    """A version of a page's words: decoded, newlines as \\n, otherwise as read. It never changes once stored.

    `layers` is a list of [kind, start, end, label], `tags` a list of objects that the source's editors tagged
    (kind, start, end, value, ref); ranges are code points, half-open.
    """

    page = models.ForeignKey("Page", on_delete=models.CASCADE, related_name="texts")
    version = models.PositiveIntegerField(default=1)
    text = models.TextField()
    layers = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["page", "version"]
        constraints = [models.UniqueConstraint(fields=["page", "version"], name="page_text_once")]


class Mark(models.Model):
    """A stamp, registry number, copy number, classification line or handwriting (diplomatics), with its place.

    `direction` is incoming or outgoing where the mark itself says so, else "".
    """

    unit = models.ForeignKey("UnitOfDescription", on_delete=models.CASCADE, related_name="marks")
    page_text = models.ForeignKey("PageText", on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=40)
    text = models.TextField()
    value = models.CharField(max_length=500, blank=True)
    date = models.JSONField(null=True, blank=True)
    direction = models.CharField(max_length=20, blank=True)
    flags = models.JSONField(default=list, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["page_text", "start", "id"]


class Mask(models.Model):
    """Words hidden from the public: found at ingest (proposed) or put there by a person (confirmed).

    `state` is proposed, confirmed or lifted; proposed and confirmed ones hide. A decision is kept when the text
    is read again.
    """

    page_text = models.ForeignKey("PageText", on_delete=models.CASCADE, related_name="masks")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    state = models.CharField(max_length=10, default="proposed")
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.BigIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["page_text", "start", "id"]
