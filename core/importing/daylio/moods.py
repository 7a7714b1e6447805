"""Daylio's moods, and what an entry of its becomes here: one of a scale from 1 to 5, which is a feeling too.

Its moods have five places, of which 1 is the best; people rename them, and add more to each place.
"""

import re
from collections.abc import Iterable, Mapping
from html import unescape

from core.importing.found import FoundTracker
from core.tracking.tracker import Kind, Measure

TRACKER = FoundTracker("mood", Measure(Kind.SCALE, low=1, high=5))
PLACES = 5
_NAMED = """
5 rad super great amazing awesome
4 good happy gut bien bene bom
3 meh average okay ok neutral
2 bad sad schlecht mal male mau
1 awful horrible terrible
"""
VALUES = {name: int(value) for value, *names in map(str.split, _NAMED.strip().splitlines()) for name in names}
"""Of the names that Daylio gives them, and of those that people choose for the same, in lower case."""
_BREAK = re.compile(r"<br\s*/?>|</(?:div|p|li|h[1-6])>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:div|p|b|i|u|s|strike|strong|em|ul|ol|span|font|h[1-6])\b[^<>]*>", re.IGNORECASE)
_LINES = re.compile(r"\s*\n\s*")


def read_moods(said: str) -> Mapping[str, int]:
    """Which of 1 to 5 each mood is that somebody has renamed: `Refreshed=5, so-so=3`, in lower case."""
    found = {}
    for each in re.split(r"[,;\n]", said):
        name, sign, value = each.rpartition("=")
        if sign and name.strip() and value.strip() in {"1", "2", "3", "4", "5"}:
            found[name.strip().casefold()] = int(value)
    return found


def plain(note: str) -> str:
    """A note without the tags by which Daylio formats it."""
    if _TAG.search(note) is None and _BREAK.search(note) is None and _ITEM.search(note) is None:
        return note.strip()
    lines = _TAG.sub("", _ITEM.sub("- ", _BREAK.sub("\n", note)))
    return _LINES.sub("\n", unescape(lines)).strip()


def words(title: str, note: str, activities: Iterable[str], mood: str = "") -> str:
    """What stands beside the value: title and note, then what was done. `mood`: its name, if its person chose it."""
    done = ", ".join(each for each in [mood.strip(), *(activity.strip() for activity in activities)] if each)
    parts = [title.strip(), plain(note), f"({done})" if done else ""]
    return "\n".join(part for part in parts if part)
