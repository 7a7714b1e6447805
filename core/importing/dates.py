"""Dates and times as programs write them in tables; which order dates have is found out from all of them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from core.clock import SECOND, Moment
from core.importing.found import DateOrder, FileFault, Unreadable
from core.tracking.day_words import MONTHS
from core.tracking.days import OLDEST

_CENTURY = 2000
_MOST_MONTHS = 12
_NOON = 12
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DAY_NAME = re.compile(r"(\d{1,2})\.?[ -]([^\W\d_]+)\.?,?[ -](\d{4})(?!\d)")
_NAME_DAY = re.compile(r"([^\W\d_]+)\.? (\d{1,2}),? (\d{4})(?!\d)")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:\.\d+)?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)


def order_of(cells: Iterable[str]) -> DateOrder:
    """Which order all these dates have; that of the day first, if it makes no difference.

    Raises:
        Unreadable: when nothing tells.
    """
    found, doubtful = set[DateOrder](), False
    for cell in cells:
        parts = _NUMBERS.match(cell.strip())
        if parts is None:
            continue
        first, sign, second = int(parts[1]), parts[2], int(parts[3])
        if sign == "." or first > _MOST_MONTHS:
            found.add(DateOrder.DAY_FIRST)
        elif second > _MOST_MONTHS:
            found.add(DateOrder.MONTH_FIRST)
        else:
            doubtful = doubtful or first != second
    if len(found) == 1:
        return found.pop()
    if doubtful:
        raise Unreadable(FileFault.WHICH_ORDER)
    return DateOrder.DAY_FIRST


def read_date(cell: str, order: DateOrder) -> date | None:
    """The day at the beginning of a cell, if there is one."""
    said = cell.strip()
    if (found := _YEAR_FIRST.match(said)) is not None:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if (found := _NUMBERS.match(said)) is not None:
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        day, month = (first, second) if order is DateOrder.DAY_FIRST or found[2] == "." else (second, first)
        return _day(year if len(found[4]) > len("26") else _CENTURY + year, month, day)
    if (found := _DAY_NAME.match(said)) is not None:
        return _day(int(found[3]), MONTHS.get(found[2].casefold(), 0), int(found[1]))
    if (found := _NAME_DAY.match(said)) is not None:
        return _day(int(found[3]), MONTHS.get(found[1].casefold(), 0), int(found[2]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return made if made >= OLDEST else None


def read_minute(cell: str) -> int | None:
    """The minute of the day that a cell tells: `21:05`, `9:05 pm`."""
    found = _TIME.fullmatch(cell.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").casefold()
    if half:
        if not 0 < hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None  # noqa: PLR2004


def read_moment(cell: str) -> Moment | None:
    """The moment that a cell tells with its zone (RFC 3339)."""
    try:
        said = datetime.fromisoformat(cell.strip())
    except ValueError:
        return None
    if said.tzinfo is None:
        return None
    since = said.astimezone(UTC) - datetime.fromtimestamp(0, UTC)
    return Moment((since.days * 86_400 + since.seconds) * SECOND + since.microseconds // 1_000)


def shown_moment(at: Moment) -> str:
    """What `read_moment` reads."""
    whole, rest = divmod(at, SECOND)
    return f"{datetime.fromtimestamp(whole, UTC):%Y-%m-%dT%H:%M:%S}.{rest:03d}Z"
