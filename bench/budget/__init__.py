"""What one plain text costs, part by part: processor, calls of the system, statements, bytes; on both databases."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import psycopg

from bench.budget.counters import Counters, Counts, counters
from bench.conversation import migrate, prepared
from bench.fixtures import rows, servers, x_rows
from bench.fixtures.copying import copy_rows
from bench.fixtures.folders import folder
from bench.fixtures.postgres_server import durable_postgres
from bench.fixtures.processes import Calls, Used, counting_calls, used
from bench.fixtures.servers import ServerProcess
from bench.load import Plan, run_load
from bench.machine import load_core, server_core
from bench.postgres import settle_replies
from bench.rounds import Effort, interleaved, median
from bench.table import Figure, report
from tests.support.database.postgres_server import PostgresServer

TEXTS = {64: 3_000, 1: 600}
"""How many in a round, by how many are under way at a time."""
COUNTED = 400
"""Those whose calls are counted: strace is slow."""
NOTES = (
    "A plain text of somebody connected, from webhook to answer: signed, read, stored, the post put in line.",
    "64 at once: 64 connections wait for their answers, so that texts share commits. One at a time: they don't.",
    "Posting it and telling so is the scheduler's, and isn't in here (topic `posting`).",
    "Bytes written are those of write(2) and its like: to files, and answers on sockets. WAL is PostgreSQL's log.",
    "Calls are counted by strace, apart from all else.",
    "Waits: round trips to PostgreSQL; on SQLite, turns of a database's thread.",
)


@dataclass(frozen=True, slots=True)
class Spent:
    """What the texts of one round have used."""

    texts: int
    bot: Used
    server: Used | None
    wal: int


@dataclass(frozen=True, slots=True)
class Stage:
    """A database with people in it, a bot on it, and one that counts what it asks."""

    name: str
    bot: ServerProcess
    counted: ServerProcess
    counters: Counters
    settle: Callable[[], None]
    places: Iterator[int]
    people: int
    server: PostgresServer | None = None
    url: str = ""

    def plan(self, bot: ServerProcess, at_once: int, texts: int) -> Plan:
        """Texts of people who are next to text, each with words of its own; nobody texts twice in a round."""
        first = next(self.places) * max(TEXTS.values()) % self.people
        bodies = tuple(x_rows.WORDS.format(first + number) for number in range(texts))
        return Plan(bot.port, texts, people_from=first, people=texts, connections=at_once, bodies=bodies, silent=True)


def main(effort: Effort) -> None:
    """Measure both databases in turn, count each once, and report."""
    people = (2 * effort.rounds + 6) * max(TEXTS.values())
    with ExitStack() as stack:
        stages = _stages(stack, people)
        contestants = {
            (stage.name, at_once): partial(_spend, stage, at_once, effort.sized(texts))
            for stage in stages
            for at_once, texts in TEXTS.items()
        }
        found = interleaved({_label(*key): run for key, run in contestants.items()}, effort.rounds)
        figures = []
        for stage in stages:
            for at_once in TEXTS:
                figures += _figures(_label(stage.name, at_once), found[_label(stage.name, at_once)])
                figures += _counted(stage, at_once)
    report("budget", figures, NOTES, rounds=effort.rounds, quick=effort.quick)


def _label(name: str, at_once: int) -> str:
    return f"{name}, {'one at a time' if at_once == 1 else f'{at_once} at once'}"


def _stages(stack: ExitStack, people: int) -> list[Stage]:
    place = stack.enter_context(folder())
    file = place / "bot.db"
    prepared(file, range(people))
    x_rows.connect_all(file)
    server = stack.enter_context(durable_postgres())
    url = server.new_database()
    migrate(url)
    with closing(sqlite3.connect(file)) as source, psycopg.connect(url) as target:
        copy_rows(source, target)
    settle_file, settle_server = partial(rows.settle_replies, file), partial(settle_replies, url, checkpoint=False)
    return [
        _stage(stack, place, "SQLite", f"sqlite:///{file}", settle_file, people),
        _stage(stack, place, "PostgreSQL", url, settle_server, people, server),
    ]


def _stage(
    stack: ExitStack,
    place: Path,
    name: str,
    url: str,
    settle: Callable[[], None],
    people: int,
    server: PostgresServer | None = None,
) -> Stage:
    counts = place / f"{name}.counts"
    program = ("-m", "bench.budget.counted_bot", str(counts))
    return Stage(
        name,
        stack.enter_context(servers.bot(url, place, server_core(), name=name)),
        stack.enter_context(servers.bot(url, place, server_core(), name=f"{name}-counted", program=program)),
        stack.enter_context(counters(counts)),
        settle,
        count(),
        people,
        server,
        url,
    )


def _spend(stage: Stage, at_once: int, texts: int) -> Spent:
    """One round: what the bot and the database's server have used for its texts."""
    stage.settle()
    plan = stage.plan(stage.bot, at_once, texts)
    before, server_before, wal = used(stage.bot.pid), _used_by(stage.server), _wal(stage)
    run_load(plan, load_core())
    bot, server_after = used(stage.bot.pid).since(before), _used_by(stage.server)
    server = server_after.since(server_before) if server_after and server_before else None
    return Spent(texts, bot, server, _wal(stage) - wal)


