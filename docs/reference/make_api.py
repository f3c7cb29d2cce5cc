"""Writes `api.md` from the declarations of the programming interface's endpoints: `make docs`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, get_args, is_typeddict

PAGE = Path(__file__).with_name("api.md")
INTRODUCTION = """\
# Programming interface

Made from the declarations in `fonds.web.api` by `make docs`; not to be edited. Each site explains its own at `/api`,
and describes it as OpenAPI 3.1 at `/api/v1/openapi.json`.

- No key is needed. What is answered is what the public sees; masked words are bars, and a record that is not public
  answers as one that never was.
- Parameters are checked strictly: one that is unknown, stands twice or cannot be read is an error that names it.
- Errors are problem details (RFC 9457, `application/problem+json`): 400 a bad parameter (`errors` names it), 404
  nothing there, also past the last page, 405 and 406 with what would be answered, 410 withdrawn, 413 and 415 a bad
  body, 429 too many requests, 503 while the index is rebuilt. A record that was merged into another answers 308.
- Lists come in pages of `per_page`; the Link header (RFC 8288) leads to `first`, `prev`, `next` and `last`, as far as
  10,000 results. `/records` reads everything by a cursor instead.
- Every answer has a strong ETag, a digest of its bytes; sent back as `If-None-Match` it earns a 304.
- `RateLimit-Policy` and `RateLimit` say how many requests are left to an address, and `Retry-After` how long to wait.
  Each worker process counts for itself: with *n* workers up to *n* times as many are answered, never fewer. A limit for
  the whole site belongs in the proxy before it. [Settings](settings.md): `FONDS_API_RATE`, `FONDS_TRUSTED_PROXIES`.
- GET, HEAD and OPTIONS may be asked by scripts of any site (CORS).
- More fields may be added to any answer; under `/api/v1` none is taken away and none changes its meaning.
"""


def page() -> str:
    """The whole page, as Markdown."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fonds.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    from fonds.web.api.endpoints import ENDPOINTS

    return INTRODUCTION + "".join(_endpoint(each) for each in ENDPOINTS)


def _endpoint(endpoint: Any) -> str:
    from fonds.web.api.endpoint import ROOT

    methods = " and ".join(each for each in endpoint.methods if each in ("GET", "POST"))
    said = f"\n## {endpoint.summary}\n\n`{methods} {ROOT}{endpoint.path}`\n"
    if endpoint.description:
        said += f"\n{endpoint.description}\n"
    if endpoint.parameters:
        said += "\n| parameter | takes | means |\n|---|---|---|\n"
        said += "".join(
            f"| `{each.name}` | {each.limits().replace('|', '&#124;')} | {each.meaning} |\n"
            for each in endpoint.parameters
        )
    if fields := _fields(endpoint.answer):
        said += f"\nAnswers {fields}.\n"
    return said


def _fields(answer: Any) -> str:
    kinds = [answer] if is_typeddict(answer) else [each for each in get_args(answer) if is_typeddict(each)]
    return "; or ".join(", ".join(f"`{name}`" for name in _names(kind)) for kind in kinds)


def _names(kind: Any) -> list[str]:
    return list(kind.__annotations__)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
