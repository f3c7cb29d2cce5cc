"""Markdown that keepers write, as HTML that is safe to show."""

from __future__ import annotations

from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_TAGS = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@lru_cache(maxsize=256)
def prose(markdown: str, *, top_heading: int = 2) -> Markup:
    """Sanitised HTML. Headings start at `top_heading`, so that a page keeps them in order."""
    tokens = _MARKDOWN.parse(markdown)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + top_heading - 1, 4)}"
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return Markup(nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}))


def first_sentences(markdown: str, *, longest: int = 200) -> str:
    """The beginning as plain words, for a card or a link preview, cut at a word's end."""
    words = nh3.clean(_MARKDOWN.render(markdown), tags=set()).replace("\n", " ")
    plain = " ".join(Markup(words).unescape().split())
    if len(plain) <= longest:
        return plain
    return plain[:longest].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
