"""`fonds people`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from fonds.cli import Failure, UsageError
from fonds.cli.archives import json_argument, open_archive, print_json

if TYPE_CHECKING:
    from fonds.catalogue.models import Authority


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is to be done with people, bodies and places."""
    steps = parser.add_subparsers(dest="step", metavar="STEP", required=True)
    listed = steps.add_parser("proposals", help="print which records may be one, the likeliest first")
    listed.add_argument("--kind", choices=["person", "body", "place"], help="of these alone")
    listed.add_argument("--limit", type=int, default=50, metavar="N", help="how many to print (50)")
    json_argument(listed)
    merge = steps.add_parser("merge", help="make two records one")
    _ids(merge, "goes", "the id of the record that then leads to the other")
    _ids(merge, "stays", "the id of the record that stands")
    apart = steps.add_parser("apart", help="say that two records are not one; one that software made of them is undone")
    _ids(apart, "first", "an id")
    _ids(apart, "second", "the other id")
    split = steps.add_parser("split", help="give what one record is called in a document to another, or to a new one")
    _ids(split, "id", "the id of the person, body or place")
    split.add_argument("record", metavar="RECORD", help="the document's id or reference code")
    split.add_argument("--into", default="", metavar="ID", help="whose the names are (default: a new record's)")
    rename = steps.add_parser("rename", help="choose the name under which a record is shown")
    _ids(rename, "id", "the id of the person, body or place")
    rename.add_argument("name", metavar="NAME", help="the name that everybody sees")
    name = steps.add_parser("name", help="tell another name: an alias, a cryptonym, a pseudonym")
    _ids(name, "id", "the id of the person, body or place")
    name.add_argument("name", metavar="NAME", help="the other name")
    name.add_argument("--kind", choices=["name", "alias", "cryptonym", "pseudonym"], default="alias")
    page = steps.add_parser("page", help="say whether a private person may have a page")
    _ids(page, "id", "the id of the person")
    page.add_argument("approved", choices=["approve", "reject", "rule"], help="`rule`: as the rule for all says")
    taken = steps.add_parser("import", help="take names and identifiers in from authority records in EAC-CPF")
    taken.add_argument("files", nargs="+", metavar="FILE", help="files, or folders of files that end in .xml")
    taken.add_argument("--by-name", action="store_true",
                       help="a record without a known id or identifier is whoever alone has its name here")  # fmt: skip
    taken.add_argument("--id", default="", metavar="ID", help="whose the file's one record is")
    undo = steps.add_parser("undo", help="undo a decision on people or facts")
    undo.add_argument("decision", type=int, metavar="DECISION", help="its number in the log of the desk")
    for step in (merge, apart, split, rename, name, page, taken, undo):
        step.add_argument("--reason", default="", help="why (kept in the log)")
        step.add_argument("--by", default="keeper", help="who decided (kept in the log)")


def _ids(parser: argparse.ArgumentParser, name: str, words: str) -> None:
    parser.add_argument(name, metavar=name.upper(), help=words)


def run(options: argparse.Namespace) -> int:
    """Lists what is proposed, or decides on it."""
    open_archive(options.archive)
    from fonds import wiring

    if options.step == "proposals":
        return _proposals(options)
    try:
        print(_decide(options, {"reason": options.reason, "by": options.by, "now": wiring.clock()}))
    except ValueError as error:
        raise UsageError(str(error)) from error
    index_decision()
    return 0


def index_decision() -> None:
    """Tells the indexes of what was decided. Raises `Failure`, with the decision kept, where another process writes."""
    from fonds import wiring
    from fonds.ports.text_index import IndexLocked
    from fonds.workflows.indexing import drain

    try:
        drain(wiring.indexes())
    except IndexLocked as error:
        raise Failure(
            "the decision is kept, but another process is writing to the index; it will take it in"
        ) from error


_PAGE = {
    "approve": "has a page",
    "reject": "has no page",
    "rule": "has a page if the rule on private people gives one",
}


def _decide(options: argparse.Namespace, how: dict[str, Any]) -> str:
    from fonds.workflows import deciding_people as deciding

    if options.step == "undo":
        return f"undone: decision {deciding.undo_decision(options.decision, **how).pk} in the log says so"
    if options.step == "merge":
        goes, stays = deciding.find_authority(options.goes), deciding.find_authority(options.stays)
        made = deciding.merge(goes, stays, **how)
        return f"{goes} ({goes.pk}) is {stays} ({stays.pk}); undo with `fonds people undo {made.pk}`"
    if options.step == "import":
        return _imported(options, how)
    if options.step == "apart":
        return _apart(options.first, options.second, how)
    record = deciding.find_authority(options.id)
    if options.step == "split":
        return _split(record, options, how)
    if options.step == "rename":
        made = deciding.rename(record, options.name, **how)
    elif options.step == "name":
        made = deciding.tell_name(record, options.name, options.kind, **how)
        return f"{options.name} is a name of {record} ({record.pk}); undo with `fonds people undo {made.pk}`"
    else:
        said = {"approve": "approved", "reject": "rejected", "rule": ""}[options.approved]
        made = deciding.approve(record, said, **how)
        return f"{record} ({record.pk}) {_PAGE[options.approved]}; undo with `fonds people undo {made.pk}`"
    return f"{record} ({record.pk}) is {made.action}; undo with `fonds people undo {made.pk}`"


