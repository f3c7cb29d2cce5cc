"""What people decided: kept apart from what machines and sheets assert, and never overwritten by them."""

from __future__ import annotations

from django.db import models


class Decision(models.Model):
    """Who decided what, when, on what, and why. Rows are only ever added.

    `subject` names the thing: "element:title", "access", "mask:<id>", "object:<id>", "page:<id>", "join:<path>",
    "authority:<id>", "mention:<id>", "fact:<id>". `action` is corrected, added, confirmed, rejected, set, lifted,
    withdrawn, merged, split, renamed, moved, undone. `before` and `after` are what stood there and what stands now, of
    the last three subjects as rows (`workflows.undoable`); `anchor` is the place decided on, or holds several as
    `anchors`.
    """

    unit = models.ForeignKey(
        "UnitOfDescription", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    subject = models.CharField(max_length=300)
    action = models.CharField(max_length=20)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    anchor = models.JSONField(null=True, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.CharField(max_length=150)
    decided_at = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
