"""Bots that are killed while somebody registers, a browser confirms who it is, and a program renews its tokens.

CRASHES=50 kills them so often.
"""

import asyncio
import random
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from aiohttp import ClientSession, CookieJar

from core.clock import SECOND
from core.context import Context
from core.tx import Tx
from sandbox.server import Sandbox
from storage.programs.refresh_tokens import AGAIN_WITHIN
from tests.crash.victims import CRASHES, moment, nothing_open, restart, running, victims_for
from tests.support.bots import LONG_PATIENCE, Phone, eventually, sandbox_settings
from tests.support.browser.browsers import OUR_FORM
from tests.support.persisting import AGAIN_SECONDS, until_answered
from tests.support.x.accounts import look

PIN = re.compile(r"^(\d{6}) is your PIN")
OFTEN = dict.fromkeys(
    ("pins_per_number", "pins_per_network", "pins_per_hour", "registrations_per_network", "registrations_per_day"),
    10_000,
)


@dataclass
class Caller:
    """Whoever asks the bot for something with a phone beside them, and asks again when nobody answers."""

    phone: Phone
    url: str
    session: ClientSession

    async def pin(self) -> str:
        """The next PIN on the phone."""
        while True:
            found = PIN.match((await self.phone.hears(deadline=LONG_PATIENCE)).body)
            if found:
                return found[1]

    async def ask(self, path: str, **sent: Any) -> tuple[int, Any, str]:  # noqa: ANN401 - of aiohttp
        """The status, what JSON came, and where it leads, once anybody answers."""

        async def once() -> tuple[int, Any, str] | None:
            async with self.session.post(self.url + path, allow_redirects=False, **sent) as answer:
                if answer.status in {429, 503}:
                    return None
                came = await answer.json(content_type=None) if "json" in answer.content_type else None
                return answer.status, came, answer.headers.get("Location", "")

        return await until_answered(once)


class Member(Caller):
    """A person with a browser."""

    async def submit(self, path: str, **fields: str) -> tuple[int, str]:
        status, _, location = await self.ask(path, data=fields, headers=OUR_FORM)
        return status, location

    async def enter(self, page: str) -> None:
        """Have a PIN texted and type it; if the answer to the right one was lost, from the beginning."""
        while True:
            status, location = await self.submit(page, number=self.phone.number, then="/account")
            if status == 403:  # signed out by what was cut off
                page = "/sign-in"
                continue
            assert status == 303, (page, status)
            if await self.type_pin(location):
                return

    async def type_pin(self, path: str) -> bool:
        """Whether a PIN was right. One may come from before, and then the right one comes behind it."""
        while True:
            status, location = await self.submit(path, pin=await self.pin())
            if status == 303:
                return location != path
            assert status == 422
            if await self.is_over():
                return False

    async def is_over(self) -> bool:
        """Whether no PIN is awaited any more."""

        async def once() -> bool | None:
            async with self.session.get(f"{self.url}/sign-in/pin") as answer:
                return None if answer.status == 503 else answer.status == 404

        return await until_answered(once)

    async def is_signed_in(self) -> bool:
        async with self.session.get(f"{self.url}/account", allow_redirects=False) as answer:
            return answer.status == 200


@dataclass
class Program(Caller):
    """A program that renews its tokens again and again."""

    tokens: dict[str, Any] = field(default_factory=dict)
    signed_in: int = 0
    renewed: int = 0

    async def post(self, path: str, **body: str) -> tuple[int, Any]:
        status, came, _ = await self.ask(f"/api/v1{path}", json=body)
        return status, came

    async def sign_in(self) -> None:
        self.signed_in += 1
        status, asked = await self.post("/pins" if self.tokens else "/register", number=self.phone.number)
        assert status == 202, asked
        status = 0
        while status != 200:  # a PIN of before may come first
            status, self.tokens = await self.post(
                "/token", grant="pin", pin_request=asked["pin_request"], pin=await self.pin()
            )

    async def renew(self) -> None:
        """With the refresh token that it has. If no answer comes for longer than it is kept, it signs in anew."""
        began = monotonic()
        status, came = await self.post("/token", grant="refresh_token", refresh_token=self.tokens["refresh_token"])
        if status == 200:
            self.tokens = came
            self.renewed += 1
        else:
            assert monotonic() - began > AGAIN_WITHIN / SECOND - 1, came
            await self.sign_in()

    async def works(self) -> bool:
        headers = {"Authorization": f"Bearer {self.tokens['access_token']}"}
        async with self.session.get(f"{self.url}/api/v1/me", headers=headers) as answer:
            return answer.status == 200


@asynccontextmanager
async def people(sandbox: Sandbox, url: str) -> AsyncIterator[Any]:
    """Makes somebody new of that kind."""
    async with AsyncExitStack() as stack:
        count = 0

        async def new(kind: type[Caller]) -> Caller:
            nonlocal count
            count += 1
            session = await stack.enter_async_context(ClientSession(cookie_jar=CookieJar(unsafe=True)))
            return kind(Phone(f"+1555010{2000 + count}", sandbox), url, session)

        yield new


@pytest.mark.timeout(1800)
async def test_kills_while_people_register_and_programs_renew_tokens_lock_nobody_out(
    database_url: str, suite_log: Path, context: Context
) -> None:
    async with Sandbox(sandbox_settings()) as sandbox:
        victims = victims_for(database_url, sandbox, limits=OFTEN)
        url = f"http://127.0.0.1:{victims[0].port}"
        async with running(victims, suite_log) as (forker, session), people(sandbox, url) as new:
            member, program, newcomers = await new(Member), await new(Program), []
            await program.sign_in()
            began = monotonic()
            await member.enter("/sign-in/register")
            took = monotonic() - began
            for _ in range(CRASHES):
                newcomers.append(await new(Member))
                entering = [newcomers[-1].enter("/sign-in/register"), member.enter("/account/confirm")]
                working = [asyncio.create_task(each) for each in entering]
                renewing = asyncio.create_task(keep_renewing(program, working))
                await moment(random.uniform(0, took))
                await restart(forker, session, victims)
                await asyncio.gather(*working, renewing)
            for each in (member, *newcomers):
                assert await each.is_signed_in()
            assert await program.works()
            await newcomers[-1].enter("/sign-in")
            await eventually(lambda: nothing_open(database_url, context))
    assert await look(database_url, counts) == (CRASHES + 2, CRASHES + 2, program.signed_in)
    print(f"{CRASHES} kills, {program.renewed} renewals, {program.signed_in} families")  # noqa: T201 - for who looks


async def keep_renewing(program: Program, others: list[asyncio.Task[None]]) -> None:
    """Until the others are done."""
    while not all(each.done() for each in others):
        await program.renew()
        await asyncio.sleep(AGAIN_SECONDS)


def counts(tx: Tx) -> tuple[int, ...]:
    """People, their numbers, and refresh tokens that can still be used: one of each family whose session lives."""
    row = tx.row(
        "SELECT (SELECT count(*) FROM people), (SELECT count(*) FROM addresses),"
        " (SELECT count(*) FROM refresh_tokens WHERE used_at IS NULL)"
    )
    assert row is not None
    return tuple(int(each) for each in row)
