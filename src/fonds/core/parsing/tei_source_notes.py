"""Source notes of edited volumes: where the original lies, where it was printed, and how it was classified."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fonds.core.parsing.reference_codes import reference_in_source_note

CLASSIFICATION_WORDS = (
    r"Administratively Confidential|Top Secret|Secret|Confidential|Restricted|Unclassified|Eyes Only|"
    r"Limited Official Use"
    r"|Official Use Only"
)
_HANDLING = (
    r"(?:Exclusively )?Eyes Only|Sensitive|Nodis|Exdis|Limdis|Noforn|No Foreign Dissem|Off-the-Record"
    r"|Not for Publication|\[codeword[^\]]{0,20} not declassified\]|"
    r"Codeword|Umbra|Priority|Immediate|Flash|Niact|Literally Eyes Only|Specat|Personal"
)
_CLASSIFICATION = re.compile(
    rf"(?:^|(?<=\. )|(?<=\) ))(?P<said>(?:{CLASSIFICATION_WORDS}|"
    rf"{_HANDLING})(?:; (?:{CLASSIFICATION_WORDS}|{_HANDLING}))*)\."
)
_ARCHIVAL = re.compile(
    r"\b(?:Archives?|Library|Papers(?! of the Presidents)|Files?|Box|RG|Record Group|Lot|Manuscripts?|"
    r"Council|Collection|"
    r"Central Files|Job)\b|\b\d{3}[A-Z]?\.\d{2}"
)
_PRINTED = re.compile(r"\b(?:pp?\. ?\d|Bulletin|Public Papers of|Hearings|Congressional Record|New York Times)")


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a source note says: `reference` as written; whether it leads to print; the classification, "" where none."""

    reference: str
    is_printed: bool
    classification: str


def read_source_note(note: str) -> SourceNote:
    """Reads `Source: National Archives, … Box 220. Secret; Nodis. Drafted by …` and the like."""
    reference, rest = reference_in_source_note(re.sub(r"^\[(.*)\]$", r"\1", note.strip()))
    printed = bool(_PRINTED.search(reference)) or not _ARCHIVAL.search(reference)
    found = _CLASSIFICATION.search(rest)
    return SourceNote(reference, printed, found["said"] if found else "")
