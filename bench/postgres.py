"""The same conversation on PostgreSQL, with one, two and four processes that share a port."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from bench.conversation import migrate
from bench.fixtures import rows, servers
from bench.fixtures.folders import folder
from bench.fixtures.postgres_server import durable_postgres
from bench.fixtures.processes import used
from bench.load import Load, Plan, run_load
from bench.machine import all_cores, load_core
from bench.rounds import Effort, interleaved, median, ratio
from bench.table import Figure, at_least, report
from tests.support.database.postgres_server import PostgresServer

PROCESSES = (1, 2, 4)
PEOPLE = 20_000
TEXTS = 3_000
BARE_TEXTS = 20_000
NOTES = (
    "PostgreSQL runs on this machine too, with fsync=on; it, the bot's processes and the load generator share",
    "all cores: with few of them, more processes can't be faster. Processes share the port (SO_REUSEPORT).",
    "Processor of a text: of the bot's processes together, and of PostgreSQL's, by their own clocks.",
)


@dataclass(frozen=True, slots=True)
class Conversed:
    """One round: how fast it was, and the processor in seconds that the bot and PostgreSQL have used for it."""

    load: Load
    bot: float = 0.0
    server: float = 0.0


def main(effort: Effort) -> None:
    """Measure each number of processes, and report."""
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        server = stack.enter_context(durable_postgres())
        bare = stack.enter_context(servers.bare(set(all_cores())))
        contestants: dict[str, Callable[[], Conversed]] = {
            "bare": lambda: Conversed(run_load(Plan(bare.port, effort.sized(BARE_TEXTS), "/post"), load_core()))
        }
        for processes in PROCESSES:
            url = server.new_database()
            migrate(url)
            add_people(url, range(PEOPLE))
            bots = _start(stack, place, url, processes)
            contestants[str(processes)] = _conversing(server, url, bots, effort.sized(TEXTS))
        results = interleaved(contestants, effort.rounds)
    report("postgres", _figures(results), NOTES, rounds=effort.rounds, quick=effort.quick)


def _start(stack: ExitStack, place: Path, url: str, processes: int) -> list[servers.ServerProcess]:
    port = servers.free_port()
    names = [f"bot-{processes}-{number}" for number in range(processes)]
    return [stack.enter_context(servers.bot(url, place, set(all_cores()), port, name)) for name in names]


def _conversing(
    server: PostgresServer, url: str, bots: Sequence[servers.ServerProcess], texts: int
) -> Callable[[], Conversed]:
    def run() -> Conversed:
        settle_replies(url)
        bots_before, server_before = _processor(bot.pid for bot in bots), _processor([server.pid])
        load = run_load(Plan(bots[0].port, texts, people=PEOPLE), load_core())
        bots_after, server_after = _processor(bot.pid for bot in bots), _processor([server.pid])
        return Conversed(load, bots_after - bots_before, server_after - server_before)

    return run


def _processor(pids: Iterable[int]) -> float:
    return sum(used(pid).processor for pid in pids)


def add_people(url: str, people: range) -> None:
    """Store people with those places, as if they had texted before."""
    with psycopg.connect(url) as db, db.cursor() as cursor:
        made = list(rows.people_rows(people))
        with cursor.copy("COPY people (id, tag, created_at) FROM STDIN") as copy:
            for person, _ in made:
                copy.write_row(person)
        with cursor.copy(f"COPY addresses ({rows.ADDRESS_COLUMNS}) FROM STDIN") as copy:
            for _, address in made:
                copy.write_row(address)


def settle_replies(url: str, *, checkpoint: bool = True) -> None:
    """Let every reply be delivered, as the carrier's reports would say; what waits to be posted, too."""
    settled = sql.SQL(
        "UPDATE deliveries SET state = 'sent', ended_at = {now}, report = 'delivered'"
        " WHERE state IN ('handed', 'waiting')"
    ).format(now=sql.Literal(rows.now()))
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(settled)
        db.execute("VACUUM (ANALYZE) deliveries")
        if checkpoint:
            db.execute("CHECKPOINT")


def _figures(results: dict[str, list[Conversed]]) -> list[Figure]:
    speed = {name: [each.load.per_second for each in rounds] for name, rounds in results.items()}
    figures = [Figure("bare aiohttp, post()", median(speed["bare"]), "requests/s", rounds=tuple(speed["bare"]))]
    for processes in map(str, PROCESSES):
        ours, rounds = speed[processes], results[processes]
        figures += [
            Figure(f"{processes} process(es)", median(ours), "texts/s", rounds=tuple(ours)),
            Figure(f"{processes}: / bare post()", ratio(ours, speed["bare"]), ""),
            Figure(f"{processes}: median answer", median([each.load.median_ms for each in rounds]), "ms"),
            Figure(f"{processes}: 99th percentile", median([each.load.p99_ms for each in rounds]), "ms"),
            _of_a_text(f"{processes}: the bot's processor", [(each.bot, each.load) for each in rounds]),
            _of_a_text(f"{processes}: the server's processor", [(each.server, each.load) for each in rounds]),
        ]
    for processes, target in (("2", 1.7), ("4", 1)):
        times = ratio(speed[processes], speed["1"])
        figures.append(at_least(f"{processes} processes / 1 process", times, "", target, note="with spare cores"))
    return figures


def _of_a_text(what: str, used_for: list[tuple[float, Load]]) -> Figure:
    rounds = tuple(seconds / load.count * 1e6 for seconds, load in used_for)
    return Figure(what, median(rounds), "µs a text", rounds=rounds)
