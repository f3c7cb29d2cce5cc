"""Joins of files to records that are for a person to decide."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class JoinDoubt(models.TextChoices):
    """Why the join of a file is for a person to decide."""

    NO_NUMBER = "no-number", _("neither a list nor its text gives the file’s record number")
    FORM_ALONE = "form-alone", _("the number is read from its text alone; no list has it")
    IMPLAUSIBLE = "implausible", _("the number read from its text is like none in the lists")
    OTHER_DATE = "other-date", _("the form’s date is not the one that the list gives for this number")
    TAKEN = "taken", _("another file already has this number, which no list has")
    BY_HAND = "by-hand", _("joined or split off by a person")


class PendingJoin(models.Model):
    """A file whose record is in doubt. The decisions themselves are rows of `Decision` (subject "join:<path>").

    `path` is the file's, as its digital objects have it. `stated` is the record number read from it, "" without one.
    `made` says whether the file stands in that record until somebody decides; where it does not, it stands alone.
    """

    path = models.CharField(max_length=1000, unique=True)
    doubt = models.CharField(max_length=20, choices=JoinDoubt.choices)
    stated = models.CharField(max_length=200, blank=True)
    made = models.BooleanField(default=False)
    decided = models.BooleanField(default=False)

    class Meta:
        ordering = ["path"]
        verbose_name = _("join in doubt")
        verbose_name_plural = _("joins in doubt")
        indexes = [models.Index(fields=["decided", "doubt"], name="join_open")]

    def __str__(self) -> str:
        return self.path
