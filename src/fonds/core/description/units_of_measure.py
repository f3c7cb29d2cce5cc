"""Units of measure as documents name them, and what they are in the International System where that is certain.

A "ton" may be metric, short or long, a "mile" statute or nautical, a "pound" money, a "gallon" or "barrel" of one
country or another: they have no factor. Money has none ever. Factors: the International System of Units (SI Brochure,
9th edition) for metric units; the international yard and pound agreement of 1959 for the inch, foot, yard and acre, and
the long and short ton made of the pound; 40 Russian pounds of 0.40951241 kilogram for the pood, 3,500 feet for the
verst; 400/121 square metres for the pyeong, of which 3,000 make a jeongbo.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit measures."""

    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    ENERGY = "energy"
    POWER = "power"
    MONEY = "money"
    SHARE = "share"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name in the singular, the pattern of its words, and `factor` times `si` where these are certain."""

    name: str
    words: str
    kind: UnitKind
    si: str = ""
    factor: float | None = None


_L, _A, _V, _M, _E, _P = (
    UnitKind.LENGTH, UnitKind.AREA, UnitKind.VOLUME, UnitKind.MASS, UnitKind.ENERGY, UnitKind.POWER,
)  # fmt: skip
_POUND = 0.45359237  # kilogram, exactly
_FOOT = 0.3048  # metre, exactly
_SIDE = r"(?:high|long|wide|deep|tall|thick|in\s(?:height|length|width|diameter|depth))"
"""What tells a letter behind a number to be a unit of length: "40 m high"."""

UNITS: tuple[Unit, ...] = (
    Unit("square kilometer", r"square kilomet(?:er|re)s?|sq\.? ?km|km²", _A, "square meter", 1e6),
    Unit("square meter", r"square met(?:er|re)s?|sq\.? ?m|m²", _A, "square meter", 1.0),
    Unit("square mile", r"square miles?|sq\.? ?mi(?:les?)?", _A, "square meter", (5280 * _FOOT) ** 2),
    Unit("square foot", r"square f(?:ee|oo)t|sq\.? ?ft", _A, "square meter", _FOOT**2),
    Unit("hectare", r"hectares?|(?-i:ha)", _A, "square meter", 1e4),
    Unit("acre", r"acres?", _A, "square meter", 43560 * _FOOT**2),
    Unit("mu", r"(?-i:mu|mou)", _A),
    Unit("jeongbo", r"jeongbo|jongbo|chongbo|chŏngbo", _A, "square meter", 3000 * 400 / 121),
    Unit("cubic meter", r"cubic met(?:er|re)s?|cu\.? ?m|m³", _V, "cubic meter", 1.0),
    Unit("cubic foot", r"cubic f(?:ee|oo)t|cu\.? ?ft", _V, "cubic meter", _FOOT**3),
    Unit("cubic yard", r"cubic yards?", _V, "cubic meter", (3 * _FOOT) ** 3),
    Unit("liter", r"lit(?:er|re)s?", _V, "cubic meter", 1e-3),
    Unit("gallon", r"gallons?", _V), Unit("barrel", r"barrels?", _V), Unit("bushel", r"bushels?", _V),
    Unit("metric ton", r"metric tons?|tonnes?", _M, "kilogram", 1000.0),
    Unit("short ton", r"short tons?", _M, "kilogram", 2000 * _POUND),
    Unit("long ton", r"long tons?", _M, "kilogram", 2240 * _POUND),
    Unit("ton", r"tons?|(?-i:t)(?=\s(?:of|in|for|per|and|are|was|were|go|from)\b|[.,;)](?!\w)|\s*\n)", _M),
    Unit("kilogram", r"kilograms?|kilogrammes?|kilos?|kgs?\.?", _M, "kilogram", 1.0),
    Unit("gram", r"grams?|grammes?", _M, "kilogram", 1e-3),
    Unit("milligram", r"milligrams?|(?-i:mg\.?)", _M, "kilogram", 1e-6),
    Unit("pound sterling", r"pounds? sterling", UnitKind.MONEY),
    Unit("pound", r"pounds?|lbs?\.?", _M),
    Unit("ounce", r"ounces?|oz\.?", _M), Unit("centner", r"(?:metric )?centners?", _M),
    Unit("quintal", r"(?:metric )?quintals?|(?-i:q)(?=\s(?:per|a|of)\b)", _M),
    Unit("jin", r"(?-i:jin)|catt(?:y|ies)", _M), Unit("picul", r"piculs?", _M),
    Unit("pood", r"poods?", _M, "kilogram", 16.3804964),
    Unit("kilometer", r"kilomet(?:er|re)s?|kms?\.?", _L, "meter", 1000.0),
    Unit("centimeter", r"centimet(?:er|re)s?|cms?\.?", _L, "meter", 1e-2),
    Unit("millimeter", r"millimet(?:er|re)s?|(?-i:mm\.?)", _L, "meter", 1e-3),
    Unit("meter", rf"met(?:er|re)s?|(?-i:m)(?=\s{_SIDE}\b)", _L, "meter", 1.0),
    Unit("nautical mile", r"nautical miles?", _L, "meter", 1852.0), Unit("mile", r"miles?", _L),
    Unit("verst", r"versts?", _L, "meter", 3500 * _FOOT), Unit("yard", r"yards?", _L, "meter", 3 * _FOOT),
    Unit("foot", r"feet|foot|ft\.?", _L, "meter", _FOOT), Unit("inch", r"inch(?:es)?", _L, "meter", _FOOT / 12),
    Unit("kilowatt-hour", r"kilowatt[- ]hours?|kwh", _E, "joule", 3.6e6),
    Unit("kilowatt", r"kilowatts?|kw", _P, "watt", 1e3),
    Unit("megawatt", r"megawatts?|mw", _P, "watt", 1e6), Unit("horsepower", r"horse ?power", _P),
    Unit("kiloton", r"kilotons?", _E), Unit("megaton", r"megatons?", _E),
    *(
        Unit(name, rf"{words}(?!\s+of\s)", UnitKind.COUNT)  # "pieces of mail" are counted themselves
        for name, words in (("head", "head"), ("piece", "pieces?"), ("pair", "pairs?"))
    ),
    Unit("percent", r"%\s?per ?cent|percent|per ?cent|%", UnitKind.SHARE),
    *(
        Unit(name, words, UnitKind.MONEY)
        for name, words in (
            ("ruble", r"rubles?|roubles?"), ("kopeck", r"kopecks?"), ("dollar", r"(?:U\.?S\.? )?dollars?|bucks"),
            ("cent", r"cents?|¢"), ("centavo", r"centavos?"),
            ("shilling", r"shillings?"), ("euro", r"euros?"),
            ("won", r"won"), ("yen", r"yen"), ("yuan", r"yuan|renminbi"),
            ("mark", r"(?:Reichs|Deutsche ?)?marks?|RM|DM"), ("franc", r"francs?"), ("leu", r"lei"),
            ("lev", r"levas?|levs"),
            ("crown", r"crowns?|korunas?|kronor|kroner|krone|Kčs|Kč"), ("pengő", r"peng[oöő]s?"),
            ("zloty", r"zlotys?|złoty(?:ch)?"),
            ("lira", r"lire|liras?"), ("peso", r"pesos?"), ("dinar", r"dinars?"), ("drachma", r"drachmas?|drachmae"),
            ("forint", r"forints?"), ("rupee", r"rupees?"), ("guilder", r"guilders?|florins?"),
            ("guinea", r"guineas"), ("kuna", r"kunas?"),
            ("schilling", r"schillings?"), ("dong", r"dongs?"), ("piaster", r"piast(?:er|re)s?"), ("kip", r"kips?"),
            ("peseta", r"pesetas?"), ("escudo", r"escudos?"), ("cruzeiro", r"cruzeiros?"), ("sucre", r"sucres?"),
            ("bolivar", r"bol[ií]var(?:e?s)?"), ("quetzal", r"quetzal(?:e?s)?"), ("lempira", r"lempiras?"),
            ("gourde", r"gourdes?"), ("rial", r"rials?"), ("riyal", r"riyals?"), ("baht", r"baht"), ("kyat", r"kyats?"),
            ("tugrik", r"t[uö]griks?"), ("rupiah", r"rupiahs?"), ("ringgit", r"ringgit"), ("rand", r"(?-i:rands?)"),
            ("pfennig", r"(?-i:[Pp]fennigs?)"), ("lek", r"(?-i:leks?)"), ("markka", r"markkaa?"),
            ("hryvnia", r"hryvnias?"), ("hwan", r"hwan"),
        )
    ),
)  # fmt: skip
"""All units; of two whose words begin alike, the longer stands first."""

SIGNS = {
    "$": "dollar", "us$": "dollar", "$us": "dollar", "£": "pound sterling", "¥": "yen", "€": "euro", "rm": "mark",
    "dm": "mark",
    "kčs": "crown", "kč": "crown", "lei": "leu", "leva": "lev", "ls.": "pound sterling", "₽": "ruble", "₩": "won",
}  # fmt: skip
"""What may stand before an amount, in small letters → the unit's name."""

_IRREGULAR = {"foot": ("feet",), "square foot": ("square feet",), "cubic foot": ("cubic feet",)}
_BY_NAME = {each.name: each for each in UNITS}


def unit_named(name: str) -> Unit | None:
    """The unit of a name in the singular ("ton"), None for another word."""
    return _BY_NAME.get(name)


def named_in_plural(name: str) -> str:
    """The unit as several of it are called, where its words say how ("dollars", "feet"); as it is if they do not."""
    known = _BY_NAME.get(name)
    if known is None:
        return name
    first, _, rest = name.partition(" ")
    forms = (f"{name}s", f"{name}es", f"{first}s {rest}", *_IRREGULAR.get(name, ()))
    return next((form for form in forms if re.fullmatch(known.words, form, re.IGNORECASE)), name)


def converted(value: float, unit: str) -> tuple[float, str] | None:
    """The value in the unit of the International System; None where the unit's kind is not certain, and for money.

    None, too, where the unit is the System's own.
    """
    known = _BY_NAME.get(unit)
    if known is None or known.factor is None or known.si == known.name:
        return None
    return float(f"{value * known.factor:.6g}"), known.si
