"""`fonds cite`."""

from __future__ import annotations

import argparse
import datetime

from fonds.cli import Failure, UsageError
from fonds.cli.archives import json_argument, open_archive, print_json, public_argument, reader, record


def arguments(parser: argparse.ArgumentParser) -> None:
    """The record, and how to cite it."""
    parser.add_argument("record", metavar="RECORD", help="a record's id, or its reference code if no other has it")
    parser.add_argument("--style", default="collection", metavar="NAME",
                        help="collection (its own form), chicago, chicago-bibliography, mla, apa, ris, bibtex, "
                        "csl-json, or with fonds[csl] the name of any CSL style")  # fmt: skip
    json_argument(parser)
    public_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Prints the citation."""
    open_archive(options.archive)
    from django.conf import settings

    from fonds import wiring
    from fonds.catalogue import access
    from fonds.catalogue.citation import cited_item, own_form_template
    from fonds.catalogue.text_choice import preferred_first

    who = reader(options)
    unit = record(options.record, who)
    texts = preferred_first(access.objects(who, unit))
    item = cited_item(
        unit,
        who,
        site_title=settings.SITE_TITLE,
        site_address=settings.SITE_ADDRESS,
        digital_object=texts[0] if texts else None,
    )
    today = wiring.today()
    text = _in_style(item, options.style, today, own_form_template(unit, who))
    if options.json:
        print_json({"record": unit.pk, "style": options.style, "citation": text})
    else:
        print(text.rstrip("\n"))
    return 0


def _in_style(item, style: str, today: datetime.date, form: str) -> str:  # type: ignore[no-untyped-def]
    import json

    from fonds.core.citing.bibtex import to_bibtex
    from fonds.core.citing.csl_json import to_csl_json
    from fonds.core.citing.ris import to_ris
    from fonds.core.citing.styles import STYLES, cite

    if style == "ris":
        return to_ris([item])
    if style == "bibtex":
        return to_bibtex([item])
    if style == "csl-json":
        return json.dumps(to_csl_json([item]), ensure_ascii=False, indent=2)
    if style in STYLES:
        return cite(item, style=style, accessed=None if style == "collection" else today, own_form_template=form).text
    from fonds.adapters.citations_pandoc import CslUnavailable, UnknownCslStyle, cite_with_csl

    try:
        return cite_with_csl(to_csl_json([item]), style, today).text
    except CslUnavailable as error:
        raise Failure(str(error)) from error
    except UnknownCslStyle as error:
        raise UsageError(str(error)) from error
