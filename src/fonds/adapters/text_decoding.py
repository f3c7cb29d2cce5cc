"""Bytes to text: which encoding a text file is in, and what was lost when none fits.

UTF-8 and the byte-order marks decide themselves. Among the older encodings of one byte or two, each candidate is
decoded and judged by how much of what comes out are the letters that its languages use most; charset-normalizer is
asked only where none of them convinces, because on short Korean and Russian texts it guesses wrong.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from fonds.core.text.reading import Remark

_SAMPLE = 64 * 1024
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(byte for byte in range(0x20) if byte not in b"\t\n\f\r")
_CYRILLIC_COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбчйхОСПНВ")
_HANGUL_COMMON = frozenset(
    "이다의는에을를가고한하은로기사지도인대리자시서스정나해어아그수일부조과장으전라동제주상들있보공만원성구국당년월내여선소회것위"
    "었였습니까계와군북남방관무문경적개생신요우유게세중민강교산화연진발간단체안통면러며음업행치표비되된할두등력미영재식실심"
)
_HAN_COMMON = frozenset(
    "的一是不了在人有我他这中大来上国和到们为子说时要出就得对会年主生同动部可以所作方后多于成发经行家国现产工党政同志"
    "這個來國說時對會為們產經動後發種學與於從還進無關開電見問題機業長東車書報樣義員實體總統華軍"
    "之其地自者而面事用都社民好分全使月日代委朝鲜苏联毛东北京席席总理外交部长使馆议建設设计划"
)
_KANA = re.compile(r"[\u3041-\u30ff]")
_WORD_LETTERS = re.compile(r"[A-Za-z]")
_MIXED_WORD = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_FEWEST_FOR_LIBRARY = 20
_TYPOGRAPHIC = frozenset("‘’“”„–—…•§°©®«»¶·ºª½¼¾£¢±×¿¡´")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with newlines `\\n` and without a byte-order mark, its encoding, and what to tell the keeper."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()


def decoded(data: bytes, *, stated: str | None = None) -> Decoded:
    """The text of `data`; never fails. `stated` is an encoding that the file names for itself (HTML's meta).

    Bytes that no encoding explains become U+FFFD, as does NUL, which databases refuse; a remark counts them.
    """
    text, encoding, remarks = _decoded(data, stated)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        remarks.append(Remark(f"the text holds {text.count(chr(0))} NUL characters", "They are shown as \ufffd."))
        text = text.replace("\0", "\ufffd")
    return Decoded(text, encoding, tuple(remarks))


def _decoded(data: bytes, stated: str | None) -> tuple[str, str, list[Remark]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_losses(data[len(bom) :], encoding)
    has_nul = b"\0" in data[:_SAMPLE]
    if has_nul and _is_utf8_with_stray_nul(data):
        return data.decode("utf-8"), "utf-8", []
    if has_nul and (wide := _wide_encoding(data[:_SAMPLE])) is not None:
        return _with_losses(data, wide)
    if b"\x1b$" in data[:_SAMPLE] and (text := _strictly(data, "iso2022_jp", "iso2022_kr")):
        return text[0], text[1], []
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    if not has_nul and (wide := _wide_encoding(data[:_SAMPLE])) is not None:
        return _with_losses(data, wide)
    if stated and (named := _codec(stated)) and (text := _strictly(data, named)):
        return text[0], text[1], []
    if _is_damaged_utf8(data):
        return _with_losses(data, "utf-8")
    guess = _legacy_encoding(data)
    if guess is None:
        return _with_losses(data, "utf-8")
    text_, encoding, remarks = _with_losses(data, guess)
    shown = {"cp949": "Korean (cp949)", "gb18030": "Chinese (gb18030)"}.get(encoding, encoding)
    remarks.insert(
        0, Remark(f"the text is not UTF-8; it was read as {shown}", "If letters look wrong, save the file as UTF-8.")
    )
    return text_, encoding, remarks


def _is_utf8_with_stray_nul(data: bytes) -> bool:
    """Whether a few NUL characters stand in a text of one byte a letter.

    Of UTF-16 many bytes are control characters, also where its letters are Cyrillic.
    """
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > 1 + len(data) // 50:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _codec(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    # Browsers read these two names as the Windows code page that contains them (WHATWG Encoding).
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _strictly(data: bytes, *encodings: str) -> tuple[str, str] | None:
    for encoding in encodings:
        try:
            text = codecs.decode(data, encoding)
        except (UnicodeDecodeError, LookupError, ValueError, TypeError):
            continue
        if isinstance(text, str):
            return text, encoding
    return None


def _with_losses(data: bytes, encoding: str) -> tuple[str, str, list[Remark]]:
    try:
        return data.decode(encoding), encoding, []
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    places = "place" if lost == 1 else "places"
    return (
        text,
        encoding,
        [
            Remark(
                f"{lost} {places} in the text hold bytes that are not valid {encoding.upper()}",
                "They are shown as \ufffd; the original is kept byte for byte. Save the file as UTF-8 and hand it in "
                "again.",
            )
        ],
    )


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte-order mark.

    Spaces, newlines and ASCII have a NUL for their upper byte, which gives the byte order away; what then decodes
    must be letters, or the NULs are those of a binary file.
    """
    if len(sample) < 4:
        return None
    sample = sample[: len(sample) // 4 * 4]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even + odd == 0:
        return None
    if sample[1::4].count(0) + sample[2::4].count(0) == len(sample) // 2:
        for encoding, zeros in (("utf-32-le", sample[3::4]), ("utf-32-be", sample[0::4])):
            if zeros.count(0) == len(zeros) and _reads_well(sample, encoding):
                return encoding
    likely = ("utf-16-le", "utf-16-be") if odd >= even else ("utf-16-be", "utf-16-le")
    few, many = sorted((even, odd))
    if many < len(sample) * 0.02 or few * 8 > many:
        return None
    return next((encoding for encoding in likely[:1] if _reads_well(sample, encoding)), None)


def _reads_well(sample: bytes, encoding: str) -> bool:
    text = sample.decode(encoding, errors="replace")
    if not text:
        return False
    good = sum(character.isalnum() or character in " \t\r\n.,;:-–—()\"'«»/!?%&" for character in text)
    return good >= 0.9 * len(text) and text.count("\ufffd") <= 1 + len(text) // 200


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most sequences beyond ASCII are good UTF-8, so that the rest is damage and not another encoding."""
    sample = data[:_SAMPLE]
    text = sample.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - bad
    return good > 2 * bad


def _legacy_encoding(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if sum(byte >= 0x80 for byte in sample) == 0:
        sample = _around_high_bytes(data)
    scores = {encoding: _plausibility(sample, encoding) for encoding in _CANDIDATES}
    best = max(scores, key=lambda encoding: scores[encoding])
    if best in _LATIN and scores["cp1250"] == scores["cp1252"]:
        best = "cp1252" if _is_western(sample) else "cp1250"
    if scores[best] >= 0.5:
        return best
    return _asked_library(sample)


def _around_high_bytes(data: bytes) -> bytes:
    """The stretch of a long text in which something beyond ASCII stands first."""
    first = next((found.start() for found in re.finditer(rb"[\x80-\xff]", data)), 0)
    return data[max(0, first - 1000) : first + _SAMPLE]


_LATIN = ("cp1250", "cp1252")
_WORDS_BY_THEMSELVES = frozenset("àÀéÉèÈóÓáÁíÍúÚøåÅæöÖ")  # "à Paris", "é o", "3 ó 4"
_CANDIDATES = ("cp1251", "koi8-r", "cp866", "cp949", "gb18030", "big5", "shift_jis", "euc_jp", "cp1250", "cp1252")


def _plausibility(sample: bytes, encoding: str) -> float:
    """From 0 to 1: how much of what stands beyond ASCII is what the languages of `encoding` write most."""
    text = sample.decode(encoding, errors="replace")
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 0.0
    # One broken character at each end is the sample's cut, not the encoding's fault.
    bad = max(0, beyond.count("\ufffd") - 2) + sum("\x80" <= c < "\xa0" or "\ue000" <= c <= "\uf8ff" for c in beyond)
    if bad > max(1, len(beyond) // 100):
        return 0.0
    if encoding in ("cp1251", "koi8-r", "cp866"):
        mixed = len(_MIXED_WORD.findall(text))
        return _cyrillic_plausibility(beyond) if mixed * 10 < len(beyond) else 0.0
    if encoding == "cp949":
        hangul = sum("\uac00" <= c <= "\ud7a3" for c in beyond) / len(beyond)
        common = sum(c in _HANGUL_COMMON for c in beyond) / len(beyond)
        return min(1.0, common * 1.6) if hangul > 0.5 else common
    if encoding in ("gb18030", "big5"):
        common = sum(c in _HAN_COMMON for c in beyond) / len(beyond)
        han = sum("\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f" or c > "\uff00" for c in beyond) / len(beyond)
        return min(1.0, common * 2.6) if han > 0.9 else 0.0
    if encoding in ("shift_jis", "euc_jp"):
        kana = len(_KANA.findall("".join(beyond))) / len(beyond)
        halfwidth = sum("\uff61" <= c <= "\uff9f" for c in beyond) / len(beyond)
        return min(1.0, kana * 2) if halfwidth < 0.1 else 0.0
    return _latin_plausibility(text, beyond, encoding)


def _cyrillic_plausibility(beyond: list[str]) -> float:
    letters = [c for c in beyond if "\u0400" <= c <= "\u04ff"]
    if len(letters) < 0.8 * len(beyond):
        return 0.0
    common = sum(c.lower() in _CYRILLIC_COMMON for c in letters) / len(letters)
    lower = sum(c.islower() for c in letters) / len(letters)
    frequent = sum(c.lower() in "оеаинтср" for c in letters) / len(letters)
    return max(0.0, min(1.0, 0.35 * common + 0.9 * frequent + 0.15 * lower))


@cache
def _central_european() -> frozenset[str]:
    return frozenset("ąćęłńóśźżčďěňřšťůžáéíýúőűäöüßâăîşţ" + "ąćęłńóśźżčďěňřšťůžáéíýúőűäöüßâăîşţ".upper())


@cache
def _western_european() -> frozenset[str]:
    return frozenset("àâäáãåæçèéêëìíîïñòóôöõøùúûüœßÿ" + "ÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜŒŸ")


_VOWELS = frozenset("aeiouyáéíóúýäöüâôîë")


def _is_western(sample: bytes) -> bool:
    """Which of two code pages whose letters all make words is meant: the letters that they read differently say it.

    "ñ" stands before a vowel and "ń" before a consonant or at the end; "è" behind a consonant and not before a vowel,
    where "č" seldom stands. Nothing else speaks for the west: whoever writes Polish or Czech has letters beside them
    that are none there.
    """
    text = sample.decode("cp1252", errors="replace").casefold()
    votes = 0
    for found in re.finditer("[ñè]", text):
        before, behind = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        is_before_vowel = behind in _VOWELS and behind != ""
        if found[0] == "ñ":
            votes += 1 if is_before_vowel else -1
        else:
            votes += 1 if before.isalpha() and before not in _VOWELS and not is_before_vowel else -1
    return votes > 0


def _latin_plausibility(text: str, beyond: list[str], encoding: str) -> float:
    """Accented letters belong in words of mostly plain letters; signs are those that printers use."""
    plain = len(_WORD_LETTERS.findall(text))
    if plain < len(beyond):
        return 0.0
    wanted = _central_european() if encoding == "cp1250" else _western_european()
    good = 0
    for place, character in enumerate(text):
        if character <= "\x7f":
            continue
        if character in _TYPOGRAPHIC or character == "\xa0":
            good += 1
        elif character in wanted:
            around = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
            if character in _WORDS_BY_THEMSELVES and around.isspace():
                good += 1
            elif any(neighbour.isalpha() for neighbour in around):
                upper_inside = character.isupper() and text[max(0, place - 1) : place].islower()
                good += not upper_inside
    share = good / len(beyond)
    return share * 0.9 if share > 0.8 else 0.0


def _asked_library(sample: bytes) -> str | None:
    if sum(byte >= 0x80 for byte in sample) < _FEWEST_FOR_LIBRARY:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(sample[: 16 * 1024]).best()
    if best is None or best.encoding in ("utf_8", "ascii"):
        return None
    text = sample.decode(best.encoding, errors="replace")
    letters = sum(character.isalpha() or character.isspace() for character in text)
    return best.encoding if letters > 0.75 * len(text) and best.chaos < 0.2 else None
