"""Writes `commands.md` from the parsers of the command line: `make docs`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from fonds.cli import COMMANDS, command_parser

PAGE = Path(__file__).with_name("commands.md")
INTRODUCTION = """\
# Commands

Made from the command line's own parsers by `make docs`; not to be edited.

`--archive DIR` names the archive's directory before or after the command; without it `FONDS_ARCHIVE` does, and else it
is `./archive`. RECORD is a record's id, or its reference code where no other record has the same. With `--json`,
standard output holds JSON alone; progress and complaints go to standard error.

| exit code | means |
|---|---|
| 0 | done; `ingest`: the submission completed, refused files are in its report; `search`: also when nothing is found |
| 1 | not completed; `check`: a fault was found and stays |
| 2 | wrong usage |
"""


def page() -> str:
    """The whole page, as Markdown."""
    parser = command_parser(tuple(COMMANDS))
    described = {name: does for name, (_, does) in COMMANDS.items()}
    parts = [_command(f"fonds {name}", command, described[name]) for name, command in _commands(parser).items()]
    return INTRODUCTION + "".join(parts)


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _descriptions(parser: argparse.ArgumentParser) -> dict[str, str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return {choice.dest: choice.help or "" for choice in action._choices_actions}
    return {}


def _command(name: str, parser: argparse.ArgumentParser, does: str) -> str:
    described = _descriptions(parser)
    below = "".join(_command(f"{name} {word}", kind, described[word]) for word, kind in _commands(parser).items())
    rows = list(_rows(parser))
    table = "\n| argument | means |\n|---|---|\n" + "".join(rows) if rows else ""
    heading = "#" * (name.count(" ") + 1)
    words = does[0].upper() + does[1:]
    usage = "" if described else f"\n    {' '.join([name, *_usage(parser)])}\n"
    return f"\n{heading} {name}\n\n{words}.\n{usage}{table}{below}"


def _shown(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    left_out = (argparse._HelpAction, argparse._SubParsersAction)
    return [a for a in parser._actions if not isinstance(a, left_out) and a.dest != "archive"]


def _named(action: argparse.Action) -> str:
    """The argument as one types it: `--sheet FILE`, `SOURCE`, `{public,restricted}`."""
    choices = "{" + ",".join(map(str, action.choices)) + "}" if action.choices else ""
    metavar = action.metavar if isinstance(action.metavar, str) else choices or action.dest.upper()
    if not action.option_strings:
        return metavar
    return action.option_strings[-1] if action.nargs == 0 else f"{action.option_strings[-1]} {metavar}"


def _usage(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in sorted(_shown(parser), key=lambda a: bool(a.option_strings)):
        name = _named(action)
        more = "…" if action.nargs == "+" or isinstance(action, argparse._AppendAction) else ""
        yield f"[{name}]{more}" if action.option_strings or action.nargs == "?" else name + more


def _rows(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in _shown(parser):
        cell = f"`{_named(action)}`".replace("|", "\\|")
        yield f"| {cell} | {(action.help or '').replace('|', chr(92) + '|')} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
