"""Draws one page of a PDF or of an image file. Runs in the worker that reads untrusted files (`reading_process`)."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from fonds.adapters.media_types import PDF
from fonds.core.text.reading import Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

DRAWN = frozenset({PDF, "image/tiff", "image/jp2", "image/bmp"})
"""What browsers do not show within a page; they show JPEG, PNG, GIF and WebP themselves."""

LONGER_SIDE = 1800
"""Pixels of the longer side of a picture: a typed page is read at about 150 dots to the inch."""
_QUALITY = 80


def drawn(path: Path, media_type: str, page: int) -> bytes:
    """Page `page` (from 1) as a JPEG of at most `LONGER_SIDE` pixels. Raises Unreadable where that cannot be."""
    if page < 1:
        raise _no_such_page(page)
    image = _pdf_page(path, page) if media_type == PDF else _image_page(path, page)
    image.thumbnail((LONGER_SIDE, LONGER_SIDE))
    target = io.BytesIO()
    _on_white(image).save(target, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return target.getvalue()


def frames(path: Path) -> int:
    """How many pages a TIFF has, from its directories alone: no picture is decoded. 1 where that cannot be told."""
    from PIL import Image

    try:
        with Image.open(path) as image:
            return max(1, int(getattr(image, "n_frames", 1)))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 1


def _pdf_page(path: Path, page: int) -> Image:
    import pypdfium2

    from fonds.adapters.page_reader_pdf import opened

    document = opened(path)
    try:
        if page > len(document):
            raise _no_such_page(page)
        sheet = document[page - 1]
        width, height = sheet.get_size()
        scale = LONGER_SIDE / max(width, height, 1.0)
        image: Image = sheet.render(scale=scale, draw_annots=False).to_pil()
        return image
    except pypdfium2.PdfiumError as error:
        raise _damaged(page) from error
    finally:
        document.close()


def _image_page(path: Path, page: int) -> Image:
    from PIL import Image

    try:
        image = Image.open(path)
        if page > 1:
            image.seek(page - 1)
        image.draft("RGB", (LONGER_SIDE, LONGER_SIDE))
        image.load()
    except EOFError as error:
        raise _no_such_page(page) from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _damaged(page) from error
    return image


def _on_white(image: Image) -> Image:
    """The picture in grey or colour, what is transparent in it white; 16 bits a pixel become 8."""
    import PIL.Image

    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        low, high = (float(value) for value in image.convert("F").getextrema())  # type: ignore[arg-type]
        span = (high - low) or 1.0
        return image.convert("F").point(lambda value: (value - low) * (255.0 / span)).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        full = image.convert("RGBA")
        white = PIL.Image.new("RGBA", full.size, "white")
        return PIL.Image.alpha_composite(white, full).convert("RGB")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _no_such_page(page: int) -> Unreadable:
    return Unreadable(f"the file has no page {page}", "Look at another page.")


def _damaged(page: int) -> Unreadable:
    return Unreadable(f"page {page} cannot be drawn", "Open the file in its own program and save it anew.")
