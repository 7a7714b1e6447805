import argparse
from collections.abc import Sequence
from datetime import date, timedelta

from bot.cli.opening import with_rows
from bot.groundwork import Groundwork
from core.tx import Tx
from storage import spending
from storage.desk import costs
from storage.spending import MICROS, Line, Spent

MOST_PEOPLE = 1000
HEAD = (
    "segments in",
    "segments out",
    "plain posts",
    "linked posts",
    "deletes",
    "post reads",
    "user reads",
    "US dollars",
)
FIRST_DAY = date(1970, 1, 1)


def main(arguments: argparse.Namespace) -> None:
    """`bot costs`: what was counted when it was committed, at the prices of that time."""
    lines, since = with_rows(lambda opened: _find(opened, arguments.by, arguments.days))
    print("\n".join(table(arguments.by, lines)))
    print(f"\n{shown(since)} to today, days in UTC.")
    if len(lines) == MOST_PEOPLE:
        print(f"Only the {MOST_PEOPLE} dearest.")


async def _find(opened: Groundwork, by: str, days: int) -> tuple[list[Line], int]:
    since = spending.day_of(opened.context.clock.now()) - days + 1
    return await opened.db.read(_lines, by, since), since


def _lines(tx: Tx, by: str, since: int) -> list[Line]:
    return costs.by_day(tx, since) if by == "day" else spending.by_person(tx, since, MOST_PEOPLE)


def table(by: str, lines: Sequence[Line]) -> list[str]:
    """The lines and their total, in columns."""
    rows: list[tuple[str, ...]] = [(by, *HEAD)]
    rows += [(_name(by, line), *_cells(line.spent, line.micros)) for line in lines]
    rows.append(("total", *_cells(_added(lines), sum(line.micros for line in lines))))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_row(row, widths) for row in rows]


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])


def _name(by: str, line: Line) -> str:
    """The day, or the person's pseudonym in the log; those who left are counted together."""
    return shown(line.day) if by == "day" else line.person or "deleted"


def shown(day: int) -> str:
    """A day in UTC, counted from 1970."""
    return (FIRST_DAY + timedelta(days=day)).isoformat()


def _cells(spent: Spent, micros: int) -> tuple[str, ...]:
    counts = (*spent[:5], spent.post_reads, spent.user_reads)
    return (*map(str, counts), f"{micros / MICROS:.4f}")


def _added(lines: Sequence[Line]) -> Spent:
    return Spent(*(sum(counts) for counts in zip(*(line.spent for line in lines), strict=True)))
