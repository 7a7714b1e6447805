"""Days as people text them beside a value: `yesterday`, `Mon`, `20.11.`, `Nov 20`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.tracking.day_words import DAYS_AGO, MONTHS, ON, WEEKDAYS

OLDEST = date(1900, 1, 1)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\w)")
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}|\d{2}(?!\d))?(?!\w)|$)")
_SLASHED = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{4}))?(?![\w/])")
_DAY_MONTH = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er|º)? (?:of |de |d'|di )?(?P<name>[^\W\d_]+)\.?(?!\w)")
_MONTH_DAY = re.compile(r"(?P<name>[^\W\d_]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w.,:]|\d)")
_COUNTED = re.compile(
    r"(?:(?:vor|hace|il y a|há|ha) (?P<before>\d{1,3}) (?:tag(?:en)?|días?|dias?|jours?)"
    r"|(?P<behind>\d{1,3}) (?:days? ago|giorni fa|dagen geleden|dni temu|дн\w{1,2} назад|gün önce|days? back)"
    r"|(?P<prefixed>\d{1,3})日前)(?!\w)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # noqa: RUF001
_MOST_WORDS = 4
_WEEK = 7
_CENTURY = 2000
_MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was said; which one it is depends on what today is.

    Attributes:
        ago: so many days before today.
        weekday: the last of these, today included; 0 is Monday.
        month: with `day`, the last of these dates, or that of `year`.
    """

    ago: int | None = 0
    weekday: int | None = None
    month: int = 0
    day: int = 0
    year: int = 0

    def on(self, today: date) -> date | None:
        """Which day it is; nothing if there is no such day, or it is yet to come."""
        if self.weekday is not None:
            return today - timedelta((today.weekday() - self.weekday) % _WEEK)
        if self.ago is not None:
            return today - timedelta(self.ago)
        return self._date(today)

    def _date(self, today: date) -> date | None:
        years = (self.year,) if self.year else range(today.year, today.year - 5, -1)  # 29 February
        for year in years:
            try:
                found = date(year, self.month, self.day)
            except ValueError:
                continue
            if OLDEST <= found <= today:
                return found
        return None


TODAY = Day()


def read_day(text: str) -> tuple[Day, str] | None:
    """The day at the beginning of a text with plain digits, and what follows it; nothing if there is none."""
    return _by_words(text) or _by_count(text) or _by_date(text)


def _by_words(text: str) -> tuple[Day, str] | None:
    words, ends, at = list[str](), list[int](), 0
    while len(words) < _MOST_WORDS and (found := _WORDS.match(text, at)) is not None:
        words.append(found[0].casefold())
        ends.append(found.end())
        at = found.end() + 1 if text[found.end() : found.end() + 1] == " " else len(text)
    start = 1 if words and words[0] in ON else 0
    for count in range(len(words), start, -1):
        said = " ".join(words[start:count]).replace("’", "'")  # noqa: RUF001
        if said in DAYS_AGO:
            return Day(DAYS_AGO[said]), text[ends[count - 1] :]
        if said in WEEKDAYS:
            return Day(None, WEEKDAYS[said]), _behind(text, ends[count - 1])
    return _by_date(text[ends[0] + 1 :]) if start else None


def _by_count(text: str) -> tuple[Day, str] | None:
    """`3 days ago`."""
    found = _COUNTED.match(text)
    if found is None:
        return None
    return Day(int(found["before"] or found["behind"] or found["prefixed"])), text[found.end() :]


def _behind(text: str, end: int) -> str:
    """What follows a weekday, without the full stop of a shortened one."""
    return text[end + 1 :] if text[end : end + 1] == "." else text[end:]


def _by_date(text: str) -> tuple[Day, str] | None:
    for pattern in (_ISO, _DOTTED):
        found = pattern.match(text)
        if found is not None:
            return _dated(found, int(found["month"]), int(found["day"]), found["year"])
    found = _SLASHED.match(text)
    if found is not None:
        return _slashed(found)
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        found = pattern.match(text)
        if found is not None and found["name"].casefold() in MONTHS:
            return _dated(found, MONTHS[found["name"].casefold()], int(found["day"]), None)
    return None


def _slashed(found: re.Match[str]) -> tuple[Day, str] | None:
    """`20/11` and `11/20` can only be one day; of `5/6` nobody knows which one is meant."""
    first, second = int(found["first"]), int(found["second"])
    if first > _MONTHS_IN_YEAR or first == second:
        return _dated(found, second, first, found["year"])
    return _dated(found, first, second, found["year"]) if second > _MONTHS_IN_YEAR else None


def _dated(found: re.Match[str], month: int, day: int, year: str | None) -> tuple[Day, str] | None:
    full = int(year or 0)
    try:
        date(2000, month, day)  # a leap year
    except ValueError:
        return None
    return Day(None, None, month, day, full + _CENTURY if 0 < full < 100 else full), found.string[found.end() :]  # noqa: PLR2004
