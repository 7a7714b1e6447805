"""Days and times as people text them in a reminder: `daily 20:00`, `Mon Thu 18:00`, `tomorrow 9`, `in 30 min`."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, TypeAlias

from core.times import words as w
from core.times.rules import DAILY, MINUTES_A_DAY, WEEKDAYS, WEEKEND
from core.times.when import WEEK, When
from core.tracking.day_words import MONTHS, ON
from core.tracking.day_words import WEEKDAYS as WEEKDAY_NAMES
from core.tracking.numbers import with_plain_digits

EVENING = 20 * 60
LONGEST_AHEAD = 366 * MINUTES_A_DAY
_MOST_WORDS = 9
_NOON = 12 * 60
_PHRASE = 4
_LETTERS = 2
_TIME = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d)|(?P<bare>h|時|点|uhr))?(?P<half>am|pm|a\.m\.?|p\.m\.?)?"
)
_COUNTED = re.compile(r"(?P<count>\d{1,4})(?P<unit>[^\W\d]{1,10})?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_DAY_WITH_STOP = re.compile(r"\d{1,2}\.(?:\d{1,2}\.)?")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?")
_YEAR = re.compile(r"20\d\d")
_RANGE = re.compile(r"([^\W\d_]+)[-–]([^\W\d_]+)")  # noqa: RUF001


class _Said(NamedTuple):
    """What was read so far, and how many words that took."""

    when: When
    words: int


_Part: TypeAlias = Callable[[Sequence[str], When], _Said | None]


def read_when(text: str) -> tuple[When, str] | None:
    """The time at the beginning of a text, and the words behind it; nothing if there is none."""
    typed = text.split()
    said = [_plain(word) for word in typed[:_MOST_WORDS]]
    read = _read(said)
    return (read.when, " ".join(typed[read.words :])) if read is not None else None


def read_when_at_end(text: str) -> tuple[When, str] | None:
    """The time at the end of a text, and the words before it: "call mum tomorrow at 9"; nothing if there is none."""
    typed = text.split()
    for start in range(max(1, len(typed) - _MOST_WORDS), len(typed)):
        read = _read([_plain(word) for word in typed[start:]])
        if read is not None and start + read.words == len(typed):
            return read.when, " ".join(typed[:start])
    return None


def split_when(text: str) -> tuple[When, str] | None:
    """The time at the beginning of a text or at its end, or the day here and the hour there, and all other words."""
    found = read_when(text)
    if found is None:
        return read_when_at_end(text)
    when, words = found
    behind = read_when_at_end(words) if when.says_day and when.minute is None else None
    if behind is not None and behind[0].minute is not None and not behind[0].says_day:
        hour = behind[0]
        return replace(when, minute=hour.minute, is_bare=hour.is_bare, evening=hour.evening), behind[1]
    return found


def _plain(word: str) -> str:
    plain = with_plain_digits(word).casefold().rstrip(",;!").replace("’", "'")  # noqa: RUF001
    return plain if _DAY_WITH_STOP.fullmatch(plain) else plain.rstrip(".")


def _read(said: Sequence[str]) -> _Said | None:
    waits = _wait(said)
    if waits is not None:
        return waits
    when, at = When(), 0
    while at < len(said):
        found = next((found for part in _PARTS if (found := part(said[at:], when)) is not None), None)
        if found is None:
            break
        when, at = found.when, at + found.words
    if when.minute is None and (not when.says_day or any(_is_hardly_a_day(word) for word in said[:at])):
        return None  # "do" is Thursday in German, and "so" Sunday
    return _Said(_in_its_half(when), at)


def _is_hardly_a_day(word: str) -> bool:
    return len(word) <= _LETTERS and word in WEEKDAY_NAMES


def _in_its_half(when: When) -> When:
    """With an hour of the evening, if it is one."""
    if not when.evening:
        return when
    if when.minute is None:
        return replace(when, minute=EVENING)
    return replace(when, minute=_in_the_evening(when.minute), is_bare=False) if when.is_bare else when


def _wait(said: Sequence[str]) -> _Said | None:
    """`in 30 min`, `in an hour`."""
    if len(said) < 2 or said[0] not in w.IN:  # noqa: PLR2004 - and a number
        return None
    wait = read_wait(said[1:])
    return _Said(When(wait=wait[0]), 1 + wait[1]) if wait is not None else None


def read_wait(said: Sequence[str], usual: str = "") -> tuple[int, int] | None:
    """A wait in minutes (`30 min`, `2h`, `an hour`), and how many words say it; `usual`: a bare number's unit."""
    if not said:
        return None
    if said[0] in {"a", "an", "one", "ein", "einer", "eine", "una", "une", "un", "half"} and len(said) > 1:
        if said[0] == "half" and [*said[1:3]] == ["an", "hour"]:
            return 30, 3
        return (w.MINUTES[said[1]], 2) if said[1] in w.MINUTES else None
    found = _COUNTED.fullmatch(said[0])
    if found is None:
        return None
    unit, count = found["unit"], 1
    if unit is None and len(said) > 1 and said[1] in w.MINUTES:
        unit, count = said[1], 2
    minutes = w.MINUTES.get(unit or usual, 0) * int(found["count"])
    return (minutes, count) if 0 < minutes <= LONGEST_AHEAD else None


def _days_in_words(said: Sequence[str], when: When) -> _Said | None:
    """`daily`, `weekdays`, `tomorrow`, `the day after tomorrow`."""
    if when.says_day:
        return None
    for count in range(min(_PHRASE, len(said)), 0, -1):
        phrase = " ".join(said[:count])
        days = next((days for words, days in _SETS if phrase in words), None)
        if days is None and phrase not in w.DAYS_AHEAD:
            continue
        changed = replace(when, ahead=w.DAYS_AHEAD[phrase]) if days is None else _repeated(when, days)
        return _Said(replace(changed, evening=phrase in w.EVENINGS), count)
    return None


