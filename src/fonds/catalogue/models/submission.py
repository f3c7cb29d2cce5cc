"""What was handed in at one time (OAIS): a folder and its spreadsheets."""

from __future__ import annotations

from django.db import models


class Submission(models.Model):
    """One run of an ingest: what was given, under which profile, and its report (see workflows.ingest_report).

    `sheets` is a list of objects with `name` and `columns`, in the sheet's order.
    """

    started_at = models.BigIntegerField()
    finished_at = models.BigIntegerField(null=True, blank=True)
    sources = models.JSONField(default=list)
    sheets = models.JSONField(default=list)
    profile_name = models.CharField(max_length=200)
    profile_text = models.TextField(blank=True)
    report = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"submission {self.pk}"


class SheetRow(models.Model):
    """A row of a spreadsheet as the keeper wrote it, so that it can be given back.

    `sheet` is the file's name, `number` the row as the spreadsheet counts it; `cells` maps column to value
    (dates as `{"date": …}`, see core.description.described_rows).
    `key` is what tells the row from the others in the sheet, `occurrence` counts rows of equal key from 0.
    """

    sheet = models.CharField(max_length=300)
    key = models.CharField(max_length=700)
    occurrence = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    unit = models.ForeignKey("UnitOfDescription", null=True, blank=True, on_delete=models.SET_NULL, related_name="rows")
    gone = models.BooleanField(default=False)

    class Meta:
        ordering = ["sheet", "number"]
        constraints = [models.UniqueConstraint(fields=["sheet", "key", "occurrence"], name="row_once")]
