"""Time zones of people (IANA tzdata), and what a phone number tells of its own."""

from functools import lru_cache
from zoneinfo import available_timezones

from phonenumbers import NumberParseException, parse
from phonenumbers.timezone import time_zones_for_number

UNKNOWN = "Etc/Unknown"


@lru_cache(1)
def names() -> tuple[str, ...]:
    """All that somebody may choose: by continent and city, in order, and UTC."""
    cities = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "US/")))
    return ("UTC", *cities)


def all_of(number: str) -> tuple[str, ...]:
    """The zones of a number's area; none if it tells nothing."""
    try:
        found = time_zones_for_number(parse(number))
    except NumberParseException:
        return ()
    return tuple(zone for zone in found if zone != UNKNOWN)


def guess(number: str) -> str:
    """The zone of a number's owner, if all of its area is in one; else empty. Many mobile ones tell none."""
    found = all_of(number)
    return found[0] if len(found) == 1 else ""
