"""How far back a chart looks, as people text it: `month`, `year`, `90`."""

# ruff: noqa: RUF001 - words of other scripts

import re
from dataclasses import dataclass
from datetime import date

_WEEK, _YEAR = 7, 365
LONGEST = 3660
"""Ten years."""
_WORDS = f"""
{_WEEK} week woche semana semaine settimana week неделя hafta أسبوع 週 周
{_YEAR} year jahr año ano an année anno jaar rok год yıl سنة 年
"""
_MONTH_WORDS = """
month monat mes mois mese mês maand miesiąc месяц ay شهر 月
"""
_THIS_MONTH = frozenset(_MONTH_WORDS.split())
_BY_WORD = {word: int(days) for days, *words in map(str.split, _WORDS.strip().splitlines()) for word in words}
_DAYS = re.compile(r"([1-9]\d{0,3})d?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """A number of days up to today; without one, the month that today is in."""

    days: int | None = None

    def ends(self, today: date) -> tuple[date, date]:
        """Its first and its last day."""
        if self.days is None:
            return today.replace(day=1), today
        return date.fromordinal(max(1, today.toordinal() - self.days + 1)), today


WEEK = Span(_WEEK)
WIDENED = (Span(30), Span(90), Span(_YEAR), Span(LONGEST))
"""Without a word: the first of these that shows something."""


def read_span(word: str) -> Span | None:
    """The span that a word names; nothing if it is none."""
    said = word.casefold()
    if said in _THIS_MONTH:
        return Span()
    if said in _BY_WORD:
        return Span(_BY_WORD[said])
    found = _DAYS.fullmatch(said)
    return Span(int(found[1])) if found is not None and 1 < int(found[1]) <= LONGEST else None
