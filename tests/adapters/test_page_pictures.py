"""Pages of PDFs and of images that browsers do not show are drawn within limits, and kept."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from fonds.adapters.file_store_folder import FolderFileStore
from fonds.adapters.page_drawing import LONGER_SIDE, drawn, frames
from fonds.adapters.page_pictures_drawn import DrawnPagePictures
from fonds.adapters.reading_worker import ReadingLimits, ReadingPool
from fonds.core.text.reading import Unreadable


def pages(*shades: int, size: tuple[int, int] = (850, 1100), mode: str = "L") -> list[Image.Image]:
    return [Image.new(mode, size, shade) for shade in shades]


def saved(path: Path, images: list[Image.Image]) -> Path:
    images[0].save(path, save_all=True, append_images=images[1:])
    return path


def opened(picture: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(picture))
    image.load()
    return image


@pytest.mark.parametrize(("name", "media_type"), [("a.pdf", "application/pdf"), ("a.tif", "image/tiff")])
def test_each_page_of_a_file_is_drawn(tmp_path: Path, name: str, media_type: str) -> None:
    path = saved(tmp_path / name, pages(10, 120, 240))
    for page, shade in ((1, 10), (2, 120), (3, 240)):
        image = opened(drawn(path, media_type, page))
        assert image.format == "JPEG"
        assert max(image.size) <= LONGER_SIDE
        middle = image.convert("L").getpixel((image.width // 2, image.height // 2))
        assert isinstance(middle, int) and abs(middle - shade) <= 3
    for page in (0, 4):
        with pytest.raises(Unreadable, match=r"no page|cannot be drawn"):
            drawn(path, media_type, page)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "I;16", "LA"])
def test_whatever_the_colours(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.tif"
    Image.new(mode, (40, 30)).save(path)
    assert opened(drawn(path, "image/tiff", 1)).size == (40, 30)


def test_a_tiff_says_how_many_pages_it_has_and_a_broken_one_has_one(tmp_path: Path) -> None:
    assert frames(saved(tmp_path / "a.tif", pages(1, 2, 3, 4))) == 4
    broken = tmp_path / "b.tif"
    broken.write_bytes(b"II*\x00" + bytes(40))
    assert frames(broken) == 1


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("application/pdf", b"%PDF-1.4\nnothing"),
        ("image/tiff", b"II*\x00" + bytes(40)),
        ("image/jp2", b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(30)),
        ("image/bmp", b"BM" + bytes(60)),
    ],
)
def test_a_broken_file_is_refused_by_the_worker_with_a_reason(tmp_path: Path, media_type: str, content: bytes) -> None:
    path = tmp_path / "broken"
    path.write_bytes(content)
    with ReadingPool({}, workers=1) as pool, pytest.raises(Unreadable) as refused:
        pool.drawing(path, media_type, 1)
    assert refused.value.reason and refused.value.advice


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tif"
    Image.new("1", (25_000, 25_000)).save(path, compression="group4")
    assert path.stat().st_size < 1024**2
    limits = ReadingLimits(memory=300 * 1024**2, memory_per_byte=0)
    with ReadingPool({}, workers=1, limits=limits) as pool, pytest.raises(Unreadable):
        pool.drawing(path, "image/tiff", 1)


def kept(store: FolderFileStore, folder: Path, *, most_kept: int = 10**9) -> tuple[DrawnPagePictures, list[int]]:
    drawings: list[int] = []

    def draw(path: Path, media_type: str, page: int) -> bytes:
        assert path.is_file()
        drawings.append(page)
        return bytes([page]) * 1000

    return DrawnPagePictures(store, folder, draw, most_kept=most_kept), drawings


def test_a_page_is_drawn_once(tmp_path: Path) -> None:
    store = FolderFileStore(tmp_path / "files")
    file = store.put_bytes(b"%PDF-")
    pictures, drawings = kept(store, tmp_path / "pictures")
    for page in (1, 2, 1, 1, 2):
        assert pictures.picture(file.sha256, "application/pdf", page) == bytes([page]) * 1000
    assert drawings == [1, 2]
    with pytest.raises(FileNotFoundError):
        pictures.picture("0" * 64, "application/pdf", 1)
    with pytest.raises(Unreadable):
        pictures.picture(file.sha256, "text/html", 1)


def test_what_is_kept_stays_bounded_the_oldest_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fonds.adapters.page_pictures_drawn._LOOK_EVERY", 1)
    store = FolderFileStore(tmp_path / "files")
    file = store.put_bytes(b"%PDF-")
    pictures, drawings = kept(store, tmp_path / "pictures", most_kept=3000)
    for page in range(1, 8):
        pictures.picture(file.sha256, "application/pdf", page)
        for path in (tmp_path / "pictures").glob(f"*/*-{page}.jpg"):
            os.utime(path, (page, page))
    left = sorted(int(path.stem.rsplit("-")[-1]) for path in (tmp_path / "pictures").glob("*/*"))
    assert left == [5, 6, 7]
    assert drawings == list(range(1, 8))
