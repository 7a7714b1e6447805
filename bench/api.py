"""The API: a list of rooms, fresh tokens for a refresh token, entries; the first two beside others."""

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from pathlib import Path

import jwt
import orjson
import uvloop
from aiohttp import ClientSession

from bench.contestants import api_fastapi
from bench.conversation import prepared
from bench.fixtures import forms, servers
from bench.fixtures.folders import folder
from bench.fixtures.servers import KEY, PLENTY, ServerProcess, free_port, running
from bench.machine import load_core, pin, server_core
from bench.rounds import Effort, interleaved, median, ratio
from bench.table import Figure, report
from core.clock import Moment
from core.context import Context
from core.sealing import Keyring
from core.tracking.tracker import Measure
from storage import sessions
from storage.engine.transaction import Transaction, for_sqlite
from storage.programs import refresh_tokens
from storage.rooms import rooms
from storage.tables import TABLES
from storage.tracking import trackers
from web.api import access_tokens
from web.api.credentials import audience
from web.api.ids import TRACKER

CHAINS = 16
ROOMS = 5
LISTS = 4_000
REFRESHES = 1_600
ENTRIES = 1_600
NOTES = (
    "Each server has one core, the load another; 16 programs, each waits for its answer before it asks again.",
    "GET /rooms: five rooms, the token and the session looked up. POST /token: a refresh token is exchanged, with a",
    "commit (synchronous=FULL); each one once. FastAPI on a copy of the database: no seals, limits, log.",
    "POST …/entries: sixteen programs of one person, each in a transaction of its own that has their lock.",
)
Run = Callable[[], float]
Ask = Callable[[ClientSession, int], Awaitable[None]]


def main(effort: Effort) -> None:
    """Measure, and report."""
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        results = interleaved(_contestants(stack, place, effort), effort.rounds)
    report("api", _figures(results), NOTES, rounds=effort.rounds, quick=effort.quick)


def _contestants(stack: ExitStack, place: Path, effort: Effort) -> dict[str, Run]:
    database, copy = place / "bot.db", place / "fastapi.db"
    prepared(database, range(2))
    session_id, tokens, tracker = _fill(database)
    shutil.copy(database, copy)
    overrides = {"BOT_LIMITS__API_REQUESTS_PER_SECOND": PLENTY, "BOT_LIMITS__ENTRIES_PER_PERSON": PLENTY}
    bot = stack.enter_context(servers.bot(f"sqlite:///{database}", place, server_core(), overrides=overrides))
    bare = stack.enter_context(_server("bench.contestants.api_bare"))
    usual = stack.enter_context(_server("bench.contestants.api_fastapi", str(copy)))
    ours = access_tokens.make(Keyring([KEY]), audience(forms.PUBLIC_URL), session_id, _now())
    theirs = jwt.encode({"sid": session_id, "exp": _now() // 1000 + 900}, api_fastapi.KEY, algorithm="HS256")
    contestants: dict[str, Run] = {}
    for name, server, access in (("bot", bot, ours), ("bare", bare, ""), ("fastapi", usual, theirs)):
        chains = list(tokens)
        contestants[f"rooms {name}"] = _lists(server, access, effort.sized(LISTS))
        contestants[f"token {name}"] = _refreshes(server, chains, effort.sized(REFRESHES))
    contestants["entries bot"] = _entries(bot, ours, tracker, effort.sized(ENTRIES))
    return contestants


def _server(module: str, *arguments: str) -> AbstractContextManager[ServerProcess]:
    port = free_port()
    return running(["-m", module, str(port), *arguments], port, server_core())


def _now() -> Moment:
    return Moment(time.time_ns() // 1_000_000)


def _fill(database: Path) -> tuple[int, list[str], str]:
    """Rooms and a tracker of the first person, a session, and a refresh token for each program."""
    with closing(sqlite3.connect(database)) as db, db:
        tx = Transaction(db, for_sqlite, Context(Keyring([KEY])), TABLES)
        [(person_id,)] = tx.rows("SELECT id FROM people ORDER BY id LIMIT 1")
        for number in range(ROOMS):
            rooms.make(tx, person_id, f"room{number}")
        tracker = TRACKER.show(trackers.add(tx, person_id, "weight", Measure(unit="kg")).id)
        made = [sessions.find(tx, sessions.make(tx, person_id)) for _ in range(CHAINS)]
        found = [session for session in made if session is not None]
        return found[0].id, [refresh_tokens.begin(tx, session) for session in found], tracker


def _entries(server: ServerProcess, access: str, tracker: str, count: int) -> Run:
    async def ask(session: ClientSession, times: int) -> None:
        headers = {"Authorization": f"Bearer {access}"}
        for number in range(times):
            new = {"value": 70 + number % 9, "words": "slept well"}
            async with session.post(f"/api/v1/trackers/{tracker}/entries", json=new, headers=headers) as answer:
                assert answer.status == 201, answer.status
                await answer.read()

    return _measured(server, [ask] * CHAINS, count)


def _lists(server: ServerProcess, access: str, count: int) -> Run:
    async def ask(session: ClientSession, times: int) -> None:
        headers = {"Authorization": f"Bearer {access}"}
        for _ in range(times):
            async with session.get("/api/v1/rooms", headers=headers) as answer:
                assert answer.status == 200, answer.status
                await answer.read()

    return _measured(server, [ask] * CHAINS, count)


def _refreshes(server: ServerProcess, chains: list[str], count: int) -> Run:
    def asking(place: int) -> Ask:
        async def ask(session: ClientSession, times: int) -> None:
            for _ in range(times):
                body = {"grant": "refresh_token", "refresh_token": chains[place]}
                async with session.post("/api/v1/token", json=body) as answer:
                    assert answer.status == 200, answer.status
                    chains[place] = orjson.loads(await answer.read())["refresh_token"]

        return ask

    return _measured(server, [asking(place) for place in range(len(chains))], count)


def _measured(server: ServerProcess, asks: Sequence[Ask], count: int) -> Run:
    """Requests a second of all together."""

    async def run() -> float:
        async with ClientSession(f"http://127.0.0.1:{server.port}") as session:
            began = time.perf_counter()
            await asyncio.gather(*(ask(session, count // len(asks)) for ask in asks))
            return count // len(asks) * len(asks) / (time.perf_counter() - began)

    def measure() -> float:
        pin(0, load_core())
        return float(uvloop.run(run()))

    return measure


def _figures(results: dict[str, list[float]]) -> list[Figure]:
    figures = []
    for name, words in (("rooms", "GET /rooms"), ("token", "POST /token")):
        bot, bare, usual = (results[f"{name} {who}"] for who in ("bot", "bare", "fastapi"))
        figures += [
            Figure(words, median(bot), "requests/s", rounds=tuple(bot)),
            Figure(f"{words} / a bare handler", ratio(bot, bare), ""),
            Figure(f"{words} / FastAPI on the same database", ratio(bot, usual), ""),
        ]
    entries = results["entries bot"]
    return [
        *figures,
        Figure("POST /trackers/{tracker}/entries", median(entries), "requests/s", rounds=tuple(entries)),
    ]
