"""The table of cities: which time zone somebody is in who names one."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import available_timezones

TABLE = Path(__file__).with_name("cities.tsv")
_KNOWN_APART = 30
"""A city of which another of its name is so many times the size isn't meant, unless its country is named."""
_ACRONYMS = {"uk": "united kingdom", "us": "usa", "uae": "united arab emirates", "england": "united kingdom"}


class City(NamedTuple):
    """A city.

    Attributes:
        region: what is said behind its name where several have it: "Ontario, Canada", "CA, USA", "Spain".
        zone: its time zone (IANA).
        thousands: of its people.
    """

    name: str
    region: str
    zone: str
    thousands: int


def fold(name: str) -> str:
    """A name for comparing: small letters without accents, and without full stops."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign)).replace("ß", "ss")
    kept = "".join(sign if sign.isalnum() else "" if sign in ".'’`" else " " for sign in letters)  # noqa: RUF001
    return " ".join(kept.split())


@lru_cache(1)
def _table() -> Mapping[str, Sequence[City]]:
    """Cities by their names, the largest of a name first."""
    zones = available_timezones()
    found: dict[str, list[City]] = defaultdict(list)
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        name, region, zone, thousands, others = line.split("\t")
        if zone in zones:
            city = City(name, region, zone, int(thousands))
            for known in {fold(name), *(others.split("|") if others else ())}:
                found[known].append(city)
    return found


def called(said: str) -> list[City]:
    """The cities that may be meant by a name, perhaps with a country or state behind it; the largest first."""
    name = fold(said)
    for words in (name, name.removeprefix("in ")):
        if found := _table().get(words):
            return [each for each in found if each.thousands * _KNOWN_APART >= found[0].thousands]
        if found := _in_region(words.split(" ")):
            return found
    return []


def _in_region(words: Sequence[str]) -> list[City]:
    """Of "london ontario" and "san jose ca": those in what the last words name."""
    for end in range(len(words) - 1, 0, -1):
        region = " ".join(words[end:])
        region = _ACRONYMS.get(region, region)
        cities = _table().get(" ".join(words[:end]), ())
        found = [each for each in cities if region in _names_of_region(each.region)]
        if found:
            return found
    return []


def _names_of_region(region: str) -> set[str]:
    parts = region.split(", ")
    state = _STATES.get(parts[0], "") if region.endswith(", USA") else ""
    return {fold(name) for name in (region, *parts, state) if name}


_STATE_NAMES = """
AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|GA Georgia
HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland
MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada
NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma
OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont
VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming
"""
_STATES = {
    code: name
    for line in _STATE_NAMES.strip().splitlines()
    for code, _, name in (each.partition(" ") for each in line.split("|"))
}
