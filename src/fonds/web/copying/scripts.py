"""The site's scripts as plain ones: a browser loads no modules from files.

A module of ours imports by name from modules beside it and exports functions and constants where they are declared;
each becomes a function that gives back what it exports, with those it imports inside.
"""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w.-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|function|class) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b", re.MULTILINE)


class NotPlain(Exception):
    """The module uses a form of import or export that is not known here."""


def plain_script(module: Path) -> str:
    """The module with all that it imports as one script, which leaves no name behind. Raises `NotPlain`."""
    return _function(module, ())


def _function(module: Path, inside: tuple[Path, ...]) -> str:
    if module in inside:
        raise NotPlain(f"{module.name} imports itself")
    source = module.read_text("utf-8")
    imported = "".join(
        f"const {{{names.replace(' as ', ': ')}}} = {_function(module.with_name(name), (*inside, module))}"
        for names, name in _IMPORT.findall(source)
    )
    body = _IMPORT.sub("", source)
    exported = _EXPORT.findall(body)
    body = _EXPORT.sub("", body)
    if _LEFT.search(body):
        raise NotPlain(f"{module.name} imports or exports in another way than by a name")
    given = f"return {{ {', '.join(exported)} }};\n" if exported else ""
    return f'(() => {{\n"use strict";\n{imported}{body}{given}}})();\n'
