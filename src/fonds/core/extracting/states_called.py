"""Which state an adjective before an office means: "the Mongolian Ambassador", of the Mongolian People's Republic."""

from __future__ import annotations

_BEGINS = 5
_OTHERWISE: dict[str, tuple[str, ...]] = {
    "soviet": ("USSR", "Union"), "russian": ("USSR", "RSFSR"), "chinese": ("PRC", "CPR", "China"),
    "korean": ("DPRK", "ROK"), "vietnamese": ("DRV", "RVN", "Viet"), "german": ("GDR", "FRG", "DDR"),
    "american": ("US", "U.S.", "United States"),
    "british": ("UK", "U.K.", "United Kingdom", "Her Majesty", "His Majesty"),
    "polish": ("Poland", "PPR"), "czech": ("ČSSR", "CSSR", "ČSR"), "czechoslovak": ("ČSSR", "CSSR", "ČSR"),
    "hungarian": ("HPR",), "mongolian": ("MPR",), "romanian": ("Rumania", "RPR", "SRR"), "rumanian": ("Romania",),
    "bulgarian": ("PRB", "BPR"), "albanian": ("PRA",), "yugoslav": ("SFRY", "FPRY"), "french": ("France",),
    "swedish": ("Sweden",), "danish": ("Denmark",), "finnish": ("Finland",), "turkish": ("Turkey",),
    "spanish": ("Spain",), "dutch": ("Netherlands",), "greek": ("Greece",), "swiss": ("Switzerland",),
    "japanese": ("Japan",), "burmese": ("Burma",), "norwegian": ("Norway",), "egyptian": ("UAR",),
    "belgian": ("Belgium",),
    "cuban": ("Cuba",), "indian": ("India",), "iraqi": ("Iraq",), "syrian": ("UAR",), "thai": ("Thailand",),
}  # fmt: skip
"""How offices name states whose adjectives begin otherwise, by the adjective in small letters."""


def is_of_state(office: str, adjective: str) -> bool:
    """Whether words of an office or its body name the state that an adjective means."""
    low = adjective.lower()
    return low[:_BEGINS] in office.lower() or any(
        name in (office if " " in name else office.split()) for name in _OTHERWISE.get(low, ())
    )
