"""Sending many texts, in a process of its own: by the delivery loop, or by a plain client.

`python -m bench.sending loop DATABASE PORT` carries out all that waits in the database, `sweep DATABASE PORT` all
accounts that are to be renewed; `plain COUNT PORT` posts as many texts' forms, as concurrently, `posts COUNT PORT`
posts to X, `tokens COUNT PORT` calls of X's token endpoint. All print seconds.
"""

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import uvloop
from aiohttp import BasicAuth, ClientSession

from bench.contestants.carrier import PATH
from bench.fixtures import forms, servers
from bench.fixtures.rows import REPLY
from bench.fixtures.x_rows import WORDS
from bot.app import open_app, open_resources
from bot.compose import make_loop
from bot.service import freeze_garbage
from clients.session import open_session
from core.configuration import load_settings
from core.logs import configure_logs
from core.settings import Settings
from core.tx import Tx
from scheduler.x.renewals import Renewals

CONCURRENCY = 500
DEADLINE = 120.0
LOOK_SECONDS = 0.01


def settings_of(database: Path, carrier_port: int) -> Settings:
    """A scheduler's settings that nothing paces."""
    environment = servers.environment_of(
        f"sqlite:///{database}",
        8080,
        BOT_TWILIO__API_URL=f"http://127.0.0.1:{carrier_port}",
        BOT_X__API_URL=f"http://127.0.0.1:{carrier_port}",
        BOT_DELIVERIES__CONCURRENCY=str(CONCURRENCY),
    )
    return load_settings(environment)


async def by_loop(database: Path, carrier_port: int, *, sweep: bool = False) -> float:
    """Carry out all that waits, as `bot serve --role scheduler` does; returns the seconds it took.

    With `sweep`, what waits is what the timer finds to be renewed.
    """
    settings = settings_of(database, carrier_port)
    with Path(os.devnull).open("w", encoding="utf-8") as log:  # noqa: ASYNC230 - before anything runs
        configure_logs(settings.log, log)
        app = await open_app(settings)
        try:
            async with open_resources(app) as resources:
                loop = make_loop(app, resources)
                freeze_garbage()
                began = time.perf_counter()
                running = asyncio.create_task(loop.run())
                if sweep:
                    await Renewals(app.db).begin()
                async with asyncio.timeout(DEADLINE):
                    while await app.db.read(are_open):  # noqa: ASYNC110 - looked at from outside
                        await asyncio.sleep(LOOK_SECONDS)
                took = time.perf_counter() - began
                loop.stop()
                await running
            assert not await app.db.read(are_dead)
        finally:
            await app.db.close()
    return took


def are_open(tx: Tx) -> bool:
    """Whether anything hasn't gone out."""
    return tx.row("SELECT 1 FROM deliveries WHERE ended_at IS NULL LIMIT 1") is not None


def are_dead(tx: Tx) -> bool:
    """Whether anything was given up."""
    return tx.row("SELECT 1 FROM deliveries WHERE state = 'dead' LIMIT 1") is not None


Call = Callable[[ClientSession, int], Awaitable[None]]


async def plainly(count: int, call: Call) -> float:
    """Make as many calls with nothing behind them; returns the seconds it took."""
    async with open_session(15, CONCURRENCY + 10) as session:

        async def work(places: Iterator[int]) -> None:
            for place in places:
                await call(session, place)

        places = iter(range(count))
        began = time.perf_counter()
        async with asyncio.timeout(DEADLINE):
            await asyncio.gather(*(work(places) for _ in range(CONCURRENCY)))
        return time.perf_counter() - began


def plain_call(how: str, port: int) -> Call:
    """One call of that kind."""
    url = f"http://127.0.0.1:{port}"
    auth = BasicAuth(forms.ACCOUNT, forms.TOKEN)

    async def text(session: ClientSession, place: int) -> None:
        form = {
            "To": forms.phone(place),
            "From": forms.NUMBER,
            "Body": REPLY,
            "StatusCallback": f"{forms.PUBLIC_URL}/twilio/status?delivery={place}",
        }
        async with session.post(url + PATH, data=form, auth=auth) as answer:
            assert (await answer.json())["sid"]

    async def post(session: ClientSession, place: int) -> None:
        headers = {"Authorization": f"Bearer {place:064x}"}
        async with session.post(f"{url}/2/tweets", json={"text": WORDS.format(place)}, headers=headers) as answer:
            assert (await answer.json())["data"]["id"]

    async def token(session: ClientSession, place: int) -> None:
        form = {"grant_type": "refresh_token", "refresh_token": f"{place:064x}", "client_id": "x-client"}
        async with session.post(f"{url}/2/oauth2/token", data=form) as answer:
            assert (await answer.json())["access_token"]

    return {"plain": text, "posts": post, "tokens": token}[how]


def main() -> None:
    """Do what the command line says."""
    how, what, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if how in {"loop", "sweep"}:
        print(uvloop.run(by_loop(Path(what), port, sweep=how == "sweep")))
    else:
        print(uvloop.run(plainly(int(what), plain_call(how, port))))


if __name__ == "__main__":
    main()