def _used_by(server: PostgresServer | None) -> Used | None:
    return used(server.pid) if server else None


def _wal(stage: Stage) -> int:
    """How many bytes PostgreSQL's log has had so far."""
    if stage.server is None:
        return 0
    with psycopg.connect(stage.url, autocommit=True) as db:
        [(bytes_,)] = db.execute("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')").fetchall()
    return int(bytes_)


def _asked(stage: Stage, at_once: int) -> Counts:
    """What the texts asked of the database; the first ones are no measure."""
    for _ in range(2):
        stage.settle()
        plan = stage.plan(stage.counted, at_once, COUNTED)
        before = stage.counters.read()
        run_load(plan, load_core())
        asked = stage.counters.read().since(before)
    return asked


def _called(stage: Stage, at_once: int) -> tuple[Calls, Calls]:
    """The calls of the bot, and of the database's server, for as many texts."""
    stage.settle()
    with counting_calls(stage.bot.pid) as bot:
        run_load(stage.plan(stage.bot, at_once, COUNTED), load_core())
    server = Calls()
    if stage.server is not None:
        stage.settle()
        with counting_calls(stage.server.pid) as server:
            run_load(stage.plan(stage.bot, at_once, COUNTED), load_core())
    return bot, server


def _figures(label: str, found: list[Spent]) -> list[Figure]:
    def per_text(what: str, unit: str, values: list[float]) -> Figure:
        rounds = tuple(value / spent.texts for value, spent in zip(values, found, strict=True))
        return Figure(f"{label}: {what}", median(rounds), unit, rounds=rounds)

    figures = [
        per_text("the bot's processor", "µs", [spent.bot.processor * 1e6 for spent in found]),
        per_text("the bot writes", "bytes", [spent.bot.written for spent in found]),
    ]
    of_server = [spent.server for spent in found if spent.server is not None]
    if of_server:
        figures += [
            per_text("the server's processor", "µs", [each.processor * 1e6 for each in of_server]),
            per_text("WAL", "bytes", [spent.wal for spent in found]),
        ]
    return figures


def _counted(stage: Stage, at_once: int) -> list[Figure]:
    label = _label(stage.name, at_once)
    asked = _asked(stage, at_once)
    bot, server = _called(stage, at_once)
    figures = [
        Figure(f"{label}: statements", asked.statements / COUNTED, ""),
        Figure(f"{label}: waits for the database", asked.waits / COUNTED, ""),
        Figure(f"{label}: commits", asked.commits / COUNTED, ""),
    ]
    for whose, calls in (("bot", bot), ("server", server)):
        if calls.count is not None:
            most = sorted(calls.by_name.items(), key=lambda each: -each[1])[:4]
            note = ", ".join(f"{name} {number / COUNTED:.1f}" for name, number in most)
            figures.append(Figure(f"{label}: the {whose}'s calls", calls.count / COUNTED, "", note=note))
    if bot.count is None:
        figures.append(Figure(f"{label}: calls", 0, "", note="not counted: there is no strace"))
    return figures
