"""The environment in which pages are rendered, and how a page becomes a response."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import engines
from django.urls import reverse
from django.utils.translation import get_language
from jinja2 import Environment, StrictUndefined

from fonds.core.description.dates import to_words
from fonds.core.description.elements import label
from fonds.web.languages import direction, language_name
from fonds.web.translating import gettext, gettext_html, grouped, ngettext, ngettext_html
from fonds.web.unchanged import with_etag

_copying = False


def in_copy() -> bool:
    """Whether pages are made for a copy without a server (`web.copying`): what needs one is left out."""
    return _copying


def make_pages_of_a_copy() -> None:
    """From now on this process makes pages for a copy."""
    global _copying
    _copying = True


def environment(**options: Any) -> Environment:
    """Jinja2 with autoescaping, translations and the words that templates use."""
    extensions = ["jinja2.ext.i18n", "jinja2.ext.loopcontrols"]
    ours = {"auto_reload": False, "trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    made = Environment(**{**options, **ours, "extensions": extensions})
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(_=gettext_html, gettext=gettext_html, ngettext=ngettext_html)
    made.globals.update(
        url=url,
        static=static,
        site_title=site_title,
        interface_language=interface_language,
        direction=direction,
        in_copy=in_copy,
    )
    made.filters.update(
        number=grouped,
        date_words=date_words,
        element_label=element_label,
        language_name=language_name,
        parameters=urlencode,
    )
    return made


def url(name: str, **arguments: str) -> str:
    """The path of a page by its name in `urls`."""
    return reverse(name, kwargs=arguments) if arguments else _bare_url(name)


@cache
def _bare_url(name: str) -> str:
    return reverse(name)


@cache
def static(path: str) -> str:
    """A static file's address with a digest of its bytes, so that browsers may keep it for ever."""
    address = f"{settings.STATIC_URL}{path}"
    found = finders.find(path)
    if not isinstance(found, str):
        return address
    return f"{address}?v={hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10]}"


def site_title() -> str:
    """The archive's name."""
    return settings.SITE_TITLE or gettext("Digital archive")


def site_address(request: HttpRequest) -> str:
    """Scheme and host that permanent links start with, without a slash at the end."""
    return settings.SITE_ADDRESS or f"{request.scheme}://{request.get_host()}"


def element_label(name: str) -> str:
    """What readers call an element, in the interface's language."""
    return gettext(label(name))


def interface_language() -> str:
    """BCP 47 tag of the language of the interface."""
    return get_language() or "en"


def date_words(edtf: str) -> str:
    """An EDTF date in words; "undated" where it is empty, the value itself where it has no words."""
    try:
        return to_words(edtf or None)
    except ValueError:
        return edtf


def render(request: HttpRequest, template: str, page: object, *, status: int = 200) -> HttpResponseBase:
    """The page as HTML. A 200 carries an ETag and answers 304 to a reader who has it already."""
    body = engines["jinja2"].get_template(template).render({"page": page, "address": site_address(request)})
    if status != 200:
        return HttpResponse(body, status=status)
    return with_etag(request, body.encode())
