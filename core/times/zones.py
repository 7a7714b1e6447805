"""Time zones (IANA tzdata) as people name them: by a city, a country, or what clocks are called there."""

import hashlib
import zoneinfo
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from core.clock import SECOND, Moment
from core.phones import zones
from core.times import cities
from core.times.cities import fold

MOST = 4
"""How many places a question can offer."""
_CALLED = {
    "UTC": "utc gmt z",
    "Europe/London": "uk england scotland wales britain great britain bst",
    "Europe/Berlin": "cet cest mez mesz germany deutschland",
    "America/New_York": "et est edt eastern eastern time new york time",
    "America/Chicago": "ct cst cdt central central time",
    "America/Denver": "mt mst mdt mountain mountain time",
    "America/Los_Angeles": "pt pst pdt pacific pacific time",
    "Pacific/Honolulu": "hawaii hst",
    "Asia/Kolkata": "ist india",
    "Asia/Tokyo": "jst japan",
}
_SEVERAL_WORDS = ("great britain", "eastern time", "new york time", "central time", "mountain time", "pacific time")


class Place(NamedTuple):
    """Somewhere, and its time zone."""

    name: str
    zone: str


def find(said: str) -> list[Place]:
    """The places that may be meant, the likeliest first, no two in one zone; nothing if none is called so."""
    exact = _by_name().get(said.strip().casefold()) if "/" in said else None
    if exact is not None:
        return [Place(place_of(exact), exact)]
    found: dict[str, Place] = {}
    several = cities.called(said)
    for city in several:
        name = city.name if len({each.zone for each in several}) == 1 else f"{city.name}, {city.region}"
        found.setdefault(city.zone, Place(name, city.zone))
    if found:
        return [*found.values()][:MOST]
    known = _by_name().get(fold(said).removeprefix("in "))
    return [Place(place_of(known), known)] if known is not None else []


def place_of(zone: str) -> str:
    """What a zone is called after: of "America/New_York" it is "New York"."""
    return zone.rpartition("/")[2].replace("_", " ")


@lru_cache(1)
def _by_name() -> dict[str, str]:
    """Zones by their names, by the cities that they are called after, and by what clocks are called there."""
    names = zones.names()
    found = {fold(place_of(name)): name for name in names}
    for zone, called in _CALLED.items():
        for several in _SEVERAL_WORDS:
            if several in called:
                found[several] = zone
        found |= {each: zone for each in called.split() if each not in {"time", "great", "new", "york"}}
    return found | {name.casefold(): name for name in names}


def of_number(number: str, now: Moment) -> list[str]:
    """Those in which the owner of a phone number may be: one of each kind of clock, by what these show this year."""
    alike: dict[tuple[timedelta | None, ...], str] = {}
    for name in zones.all_of(number):
        try:
            zone = zoneinfo.ZoneInfo(name)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            continue
        moments = (datetime.fromtimestamp(now / SECOND, UTC) + timedelta(days) for days in range(0, 365, 30))
        alike.setdefault(tuple(moment.astimezone(zone).utcoffset() for moment in moments), name)
    return [*alike.values()]


@lru_cache(1)
def tzdata() -> str:
    """A hash of this machine's time zones: by other tzdata, a reminder may be due at another moment."""
    found = hashlib.sha256()
    for name in sorted(zoneinfo.available_timezones()):
        found.update(_rules_of(name))
    return found.hexdigest()[:12]


def _rules_of(name: str) -> bytes:
    """A zone's file, from where `zoneinfo` reads it (PEP 615)."""
    for folder in zoneinfo.TZPATH:
        path = Path(folder) / name
        if path.is_file():
            return path.read_bytes()
    try:
        return (resources.files("tzdata") / "zoneinfo" / name).read_bytes()
    except (ModuleNotFoundError, OSError):
        return b""