_SETS = ((w.DAILY, DAILY), (w.WORKDAYS, WEEKDAYS), (w.WEEKENDS, WEEKEND))


def _repeated(when: When, days: frozenset[int]) -> When:
    return replace(when, weekdays=days, repeats=True)


def _in_the_evening(minute: int) -> int:
    return minute + _NOON if minute < _NOON else minute


def _weekdays(said: Sequence[str], when: When) -> _Said | None:
    """`Mon Thu`, `every Friday`, `Mon-Fri`, `montags`."""
    at = 0
    while at < len(said) and (said[at] in w.EVERY or said[at] in ON or said[at] in w.LIST_WORDS):
        at += 1
    repeats = any(word in w.EVERY for word in said[:at])
    if at == len(said) or when.ahead is not None or when.dated is not None:
        return None
    named = _named(said[at])
    if named is None:
        return None
    repeats = repeats or named[1] or when.repeats
    return _Said(replace(when, weekdays=when.weekdays | named[0], repeats=repeats), at + 1)


def _named(word: str) -> tuple[frozenset[int], bool] | None:
    """The weekdays that a word names, and whether it says that these are many: `Mondays`, `Mon-Fri`."""
    bare = word.rstrip(".")
    through = _RANGE.fullmatch(bare)
    if through is not None and through[1] in WEEKDAY_NAMES and through[2] in WEEKDAY_NAMES:
        first, last = WEEKDAY_NAMES[through[1]], WEEKDAY_NAMES[through[2]]
        return frozenset((first + n) % WEEK for n in range((last - first) % WEEK + 1)), True
    parts = re.split(r"[,/&+]", bare)
    if all(part in WEEKDAY_NAMES for part in parts):
        return frozenset(WEEKDAY_NAMES[part] for part in parts), bare == "mondays"  # as a day that was
    if bare.endswith("s") and bare[:-1] in WEEKDAY_NAMES:
        return frozenset({WEEKDAY_NAMES[bare[:-1]]}), True
    return None


def _date(said: Sequence[str], when: When) -> _Said | None:
    """`20 Nov`, `Nov 20`, `20.11.`, `2026-11-20`, `on the 20th of November`."""
    if when.says_day:
        return None
    at = 0
    while at < len(said) and (said[at] in ON or said[at] == "the"):
        at += 1
    for pattern, order in ((_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        found = pattern.fullmatch(said[at]) if at < len(said) else None
        if found is not None:
            year, month, day = (int(found[place] or 0) for place in order)
            return _dated(when, year, month, day, at + 1)
    rest = [word.rstrip(".") if word[:1].isalpha() else word for word in said[at:] if word not in {"of", "de"}]
    skipped = len(said[at : at + 3]) - len([word for word in said[at : at + 3] if word not in {"of", "de"}])
    for first, second in ((0, 1), (1, 0)):
        if len(rest) > 1 and rest[second] in MONTHS and (number := _ORDINAL.fullmatch(rest[first])) is not None:
            end = at + 2 + skipped
            year = int(said[end]) if end < len(said) and _YEAR.fullmatch(said[end]) else 0
            return _dated(when, year, MONTHS[rest[second]], int(number[1]), end + bool(year))
    return None


def _dated(when: When, year: int, month: int, day: int, count: int) -> _Said | None:
    try:
        date(year or 2000, month, day)  # a leap year
    except ValueError:
        return None
    return _Said(replace(when, dated=(year, month, day)), count)


def _time(said: Sequence[str], when: When) -> _Said | None:
    """`20:00`, `8pm`, `20h30`, `um 20 Uhr`, `at noon`; an hour alone only beside a day, or behind "at"."""
    at = 0
    while at < len(said) and said[at] in w.AT:
        at += 1
    named = _time_of_day(said[at:], when)
    if named is not None:
        return _Said(named.when, at + named.words)
    found = _TIME.fullmatch(said[at]) if at < len(said) else None
    if found is None or when.minute is not None:
        return None
    count, half = at + 1, found["half"] or ""
    if not half and count < len(said) and said[count] in w.AM | w.PM and said[count] != "a":
        half, count = said[count], count + 1
    said_hour = bool(found["minute"] or found["bare"] or half)
    if count < len(said) and said[count] in w.O_CLOCK:
        said_hour, count = True, count + 1
    if not said_hour and not at and not when.says_day:
        return None
    minute = _minute(int(found["hour"]), int(found["minute"] or 0), half)
    if minute is None:
        return None
    is_bare = not half and len(found["hour"]) == 1 and found["bare"] is None
    return _Said(replace(when, minute=minute, is_bare=is_bare), count)


def _minute(hour: int, minute: int, half: str) -> int | None:
    """The minute of the day; nothing if there is no such time."""
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - hours of half a day
            return None
        hour = hour % 12 + (12 if half in w.PM else 0)
    found = hour * 60 + minute
    return found % MINUTES_A_DAY if found <= MINUTES_A_DAY else None


def _time_of_day(said: Sequence[str], when: When) -> _Said | None:
    """`noon`; `in the morning`, which behind an hour tells which half of the day it is in."""
    for count in range(min(3, len(said)), 0, -1):
        named = w.TIMES_OF_DAY.get(" ".join(said[:count]))
        if named is None:
            continue
        if when.minute is None:
            return _Said(replace(when, minute=named % MINUTES_A_DAY), count)
        is_late = _NOON <= named < MINUTES_A_DAY
        return _Said(replace(when, evening=is_late, is_bare=is_late), count) if when.is_bare else None
    return None


_PARTS: tuple[_Part, ...] = (_days_in_words, _weekdays, _date, _time)
