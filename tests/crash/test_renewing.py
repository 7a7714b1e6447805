"""A bot that is killed while X renews tokens."""

from pathlib import Path

import pytest

from core.context import Context
from sandbox.server import Sandbox
from tests.crash.victims import nothing_open, running, victims_for
from tests.support.bots import Phone, eventually, sandbox_settings
from tests.support.x.accounts import ANN, connect, look, opened


@pytest.mark.timeout(600)
async def test_a_kill_while_x_renews_tokens_costs_the_connection_but_posts_nothing_twice(
    database_url: str, suite_log: Path, context: Context
) -> None:
    """X has used up the old refresh token, and nobody has the new one: the person is told, and connects anew."""
    async with Sandbox(sandbox_settings()) as sandbox:
        ann = Phone("+15550100100", sandbox)
        await connect(database_url, sandbox, ann)
        await change(database_url, "UPDATE accounts SET expires_at = used_at - 1")
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


async def has_refreshed(sandbox: Sandbox) -> bool:
    return sandbox.x.refreshes == 1


async def change(database_url: str, sql: str) -> None:
    async with opened(database_url) as db:
        await db.write(lambda tx: tx.run(sql))
