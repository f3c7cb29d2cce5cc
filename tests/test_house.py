"""The rules of the house that a machine can hold: who imports whom, what no file names, how long a file may be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

import fonds
from conftest import LONGEST_FIRST, ROOT

LONGEST = {"src": 450, "tests": 500, "bench": 450, "docs": 450, "examples": 450}
"""Lines that a module in the folder may have."""
TEXT = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".csv", ".yml", ".json", "", ".xml"}
# spelled in parts, so that this file passes its own test
REGISTRIES = [
    "".join(parts)
    for parts in (
        ("pypi", ".org"),
        ("pythonhosted", ".org"),
        ("registry.npmjs", ".org"),
        ("npmjs", ".com"),
        ("deb.debian", ".org"),
        ("crates", ".io"),
    )
]
PRIVATE = re.compile("|".join(["/" + r"work/(main|shared|\.)", "/" + r"tmp/(team|v|fc)\b"]))
VAGUE = {"utils", "helpers", "common", "lib", "misc", "manager", "base"}


@cache
def _tracked() -> tuple[Path, ...]:
    """Every file of the project that git knows; in a copy without git, every file in its folders."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        names = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        folders = ("src", "tests", "docs", "bench", "examples", "requirements", ".ci")
        names = [p for folder in folders for p in (ROOT / folder).rglob("*")] + list(ROOT.glob("*"))
    return tuple(p for p in names if p.is_file() and "__pycache__" not in p.parts)


def _texts() -> list[tuple[str, str]]:
    """(path from the root, words) of every text file that was written here."""
    written = [p for p in _tracked() if p.suffix in TEXT and "vendor" not in p.parts]
    return [(p.relative_to(ROOT).as_posix(), p.read_text("utf-8", errors="replace")) for p in written]


def test_imports_point_one_way() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout


def test_no_file_names_a_package_registry() -> None:
    assert [(path, host) for path, words in _texts() for host in REGISTRIES if host in words] == []


def test_no_file_names_a_place_on_the_machine_it_was_written_on() -> None:
    assert [(path, found.group()) for path, words in _texts() if (found := PRIVATE.search(words))] == []


@pytest.mark.parametrize("folder", LONGEST)
def test_no_module_outgrows_its_ceiling(folder: str) -> None:
    modules = {
        path: words.count("\n") for path, words in _texts() if path.startswith(f"{folder}/") and path.endswith(".py")
    }
    # migrations are made by Django from the models
    long = {path: n for path, n in modules.items() if n > LONGEST[folder] and "/migrations/" not in path}
    assert long == {}


def test_no_module_is_named_for_nothing() -> None:
    assert [path for path, _ in _texts() if Path(path).suffix == ".py" and Path(path).stem in VAGUE] == []


def test_modules_that_are_begun_first_are_there() -> None:
    assert len({*LONGEST_FIRST}) == len(LONGEST_FIRST)
    assert [name for name in LONGEST_FIRST if not (ROOT / "tests" / name).is_file()] == []


def test_the_readme_is_short() -> None:
    assert (ROOT / "README.md").read_text("utf-8").count("\n") <= 100


def test_the_version_is_said_once_and_in_the_changelog() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == fonds.__version__
    assert f"## [{fonds.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("lock", ["runtime.txt", "demo.txt", "dev.txt", "bench.txt"])
def test_every_locked_requirement_is_pinned_and_hashed(lock: str) -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", (ROOT / "requirements" / lock).read_text("utf-8").strip())
    assert len(entries) > 5
    assert [e.splitlines()[0] for e in entries if "==" not in e.splitlines()[0] or "--hash=sha256:" not in e] == []


def test_the_lock_covers_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    locked = set(re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==", (ROOT / "requirements/dev.txt").read_text(), re.M))
    asked = [
        *project["project"]["dependencies"],
        *(r for extra in project["project"]["optional-dependencies"].values() for r in extra),
        *project["dependency-groups"]["dev"],
        *project["dependency-groups"]["build"],
    ]
    names = {re.split(r"[\[<>=!~ ]", requirement)[0].lower() for requirement in asked}
    assert names - {name.lower() for name in locked} == set()


def test_help_comes_without_heavy_imports() -> None:
    heavy = {"django", "tantivy", "lxml", "openpyxl", "pypdfium2", "granian", "jinja2"}
    code = (
        "import sys, contextlib, io\nfrom fonds.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit): main(['--help'])\n"
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "src", capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_what_reads_nothing_loads_no_finders(tmp_path: Path) -> None:
    letter = tmp_path / "papers" / "letter.txt"
    letter.parent.mkdir()
    letter.write_text("The legation asks for zinc.", "utf-8")
    code = (
        "import sys, contextlib, io\nfrom fonds.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()) as said:\n"
        f"    main(['ingest', {str(letter.parent)!r}])\n"
        "    main(['search', 'zinc'])\n"
        "print('Next: fonds read' in said.getvalue(), 'letter' in said.getvalue())\n"
        "print(sorted(name for name in sys.modules if name.startswith('fonds.core.extracting.names')))"
    )
    archive = {**os.environ, "FONDS_ARCHIVE": str(tmp_path / "archive"), "FONDS_DATABASE": ""}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "src", env=archive, capture_output=True, text=True, check=True
    )
    assert run.stdout.split("\n") == ["True True", "[]", ""], "what only reading needs makes other commands slower"
