"""The page of a person, a corporate body or a place: every mention with its words, offices, meetings, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from fonds import wiring
from fonds.catalogue.access import Reader
from fonds.catalogue.authorities import shown_name, shown_names
from fonds.catalogue.authority_mentions import MentionedIn, MentionShown, mentioned_in
from fonds.catalogue.authority_pages import Document, documents, having_pages, how_merged, made_names, put_together
from fonds.catalogue.decided_names import decision_on
from fonds.catalogue.meetings_told import meetings
from fonds.catalogue.models import Authority, UnitOfDescription
from fonds.catalogue.name_forms import forms_attested, place_of_anchor
from fonds.catalogue.people_met import MET, Tie
from fonds.core.extracting.map_positions import map_positions
from fonds.core.naming.spellings import scheme_of
from fonds.core.naming.written_in import language_of
from fonds.web.languages import writing_words
from fonds.web.pages.head import Crumb, Head
from fonds.web.pages.meeting_lines import MeetingLine, alike, each_once, lines_of
from fonds.web.pages.name_links import LISTS, NameLink, authority_path, kind_words, list_words
from fonds.web.pages.network import ties_of
from fonds.web.pages.office_lines import OfficeLine, offices_of
from fonds.web.pages.pager import Pager, pager
from fonds.web.pages.people import way_to
from fonds.web.pages.quoted import Quoted, RecordLink, passage_path, quoted, record_link, review
from fonds.web.pages.same_names import Because, Namesake, because, namesakes
from fonds.web.pages.timeline import Special, Timeline, year_bars
from fonds.web.pages.years_asked import UNDATED, YearsAsked
from fonds.web.templating import element_label
from fonds.web.translating import gettext as _
from fonds.web.translating import ngettext

DOCUMENTS_A_PAGE = 20
MENTIONS_EACH = 6
MENTIONS_OF_ONE = 100
MEETINGS_SHOWN = 10
TIES_SHOWN = 24


@dataclass(frozen=True, slots=True)
class NameForm:
    """A form of the name. `note` says in how many documents it is, `path` leads to the first passage that has it.

    A form made by rule is a guess, not attested. `said_by` is who told it, `kind` name, alias, cryptonym or pseudonym,
    `tag` its language and letters (BCP 47), `writing` the same in words, with the system of spelling.
    """

    name: str
    attested: bool
    note: str
    path: str = ""
    said_by: str = ""
    kind: str = "name"
    tag: str = ""
    writing: str = ""


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody met, or written to or by: `times` counts the meetings or documents, `path` leads to the meetings where
    both have pages."""

    link: NameLink
    times: int
    path: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class DocumentNaming:
    """A record and the mentions in it that are shown; `more` leads to the rest, "" where there is none."""

    record: RecordLink
    mentions: tuple[Quoted, ...]
    described: tuple[str, ...]
    total: int
    more: str


@dataclass(frozen=True, slots=True)
class Undoing:
    """What a keeper may undo on the page: pairs that software made one, each its id and its names in words. The form
    goes to the desk's queue of pairs, with the token that it asks for."""

    path: str
    token: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """`years` is what the documents are narrowed to; `one` the record whose mentions are shown, None for all; `undoing`
    what a keeper may undo here, None for readers; `told` what the desk has to tell a keeper of what was just done."""

    head: Head
    identifier: str
    kind: str
    kind_words: str
    name: str
    feed: str
    total: int
    first_year: int | None
    last_year: int | None
    timeline: Timeline
    years: YearsAsked
    plain: str
    forms: tuple[NameForm, ...]
    how_merged: str
    because: tuple[Because, ...]
    namesakes: tuple[Namesake, ...]
    identifiers: tuple[tuple[str, str], ...]
    offices: tuple[OfficeLine, ...]
    met: tuple[Companion, ...]
    wrote: tuple[Companion, ...]
    network: str
    meetings: tuple[MeetingLine, ...]
    all_meetings: str
    map: str
    search: str
    documents: tuple[DocumentNaming, ...]
    pager: Pager | None
    one: RecordLink | None
    undoing: Undoing | None = None
    told: tuple[str, ...] = ()


