"""`fonds export static`."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path

from fonds.cli import Failure, UsageError
from fonds.cli.archives import progress


def add_copy(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The kind of export, and how much of the site."""
    copy = kinds.add_parser("static", help="a copy of the site that needs no server: plain pages of what is public, "
                            "with a search that works in the browser, and checksums of everything")  # fmt: skip
    copy.add_argument("target", metavar="FOLDER", help="a new folder, or one that holds a former copy")
    copy.add_argument(
        "--address",
        metavar="URL",
        help="where the copy will be found, for citations, feeds and sitemaps (else FONDS_SITE_ADDRESS)",
    )
    copy.add_argument("--without-originals", action="store_true", help="leave out the original files")
    copy.add_argument("--without-pictures", action="store_true", help="leave out pictures of pages")
    copy.add_argument(
        "--without-formats", action="store_true", help="leave out each record in the formats of other software"
    )
    copy.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes that make pages (all cores)")


def export_copy(target: Path, options: argparse.Namespace) -> int:
    """Writes the copy; the archive is open."""
    from django.conf import settings

    # the site's own pages are copied: the one export that is made from what readers see
    copier = importlib.import_module("fonds.web.copying.copier")
    places = importlib.import_module("fonds.web.copying.places")
    address = (options.address or settings.SITE_ADDRESS).rstrip("/")
    if address and not address.startswith(("http://", "https://")):
        raise UsageError(f"{address}: an address begins with https://")
    extent = places.Extent(
        originals=not options.without_originals,
        pictures=not options.without_pictures,
        formats=not options.without_formats,
    )
    try:
        made = copier.copy_site(target, address, extent, workers=max(1, options.workers), progress=progress)
    except copier.CannotCopy as error:
        raise Failure(str(error)) from error
    if made.tasks_done_before:
        print("Went on from where this command was broken off.", file=sys.stderr)
    if not address:
        print(
            "No address is set: citations name 127.0.0.1. Give --address, or set FONDS_SITE_ADDRESS.", file=sys.stderr
        )
    print(f"{made.records} records and units in {made.files} files written to {target}, {made.size:,} bytes, of which "
          f"{made.index:,} for the search ({made.index_files} files, the largest {made.largest_index_file:,})."
          f"\nOpen {target / 'index.html'}; `sha256sum --check {copier.MANIFEST}` verifies it.")  # fmt: skip
    return 0
