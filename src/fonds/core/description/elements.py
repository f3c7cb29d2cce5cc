"""The elements of a description: one table, from which come columns, labels, the exchange formats and the glossary.

Numbers are those of ISAD(G), second edition; `atom` are the column names of AtoM's ISAD template; `dc` the Dublin
Core terms that a spreadsheet may use. Elements without a number are needed by declassified records and edited texts.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ElementDefinition:
    """One element: `name` in snake case, the words readers see, and under which column names others write it."""

    name: str
    label: str
    isad: str | None = None
    atom: tuple[str, ...] = ()
    dc: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # other column names seen in lists, compared without case, spaces and punctuation
    inherits: bool = False  # a unit without a value of its own shows its parent's (ISAD(G) I.14, multilevel rules)
    shown: bool = True


def _e(name: str, label: str, isad: str | None = None, **more: object) -> ElementDefinition:
    return ElementDefinition(name, label, isad, **more)  # type: ignore[arg-type]


ELEMENTS: tuple[ElementDefinition, ...] = (
    _e(
        "reference_code",
        "Reference code",
        "3.1.1",
        atom=("identifier", "referenceCode"),
        dc=("identifier",),
        also=(
            "reference",
            "ref",
            "shelfmark",
            "call number",
            "signature",
            "archival reference",
            "record number",
            "record num",
            "шифр",
            "signatur",
            "cote",
            "signatura",
        ),
    ),
    _e(
        "title",
        "Title",
        "3.1.2",
        atom=("title",),
        dc=("title",),
        also=("document title", "name", "заголовок", "название", "titel", "intitulé", "titre", "título"),
    ),
    _e(
        "dates",
        "Dates",
        "3.1.3",
        atom=("eventDates", "eventDate"),
        dc=("date", "created"),
        also=(
            "date",
            "document date",
            "doc date",
            "date written",
            "дата",
            "дата документа",
            "datum",
            "datierung",
            "fecha",
        ),
    ),
    _e("level_of_description", "Level of description", "3.1.4", atom=("levelOfDescription",), also=("level",)),
    _e(
        "extent_and_medium",
        "Extent and medium",
        "3.1.5",
        atom=("extentAndMedium",),
        dc=("extent", "format"),
        also=(
            "pages",
            "num pages",
            "original document pages",
            "extent",
            "umfang",
            "seiten",
            "importance matérielle",
            "объем",
        ),
    ),
    _e(
        "creators",
        "Creator",
        "3.2.1",
        atom=("eventActors", "creators"),
        dc=("creator",),
        also=("author", "creator", "writer", "автор", "verfasser", "urheber", "auteur", "autor"),
        inherits=True,
    ),
    _e(
        "administrative_history",
        "Administrative or biographical history",
        "3.2.2",
        atom=("eventActorHistories", "creatorHistories"),
        inherits=True,
    ),
    _e("archival_history", "Archival history", "3.2.3", atom=("archivalHistory",), dc=("provenance",), inherits=True),
    _e("acquisition", "Immediate source of acquisition", "3.2.4", atom=("acquisition",), inherits=True),
    _e(
        "scope_and_content",
        "Scope and content",
        "3.3.1",
        atom=("scopeAndContent",),
        dc=("description", "abstract"),
        also=(
            "abstract",
            "summary",
            "аннотация",
            "содержание",
            "inhalt",
            "enthält",
            "présentation du contenu",
            "résumé",
            "resumen",
        ),
    ),
    _e("appraisal", "Appraisal", "3.3.2", atom=("appraisal",)),
    _e("accruals", "Accruals", "3.3.3", atom=("accruals",)),
    _e("arrangement", "System of arrangement", "3.3.4", atom=("arrangement",)),
    _e(
        "access_conditions",
        "Conditions governing access",
        "3.4.1",
        atom=("accessConditions",),
        dc=("accessRights",),
        inherits=True,
    ),
    _e(
        "reproduction_conditions",
        "Conditions governing reproduction",
        "3.4.2",
        atom=("reproductionConditions",),
        dc=("rights", "license"),
        inherits=True,
    ),
    _e(
        "languages",
        "Language",
        "3.4.3",
        atom=("language",),
        dc=("language",),
        also=("language", "lang", "язык", "sprache", "langue", "idioma"),
    ),
    _e("scripts", "Script", "3.4.3", atom=("script",)),
    _e("physical_characteristics", "Physical characteristics", "3.4.4", atom=("physicalCharacteristics",)),
    _e("finding_aids", "Finding aids", "3.4.5", atom=("findingAids",), inherits=True),
    _e(
        "location_of_originals",
        "Existence and location of originals",
        "3.5.1",
        atom=("locationOfOriginals",),
        also=("originals",),
    ),
    _e("location_of_copies", "Existence and location of copies", "3.5.2", atom=("locationOfCopies",)),
    _e("digital_copies", "Digital copies elsewhere", "3.5.2"),
    _e("related_units", "Related units of description", "3.5.3", atom=("relatedUnitsOfDescription",), dc=("relation",)),
    _e("publication_note", "Publication note", "3.5.4", atom=("publicationNote",), dc=("bibliographicCitation",)),
    _e(
        "note",
        "Note",
        "3.6.1",
        atom=("generalNote",),
        also=(
            "notes",
            "comment",
            "comments",
            "remarks",
            "примечание",
            "bemerkung",
            "bemerkungen",
            "anmerkung",
            "remarques",
        ),
    ),
    _e("archivists_note", "Archivist's note", "3.7.1", atom=("archivistNote",)),
    _e("rules", "Rules or conventions", "3.7.2", atom=("rules",)),
    _e("dates_of_description", "Date(s) of descriptions", "3.7.3", atom=("revisionHistory",)),
    # beyond ISAD(G)
    _e("alternative_title", "Alternative title", None, atom=("alternateTitle",), dc=("alternative",)),
    _e("senders", "From", None, also=("from", "from name", "sender", "отправитель", "absender", "expéditeur")),
    _e(
        "recipients",
        "To",
        None,
        also=("to", "to name", "recipient", "addressee", "адресат", "empfänger", "destinataire"),
    ),
    _e("originator", "Originator", None, also=("originator", "agency of origin", "originating agency")),
    _e(
        "document_type",
        "Document type",
        None,
        atom=("radGeneralMaterialDesignation",),
        dc=("type",),
        also=("document type", "doc type", "type", "genre", "вид документа", "dokumenttyp", "type de document"),
    ),
    _e("subjects", "Subject", None, atom=("subjectAccessPoints",), dc=("subject",), also=("keywords", "subjects")),
    _e("places", "Place", None, atom=("placeAccessPoints",), dc=("coverage", "spatial"), also=("place",)),
    _e("names", "Names", None, atom=("nameAccessPoints",), dc=("contributor",)),
    _e("record_series", "Record series", None, also=("record series",)),
    _e("file_number", "File number", None, also=("file number", "file num", "file no")),
    _e("agency", "Agency", None, also=("agency",)),
    _e("status_before", "Status before the release", None, also=("formerly withheld",)),
    _e("review_date", "Review date", None, also=("review date",)),
    _e("pages_released", "Pages released", None, also=("pages released", "document pages in pdf")),
    _e("translator", "Translator", None, also=("translator", "translated by")),
    _e("translated_for", "Translated for", None, also=("translated for",)),
    _e("publisher", "Publisher", None, dc=("publisher",), also=("publisher",)),
    _e("programme", "Programme", None, also=("programme", "program")),
    _e("credit", "Credit", None, also=("credit", "credit line", "support")),
    _e("citation_as_given", "Citation as given by the source", None, also=("citation",), shown=False),
    _e("collection_site", "Digital archive it was saved from", None),
    _e("offered_language", "Language offered", None),
    _e("offered_format", "Format offered", None),
    _e("obtained_by", "Obtained by", None),
    _e("contributor", "Contributed by", None),
    _e("transcriber", "Transcribed by", None),
    _e("editors", "Editors", None),
    _e("series", "Series of the edition", None),
    _e("section", "Section of the volume", None),
    _e("document_number", "Number in the volume", None),
    _e("source_note", "Source note of the editors", None),
    _e("shelf_mark", "Shelf mark", None),
    _e("edition_identifier", "Identifier in the edition", None),
    _e("persons_listed", "Persons listed", None),
    _e("terms_listed", "Terms and abbreviations listed", None),
    _e("published_isbn_10", "ISBN-10", None),
    _e("published_isbn_13", "ISBN-13", None),
    _e("handwritten_note", "Handwritten note", None),
    _e("stamp", "Stamp", None),
)

BY_NAME = {element.name: element for element in ELEMENTS}


def label(name: str) -> str:
    """The words readers see for an element; an unknown name is a column of the keeper's own and is its own label."""
    if name in BY_NAME:
        return BY_NAME[name].label
    return name.removeprefix("column:").replace("_", " ")