def authority_page(authority: Authority, years: YearsAsked, page: int, only: str = "") -> AuthorityPage | None:
    """The page; None where it has no such part. `only` is the id of the one record whose mentions are asked for."""
    who = Reader.ANONYMOUS
    name = shown_name(who, authority)
    every = documents(who, authority)
    kept = [each for each in every if years.holds(each.year)]
    path = authority_path(authority.kind, authority.pk)
    one = next((each for each in every if each.unit == only), None) if only else None
    if only and one is None:
        return None
    shown, steps = _one_record(one, path, page) if one else _some_records(kept, path, years, page)
    if shown is None:
        return None
    forms = _forms(authority)
    known = ties_of(authority.pk) if authority.kind == "person" else []
    met = _companions(authority.pk, [each for each in known if each.kind == MET])
    wrote = _companions(authority.pk, [each for each in known if each.kind != MET])
    dated = [each.year for each in every if each.year is not None]
    said = ngettext("Named in %(num)s document", "Named in %(num)s documents", len(every)) % {"num": len(every)}
    held = lines_of(each_once(meetings(who, [authority]))[:MEETINGS_SHOWN]) if known else ()
    offices = offices_of(authority.pk) if authority.kind == "person" else ()
    return AuthorityPage(
        head=Head(name, f"{kind_words(authority.kind)}. {said}.", path, section="people", kind="profile",
                  listed=years.is_all and page == 1 and not only,
                  crumbs=_way(authority.kind, name)),
        identifier=authority.pk,
        kind=authority.kind,
        kind_words=kind_words(authority.kind),
        name=name,
        feed=reverse("authority-feed", kwargs={"of": LISTS[authority.kind], "identifier": authority.pk}),
        total=len(every),
        first_year=min(dated, default=None),
        last_year=max(dated, default=None),
        timeline=_timeline(every, path, years),
        years=years,
        plain=path,
        forms=forms,
        how_merged=how_merged(who, authority),
        because=because(authority),
        namesakes=namesakes(authority),
        identifiers=tuple(sorted((str(k), str(v)) for k, v in authority.identifiers.items())),
        offices=offices,
        met=met,
        wrote=wrote,
        network=f"{reverse('network')}?{urlencode({'person': authority.pk})}" if met or wrote else "",
        meetings=held,
        all_meetings=f"{reverse('meetings')}?{urlencode({'with': authority.pk})}" if held else "",
        map=f"{reverse('map')}?{urlencode({'place': authority.pk})}" if _is_on_map(authority, name) else "",
        search=f"{reverse('search')}?{urlencode({'q': _asked_for(authority, name)})}",
        documents=shown,
        pager=steps,
        one=record_link(UnitOfDescription.objects.get(pk=one.unit)) if one else None,
    )  # fmt: skip


def undoing(authority: Authority, token: str) -> Undoing:
    """What is to be undone on the record's page. `token` is the request's, against forgery."""
    pairs = [
        (str(each.pk), f"{each.first.name} ({each.first_id}) = {each.second.name} ({each.second_id})")
        for each in put_together(authority)
    ]
    return Undoing(reverse("admin:catalogue_authorityproposal_changelist"), token, tuple(pairs))


