"""Openings of records to the public."""

from __future__ import annotations

from django.db import models


class Release(models.Model):
    """One opening of records to the public. `date` is EDTF, "" where not stated; `source_list` names the list."""

    slug = models.SlugField(primary_key=True, max_length=60)
    name = models.CharField(max_length=300)
    date = models.CharField(max_length=40, blank=True)
    authority = models.CharField(max_length=300, blank=True)
    source_list = models.CharField(max_length=500, blank=True)
    cumulative = models.BooleanField(default=False)

    class Meta:
        ordering = ["date", "slug"]

    def __str__(self) -> str:
        return self.name


class Opening(models.Model):
    """A line of a release's list: this record was opened then.

    `status_before` is what the list says the record was before ("Redact"); `status_after` is "" (not stated)
    unless a source states it. `date` is EDTF.
    """

    unit = models.ForeignKey("UnitOfDescription", on_delete=models.CASCADE, related_name="openings")
    release = models.ForeignKey("Release", on_delete=models.PROTECT, related_name="openings")
    row = models.ForeignKey("SheetRow", null=True, blank=True, on_delete=models.SET_NULL, related_name="openings")
    date = models.CharField(max_length=40, blank=True)
    status_before = models.CharField(max_length=100, blank=True)
    status_after = models.CharField(max_length=100, blank=True)
    file_name = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["release__date", "date", "id"]
