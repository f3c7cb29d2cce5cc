"""Collections: their introductions and pictures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from fonds import wiring
from fonds.catalogue.models import Collection, StoredFile, UnitOfDescription
from fonds.web.pages.prose import prose

LARGEST = 10 * 1024 * 1024
_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


def picture_type(beginning: bytes) -> str | None:
    """The media type of a picture, by its content; None for what is no picture that browsers show."""
    for magic, media_type in _BEGINNINGS.items():
        if beginning.startswith(magic):
            return media_type
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP":
        return "image/webp"
    return None


class CollectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A collection with room for a new picture."""

    new_picture = forms.FileField(
        label=_("New picture"), required=False, help_text=_("PNG, JPEG, GIF or WebP, 10 MB at most.")
    )

    class Meta:
        model = Collection
        fields = ["title", "slug", "introduction", "picture_description", "citation_form", "order"]
        help_texts = {
            "introduction": _("Markdown: *emphasis*, **strong**, lists, links, headings."),
            "picture_description": _("What can be seen on the picture, for those who cannot see it."),
            "slug": _("Part of the collection’s address; it cannot be changed later."),
            "order": _("Lower numbers come first on the home page."),
        }

    def clean_new_picture(self) -> UploadedFile[Any] | None:
        given: UploadedFile[Any] | None = self.cleaned_data.get("new_picture")
        if given is None:
            return None
        if (given.size or 0) > LARGEST:
            raise ValidationError(_("The picture is larger than 10 MB."))
        beginning = given.read(16)
        given.seek(0)
        if picture_type(beginning) is None:
            raise ValidationError(_("This is no PNG, JPEG, GIF or WebP picture."))
        return given


@admin.register(Collection)
class CollectionDesk(admin.ModelAdmin):  # type: ignore[type-arg]
    """Collections are written here or come from an ingest's profile."""

    form = CollectionForm
    list_display = ("title", "slug", "order", "has_picture")
    ordering = ("order", "title")
    search_fields = ("title", "slug")
    readonly_fields = ("as_shown", "present_picture")
    fieldsets = (
        (None, {"fields": ("title", "slug", "order")}),
        (_("Introduction"), {"fields": ("introduction", "as_shown")}),
        (_("Picture"), {"fields": ("present_picture", "new_picture", "picture_description")}),
        (_("Citing"), {"fields": ("citation_form",)}),
    )

    @admin.display(boolean=True, description=_("picture"))
    def has_picture(self, collection: Collection) -> bool:
        return collection.picture_id is not None

    @admin.display(description=_("as readers see it"))
    def as_shown(self, collection: Collection) -> str:
        return prose(collection.introduction, top_heading=3)

    @admin.display(description=_("present picture"))
    def present_picture(self, collection: Collection) -> str:
        if collection.picture_id is None:
            return "–"
        return format_html(
            '<img src="{}" alt="{}" height="120">',
            reverse("collection-picture", kwargs={"slug": collection.slug}),
            collection.picture_description,
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Collection | None = None) -> tuple[str, ...]:
        return (*self.readonly_fields, "slug") if obj else self.readonly_fields

    def has_delete_permission(self, request: HttpRequest, obj: Collection | None = None) -> bool:
        return obj is not None and not UnitOfDescription.objects.filter(collections=obj).exists()

    def save_model(self, request: HttpRequest, obj: Collection, form: Any, change: bool) -> None:
        given: UploadedFile[Any] | None = form.cleaned_data.get("new_picture")
        if given is not None:
            content = given.read()
            stored = wiring.file_store().put_bytes(content)
            obj.picture, _new = StoredFile.objects.get_or_create(
                sha256=stored.sha256,
                defaults={
                    "size": stored.size, "media_type": picture_type(content[:16]) or "", "stored_at": wiring.clock(),
                },
            )  # fmt: skip
        super().save_model(request, obj, form, change)
