"""The command line. What is heavy is imported by the command that needs it, so that help comes at once."""

from __future__ import annotations

import argparse
import difflib
import importlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from fonds import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("fonds.cli.initialising", "make an empty archive"),
    "ingest": ("fonds.cli.ingesting", "take in a folder of documents and its spreadsheets"),
    "serve": ("fonds.cli.serving", "show the archive as a web site"),
    "mcp": ("fonds.cli.answering", "answer assistants (Model Context Protocol) on standard input and output"),
    "search": ("fonds.cli.searching", "find records by their words"),
    "show": ("fonds.cli.showing", "print all that is known of a record"),
    "cite": ("fonds.cli.citing", "print a citation of a record"),
    "verify": ("fonds.cli.verifying", "check a quotation, or each one of a document, against the texts"),
    "compare": ("fonds.cli.comparing", "say what was opened between two releases of a record, or two texts"),
    "span": ("fonds.cli.deciding_spans", "confirm or reject words that a comparison found opened or withheld"),
    "read": ("fonds.cli.reading", "read names, offices, meetings, figures and more in what is new"),
    "facts": ("fonds.cli.facts", "print what was read in a record, each fact with its words"),
    "fact": ("fonds.cli.deciding_facts", "confirm, correct or reject a fact that was read"),
    "people": ("fonds.cli.people", "say which people, bodies and places are one, what they are called, who has a page"),
    "wanted": ("fonds.cli.wanted", "list the documents to which records refer and that are not held"),
    "check": ("fonds.cli.checking", "verify originals, database and index; --repair mends what can be mended"),
    "export": (
        "fonds.cli.exporting",
        "give back spreadsheets, texts, originals, bags, and descriptions in the formats of other software",
    ),
    "restore": ("fonds.cli.restoring", "make an archive of a BagIt bag again"),
    "keeper": ("fonds.cli.keepers", "add or list those who may enter the desk"),
    "access": ("fonds.cli.narrowing", "set who may see a record"),
    "joins": ("fonds.cli.joins", "list the files whose record is in doubt"),
    "join": ("fonds.cli.joining", "join a file to a record, or split it off"),
    "profiles": ("fonds.cli.profiles", "list the shipped profiles, or print one"),
    "demo": ("fonds.cli.demonstrating", "load the sample archive and show it"),
}
"""Command → module with `arguments(parser)` and `run(options) -> exit code`, and what it does."""


class UsageError(Exception):
    """The command was called wrongly; the message says how to call it. Exit code 2."""


class Failure(Exception):
    """The command could not be completed; the message says what to do. Exit code 1."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command. Returns 0 when done, 1 when not completed or a fault was found, 2 for wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = command_parser(given)
    options, beyond = parser.parse_known_args(_words_apart(given))
    if beyond and not options.command:
        parser.error(f"unrecognized arguments: {' '.join(beyond)}")
    if beyond:
        named = f"fonds {options.command}"
        print(f"{named}: {' '.join(beyond).strip()!r} is not understood; see `{named} --help`", file=sys.stderr)
        return 2
    if not options.command:
        parser.print_help()
        return 2
    directory = Path(getattr(options, "archive", None) or os.environ.get("FONDS_ARCHIVE") or "archive").absolute()
    options.archive = directory
    module = importlib.import_module(COMMANDS[options.command][0])
    try:
        return int(module.run(options))
    except UsageError as error:
        print(f"fonds {options.command}: {error}", file=sys.stderr)
        return 2
    except Failure as error:
        print(f"fonds {options.command}: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("\nStopped. Nothing is lost; the same command goes on where it stopped.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"fonds {options.command}: {_system_words(error)}", file=sys.stderr)
        return 1
    except Exception as error:
        if _says_full(error) or _index_has_no_room(error, directory):
            print(f"fonds {options.command}: {_FULL}", file=sys.stderr)
            return 1
        if _is_index_unusable(error):  # its message says what to do
            print(f"fonds {options.command}: {error}", file=sys.stderr)
            return 1
        if said := _database_words(error):
            words, code = said
            print(f"fonds {options.command}: {words}", file=sys.stderr)
            return code
        raise


def _words_apart(given: list[str]) -> list[str]:
    """The arguments, in which a query's excluded words (`search cement -harbour`) do not look like options."""
    if "search" not in given:
        return given
    return [f" {word}" if len(word) > 2 and word[0] == "-" and word[1] != "-" else word for word in given]


