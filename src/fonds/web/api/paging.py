"""Result lists in pages: how far one may go, and the links to the pages around (RFC 8288, RFC 5005's relations)."""

from __future__ import annotations

from urllib.parse import urlencode

from fonds.web.api.endpoint import Asked
from fonds.web.api.parameters import Parameter, Whole
from fonds.web.api.problems import Problem

FURTHEST = 10_000
"""Records of a list that can be reached by turning pages."""


def page_parameters(*, per_page: int, most: int) -> tuple[Parameter, ...]:
    """`page` and `per_page`."""
    return (
        Parameter("page", Whole(1, FURTHEST), "Which page of the list; past the last one there is none (404).",
                  default=1),
        Parameter("per_page", Whole(1, most), "How many on a page.", default=per_page),
    )  # fmt: skip


def offset(asked: Asked) -> int:
    """Where the page that is asked for begins. Raises Problem for what is too far down to be turned to."""
    page, each = asked.given.number("page"), asked.given.number("per_page")
    if page * each > FURTHEST and page > 1:
        words = f"Pages reach as far as {FURTHEST} results; narrow the list, or read /api/v1/records by its cursor."
        raise Problem(404, words, parameter="page")
    return (page - 1) * each


def page_links(asked: Asked, total: int) -> tuple[tuple[str, str], ...]:
    """The links of a page of `total` results. Raises Problem for a page past the last."""
    page, each = asked.given.number("page"), asked.given.number("per_page")
    last = max(1, -(-min(total, FURTHEST) // each))
    if last > 1 and last * each > FURTHEST:
        last = max(1, FURTHEST // each)
    if page > last:
        raise Problem(404, f"The list has {last} pages.", parameter="page")
    around = {"first": 1, "prev": page - 1, "next": page + 1, "last": last}
    return tuple((page_address(asked, n), relation) for relation, n in around.items() if 1 <= n <= last)


def page_address(asked: Asked, page: int) -> str:
    """The address of another page of the same list."""
    return address_with(asked, page="" if page == 1 else str(page))


def address_with(asked: Asked, **changed: str) -> str:
    """The request's own address with other values of some parameters; "" leaves one out."""
    pairs = [(name, value) for name in asked.request.GET for value in asked.request.GET.getlist(name)]
    kept = [pair for pair in pairs if pair[0] not in changed]
    kept += [(name, value) for name, value in changed.items() if value]
    query = urlencode(kept)
    return asked.site + asked.request.path + (f"?{query}" if query else "")
