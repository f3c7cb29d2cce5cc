"""The desk as Django's admin site. It is put together when the site's addresses are, not by every command."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.utils.translation import gettext_lazy as _

from fonds.web.desk import (
    collections,
    facts_read,
    joins,
    masks,
    objects,
    people,
    proposals,
    registers,
    spans,
    units,
)

__all__ = [
    "collections", "desk", "facts_read", "joins", "masks", "objects", "people", "proposals", "registers", "spans",
    "units",
]  # fmt: skip


class KeeperLogin(AdminAuthenticationForm):
    """The desk's login, which speaks of keepers and not of Django's accounts of staff."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _("No keeper has this name with this password. Capital letters make a difference in both."),
    }


# accounts are not among the things decided here: keepers are made on the command line (`fonds keeper add`)
desk = admin.site
desk.login_form = KeeperLogin
desk.site_header = desk.site_title = _("The keeper’s desk")
desk.index_title = _("What waits for a decision")
