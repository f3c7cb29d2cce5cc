"""What the index has still to be told."""

from __future__ import annotations

from django.db import models


class OutboxEntry(models.Model):
    """A unit changed and reached `revision`; written in the transaction of the change, removed once indexed."""

    unit = models.ForeignKey("UnitOfDescription", on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "outbox entries"
