"""The interface's words in its language, each looked up once.

Django asks for the language of the thread at every word; a page of results has some hundred. The language is the
same for all readers unless a middleware chooses it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from django.conf import settings
from django.utils import translation
from markupsafe import Markup

_BY_READER = "django.middleware.locale.LocaleMiddleware"


def gettext(message: str) -> str:
    """The message in the interface's language."""
    return _message(_language(), message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The message that goes with a number, which is still to be put in."""
    return _counted(_language(), singular, plural, number)


def gettext_html(message: str, /, **values: object) -> Markup:
    """For templates: the message with its values (`%(name)s`), these escaped."""
    if values:
        return Markup(_message(_language(), message)) % values
    return _html(_language(), message)


def ngettext_html(singular: str, plural: str, num: int, /, **values: object) -> Markup:
    """For templates: the message that goes with a number (`%(num)s`), its values escaped."""
    return Markup(_counted(_language(), singular, plural, num)) % {"num": grouped(num), **values}


def grouped(number: int) -> str:
    """A count with a thin space between thousands: 12 345 (ISO 80000-1)."""
    return f"{number:,}".replace(",", "\u202f") if abs(number) >= 10_000 else str(number)


def _language() -> str:
    return translation.get_language() or "" if _varies() else ""


@cache
def _varies() -> bool:
    return _BY_READER in settings.MIDDLEWARE


@lru_cache(maxsize=4096)
def _message(_language: str, message: str) -> str:
    return translation.gettext(message)


@lru_cache(maxsize=4096)
def _counted(_language: str, singular: str, plural: str, number: int) -> str:
    return translation.ngettext(singular, plural, number)


@lru_cache(maxsize=4096)
def _html(_language: str, message: str) -> Markup:
    return Markup(translation.gettext(message)) % {}
