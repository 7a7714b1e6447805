"""Charts: milliseconds for each kind as SVG, and for one as a picture, once its process runs and from its start."""

import asyncio
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from bench.rounds import Effort, interleaved, median
from bench.table import at_most, report
from core.charts.bars import bars
from core.charts.calendar import calendar
from core.charts.chart import Chart
from core.charts.feelings import feelings
from core.charts.line import line
from core.charts.painting import Painter
from core.charts.weekdays import weekdays

TODAY = date(2026, 11, 22)
YEAR = 365
MOST_DAYS = 50_000
MANY = f"line of {MOST_DAYS:,} days"
DRAWN, PAINTED = 100, 20
NOTES = (
    "A year of days, drawn from a mapping of days and values to SVG and table; the median of a round. As a picture:",
    "800 dots wide, by the process that paints, the way there and back included; an emoji and Chinese in the title.",
)


def main(effort: Effort) -> None:
    """Measure, and report."""
    runs = {name: _drawing(draw, effort.sized(DRAWN)) for name, draw in _kinds(_year(YEAR)).items()}
    many = _year(MOST_DAYS)
    runs[MANY] = _drawing(lambda: line(many, "steps"), effort.sized(4))
    drawn = interleaved(runs, effort.rounds)
    figures = [
        at_most(f"SVG: {name}", median(values), "ms", 500 if name == MANY else 5, values)
        for name, values in drawn.items()
    ]
    painted = [asyncio.run(_painted(effort.sized(PAINTED))) for _ in range(effort.rounds)]
    figures.append(
        at_most("picture", median([each for _, each in painted]), "ms", 100, [each for _, each in painted])
    )
    figures.append(at_most("picture, the first", median([each for each, _ in painted]), "ms", 1000))
    report("charts", figures, NOTES, rounds=effort.rounds, quick=effort.quick)


def _year(days: int) -> dict[date, Decimal]:
    return {TODAY - timedelta(at): Decimal(780 + at % 13) / 10 for at in range(days)}


def _kinds(year: dict[date, Decimal]) -> dict[str, Callable[[], Chart]]:
    first = TODAY - timedelta(YEAR - 1)
    felt = {on: Decimal(1 + on.day % 5) for on in year}
    return {
        "line": lambda: line(year, "weight", "kg", first, TODAY),
        "bars": lambda: bars(year, "run", "km", first, TODAY),
        "calendar": lambda: calendar(year, "run", "km", first, TODAY),
        "weekdays": lambda: weekdays(year, "run", "km", first, TODAY),
        "feelings": lambda: feelings(felt, "mood", TODAY),
    }


def _drawing(draw: Callable[[], Chart], times: int) -> Callable[[], float]:
    def run() -> float:
        taken = list[float]()
        for _ in range(times):
            began = time.perf_counter()
            draw()
            taken.append((time.perf_counter() - began) * 1000)
        return statistics.median(taken)

    return run


async def _painted(times: int) -> tuple[float, float]:
    """Milliseconds of the first picture, and of the others."""
    svg = line(_year(YEAR), "体重 🏃", "kg").svg
    taken = list[float]()
    async with Painter(seconds=60) as painter:
        for _ in range(times + 1):
            began = time.perf_counter()
            await painter.png(svg)
            taken.append((time.perf_counter() - began) * 1000)
    return taken[0], statistics.median(taken[1:])
