"""The same conversation on PostgreSQL, with one, two and four processes that share a port."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import psycopg
from psycopg import sql

from bench.conversation import migrate
from bench.fixtures import rows, servers
from bench.fixtures.folders import folder
from bench.fixtures.postgres_server import durable_postgres
from bench.load import Load, Plan, run_load
from bench.machine import all_cores, load_core
from bench.rounds import Effort, interleaved, median, ratio
from bench.table import Figure, at_least, report

PROCESSES = (1, 2, 4)
PEOPLE = 20_000
TEXTS = 3_000
BARE_TEXTS = 20_000
NOTES = (
    "PostgreSQL runs on this machine too, with fsync=on; it, the bot's processes and the load generator share",
    "all cores: with few of them, more processes can't be faster. Processes share the port (SO_REUSEPORT).",
)


def main(effort: Effort) -> None:
    """Measure each number of processes, and report."""
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        server = stack.enter_context(durable_postgres())
        bare = stack.enter_context(servers.bare(set(all_cores())))
        contestants: dict[str, Callable[[], Load]] = {
            "bare": lambda: run_load(Plan(bare.port, effort.sized(BARE_TEXTS), "/post"), load_core())
        }
        for processes in PROCESSES:
            url = server.new_database()
            migrate(url)
            add_people(url, range(PEOPLE))
            port = _start(stack, place, url, processes)
            contestants[str(processes)] = _conversing(url, port, effort.sized(TEXTS))
        results = interleaved(contestants, effort.rounds)
    report("postgres", _figures(results), NOTES, rounds=effort.rounds, quick=effort.quick)


def _start(stack: ExitStack, place: Path, url: str, processes: int) -> int:
    port = servers.free_port()
    for number in range(processes):
        name = f"bot-{processes}-{number}"
        stack.enter_context(servers.bot(url, place, set(all_cores()), port, name))
    return port


def _conversing(url: str, port: int, texts: int) -> Callable[[], Load]:
    def run() -> Load:
        settle_replies(url)
        return run_load(Plan(port, texts, people=PEOPLE), load_core())

    return run


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


def _figures(results: dict[str, list[Load]]) -> list[Figure]:
    speed = {name: [load.per_second for load in loads] for name, loads in results.items()}
    figures = [Figure("bare aiohttp, post()", median(speed["bare"]), "requests/s", rounds=tuple(speed["bare"]))]
    for processes in map(str, PROCESSES):
        ours, loads = speed[processes], results[processes]
        figures += [
            Figure(f"{processes} process(es)", median(ours), "texts/s", rounds=tuple(ours)),
            Figure(f"{processes}: / bare post()", ratio(ours, speed["bare"]), ""),
            Figure(f"{processes}: median answer", median([load.median_ms for load in loads]), "ms"),
            Figure(f"{processes}: 99th percentile", median([load.p99_ms for load in loads]), "ms"),
        ]
    figures.append(at_least("4 processes / 1 process", ratio(speed["4"], speed["1"]), "", 1, note="with spare cores"))
    return figures
