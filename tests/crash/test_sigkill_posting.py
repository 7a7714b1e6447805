"""Bots that are killed while they post: every text that was taken in is up exactly once, and confirmed once."""

import random
from collections import Counter
from pathlib import Path

import pytest

from core.context import Context
from sandbox.carrier.model import InboundResult
from sandbox.core.settings import ReportDelays
from sandbox.server import Sandbox
from tests.conftest import Logs
from tests.crash.load import (
    KILLS,
    PHONES,
    Load,
    each_text_is_stored_once,
    nothing_open,
    number_of,
    running,
    under_fire,
    victims_for,
)
from tests.support.bots import Phone, eventually, sandbox_settings
from tests.support.x_accounts import ANN, connect, look, opened

RICH = {"spend_per_person": 1_000.0, "spend_per_day": 10_000.0}
SECONDS_FOR_ONE = 10.0
"""Then they text the next all the same."""
LONG = ", which went on and on, and on again, for everybody had something to say about it" * 3


class Posters(Load):
    """People who post, and wait until the one post is up before they text the next."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__(sandbox)
        self.parts: dict[str, list[str]] = {}
        """What has to be up on each account."""

    async def connect(self, database_url: str) -> None:
        """Give everybody an account."""
        async with opened(database_url) as db:
            for person in range(PHONES):
                self.sandbox.x.add_account(username_of(person), f"Person {person}")
                await connect(db, self.sandbox, Phone(number_of(person), self.sandbox), username_of(person))

    async def text(self, person: int, marker: str, turn: int) -> InboundResult:
        """Every third text is a thread of two parts."""
        parts = [f"{marker} came by{LONG}.", f"And so ended the story of {marker}."] if turn % 3 == 2 else [marker]
        wanted = self.parts.setdefault(username_of(person), [])
        wanted.extend(parts)
        result = await self.sandbox.text(number_of(person), " ".join(parts))
        try:
            await self.sandbox.x.posted(username_of(person), len(wanted), SECONDS_FOR_ONE)
        except TimeoutError:
            return result  # its webhook was missed; it is fetched at a later start
        return result


def username_of(person: int) -> str:
    return f"poster_{person:02d}"


@pytest.mark.timeout(1800)
async def test_every_text_is_posted_once_and_confirmed_once_whenever_the_bot_is_killed(
    database_url: str, suite_log: Path, context: Context, logs: Logs
) -> None:
    random.seed(KILLS)
    quick = ReportDelays(0.02, 0.02)
    async with Sandbox(sandbox_settings(report_delays=quick, x_posts_per_window=100_000)) as sandbox:
        load = Posters(sandbox)
        await load.connect(database_url)
        # What is up while X's answer is still on its way is what a kill can make unknown.
        sandbox.faults.add("x_post_slow", count=None, ms=50)
        victims = victims_for(database_url, sandbox, limits=RICH)
        await under_fire(load, victims, suite_log, database_url, context, enough=lambda: has_settled(logs))
        up = Counter(post.text for person in range(PHONES) for post in sandbox.x.posts(username_of(person)))
        wanted = Counter(part for parts in load.parts.values() for part in parts)
        assert len(load.texts) > KILLS
        assert up == wanted, (up - wanted, wanted - up)
        assert load.replies() == Counter(load.texts.keys()), load.differences()
        await each_text_is_stored_once(database_url, context, load)
        assert has_settled(logs), "no kill struck between a post and its row"


@pytest.mark.timeout(600)
async def test_a_kill_while_x_renews_tokens_costs_the_connection_but_posts_nothing_twice(
    database_url: str, suite_log: Path, context: Context
) -> None:
    """X has used up the old refresh token, and nobody has the new one: the person is told, and connects anew."""
    async with Sandbox(sandbox_settings()) as sandbox:
        ann = Phone(number_of(0), sandbox)
        await connect(database_url, sandbox, ann)
        await change(database_url, "UPDATE accounts SET expires_at = 0")
        victims = victims_for(database_url, sandbox)
        async with running(victims, suite_log) as (forker, _):
            sandbox.faults.add("x_token_timeout_after", seconds=5)
            await ann.text("The lake is frozen over")
            await eventually(lambda: has_refreshed(sandbox))
            for victim in victims:
                await forker.kill(victim)
                await forker.start(victim)
            # For some minutes the token might be in the hands of somebody who still stores its successor.
            await change(database_url, "UPDATE accounts SET renewing_until = 0")
            await ann.hears("ot posted: X ended your connection. Connect again: http")
            assert sandbox.x.reused == 1
            assert sandbox.x.posts(ANN) == []
            await connect(database_url, sandbox, ann)
            await ann.text("POST")
            await ann.hears("Posted: The lake is frozen over")
            await eventually(lambda: nothing_open(database_url, context))
        assert [post.text for post in sandbox.x.posts(ANN)] == ["The lake is frozen over"]
        assert await look(database_url, lambda tx: tx.rows("SELECT lost_at FROM accounts")) == [(None,)]


def has_settled(logs: Logs) -> bool:
    """Whether a post was found to be up already."""
    return any(line["kind"] == "post" and line["how"] == "settled" for line in logs.lines("delivery.sent"))


async def has_refreshed(sandbox: Sandbox) -> bool:
    return sandbox.x.refreshes == 1


async def change(database_url: str, sql: str) -> None:
    async with opened(database_url) as db:
        await db.write(lambda tx: tx.run(sql))
