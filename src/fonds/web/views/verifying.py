"""The page on which quotations are checked."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from fonds import wiring
from fonds.web.pages.verify import Asked, NoSuchScope, verify_page
from fonds.web.templating import render, site_address


# nothing is changed by a POST here, and no one is known by a cookie: there is nothing to be forged
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponseBase:
    """`/verify`: a quotation in the address, or in the body a long one or a whole document."""
    try:
        return render(request, "verify.html", verify_page(_asked(request), site_address(request), wiring.today()))
    except NoSuchScope as nowhere:
        raise Http404 from nowhere


def _asked(request: HttpRequest) -> Asked:
    given = request.POST if request.method == "POST" else request.GET
    return Asked(
        quotation=given.get("q", "")[:20_000],
        document=given.get("document", "") if request.method == "POST" else "",
        record=given.get("record", "").strip()[:40],
        collection=given.get("collection", "").strip()[:120],
    )
