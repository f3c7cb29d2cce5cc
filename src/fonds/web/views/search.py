"""Search, and the download of its results."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.views.decorators.http import require_safe

from fonds import wiring
from fonds.web.pages.search import search_page
from fonds.web.pages.search_download import csv_lines, found_rows, xlsx_file
from fonds.web.pages.search_references import bibtex_parts, csl_json_parts, ris_parts
from fonds.web.pages.search_state import SearchState
from fonds.web.templating import render, site_address, site_title

_REFERENCES = {
    "ris": (ris_parts, "application/x-research-info-systems; charset=utf-8"),
    "bib": (bibtex_parts, "application/x-bibtex; charset=utf-8"),
    "csl.json": (csl_json_parts, "application/vnd.citationstyles.csl+json; charset=utf-8"),
}


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """`/search`. What the forms send (`year_from`, empty fields) is brought into the address's own form."""
    state = SearchState.of(request.GET)
    if "year_from" in request.GET or "year_to" in request.GET:
        return HttpResponseRedirect(state.address())
    return render(request, "search.html", search_page(state))


@require_safe
def search_csv(request: HttpRequest) -> HttpResponseBase:
    """`/search.csv`: the result list as a spreadsheet of plain text."""
    rows = found_rows(SearchState.of(request.GET), site_address(request))
    response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="search.csv"'
    return response


@require_safe
def search_xlsx(request: HttpRequest) -> HttpResponseBase:
    """`/search.xlsx`: the result list as a workbook."""
    made = xlsx_file(found_rows(SearchState.of(request.GET), site_address(request)))
    return FileResponse(made, as_attachment=True, filename="search.xlsx")


@require_safe
def search_references(request: HttpRequest, form: str) -> HttpResponseBase:
    """`/search.ris`, `/search.bib`, `/search.csl.json`: the records of the result list, for a reference manager."""
    parts, media_type = _REFERENCES[form]
    today = wiring.today()
    made = parts(SearchState.of(request.GET), site_title(), site_address(request), today)
    response = StreamingHttpResponse((part.encode() for part in made), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="search.{form}"'
    return response