_FULL = "the disk is full. Make room and give the same command again; what was taken in so far is kept."


def _system_words(error: OSError) -> str:
    if _says_full(error):
        return _FULL
    named = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{named}"


def _says_full(error: BaseException | None) -> bool:
    """Whether the error, or one behind it, is a full disk: SQLite and the index have words of their own for it."""
    import errno

    while error is not None:
        words = str(error)
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return True
        if "disk is full" in words or "No space left on device" in words or "StorageFull" in words:
            return True
        error = error.__cause__ or error.__context__
    return False


def _database_words(error: BaseException) -> tuple[str, int] | None:
    """What to tell of a setting that is wrong, or of a database that cannot be used, with the exit code; None for any
    other error."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import InterfaceError, OperationalError

    first, *_ = str(error).strip().splitlines() or [type(error).__name__]
    said = first[:400].rstrip(".")  # the lines below it ask what the advice tells
    if isinstance(error, ImproperlyConfigured):
        if "psycopg" in said:
            return "FONDS_DATABASE needs the library of PostgreSQL: pip install 'fonds[postgresql]'", 1
        return said, 2
    if not isinstance(error, OperationalError | InterfaceError):
        return None
    if os.environ.get("FONDS_DATABASE"):
        advice = "See that PostgreSQL runs and that FONDS_DATABASE says where; then give the same command again."
        return f"the database cannot be used: {said}. {advice}", 1
    if "locked" in said:
        return "another process is writing to the catalogue; give the same command again when it has ended.", 1
    return f"the catalogue cannot be used: {said}. See that its folder is there and may be written to.", 1


def _index_has_no_room(error: BaseException, directory: Path) -> bool:
    """Whether the index's writer has died where there is no room: it does not say what it died of."""
    import shutil

    least = 32 * 1024 * 1024  # a merge of segments gives back at once what it could not write
    return "index writer was killed" in str(error) and shutil.disk_usage(directory).free < least


def _is_index_unusable(error: BaseException) -> bool:
    from fonds.ports.text_index import IndexUnusable

    return isinstance(error, IndexUnusable)


class _Parser(argparse.ArgumentParser):
    """Says which command may be meant by one that there is not, instead of all that there are."""

    def error(self, message: str) -> NoReturn:
        found = re.match(r"argument [A-Z]+: invalid choice: '(.*?)' \(choose from (.*)\)", message)
        near = difflib.get_close_matches(found[1], re.findall(r"[\w-]+", found[2]), 1) if found else []
        if found and near:
            self.exit(2, f"{self.prog}: there is no {found[1]!r}; did you mean `{self.prog} {near[0]}`? "
                         f"`{self.prog} --help` lists all.\n")  # fmt: skip
        super().error(message)


def command_parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the whole command line. Only the commands among the words `given` have their arguments."""
    shared = _Parser(add_help=False)
    _archive_argument(shared)
    parser = _Parser(
        prog="fonds", parents=[shared],
        description="Turns a folder of documents and a spreadsheet into a digital archive.",
        epilog="Exit codes: 0 done; 1 not completed, or `check` found a fault; 2 wrong usage.",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"fonds {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (module, does) in COMMANDS.items():
        command = commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".", parents=[shared])
        if name in given:
            importlib.import_module(module).arguments(command)
            for action in command._actions:
                if isinstance(action, argparse._SubParsersAction):
                    for nested in action.choices.values():
                        _archive_argument(nested)
    return parser


def _archive_argument(parser: argparse.ArgumentParser) -> None:
    # without a default, so that a value before the command is not overwritten by the absence of one after it
    parser.add_argument("--archive", metavar="DIR", default=argparse.SUPPRESS,
                        help="the archive's directory (else FONDS_ARCHIVE, else ./archive)")  # fmt: skip
