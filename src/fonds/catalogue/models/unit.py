"""The unit of description: any node of the hierarchy, from a fonds to an item (ISAD(G))."""

from __future__ import annotations

from typing import Any

from django.db import models


class AccessState(models.TextChoices):
    """Who may see a unit. Children inherit the strictest state above them."""

    PUBLIC = "public", "Public"
    EMBARGOED = "embargoed", "Embargoed until a date"
    RESTRICTED = "restricted", "Restricted"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Level(models.TextChoices):
    """Levels of description (ISAD(G) 3.1.4)."""

    FONDS = "fonds", "Fonds"
    SERIES = "series", "Series"
    SUBSERIES = "subseries", "Subseries"
    FILE = "file", "File"
    ITEM = "item", "Item"
    COLLECTION = "collection", "Collection"
    PART = "part", "Part"


class UnitOfDescription(models.Model):
    """A fonds, series, file or item.

    `source_key` is how an ingest finds the unit again ("jfk:104-10003-10041"); it is never shown.
    `elements` holds what sheets and files assert: a list of objects with `name`, `value`, `source` (words for
    people), `kind` (sheet, file, profile), `confidence` (0 to 1), `inferred` and, where known, `language`.
    What people decide is in `Decision` and laid over it (`catalogue.description.effective_elements`).
    `dates` is a list of objects with `role`, `edtf`, `as_written`, `standing`, `reason`, `alternatives`, `source`.
    `references` is a list of objects with `as_written`, `source`, `scheme` and `parts`.
    `date_first` and `date_last` are the bounds of the main date as yyyymmdd, None where unknown.
    `is_public` is derived by `catalogue.access` alone: the state of the unit and of all above it, today.
    `public_changed_at` and `first_public_at` are UTC seconds (see `catalogue.public_stamps`).
    `derived` marks a node that exists only because references of other units name it; it is public when
    one of those is.
    """

    id = models.CharField(primary_key=True, max_length=12)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    collections: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "Collection", blank=True, related_name="units"
    )
    repository = models.ForeignKey("Repository", null=True, blank=True, on_delete=models.PROTECT, related_name="units")
    source_key = models.CharField(max_length=700, unique=True)
    level_of_description = models.CharField(max_length=20, choices=Level.choices, default=Level.ITEM)
    derived = models.BooleanField(default=False)

    title = models.TextField(blank=True)
    title_inferred = models.BooleanField(default=False)
    reference_code = models.CharField(max_length=700, blank=True, db_index=True)
    reference_sort = models.CharField(max_length=700, blank=True)
    date_edtf = models.CharField(max_length=60, blank=True)
    date_first = models.IntegerField(null=True, blank=True)
    date_last = models.IntegerField(null=True, blank=True)
    elements = models.JSONField(default=list, blank=True)
    dates = models.JSONField(default=list, blank=True)
    references = models.JSONField(default=list, blank=True)

    access_state = models.CharField(max_length=12, choices=AccessState.choices, default=AccessState.PUBLIC)
    access_reason = models.TextField(blank=True)
    embargo_until = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=True)
    has_text = models.BooleanField(default=False)

    revision = models.PositiveIntegerField(default=1)
    public_changed_at = models.BigIntegerField(null=True, blank=True)
    first_public_at = models.BigIntegerField(null=True, blank=True)
    added_at = models.BigIntegerField(default=0)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged", db_index=False
    )

    class Meta:
        verbose_name = "unit of description"
        verbose_name_plural = "units of description"
        ordering = ["reference_sort", "id"]
        indexes = [
            models.Index(fields=["parent", "reference_sort", "id"], name="unit_place"),
            models.Index(fields=["is_public", "date_first"], name="unit_public_date"),
            models.Index(fields=["is_public", "added_at"], name="unit_public_added"),
            models.Index(fields=["is_public", "first_public_at"], name="unit_public_first"),
            # sitemaps count and cut the public units by id, millions of them, without reading their rows
            models.Index(
                fields=["id", "public_changed_at", "is_public", "merged_into"],
                condition=models.Q(is_public=True, merged_into__isnull=True),
                name="unit_public_id",
            ),
            models.Index(fields=["public_changed_at"], name="unit_public_changed"),
            # of merged units alone: SQLite takes a whole index for the quickest way to those merged into none,
            # which are nearly all, and passes over the ids asked for
            models.Index(fields=["merged_into"], condition=models.Q(merged_into__isnull=False), name="unit_merged"),
            models.Index(
                fields=["level_of_description"],
                condition=models.Q(has_text=False, merged_into__isnull=True),
                name="unit_without_text",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.reference_code or self.id
