"""`python -m tests.soak`: a long run of the bot under load while everything goes wrong that can.

Its result is kept in tests/soak/results; the exit status is 1 if anything was lost, doubled or out of order.
"""

import argparse
import asyncio
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from core.logs import configure_logs
from core.settings import LogSettings
from tests.soak.plan import DATABASES, KINDS, Plan
from tests.soak.results import FOLDER, Result
from tests.soak.run import soak


def main(arguments: Sequence[str] | None = None) -> None:
    """Soak what the command line names."""
    given = make_parser().parse_args(arguments)
    configure_logs(LogSettings(level="error"), sys.stderr)  # of what looks into the database beside the bots
    failed = False
    for database in given.database or DATABASES:
        folder = Path(tempfile.mkdtemp(prefix=f"soak-{database}-"))
        plan = Plan(database, folder, folder / "log", given.minutes * 60, given.seed, frozenset(given.faults))
        say(f"{database}, {given.minutes:g} minutes, SEED={given.seed}, FAULTS={','.join(given.faults)}")
        plan.log.touch()
        result = asyncio.run(soak(plan, say))
        say(result.summary())
        say(f"  kept in {result.write(given.results)}")
        failed = failed or bool(result.violations)
        _tell_why(result, folder)
    sys.exit(1 if failed else 0)


def make_parser() -> argparse.ArgumentParser:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--minutes", type=_minutes, default=20.0, help="how long people text (default 20)")
    parser.add_argument("--database", choices=DATABASES, action="append", help="default: both, one after the other")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000), help="default: another each time")
    parser.add_argument(
        "--faults",
        type=_kinds,
        default=KINDS,
        metavar="KIND,…",
        help=f"what goes wrong, or with - in front what doesn't: {', '.join(KINDS)} (default: all)",
    )
    parser.add_argument("--results", type=Path, default=FOLDER, metavar="FOLDER", help="where results are kept")
    return parser


def _minutes(written: str) -> float:
    try:
        minutes = float(written)
    except ValueError:
        minutes = 0.0
    if not 0 < minutes < float("inf"):
        raise argparse.ArgumentTypeError(f"{written} minutes are none; write a number above 0")
    return minutes


def _kinds(written: str) -> tuple[str, ...]:
    """`kills,cuts`: those; `-clocks,-freezes`: all but those."""
    words = [word.strip() for word in written.split(",") if word.strip()]
    unknown = {word.removeprefix("-") for word in words} - set(KINDS)
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: there are {', '.join(KINDS)}")
    without = {word[1:] for word in words if word.startswith("-")}
    named = {word for word in words if not word.startswith("-")} or set(KINDS)
    return tuple(kind for kind in KINDS if kind in named - without)


def _tell_why(result: Result, folder: Path) -> None:
    """Show the log of each violation; what was logged is kept then."""
    for shown in result.violations[:10]:
        say(f"\n{shown.violation.what}: {shown.violation.which} {' '.join(shown.violation.sids)}")
        for line in shown.log:
            say(f"    {line}")
    if result.violations:
        say(f"The whole log: {folder / 'log'}")
    else:
        shutil.rmtree(folder, ignore_errors=True)


def say(line: str) -> None:
    """On the terminal, with the time."""
    print(f"{time.strftime('%H:%M:%S')} {line}", flush=True)


if __name__ == "__main__":
    main()
