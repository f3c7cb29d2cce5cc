"""Which of a record's texts is read first, and which of its originals may be given away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fonds.catalogue.models import AccessState, DigitalObject, Mask, Page

_KINDS = ("translation", "transcript", "original", "text", "ocr", "scan")
WHOLE_FILE = ("", ";text=")
"""How `DigitalObject.part` begins where the object is all of its file, or one of the texts that make it up."""


def preferred_first(objects: Iterable[DigitalObject]) -> list[DigitalObject]:
    """The objects in the order in which readers want them.

    Texts before scans without one; translations, which are in the readers' language, before originals; a transcript
    by hand before the machine's; and of several releases the latest, which withholds least. Ties keep their order.
    """
    latest_first = sorted(objects, key=lambda each: each.release.date if each.release else "", reverse=True)
    return sorted(latest_first, key=lambda each: (not each.has_text, _rank(each.kind)))


def offered_originals(of_unit: Sequence[DigitalObject]) -> set[str]:
    """Ids of the objects whose original bytes the public may have; `of_unit` are the public's objects of one unit.

    Not where any place in the file is masked, or another text in it is narrowed: then only the masked text is given.
    Nor where the object is a part of a file that other records share, for those may be anything.
    """
    whole = [each for each in of_unit if _is_whole(each)]
    if not whole:
        return set()
    beside = DigitalObject.objects.filter(
        unit=whole[0].unit_id, stored_file__in={each.stored_file_id for each in whole}
    )
    held_back = {
        file
        for file, state in beside.values_list("stored_file_id", "access_state")
        if state not in ("", AccessState.PUBLIC)
    }
    held_back |= set(
        Mask.objects.filter(page_text__page__digital_object__in=beside)
        .exclude(state="lifted")
        .values_list("page_text__page__digital_object__stored_file_id", flat=True)
        .distinct()
    )
    held_back |= set(
        Page.objects.filter(digital_object__in=beside)
        .exclude(access_state__in=("", AccessState.PUBLIC))
        .values_list("digital_object__stored_file_id", flat=True)
    )
    return {each.pk for each in whole if each.stored_file_id not in held_back}


def _is_whole(each: DigitalObject) -> bool:
    return not each.part or each.part.startswith(WHOLE_FILE[1])


def _rank(kind: str) -> int:
    return _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
