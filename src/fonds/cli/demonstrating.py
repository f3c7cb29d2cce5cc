"""`fonds demo`."""

from __future__ import annotations

import argparse
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from fonds.cli import Failure
from fonds.cli.archives import make_archive, progress


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and whether to."""
    parser.add_argument("--port", type=int, default=8000, help="the port (8000)")
    parser.add_argument("--no-serve", action="store_true", help="load the sample archive and stop")


def run(options: argparse.Namespace) -> int:
    """Loads the sample archive, which is fictional, and serves it."""
    directory = options.archive if options.archive.name != "archive" else options.archive.with_name("demo-archive")
    make_archive(directory)
    with as_file(_sample()) as folder:
        _load(folder)
    print(f"Open http://127.0.0.1:{options.port} – the sample archive, which is fictional.", flush=True)
    print("Your own folder: fonds ingest FOLDER --sheet SPREADSHEET --archive my-archive "
          "&& fonds serve --archive my-archive", flush=True)  # fmt: skip
    if options.no_serve:
        return 0
    from fonds.assistants import is_available
    from fonds.cli.serving import serve

    return serve("127.0.0.1", options.port, 2, mcp=is_available())


def _sample() -> Traversable:
    packed = files("fonds") / "examples" / "legation"
    if packed.is_dir():
        return packed
    # in a checkout the examples lie beside the sources
    beside = Path(__file__).parents[3] / "examples" / "legation"
    if not beside.is_dir():
        raise Failure("the sample archive is missing from this installation; install the package again")
    return beside


def _load(folder: Path) -> None:
    from fonds import wiring
    from fonds.workflows.comparison_keeping import keep_comparisons
    from fonds.workflows.indexing import drain
    from fonds.workflows.ingest import IngestOptions, ingest
    from fonds.workflows.reading_archive import read_archive

    with wiring.ingest_tools(progress) as tools:
        submitted = wiring.submitted([folder / "documents"], [folder / "legation.xlsx"])
        ingest(submitted, IngestOptions(profile=str(folder / "profile.toml")), tools)
    keep_comparisons(now=wiring.clock(), progress=progress)  # else every page on what was opened says "nothing"
    read_archive(wiring.indexes(), mint=wiring.mint, names=wiring.mention_finder(), workers=1, progress=progress)
    drain(wiring.indexes(), progress=progress)
