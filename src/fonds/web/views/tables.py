"""What was read in the documents, as tables: CSV and Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from fonds.web.pages import figure_lines, figures, meetings, network, offices, people, place_map
from fonds.web.pages.name_links import LISTS
from fonds.web.pages.tables import csv_table, has_parquet, parquet_table
from fonds.web.templating import site_address

NAMES = "people|bodies|places|offices|meetings|figures|network|map|series/[^/.]+"
"""The names of the tables, as a pattern."""
_KINDS = {of: kind for kind, of in LISTS.items()}


@require_safe
def table(request: HttpRequest, name: str, form: str) -> HttpResponseBase:
    """`/people.csv`, `/figures.parquet`, `/series/<id>.csv` and the like; Parquet needs `fonds[parquet]`.

    What a person decided; with `?proposed=1` also what finders found and nobody looked at, labelled so.
    """
    proposed = request.GET.get("proposed") == "1"
    columns, rows = _table(name, site_address(request), proposed=proposed)
    file = f"{name.replace('/', '-')}{'-proposed' if proposed else ''}.{form}"
    if form == "csv":
        response: HttpResponseBase = StreamingHttpResponse(
            csv_table(columns, rows), content_type="text/csv; charset=utf-8"
        )
    elif has_parquet():
        response = HttpResponse(parquet_table(columns, rows), content_type="application/vnd.apache.parquet")
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def _table(name: str, address: str, *, proposed: bool) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    if name in _KINDS:
        return people.COLUMNS, people.people_rows(_KINDS[name], address, proposed=proposed)
    if name == "offices":
        return offices.COLUMNS, offices.office_rows(proposed=proposed)
    if name == "meetings":
        return meetings.COLUMNS, meetings.meeting_rows(address, proposed=proposed)
    if name == "network":
        return network.COLUMNS, network.network_rows(address, proposed=proposed)
    if name == "map":
        return place_map.COLUMNS, place_map.map_rows(address, proposed=proposed)
    if name == "figures":
        return figure_lines.COLUMNS, figures.figure_rows(address, proposed=proposed)
    rows = figures.series_rows(name.removeprefix("series/"), address, proposed=proposed)
    if rows is None:
        raise Http404
    return figure_lines.COLUMNS, rows
