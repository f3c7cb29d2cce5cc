"""Curated collections, and the institutions that hold the originals."""

from __future__ import annotations

from django.db import models


class Repository(models.Model):
    """An institution that holds originals (ISDIAH). `abbreviation` is as references write it ("AVPRF")."""

    slug = models.SlugField(primary_key=True, max_length=120)
    name = models.CharField(max_length=500)
    abbreviation = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["name", "slug"]
        verbose_name_plural = "repositories"

    def __str__(self) -> str:
        return self.name


class Collection(models.Model):
    """A choice of records with an introduction; `citation_form` is its own form of citation (see core.citing).

    `introduction` is Markdown. `picture` names a stored file by its SHA-256. `order` sorts the home page.
    """

    slug = models.SlugField(primary_key=True, max_length=120)
    title = models.CharField(max_length=500)
    introduction = models.TextField(blank=True)
    picture = models.ForeignKey("StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    picture_description = models.CharField(max_length=500, blank=True)
    citation_form = models.CharField(max_length=1000, blank=True)
    profile_name = models.CharField(max_length=200, blank=True)
    order = models.IntegerField(default=0)

    class Meta:
        ordering = ["order", "title", "slug"]

    def __str__(self) -> str:
        return self.title
