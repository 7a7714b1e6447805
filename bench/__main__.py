"""`python -m bench`: all figures, or `--only` some of them."""

import argparse
import importlib
import signal
import sys
from typing import Any

from bench.rounds import Effort

ALL = (
    "conversation",
    "postgres",
    "dispatch",
    "deliveries",
    "posting",
    "photos",
    "room",
    "latency",
    "growth",
    "footprint",
)


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", choices=ALL, action="append", help="may repeat; default: all")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (default 5)")
    parser.add_argument("--quick", action="store_true", help="short rounds, for trying")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    for name in given.only or ALL:
        topic: Any = importlib.import_module(f"bench.{name}")
        topic.main(Effort(given.rounds, given.quick))


def _end(*_: object) -> None:
    """Leave by the front door, so that whatever was started is stopped."""
    sys.exit("bench: stopped")


if __name__ == "__main__":
    main()
