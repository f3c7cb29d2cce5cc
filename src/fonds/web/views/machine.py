"""Addresses that machines ask for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.html import escape

from fonds.web.templating import site_address, site_title, static


def favicon(request: HttpRequest) -> HttpResponseBase:
    """Browsers that ask without having read the page."""
    return HttpResponsePermanentRedirect(static("img/favicon.svg"))


def opensearch(request: HttpRequest) -> HttpResponseBase:
    """OpenSearch 1.1 description, so that a browser can search the archive from its address bar."""
    address = escape(site_address(request))
    body = f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{escape(site_title()[:16])}</ShortName>
<Description>{escape(site_title()[:1024])}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="16" height="16" type="image/svg+xml">{address}{escape(static("img/favicon.svg"))}</Image>
<Url type="text/html" method="get" template="{address}{reverse("search")}?q={{searchTerms}}"/>
</OpenSearchDescription>
"""
    return HttpResponse(body, content_type="application/opensearchdescription+xml; charset=utf-8")
