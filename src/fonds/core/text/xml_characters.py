"""Which characters an XML 1.0 document can hold (XML 1.0, production 2)."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_characters(text: str) -> str:
    """The text without the control characters and halves of characters that XML cannot hold."""
    return _NOT_XML.sub("", text)
