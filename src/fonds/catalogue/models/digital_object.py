"""Stored bytes, and the forms of a unit made of them."""

from __future__ import annotations

from django.db import models

from fonds.catalogue.models.unit import AccessState


class StoredFile(models.Model):
    """Bytes under their SHA-256 (64 hexadecimal digits); several digital objects may share them. `size` in bytes."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.sha256[:12]


class DigitalObject(models.Model):
    """One form of a unit: unit + stored file + part of it.

    `kind` is one of original, transcript, translation, ocr, text, scan. `part` names the place in the file
    ("xml:id=d12"), "" for all of it. `path` is where the submission had the file, with `/` between folders; with
    `part` and the unit it is how a later ingest finds the object again. `version` is the version of its text that
    readers see. `rules_digest` says under which reading rules that text was read.
    `access_state` is empty where the unit's own applies; it can only narrow.
    """

    id = models.CharField(primary_key=True, max_length=12)
    unit = models.ForeignKey("UnitOfDescription", on_delete=models.PROTECT, related_name="digital_objects")
    stored_file = models.ForeignKey("StoredFile", on_delete=models.PROTECT, related_name="digital_objects")
    part = models.CharField(max_length=200, blank=True)
    path = models.CharField(max_length=1000)
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=35, blank=True)
    language_stated = models.BooleanField(default=False)
    release = models.ForeignKey(
        "Release", null=True, blank=True, on_delete=models.PROTECT, related_name="digital_objects"
    )
    translator = models.CharField(max_length=300, blank=True)
    rights = models.TextField(blank=True)
    source_url = models.CharField(max_length=1000, blank=True)
    source_page_url = models.CharField(max_length=1000, blank=True)
    source_retrieved = models.CharField(max_length=40, blank=True)
    offered_format = models.CharField(max_length=60, blank=True)
    paginated = models.BooleanField(default=False)
    page_count = models.PositiveIntegerField(default=0)
    has_text = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    rules_digest = models.CharField(max_length=64, blank=True)
    access_state = models.CharField(max_length=12, choices=AccessState.choices, blank=True)
    access_reason = models.TextField(blank=True)
    order = models.IntegerField(default=0)

    class Meta:
        ordering = ["order", "release__date", "path", "id"]
        constraints = [models.UniqueConstraint(fields=["unit", "path", "part"], name="object_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"

    @property
    def release_name(self) -> str:
        """The name of the release that the text is of, "" where it is of none."""
        return self.release.name if self.release else ""


class DigitalObjectVersion(models.Model):
    """Which bytes gave which version of an object's text: kept for ever, so that an old anchor can be followed."""

    digital_object = models.ForeignKey("DigitalObject", on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    stored_file = models.ForeignKey("StoredFile", on_delete=models.PROTECT, related_name="+")
    reader = models.CharField(max_length=100, blank=True)
    read_at = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digital_object", "version"], name="version_once")]
