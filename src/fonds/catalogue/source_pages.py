"""Where a page stands at the place it was taken from."""

from __future__ import annotations

from fonds.catalogue.models import DigitalObject


def source_page_address(digital_object: DigitalObject, number: int, label: str) -> str:
    """The page at its source, where the pattern of the profile allows to name it; "" elsewhere."""
    pattern = digital_object.source_page_url
    if not pattern or not digital_object.paginated or ("{label}" in pattern and not label):
        return ""
    filled = {"{address}": digital_object.source_url, "{page}": str(number), "{label}": label}
    if "{address}" in pattern and not digital_object.source_url:
        return ""
    for name, value in filled.items():
        pattern = pattern.replace(name, value)
    return pattern if pattern.startswith(("https://", "http://")) else ""
