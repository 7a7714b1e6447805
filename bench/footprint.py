"""What the bot takes of the machine: memory when idle and after a burst, time until it is ready."""

import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.conversation import PEOPLE, prepared
from bench.fixtures import rows, servers
from bench.fixtures.folders import folder
from bench.load import Plan, run_load
from bench.machine import load_core, server_core
from bench.rounds import Effort, interleaved, median
from bench.table import Figure, at_most, report

BURST = 20_000
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Footprint:
    """One start."""

    start_seconds: float
    idle_mib: float
    after_burst_mib: float
    own_mib: float


def main(effort: Effort) -> None:
    """Start it as often as there are rounds, and report."""
    with folder() as place:
        database = place / "bot.db"
        prepared(database, range(PEOPLE))
        found = interleaved({"bot": lambda: _start(database, place, effort.sized(BURST))}, effort.rounds)["bot"]
    starts, idle, after = zip(*[(f.start_seconds, f.idle_mib, f.after_burst_mib) for f in found], strict=True)
    own = [f.own_mib for f in found]
    figures = [
        at_most("start to ready", median(starts), "s", 2, starts),
        at_most("memory, idle", median(idle), "MiB", 150, idle),
        at_most(f"memory after {effort.sized(BURST):,} texts", median(after), "MiB", 250, after),
        Figure("of that, not mapped from files", median(own), "MiB", rounds=tuple(own)),
    ]
    note = "Resident memory; the database is read into its own cache, not mapped."
    report("footprint", figures, (note,), rounds=effort.rounds, quick=effort.quick)


def _start(database: Path, place: Path, burst: int) -> Footprint:
    rows.settle_replies(database)
    began = time.perf_counter()
    with servers.bot(f"sqlite:///{database}", place, server_core()) as bot:
        took = time.perf_counter() - began
        process = psutil.Process(bot.pid)
        idle = process.memory_info().rss / MIB
        run_load(Plan(bot.port, burst, people=PEOPLE), load_core())
        memory = process.memory_info()
        return Footprint(took, idle, memory.rss / MIB, (memory.rss - memory.shared) / MIB)
