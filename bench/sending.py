"""Sending many texts, in a process of its own: by the delivery loop, or by a plain client.

`python -m bench.sending loop DATABASE CARRIER_PORT` carries out all that waits in the database;
`python -m bench.sending plain COUNT CARRIER_PORT` posts as many forms, as concurrently. Both print seconds.
"""

import asyncio
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import uvloop
from aiohttp import BasicAuth

from bench import forms, servers
from bench.contestants.carrier import PATH
from bench.rows import REPLY
from bot.compose import make_loop, open_house, open_outside
from bot.configuration import load_settings
from bot.logs import configure_logs
from bot.settings import Settings
from bot.tx import Tx
from clients.session import open_session

CONCURRENCY = 500
DEADLINE = 120.0
LOOK_SECONDS = 0.01


def settings_of(database: Path, carrier_port: int) -> Settings:
    """A scheduler's settings that nothing paces."""
    environment = servers.environment_of(
        f"sqlite:///{database}",
        8080,
        BOT_TWILIO__API_URL=f"http://127.0.0.1:{carrier_port}",
        BOT_TWILIO__RATE="1000000",
        BOT_DELIVERIES__CONCURRENCY=str(CONCURRENCY),
    )
    return load_settings(environment)


async def by_loop(database: Path, carrier_port: int) -> float:
    """Carry out all that waits, as `bot serve --role scheduler` does; returns the seconds it took."""
    settings = settings_of(database, carrier_port)
    with Path(os.devnull).open("w", encoding="utf-8") as log:  # noqa: ASYNC230 - before anything runs
        configure_logs(settings.log, log)
        house = await open_house(settings)
        try:
            async with open_outside(settings) as outside:
                loop = make_loop(house, outside)
                began = time.perf_counter()
                running = asyncio.create_task(loop.run())
                async with asyncio.timeout(DEADLINE):
                    while await house.db.read(are_open):  # noqa: ASYNC110 - looked at from outside
                        await asyncio.sleep(LOOK_SECONDS)
                took = time.perf_counter() - began
                loop.stop()
                await running
            assert not await house.db.read(are_dead)
        finally:
            await house.db.close()
    return took


def are_open(tx: Tx) -> bool:
    """Whether anything hasn't gone out."""
    return tx.row("SELECT 1 FROM deliveries WHERE ended_at IS NULL LIMIT 1") is not None


def are_dead(tx: Tx) -> bool:
    """Whether anything was given up."""
    return tx.row("SELECT 1 FROM deliveries WHERE state = 'dead' LIMIT 1") is not None


async def plainly(count: int, carrier_port: int) -> float:
    """Post the same forms with nothing behind it; returns the seconds it took."""
    url = f"http://127.0.0.1:{carrier_port}{PATH}"
    auth = BasicAuth(forms.ACCOUNT, forms.TOKEN)
    async with open_session(15, CONCURRENCY + 10) as session:

        async def work(places: Iterator[int]) -> None:
            for place in places:
                form = {
                    "To": forms.phone(place),
                    "From": forms.NUMBER,
                    "Body": REPLY,
                    "StatusCallback": f"{forms.PUBLIC_URL}/twilio/status?delivery={place}",
                }
                async with session.post(url, data=form, auth=auth) as answer:
                    assert (await answer.json())["sid"]

        places = iter(range(count))
        began = time.perf_counter()
        async with asyncio.timeout(DEADLINE):
            await asyncio.gather(*(work(places) for _ in range(CONCURRENCY)))
        return time.perf_counter() - began


if __name__ == "__main__":
    how, what, port = sys.argv[1:]
    print(uvloop.run(by_loop(Path(what), int(port)) if how == "loop" else plainly(int(what), int(port))))
