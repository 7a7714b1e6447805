"""`python -m bench`: all figures, or `--only` some of them; `--against` another checkout, both in turn."""

import argparse
import importlib
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.rounds import STORED, Effort

ALL = (
    "conversation",
    "budget",
    "postgres",
    "dispatch",
    "deliveries",
    "posting",
    "photos",
    "room",
    "uploads",
    "api",
    "latency",
    "attacks",
    "growth",
    "due",
    "reports",
    "footprint",
    "desk",
    "charts",
    "noting",
)
PACKAGES = {"uploads": "pages.", "due": "reminders.", "reports": "monthly.", "noting": "tracking."}
"""Topics that stand in a package of their own."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line names."""
    given = make_parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    effort = Effort(given.rounds, given.quick, given.stored)
    if given.against is not None:
        _against(given.against, given.only, effort)
        return
    for name in given.only or ALL:
        topic: Any = importlib.import_module(f"bench.{PACKAGES.get(name, '')}{name}")
        topic.main(effort)


def make_parser() -> argparse.ArgumentParser:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", choices=ALL, nargs="+", action="extend", help="some topics; default: all")
    parser.add_argument(
        "--stored", type=_count, default=STORED, help="texts of a full database (growth; default a million)"
    )
    parser.add_argument("--rounds", type=_count, default=5, help="interleaved rounds (default 5)")
    parser.add_argument("--quick", action="store_true", help="short rounds, for trying")
    parser.add_argument(
        "--against",
        type=Path,
        metavar="FOLDER",
        help="another checkout: its code and this one's in turn (default topics: conversation, deliveries, postgres)",
    )
    return parser


def _count(written: str) -> int:
    if not written.isascii() or not written.isdigit() or int(written) < 1:
        raise argparse.ArgumentTypeError(f"{written} is no number of them; write a whole number from 1 on")
    return int(written)


def _against(folder: Path, only: Sequence[str] | None, effort: Effort) -> None:
    from bench.against import run
    from bench.against.checkout import NoCheckoutError

    try:
        run.main(folder, only or run.USUAL, effort)
    except (NoCheckoutError, RuntimeError) as error:
        sys.exit(f"bench: {error}")


def _end(*_: object) -> None:
    """Leave by the front door, so that whatever was started is stopped."""
    sys.exit("bench: stopped")


if __name__ == "__main__":
    main()
