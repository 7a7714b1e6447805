"""A day's texts in an hour: web processes, schedulers and PostgreSQL as in life, and a lean world around them."""

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TextIO

import orjson
import psutil

from bench.fixtures import servers
from bench.fixtures.folders import folder
from bench.fixtures.processes import Used, used
from bench.machine import all_cores
from bench.million.database import Filled
from bench.million.people import NUMBERS
from bench.million.watching import State, StatementCost, costliest, count_statements, left_open, state_of
from bench.million.world import PATIENCE, Plan

LOOK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Order:
    """What to simulate."""

    people: int
    rate: float
    seconds: float
    web: int = 1
    schedulers: int = 1
    periods: int = 6
    counts_statements: bool = False


@dataclass(slots=True)
class Run:
    """What came of it.

    Attributes:
        seen: what the world saw (see `world.Seen`), as JSON has it.
        used: what each part used, by its name.
        sizes: how large the database was at the end of each period, in bytes.
        before, after: the database.
        left: deliveries that are open or dead, by kind and state.
        warned: how often the bots logged each event that is a warning or an error.
        costliest: the statements that took longest, if they were counted.
        load: how many processes wanted a core, on average of the last minute (a quiet machine shows its own only).
    """

    seen: dict[str, Any] = field(default_factory=dict)
    used: dict[str, Used] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)
    before: State | None = None
    after: State | None = None
    left: dict[str, int] = field(default_factory=dict)
    warned: Counter[str] = field(default_factory=Counter)
    costliest: list[StatementCost] = field(default_factory=list)
    load: float = 0.0


def simulate(filled: Filled, order: Order, say: Callable[[str], None]) -> Run:
    """Let it happen on a copy of the database.

    Raises:
        RuntimeError: the world ended badly, or a bot did.
    """
    with ExitStack() as stack:
        url = stack.enter_context(filled.copy())
        place = stack.enter_context(folder())
        if order.counts_statements:
            count_statements(url)
        say("the bots start")
        plan = Plan(servers.free_port(), servers.free_port(), order.people, order.rate, order.seconds, order.periods)
        bots = _bots(stack, url, place, filled.key, order, plan)
        with (place / "seen.json").open("w+", encoding="utf-8") as seen:
            run = _watched(filled, url, plan, bots, seen, say)
            seen.seek(0)
            run.seen = json.load(seen)
        run.warned = _warned(place)
        if order.counts_statements:
            run.costliest = costliest(url)
        return run


def _bots(
    stack: ExitStack, url: str, place: Path, key: str, order: Order, plan: Plan
) -> dict[str, list[servers.ServerProcess]]:
    """The processes, by their role."""
    world = f"http://127.0.0.1:{plan.own_port}"
    overrides = {
        "BOT_SECRETS__KEYS": key,
        "BOT_TWILIO__API_URL": world,
        "BOT_TWILIO__NUMBERS": json.dumps(NUMBERS),
        "BOT_X__API_URL": world,
        "BOT_MEDIA__URL": f"file://{place}/media",
    }

    def started(role: str, number: int) -> servers.ServerProcess:
        port = plan.port if role == "web" else servers.free_port()
        name = f"{role}-{number}"
        return stack.enter_context(servers.bot(url, place, set(all_cores()), port, name, role, overrides))

    return {
        "web": [started("web", number) for number in range(order.web)],
        "scheduler": [started("scheduler", number) for number in range(order.schedulers)],
    }


def _warned(place: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for log in place.glob("*.log"):
        with log.open("rb") as lines:
            loud = (orjson.loads(line) for line in lines if b'"warning"' in line or b'"error"' in line)
            found.update(line["event"] for line in loud if line["level"] in {"warning", "error"})
    return found


def _watched(
    filled: Filled,
    url: str,
    plan: Plan,
    bots: dict[str, list[servers.ServerProcess]],
    seen: TextIO,
    say: Callable[[str], None],
) -> Run:
    run = Run(before=state_of(url))
    command = [sys.executable, "-m", "bench.million.world"]
    world = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=seen, text=True)
    try:
        parts = {name: [each.pid for each in processes] for name, processes in bots.items()}
        parts |= {"server": [filled.server.pid], "world": [world.pid]}
        before = {name: _used(pids) for name, pids in parts.items()}
        assert world.stdin is not None
        world.stdin.write(json.dumps(asdict(plan)))
        world.stdin.close()
        after = _look_on(run, url, plan, world, parts, say)
        if world.wait(PATIENCE) != 0:
            raise RuntimeError("the world ended badly")
    finally:
        world.kill()
        world.wait()
    run.used = {name: after[name].since(before[name]) for name in parts}
    run.after, run.left = state_of(url), left_open(url)
    return run


def _look_on(
    run: Run,
    url: str,
    plan: Plan,
    world: "subprocess.Popen[str]",
    parts: dict[str, list[int]],
    say: Callable[[str], None],
) -> dict[str, Used]:
    """Look at the database at the end of each period; returns what each part had used when last looked at."""
    began = time.monotonic()
    latest = {name: _used(pids) for name, pids in parts.items()}
    while world.poll() is None and not _is_zombie(world.pid):
        time.sleep(LOOK_SECONDS)
        if not _is_zombie(world.pid):
            latest = {name: _used(pids) for name, pids in parts.items()}
        passed = time.monotonic() - began
        if len(run.sizes) < plan.periods and passed >= (len(run.sizes) + 1) * plan.seconds / plan.periods:
            run.sizes.append(state_of(url).size)
            run.load = psutil.getloadavg()[0]
            say(f"{passed:.0f} s of {plan.seconds:.0f}: the database has {run.sizes[-1] / 2**20:,.0f} MiB")
        if passed > plan.seconds + 2 * PATIENCE + 30:
            raise RuntimeError("the world doesn't end")
    return latest


def _is_zombie(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def _used(pids: list[int]) -> Used:
    each = [used(pid) for pid in pids]
    return Used(sum(one.processor for one in each), sum(one.written for one in each))
