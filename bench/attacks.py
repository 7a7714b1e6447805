"""How much longer others wait for an answer while one stranger, or one person, does the worst that is known."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from bench.attacker import ATTACKER_PLACE, Attack
from bench.conversation import prepared
from bench.fixtures import servers, x_rows
from bench.fixtures.folders import folder
from bench.fixtures.pictures import many_pixels, slow_pdf
from bench.load import Load, Plan, run_load
from bench.machine import load_core, pin, server_core
from bench.rounds import Effort, interleaved, median
from bench.table import Figure, at_most, report

ALONE = "nobody else"
RATE = 200.0
TEXTS = 1_200
MOST_ROUNDS = 3
"""A turn beside each attack takes some ten seconds."""
WARMING = 400
PEOPLE = WARMING + TEXTS
MORE_MS = 50
NOTES = (
    "200 texts/s of others by a constant schedule, each counted from when it was due, beside somebody who",
    "sends as fast as answers come: bodies of 60 KB that are 60 MB unpacked, 20 at a time; texts of one connected",
    "person, 8 at a time; 10 photos every 2 s (PDFs without end, PNGs of 59 million pixels); 1,500 connections",
    "with a byte a second, each opened again when it is closed. A new bot each time; it and its processes for",
    "pictures have one core. Load, attacker, carrier and X share another, which counts as waiting too.",
)


def main(effort: Effort) -> None:
    """Measure beside each attack and without, and report."""
    rounds = min(effort.rounds, MOST_ROUNDS)
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        results = interleaved(_contestants(stack, place, effort), rounds, warm_up=False)
    report("attacks", _figures(results), NOTES, rounds=rounds, quick=effort.quick)


def _contestants(stack: ExitStack, place: Path, effort: Effort) -> dict[str, Callable[[], Load]]:
    photos = []
    for name, made in (("slow.pdf", slow_pdf()), ("large.png", many_pixels())):
        photos.append(place / name)
        photos[-1].write_bytes(made)
    carrier = stack.enter_context(servers.media(photos, load_core()))
    x = stack.enter_context(servers.x(0, load_core()))
    overrides = {
        "BOT_TWILIO__API_URL": f"http://127.0.0.1:{carrier.port}",
        "BOT_X__API_URL": f"http://127.0.0.1:{x.port}",
        "BOT_MEDIA__URL": f"file://{place}/media",
        "BOT_SERVER__SHUTDOWN_SECONDS": "1",
    }
    fresh = count()
    texts = effort.sized(TEXTS)

    def beside(attack: Attack | None) -> Callable[[], Load]:
        def run() -> Load:
            database = place / f"{next(fresh)}.db"
            prepared(database, range(PEOPLE))
            prepared(database, range(ATTACKER_PLACE, ATTACKER_PLACE + 1))
            x_rows.connect_all(database)
            with servers.bot(f"sqlite:///{database}", place, server_core(), role="all", overrides=overrides) as bot:
                run_load(Plan(bot.port, WARMING, people=WARMING, rate=RATE), load_core())
                others = Plan(bot.port, texts, people_from=WARMING, people=TEXTS, rate=RATE, again=True)
                with attacking(attack, bot.port, carrier.port):
                    return run_load(others, load_core())

        return run

    return {ALONE: beside(None)} | {attack.value: beside(attack) for attack in Attack}


@contextmanager
def attacking(attack: Attack | None, port: int, carrier_port: int) -> Iterator[None]:
    """Let somebody do that meanwhile.

    Raises:
        RuntimeError: when they have ended by themselves.
    """
    if attack is None:
        yield
        return
    command = [sys.executable, "-m", "bench.attacker", attack.value, str(port), str(carrier_port)]
    process = subprocess.Popen(command)
    try:
        pin(process.pid, load_core())
        yield
        if process.poll() is not None:
            raise RuntimeError(f"whoever was to attack ended with status {process.returncode}")
    finally:
        process.kill()
        process.wait()


def _figures(results: dict[str, list[Load]]) -> list[Figure]:
    tails = {name: [load.p99_ms for load in loads] for name, loads in results.items()}
    alone = tails.pop(ALONE)
    figures = [Figure(f"99th percentile beside {ALONE}", median(alone), "ms", rounds=tuple(alone))]
    for name, beside in tails.items():
        more = [each - usual for each, usual in zip(beside, alone, strict=True)]
        figures += [
            Figure(f"99th percentile beside {name}", median(beside), "ms", rounds=tuple(beside)),
            at_most("more than beside nobody else", median(more), "ms", MORE_MS, more),
        ]
    return figures
