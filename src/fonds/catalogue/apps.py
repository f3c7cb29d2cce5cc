"""The one Django app that owns tables."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "fonds.catalogue"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Catalogue"
