"""Gathers the interface's words into `web/locale/fonds.pot`, the template of every translation: `make messages`."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from fonds.core.description.elements import BY_NAME

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "fonds"
TEMPLATE = PACKAGE / "web" / "locale" / "fonds.pot"
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "gettext_html": None,
    "ngettext": (1, 2), "ngettext_html": (1, 2),
}  # fmt: skip
_OPTIONS = {"extensions": "jinja2.ext.i18n,jinja2.ext.loopcontrols", "trimmed": "true", "silent": "false"}


def sources() -> Iterator[tuple[str, Path]]:
    """Every file that may hold words for readers, with the method that reads it."""
    for folder in ("web", "catalogue"):
        yield from (("python", path) for path in sorted((PACKAGE / folder).rglob("*.py")))
    yield from (("jinja2", path) for path in sorted((PACKAGE / "web" / "templates").rglob("*.html")))


def template() -> bytes:
    """The template as a PO file, sorted, without dates, so that it changes only when words do."""
    catalogue = Catalog(project="fonds", charset="utf-8", fuzzy=False)
    for method, path in sources():
        place = path.relative_to(PACKAGE).as_posix()
        with path.open("rb") as source:
            for _line, words, _comments, context in extract(method, source, keywords=KEYWORDS, options=_OPTIONS):
                if words:
                    catalogue.add(words, None, [(place, 0)], context=context)
    for element in BY_NAME.values():
        catalogue.add(element.label, None, [("core/description/elements.py", 0)])
    target = BytesIO()
    write_po(target, catalogue, sort_output=True, omit_header=True, include_lineno=False, width=110)
    head = (
        b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return head + target.getvalue()


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(template())
    print(f"{TEMPLATE.relative_to(PACKAGE.parents[1])}: {TEMPLATE.read_text('utf-8').count('msgid ') - 1} messages")
