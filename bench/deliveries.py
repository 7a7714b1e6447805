"""Texts that leave: how many a second the delivery loop has a carrier accept, beside a plain client."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path

from bench.conversation import prepared
from bench.fixtures import rows, servers
from bench.fixtures.folders import folder
from bench.machine import load_core, pin, server_core
from bench.rounds import Effort, interleaved, median, ratio
from bench.sending import DEADLINE
from bench.table import Figure, at_least, report

TEXTS = 5_000
DELAYS_MS = (0, 200)
NOTES = (
    "The delivery loop (or the plain client) has one core, the carrier another; 500 texts under way at once.",
    "Each text: taken in hand in a commit, sent, its outcome committed; a file on disk.",
    "The carrier is a lean one of the benchmark's own; the sandbox keeps books and would be the bottleneck.",
)


def main(effort: Effort) -> None:
    """Measure with both delays, and report."""
    figures: list[Figure] = []
    for delay in DELAYS_MS:
        with ExitStack() as stack:
            place = stack.enter_context(folder())
            results = interleaved(_contestants(stack, place, delay, effort), effort.rounds)
        figures += _figures(results, delay)
    report("deliveries", figures, NOTES, rounds=effort.rounds, quick=effort.quick)


def _contestants(stack: ExitStack, place: Path, delay: int, effort: Effort) -> dict[str, Callable[[], float]]:
    texts = effort.sized(TEXTS)
    carrier = stack.enter_context(servers.carrier(delay, load_core()))
    fresh = count()

    def by_loop() -> float:
        database = place / f"{next(fresh)}.db"
        prepared(database, range(texts))
        rows.add_waiting(database)
        return texts / sending("loop", str(database), carrier.port)

    return {"bot": by_loop, "plain": lambda: texts / sending("plain", str(texts), carrier.port)}


def sending(how: str, what: str, carrier_port: int) -> float:
    """Send in a process of its own; returns the seconds it took.

    Raises:
        RuntimeError: when it failed.
    """
    done = subprocess.run(
        [sys.executable, "-m", "bench.sending", how, what, str(carrier_port)],
        capture_output=True,
        text=True,
        timeout=DEADLINE + 30,
        check=False,
        preexec_fn=partial(pin, 0, server_core()),
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip()[-600:] or "sending failed")
    return float(done.stdout)


def _figures(results: dict[str, list[float]], delay: int) -> list[Figure]:
    ours, plain = results["bot"], results["plain"]
    label = f"carrier answers after {delay} ms" if delay else "carrier answers at once"
    return [
        at_least(f"{label}: bot", median(ours), "texts/s", 1000, ours),
        Figure(f"{label}: plain client", median(plain), "texts/s", rounds=tuple(plain)),
        Figure(f"{label}: bot / plain client", ratio(ours, plain), ""),
    ]
