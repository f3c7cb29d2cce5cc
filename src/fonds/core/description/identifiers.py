"""Identifiers: minted once, never reused, saying nothing about the thing they name.

Twelve characters of digits and consonants (no vowels, so that no words arise; no `l`, which reads as `1`):
eleven at random and one that checks them, after the NOID check digit algorithm (Kunze, ARK, "NOID check digit").
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"  # 29 characters, a prime, as the check needs
LENGTH = 12

Mint = Callable[[str], str]
"""Gives a new identifier. The argument is the source key of what is named; a random mint does not look at it."""


def check_character(body: str) -> str:
    """The character that detects any one wrong character and any two swapped neighbours in `body`."""
    return ALPHABET[sum(place * ALPHABET.index(c) for place, c in enumerate(body, start=1)) % len(ALPHABET)]


def mint_identifier(source_key: str = "") -> str:
    """A new random identifier (29^11 possibilities, so no coordination is needed)."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + check_character(body)


def is_identifier(text: str) -> bool:
    """Whether `text` is twelve characters of the alphabet whose last one checks."""
    return len(text) == LENGTH and all(c in ALPHABET for c in text) and check_character(text[:-1]) == text[-1]


def derived_identifier(*key: object) -> str:
    """An identifier that follows from the key, so that what is found anew is found under the same address."""
    number = int.from_bytes(hashlib.sha256("\x1f".join(map(str, key)).encode("utf-8", "surrogatepass")).digest())
    body = ""
    for _ in range(LENGTH - 1):
        number, digit = divmod(number, len(ALPHABET))
        body += ALPHABET[digit]
    return body + check_character(body)