def _imported(options: argparse.Namespace, how: dict[str, Any]) -> str:
    from pathlib import Path

    from fonds import wiring
    from fonds.adapters.xml_limits import parsed_xml
    from fonds.core.standards.eac_cpf import authorities_read
    from fonds.core.text.reading import Unreadable
    from fonds.workflows import deciding_people as deciding
    from fonds.workflows.authorities_imported import import_authorities

    named = [Path(each) for each in options.files]
    records = []
    for path in [each for one in named for each in (sorted(one.glob("*.xml")) if one.is_dir() else [one])]:
        try:
            records += authorities_read(parsed_xml(path.read_bytes(), path.name))
        except (Unreadable, ValueError) as error:
            raise ValueError(f"{path}: {error}") from error
    if not records:
        raise Failure(f"no authority records (*.xml) lie in {', '.join(map(str, named))}")
    only = deciding.find_authority(options.id) if options.id else None
    done = import_authorities(records, mint=wiring.mint, by_name=options.by_name, only=only, **how)
    new = {own.pk for own in done.new}
    lines = [
        f"{own} ({own.pk}) is {'new here' if own.pk in new else 'imported'}; undo with `fonds people undo {made.pk}`"
        for own, made in done.decisions
    ]
    lines += [f"Left as it is: {each}" for each in done.contradicted]
    for name, called in done.unknown:
        lines.append(f"Left out, for nobody here has the id or an identifier of {name}, and it is not said whether "
                     f"one of those called so is meant: {', '.join(called)} (--by-name, or --id ID)")  # fmt: skip
    lines.append(f"{len(records)} records read: {len(new)} new, {len(done.decisions) - len(new)} added to, "
                 f"{len(done.unchanged)} had it all, {len(done.unknown)} left out")  # fmt: skip
    if new:
        lines.append("Readers see who is new once they are one with somebody whom a document names: `fonds read` "
                     "proposes it, `fonds people proposals` lists it.")  # fmt: skip
    return "\n".join(lines)


def _apart(first: str, second: str, how: dict[str, Any]) -> str:
    from fonds.catalogue.models import Authority
    from fonds.workflows.deciding_people import find_authority, keep_apart

    held = Authority.objects.in_bulk([first, second])
    pair = held.get(first) or find_authority(first), held.get(second) or find_authority(second)
    made = keep_apart(*pair, **how)
    return f"{pair[0]} and {pair[1]} stay two; undo with `fonds people undo {made.pk}`"


def _split(record: Authority, options: argparse.Namespace, how: dict[str, Any]) -> str:
    from fonds import wiring
    from fonds.catalogue.access import Reader
    from fonds.catalogue.authorities import of_authority
    from fonds.catalogue.models import NamedEntity
    from fonds.cli.archives import record as record_named
    from fonds.workflows.deciding_people import find_authority, split

    unit = record_named(options.record, Reader.KEEPER)
    names = list(NamedEntity.objects.filter(of_authority(record.pk), text_read__unit=unit))
    into = find_authority(options.into) if options.into else None
    if not names:
        raise ValueError(f"{record} ({record.pk}) is not named in {options.record}")
    to, made = split(names, into, mint=wiring.mint, **how)
    called = ", ".join(sorted({n.name for n in names}))
    return f"{called} in {options.record} is {to} ({to.pk}); undo with `fonds people undo {made.pk}`"


def _proposals(options: argparse.Namespace) -> int:
    from fonds.catalogue.models import Authority, AuthorityProposal

    found = AuthorityProposal.objects.filter(decision="").order_by("-certainty", "pk")
    fields = ("first", "second", "first__merged_into", "second__merged_into", "certainty", "reason", "finder")
    # of those who were merged since, the record that stands for them is asked about, and once
    asked: dict[frozenset[str], tuple[str, str, float, str, str]] = {}
    for first, second, first_into, second_into, certainty, reason, finder in found.values_list(*fields):
        one, other = first_into or first, second_into or second
        if one != other:
            asked.setdefault(frozenset((one, other)), (one, other, certainty, reason, finder))
    held = Authority.objects.in_bulk({pk for pair in asked for pk in pair})
    every = [each for each in asked.values() if options.kind in (None, held[each[0]].kind)]
    total = len(every)
    rows = [
        {
            "first": {"id": first, "name": held[first].name}, "second": {"id": second, "name": held[second].name},
            "kind": held[first].kind, "certainty": certainty, "reason": reason, "finder": finder,
        }
        for first, second, certainty, reason, finder in every[: options.limit]
    ]  # fmt: skip
    if options.json:
        print_json({"total": total, "proposals": rows})
        return 0
    for row in rows:
        first, second = row["first"], row["second"]
        print(f"{row['certainty']:.2f}  {first['name']} ({first['id']}) = {second['name']} ({second['id']})?")  # type: ignore[index]
        print(f"      {row['reason']}")
    print(f"{total} proposals are open.")
    return 0
