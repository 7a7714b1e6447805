"""`python -m bench.million`: a million people, 100 texts a second, for an hour; or as few and as short as is said."""

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.million.database import Filled, disk_of, filled
from bench.million.figures import figures_of, notes_of
from bench.million.simulation import Order, simulate
from bench.table import report

PEOPLE, RATE, MINUTES = 1_000_000, 100.0, 60.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Simulate what the command line says, and report."""
    given = make_parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    order = Order(
        given.people, given.rate, given.minutes * 60, given.web, given.schedulers, counts_statements=given.statements
    )
    past = given.people if given.past is None else given.past
    with filled(order.people, past, given.keep, Progress()) as database:
        run = simulate(database, order, Progress())
        report(
            "million",
            figures_of(run, order),
            (*_notes(order, past, database), *notes_of(run)),
            rounds=order.periods,
            quick=order.people < PEOPLE,
        )


def _notes(order: Order, past: int, database: Filled) -> tuple[str, ...]:
    return (
        f"{order.people:,} people, {past:,} texts of the past; {order.seconds:.0f} s at {order.rate:g} texts/s.",
        f"{order.web} web process(es) and {order.schedulers} scheduler(s), with all else on this machine.",
        f"PostgreSQL: fsync=on, files on {disk_of(database.folder)}. Carrier and X are lean, in one process.",
        f"Filling it took {database.seconds:.0f} s." if database.seconds else "It was filled before.",
    )


def make_parser() -> argparse.ArgumentParser:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="bench.million", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE, help=f"how many (default {PEOPLE:,})")
    parser.add_argument("--past", type=int, help="texts of the past month that are there (default: one a person)")
    parser.add_argument("--rate", type=float, default=RATE, help=f"texts a second (default {RATE:g})")
    parser.add_argument("--minutes", type=float, default=MINUTES, help=f"for how long (default {MINUTES:g})")
    parser.add_argument("--web", type=int, default=1, help="web processes, on one port (default 1)")
    parser.add_argument("--schedulers", type=int, default=1, help="schedulers (default 1)")
    parser.add_argument("--statements", action="store_true", help="tell which cost most (counting costs a little)")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="where the filled database stays for the next run"
    )
    return parser


class Progress:
    """Says how far it is, with the seconds since the start."""

    _began = time.monotonic()

    def __call__(self, what: str) -> None:
        """Say that."""
        print(f"{time.monotonic() - self._began:6.0f} s  {what}", flush=True)


def _end(*_: object) -> None:
    """Leave by the front door, so that whatever was started is stopped."""
    sys.exit("bench: stopped")


if __name__ == "__main__":
    main()
