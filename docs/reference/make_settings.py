"""Writes `settings.md` from the variables that `fonds.settings` and the commands read: `make docs`."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path

PAGE = Path(__file__).with_name("settings.md")
MEANINGS = {
    "FONDS_ARCHIVE": "The archive's directory: database, originals and index live in it. `--archive` comes before it.",
    "FONDS_DATABASE": "`postgresql://user:password@host:port/name` to keep the catalogue in PostgreSQL (with the extra "
    "`fonds[postgresql]`). Without it the catalogue is a SQLite file in the archive's directory.",
    "FONDS_SITE_ADDRESS": "Where readers find the site, such as `https://archive.example.org`. Permanent links, "
    "citations and link previews start with it; with `https:` the desk's cookies are sent over that alone.",
    "FONDS_SITE_TITLE": "The name of the archive, in the head of each page and in citations.",
    "FONDS_ADMIN_EMAIL": "The address at which the operators of harvesters (OAI-PMH) reach whoever keeps the archive. "
    "Without it, `webmaster` at the site's host.",
    "FONDS_LANGUAGE": "The language of the interface, as a BCP 47 tag. Words without a translation stay English; see "
    "[Translate the interface](../how-to/translate.md).",
    "FONDS_ALLOWED_HOSTS": "The host names, separated by commas, under which the site answers. That of "
    "`FONDS_SITE_ADDRESS` is always among them.",
    "FONDS_SECRET_KEY": "The key that signs the desk's sessions. Without it, the one that `fonds init` made and keeps "
    "in the archive's directory.",
    "FONDS_FILE_LIMIT": "Files larger than this many bytes are refused at ingest.",
    "FONDS_MCP": "`1` to answer assistants (Model Context Protocol) at `/mcp`, as `fonds serve --mcp` does. Needs the "
    "extra `fonds[mcp]`.",
    "FONDS_API_RATE": "How many requests a minute each worker answers one address under `/api/v1`; 0 for any number. "
    "Workers count each for itself, so that a site with *n* of them answers up to *n* times as many.",
    "FONDS_PRIVATE_YEARS": "A person of whom no office is named, and who is last attested less than so many years ago, "
    "has no page of their own until a keeper approves it at the desk.",
    "FONDS_MENTION_FINDER": "What finds names in texts: `rules`, the tagger that ships with fonds (`model`, see [its "
    "card](names-model.md)), or `both`. Where it is changed, `fonds read` reads everything anew.",
    "FONDS_MEETING_FINDER": "What finds meetings in texts: `rules` alone, or `both`: the learned finder that ships "
    "with fonds ([its card](meetings-model.md)) adds to what they find. Where it is changed, `fonds read` reads "
    "everything anew.",
    "FONDS_TRUSTED_PROXIES": "How many proxies before the site add to `X-Forwarded-For` the address they saw. With 0 "
    "the header is not believed, and all who come through a proxy count as one.",
    "FONDS_READER_MEMORY": "How many bytes a worker may use that reads an untrusted file.",
}
INTRODUCTION = """\
# Settings

Made from `fonds.settings` by `make docs`; not to be edited.

Every setting is an environment variable. With none set, an archive is one folder, and no other service is needed.

| variable | means | without it |
|---|---|---|
"""


def settings_source() -> str:
    """The source of `fonds.settings`, which is not imported: that would set Django up."""
    found = importlib.util.find_spec("fonds")
    assert found is not None and found.origin is not None
    return (Path(found.origin).parent / "settings.py").read_text("utf-8")


def defaults(source: str) -> dict[str, str]:
    """Variable → the words of its default as they stand in `os.environ.get(name, default)`."""
    result = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "os.environ.get" and node.args:
            name = ast.literal_eval(node.args[0])
            result[name] = _default(node.args[1]) if len(node.args) > 1 else ""
    return result


def _default(node: ast.expr) -> str:
    words = ast.unparse(node)
    product = re.fullmatch(r"str\(([\d *]+)\)", words)
    if product:
        value = 1
        for factor in product[1].split("*"):
            value *= int(factor)
        return f"{value} ({value // 2**20} MiB)"
    return str(ast.literal_eval(node))


def page() -> str:
    """The whole page, as Markdown. Raises KeyError for a variable that no meaning is written for."""
    rows = [
        f"| `{name}` | {MEANINGS[name]} | {f'`{value}`' if value else ''} |\n"
        for name, value in sorted(defaults(settings_source()).items())
    ]
    return INTRODUCTION + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
