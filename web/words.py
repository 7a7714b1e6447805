"""Days, times, counts and names of files as people read them."""

import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from urllib.parse import quote
from zoneinfo import ZoneInfo, available_timezones

from aiohttp import web

from core.clock import SECOND, Moment
from core.files.names import safe_stem
from storage.rooms.albums import Picture
from storage.rooms.rooms import Room

ZONE_COOKIE = "zone"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def zone_of(request: web.Request) -> tzinfo:
    """The time zone of whoever looks, which a script has noted in a cookie; UTC if it isn't known."""
    return zone_named(request.cookies.get(ZONE_COOKIE, "")) or UTC


def zone_named(name: str) -> tzinfo | None:
    """The time zone of that name, if there is one."""
    return ZoneInfo(name) if name in _zones() else None


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def day_of(moment: Moment, zone: tzinfo) -> date:
    """The day that it was there."""
    return _local(moment, zone).date()


def _local(moment: Moment, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(moment / SECOND, zone)


def day_in_words(day: date, today: date) -> str:
    """A day's heading: Today, Yesterday, Saturday 21 November, with the year if it is another."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    year = f" {day.year}" if day.year != today.year else ""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def time_in_words(moment: Moment, now: Moment, zone: tzinfo) -> str:
    """When somebody sent it: Today, 14:05."""
    local = _local(moment, zone)
    return f"{day_in_words(local.date(), day_of(now, zone))}, {local:%H:%M}"


def time_in_sentence(moment: Moment, now: Moment, zone: tzinfo) -> str:
    """The same within a sentence: today, 14:05."""
    words = time_in_words(moment, now, zone)
    return words[0].lower() + words[1:] if words.startswith(("Today", "Yesterday")) else words


def capital(name: str) -> str:
    """A name as a line begins with it."""
    return name[:1].upper() + name[1:]


def counted(number: int, one: str, many: str) -> str:
    """How many there are: 1 photo, 1,200 photos."""
    return f"{number:,} {one if number == 1 else many}"


def room_name(room: Room) -> str:
    """A room's name as its maker typed it; one's own has none."""
    return room.name or capital(room.shown)


def file_name(picture: Picture, zone: tzinfo, number: int | None = None) -> str:
    """Such as `2026-11-21 Ann 1.jpg`."""
    counted = "" if number is None else f" {number}"
    stem = f"{day_of(picture.photo.created_at, zone)} {safe_stem(capital(picture.sender))}{counted}"
    return f"{stem}.{picture.photo.kind}"


def numbered_names(zone: tzinfo) -> Callable[[Picture], str]:
    """Gives one photo after the other a file name that no other has, on systems that don't tell case either."""
    counts: Counter[tuple[date, str]] = Counter()

    def name(picture: Picture) -> str:
        key = day_of(picture.photo.created_at, zone), safe_stem(picture.sender).casefold()
        counts[key] += 1
        return file_name(picture, zone, counts[key])

    return name


def attachment(name: str) -> str:
    """The header by which browsers save under that name (RFC 6266, with RFC 8187 for other letters than ASCII)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().replace('"', "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
