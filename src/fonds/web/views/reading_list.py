"""The reading list: a page that the browser fills, and files made of what it sends; nothing of it is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from fonds import wiring
from fonds.core.citing.styles import STYLES
from fonds.web.pages.reading_list import KINDS, LONGEST_BODY, BadList, exported, read_list, reading_list_page, states
from fonds.web.templating import render, site_address


@require_safe
def page(request: HttpRequest) -> HttpResponseBase:
    """`/reading-list`"""
    return render(request, "reading_list.html", reading_list_page())


# nothing is changed by a POST here, and no one is known by a cookie: there is nothing to be forged
@csrf_exempt
@require_POST
def check(request: HttpRequest) -> HttpResponseBase:
    """`/reading-list/check`: what has become of the entries sent as JSON."""
    try:
        said = states(read_list(_text(request.read(LONGEST_BODY + 1))))
    except BadList as bad:
        return JsonResponse({"error": str(bad)}, status=400)
    return _unkept(JsonResponse({"items": said}, json_dumps_params={"ensure_ascii": False}))


@csrf_exempt
@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """`/reading-list/export`: the list in the form field `list`, as a file of the `format` and `style` named."""
    kind, style = request.POST.get("format", ""), request.POST.get("style", "collection")
    try:
        if kind not in KINDS or style not in STYLES:
            raise BadList("There is no such format or style.")
        wanted = read_list(_text(request.POST.get("list", "").encode("utf-8", "replace")))
    except BadList as bad:
        return HttpResponse(str(bad), status=400, content_type="text/plain; charset=utf-8")
    today = wiring.today()
    made, media_type, name = exported(wanted, kind, style, site_address(request), today)
    response = HttpResponse(made, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return _unkept(response)


def _text(body: bytes) -> str:
    if len(body) > LONGEST_BODY:
        raise BadList("The list is too long.")
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise BadList("The list is not in UTF-8.") from error


def _unkept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
