"""Every text of the corpus, sent by somebody whose X account is connected: only what is a post is posted."""

import asyncio
import tomllib
from itertools import count
from pathlib import Path
from typing import Any

from core.address import sms
from core.clock import HOUR, after
from core.tx import Tx
from core.x.account import Profile, Tokens
from sandbox.carrier.model import Message
from sandbox.server import Sandbox
from storage import addresses
from storage.rooms import rooms
from storage.x import accounts
from tests.support.bots import RunningBot
from tests.support.x_accounts import ANN, opened

CORPUS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "core" / "reading" / "reading_corpus.toml").read_text(encoding="utf-8")
)
AT_ONCE = 20
PUBLISHES = "POST words "
SAYS = {
    "by_carrier": None,
    "by_machine": None,
    "code": "Not posted: that looks like a code",
    "unknown": "Nothing done",
    "misshapen": "Nothing done",
    "ask": "Not posted",
    "plain": "Posted: ",
}
"""What the person reads, by kind; None is silence."""


def cases() -> list[tuple[str, str, str | None, str]]:
    """Each text with its kind, what begins the reply, and what is posted."""
    listed = [
        (kind, body, said, body.strip() if kind == "plain" else "")
        for kind, said in SAYS.items()
        for body in CORPUS[kind]
    ]
    return listed + [_command(body, calls) for body, calls in CORPUS["commands"].items()]


def _command(body: str, calls: str) -> tuple[str, str, str | None, str]:
    words = calls.removeprefix(PUBLISHES) if calls.startswith(PUBLISHES) else ""
    return "commands", body, "Posted: " if words else "", words


async def test_of_all_texts_only_posts_are_posted(bot: RunningBot, database_url: str, sandbox: Sandbox) -> None:
    sandbox.settings.x_posts_per_window = 10_000
    corpus = cases()
    assert len(corpus) > 300
    phones = [f"+1555010{number:04d}" for number in range(100, 100 + len(corpus))]
    await everybody_is_connected(database_url, sandbox, phones)
    hands = asyncio.Semaphore(AT_ONCE)

    async def send(phone: str, body: str) -> None:
        async with hands:
            assert (await sandbox.text(phone, body)).error is None

    await asyncio.gather(*(send(phone, case[1]) for phone, case in zip(phones, corpus, strict=True)))
    wanted = sorted(case[3] for case in corpus if case[3])
    await sandbox.x.posted(ANN, len(wanted), 30)
    for phone, (kind, body, said, _) in zip(phones, corpus, strict=True):
        if said is not None:
            heard = (await sandbox.heard(phone, lambda texts: bool(ours(texts)), 10))[-1].body
            assert heard.startswith(said), (kind, body, heard)
    await sandbox.idle()
    assert sorted(post.text for post in sandbox.x.posts(ANN)) == wanted
    for phone, (kind, body, said, _) in zip(phones, corpus, strict=True):
        told = [message.body for message in ours(sandbox.messages_to(phone))]
        assert len(told) == (said is not None), (kind, body, told)


def ours(messages: list[Message]) -> list[Message]:
    """Without what the carrier answers by itself."""
    return [message for message in messages if not message.by_carrier]


async def everybody_is_connected(database_url: str, sandbox: Sandbox, phones: list[str]) -> None:
    """Each phone's person has an account connected; of the first one are the rooms, and all are in them."""
    account = sandbox.x.account(ANN)
    profile = Profile(account.id, account.username, account.name)
    granted = [dict(sandbox.x.grant(ANN)) for _ in phones]

    def unit(tx: Tx) -> None:
        numbers = count()
        for phone, grant in zip(phones, granted, strict=True):
            person = addresses.meet_first(tx, sms(phone)).person
            tokens = Tokens(str(grant["access_token"]), str(grant["refresh_token"]), after(tx.now, HOUR), "")
            accounts.connect(tx, person.id, tokens, profile)
            for name in ("trip", "Garden"):
                if next(numbers) < 2:
                    rooms.make(tx, person.id, name)
                elif room := rooms.find(tx, name):
                    rooms.join(tx, person.id, room)

    async with opened(database_url) as db:
        await db.write(unit)