def _some_records(
    kept: Sequence[Document], path: str, years: YearsAsked, page: int
) -> tuple[tuple[DocumentNaming, ...] | None, Pager | None]:
    last = max(1, -(-len(kept) // DOCUMENTS_A_PAGE))
    if page > last:
        return None, None
    part = kept[(page - 1) * DOCUMENTS_A_PAGE : page * DOCUMENTS_A_PAGE]
    found = mentioned_in(Reader.ANONYMOUS, part, each_at_most=MENTIONS_EACH)

    def address(number: int) -> str:
        asked = {"years": years.value, "page": str(number) if number > 1 else ""}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{path}?{query}#documents" if query else f"{path}#documents"

    return tuple(_naming(each, path) for each in found), pager(page, last, address) if last > 1 else None


def _one_record(one: Document, path: str, page: int) -> tuple[tuple[DocumentNaming, ...] | None, Pager | None]:
    found = mentioned_in(Reader.ANONYMOUS, [one], first=(page - 1) * MENTIONS_OF_ONE, each_at_most=MENTIONS_OF_ONE)
    if not found:
        return None, None
    last = -(-found[0].total // MENTIONS_OF_ONE)

    def address(number: int) -> str:
        return f"{path}?{urlencode({'record': one.unit, 'page': number})}#documents"

    return tuple(_naming(each, "") for each in found), pager(page, last, address) if last > 1 else None


def _naming(found: MentionedIn, path: str) -> DocumentNaming:
    in_text = tuple(_quoted(found.unit.pk, each) for each in found.mentions if each.place is not None)
    described = tuple(f"{element_label(each.element)}: {each.value}" for each in found.mentions if each.place is None)
    more = f"{path}?{urlencode({'record': found.unit.pk})}#documents" if path and found.total > MENTIONS_EACH else ""
    return DocumentNaming(record_link(found.unit), in_text, described, found.total, more)


def _quoted(unit: str, each: MentionShown) -> Quoted:
    assert each.place is not None and each.around is not None
    mention = each.mention
    by = review(mention.finder, mention.confidence, decision_on(mention, mention.entity))
    return quoted(unit, each.place, each.around, by)


def _timeline(every: Sequence[Document], path: str, years: YearsAsked) -> Timeline:
    counts = Counter(each.year for each in every if each.year is not None)
    undated = sum(each.year is None for each in every)

    def in_years(first: int, last: int) -> str:
        return f"{path}?years={YearsAsked(first, last).value}#documents"

    selected = (years.first, years.last) if years.first is not None and years.last is not None else None
    special = Special("undated", _("Undated"), undated, f"{path}?years={UNDATED}#documents", years.undated)
    return year_bars(sorted(counts.items()), in_years, (special,), selected=selected)


def _forms(authority: Authority) -> tuple[NameForm, ...]:
    """Forms that documents have, the most frequent first, then what is told or made for the record."""
    who = Reader.ANONYMOUS
    forms = []
    for each in forms_attested(who, authority.pk):
        scheme = scheme_of(each.name)
        note = ngettext("in %(num)s document", "in %(num)s documents", each.documents) % {"num": each.documents}
        path = passage_path(each.unit, each.place) if each.place else reverse("record", args=[each.unit])
        tag = language_of(each.name, scheme, each.language)
        forms.append(NameForm(each.name, True, note, path, tag=tag, writing=writing_words(tag, scheme)))
    known = {form.name for form in forms}
    for made in made_names(who, authority):
        if made.name not in known:
            known.add(made.name)
            tag = language_of(made.name, made.scheme)
            at = place_of_anchor(who, made.anchor) if made.anchor else None
            forms.append(NameForm(
                made.name, False, made.scheme, passage_path(*at) if at else "", said_by=made.said_by, kind=made.kind,
                tag=tag, writing=writing_words(tag, made.scheme) or made.scheme,
            ))  # fmt: skip
    return tuple(forms)


def _companions(own: str, known: Sequence[Tie]) -> tuple[Companion, ...]:
    times: dict[str, set[str]] = {}
    standing = alike().standing
    for tie in known:
        times.setdefault(tie.second if tie.first == own else tie.first, set()).add(standing(tie.source))
    chosen = sorted(times, key=lambda each: (-len(times[each]), each))[:TIES_SHOWN]
    if not chosen:
        return ()
    # who has no page is named here as in the meetings themselves, and nothing leads further
    allowed = having_pages(Reader.ANONYMOUS, chosen, today=wiring.today())
    names = shown_names(Reader.ANONYMOUS, Authority.objects.filter(pk__in=chosen))
    is_met = any(tie.kind == MET for tie in known)
    return tuple(
        Companion(
            NameLink(names[each], authority_path("person", each) if each in allowed else ""),
            len(times[each]),
            f"{reverse('meetings')}?{urlencode([('with', own), ('with', each)])}" if is_met and each in allowed else "",
            is_met,
        )
        for each in chosen
        if each in names
    )


def _is_on_map(authority: Authority, name: str) -> bool:
    return authority.kind == "place" and name in map_positions((name,))


def _asked_for(authority: Authority, name: str) -> str:
    """The name as a query: its words, or for one that a keeper chose, which no text need have, whoever is called so."""
    words = f'"{name.replace(chr(34), " ")}"'
    return f"{authority.kind}:{words}" if authority.chosen else words


def _way(kind: str, name: str) -> tuple[Crumb, ...]:
    listed = () if kind == "person" else (Crumb(list_words(kind), reverse(LISTS[kind])),)
    return way_to(*listed, Crumb(name))
