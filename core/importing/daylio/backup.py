"""Daylio's backup: a zip with `backup.daylio`, which is JSON in Base64, in lines; and a folder with photos.

As programs read it that take it in (github.com/JoelOtter/dayligo, github.com/charistas/daylio-scribe): months count
from 0; a mood belongs to one of five groups, of which 1 is the best, and has a name of its own only if its person
renamed it.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from core.importing.daylio.moods import PLACES, TRACKER, words
from core.importing.found import Collected, FileContent, FileFault, FoundEntry, Skipped, Source, Unreadable
from core.tracking.days import OLDEST

FILE = "backup.daylio"
BEGINS = b"eyJ"
"""What an object of JSON begins with in Base64."""
_MINUTES = 24 * 60


def read_backup(content: bytes) -> FileContent:
    """All entries.

    Raises:
        Unreadable: when it isn't as Daylio writes it.
    """
    try:
        said = json.loads(base64.b64decode(content))
    except (binascii.Error, ValueError, RecursionError):
        raise Unreadable(FileFault.BROKEN) from None
    if not isinstance(said, dict) or not isinstance(said.get("dayEntries"), list):
        raise Unreadable(FileFault.UNKNOWN)
    moods, tags, collected = _by_id(said, "customMoods"), _by_id(said, "tags"), Collected()
    for entry in said["dayEntries"]:
        if isinstance(entry, dict):
            _collect(collected, entry, moods, tags)
    return collected.of(Source.DAYLIO, [TRACKER])


def _by_id(said: Mapping[str, Any], name: str) -> Mapping[object, Mapping[str, Any]]:
    listed: Sequence[Any] = said[name] if isinstance(said.get(name), list) else ()
    return {each["id"]: each for each in listed if isinstance(each, dict) and isinstance(each.get("id"), int)}


def _collect(
    collected: Collected,
    entry: Mapping[str, Any],
    moods: Mapping[object, Mapping[str, Any]],
    tags: Mapping[object, Mapping[str, Any]],
) -> None:
    on, mood = _day(entry), _known(moods, entry.get("mood"))
    group = mood.get("mood_group_id", entry.get("mood"))
    if on is None or not isinstance(group, int) or not 1 <= group <= PLACES:
        collected.skip(Skipped.NO_DATE if on is None else Skipped.UNKNOWN_MOOD)
        return
    value = PLACES + 1 - group
    listed = entry["tags"] if isinstance(entry.get("tags"), list) else []
    activities = [_text(_known(tags, tag).get("name")) for tag in listed]
    named = _text(mood.get("custom_name"))
    said = words(_text(entry.get("note_title")), _text(entry.get("note")), activities, named)
    collected.add(FoundEntry(0, on, Decimal(value), said, value, minute=_minute(entry)))


def _known(listed: Mapping[object, Mapping[str, Any]], key: object) -> Mapping[str, Any]:
    return listed.get(key, {}) if isinstance(key, int) else {}


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


def _day(entry: Mapping[str, Any]) -> date | None:
    year, month, day = (entry.get(name) for name in ("year", "month", "day"))
    if not isinstance(year, int) or not isinstance(month, int) or not isinstance(day, int):
        return None
    try:
        on = date(year, month + 1, day)
    except (ValueError, OverflowError):
        return None
    return on if on >= OLDEST else None


def _minute(entry: Mapping[str, Any]) -> int | None:
    hour, minute = entry.get("hour"), entry.get("minute")
    if not isinstance(hour, int) or not isinstance(minute, int):
        return None
    return hour * 60 + minute if 0 <= hour * 60 + minute < _MINUTES else None
