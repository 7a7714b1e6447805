"""Spans of time as people text them: `7h30`, `7:30`, `1h05m`, `7 h 30 min`."""

import re
from decimal import Decimal

from core.tracking.units import DECIMALS, find_unit

_HOURS = re.compile(
    r"(?P<hours>\d{1,3}) ?(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|uur|ч|saat|時間|小时) ?"
    r"(?:and |et |y |und |e )?"
    r"(?P<minutes>[0-5]?\d) ?(?:m(?:in(?:s|ute[ns]?|utos|uti|ut)?)?|мин|dk|dakika|分)?(?![\w.,:])",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<first>\d{1,3}):(?P<second>[0-5]\d)(?::(?P<third>[0-5]\d))?(?![\w.,:])")
_SIXTY = Decimal(60)


def read_duration(text: str, unit: str) -> tuple[Decimal, str] | None:
    """The span of time at the beginning of a text, in that unit, and what follows it.

    `7:30` is hours and minutes where hours are kept, and minutes and seconds where minutes are.
    """
    wanted = find_unit(unit)
    if wanted is None or wanted.dimension != "time":
        return None
    found = _HOURS.match(text)
    if found is not None:
        hours = Decimal(found["hours"]) + Decimal(found["minutes"]) / _SIXTY
    elif (found := _CLOCK.match(text)) is not None:
        hours = _by_clock(found, in_hours=wanted.shown == "h")
    else:
        return None
    return (hours / wanted.size).quantize(DECIMALS).normalize(), text[found.end() :]


def _by_clock(found: re.Match[str], *, in_hours: bool) -> Decimal:
    first, second = Decimal(found["first"]), Decimal(found["second"])
    if found["third"] is not None:
        return first + second / _SIXTY + Decimal(found["third"]) / _SIXTY / _SIXTY
    return first + second / _SIXTY if in_hours else (first + second / _SIXTY) / _SIXTY


def in_clock(hours: Decimal) -> str:
    """Hours as they are read best: `7h30`."""
    minutes = int((abs(hours) * _SIXTY).to_integral_value())
    sign = "-" if hours < 0 else ""
    return f"{sign}{minutes // 60}h{minutes % 60:02}" if minutes % 60 else f"{sign}{minutes // 60}"
