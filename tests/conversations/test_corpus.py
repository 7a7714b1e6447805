"""A part of the corpus over HTTP, on both databases: what goes public and what is said is as in `make talk`.

That runs all of it, by the bot's own steps alone; this shows that nothing on the way to them or from them changes it.
"""

import asyncio
from collections import defaultdict
from collections.abc import Sequence

import pytest

from core.address import sms
from core.asking import FIRST_POSTS
from core.clock import HOUR, after
from core.tx import Tx
from core.x.account import Profile, XTokens
from sandbox.carrier.model import Message
from sandbox.server import Sandbox
from storage import addresses
from storage.rooms import rooms
from storage.x import accounts
from tests.support.bots import RunningBot
from tests.support.x.accounts import ANN, opened
from tests.talk.corpus import Case, cases
from tests.talk.judging import Verdict
from tests.talk.talking import talk

OF_EACH_KIND = 10
AT_ONCE = 20
ROOMS = ("trip", "Garden")
FOLLOWS_LATER = frozenset({"command", "offered", "undone"})
"""Outcomes whose reply may come after something slow."""


def sample() -> list[Case]:
    """The first texts of each kind in each file that somebody sends to whom nothing is open, spread over the file."""
    by_kind = defaultdict[str, list[Case]](list)
    for case in cases():
        if case.situation == "fresh" and case.outcome not in FOLLOWS_LATER:
            by_kind[case.kind].append(case)
    return [case for several in by_kind.values() for case in several[:: max(1, len(several) // OF_EACH_KIND)]]


@pytest.fixture(scope="module")
def verdicts() -> Sequence[Verdict]:
    """What the quick bot makes of them; it is the same for both databases."""
    return asyncio.run(talk(sample()))


async def test_over_http_it_is_the_same(
    bot: RunningBot, database_url: str, sandbox: Sandbox, verdicts: Sequence[Verdict]
) -> None:
    sandbox.settings.x_posts_per_window = 10_000
    assert len(verdicts) > 100
    phones = [f"+1555010{number:04d}" for number in range(100, 100 + len(verdicts))]
    await everybody_is_connected(database_url, sandbox, phones)
    hands = asyncio.Semaphore(AT_ONCE)

    async def send(phone: str, body: str) -> None:
        async with hands:
            assert (await sandbox.text(phone, body)).error is None

    await asyncio.gather(*(send(phone, each.case.body) for phone, each in zip(phones, verdicts, strict=True)))
    wanted = sorted(words for each in verdicts for words in each.happened.public)
    await sandbox.x.posted(ANN, len(wanted), 30)
    await everybody_has_heard(sandbox, phones, verdicts)
    assert sorted(post.text for post in sandbox.x.posts(ANN)) == wanted


async def everybody_has_heard(sandbox: Sandbox, phones: Sequence[str], verdicts: Sequence[Verdict]) -> None:
    """Each phone was told what the quick bot says, and once; or nothing."""
    for phone, each in zip(phones, verdicts, strict=True):
        if each.happened.reply or each.happened.public:
            heard = (await sandbox.heard(phone, lambda texts: bool(ours(texts)), 10))[-1].body
            said = "Posted" if each.happened.public else each.happened.reply.partition("http")[0]
            assert heard.startswith(said), (each.case, heard)
    await sandbox.idle()
    for phone, each in zip(phones, verdicts, strict=True):
        told = [message.body for message in ours(sandbox.messages_to(phone))]
        assert len(told) == bool(each.happened.reply or each.happened.public), (each.case, told)


def ours(messages: list[Message]) -> list[Message]:
    """Without what the carrier answers by itself."""
    return [message for message in messages if not message.by_carrier]


async def everybody_is_connected(database_url: str, sandbox: Sandbox, phones: Sequence[str]) -> None:
    """Each phone's person is in the rooms and has an account connected, on which they posted on other days."""
    account = sandbox.x.account(ANN)
    profile = Profile(account.id, account.username, account.name)
    granted = [dict(sandbox.x.grant(ANN)) for _ in phones]

    def unit(tx: Tx) -> None:
        for phone, grant in zip(phones, granted, strict=True):
            person = addresses.meet_first(tx, sms(phone)).person
            tokens = XTokens(str(grant["access_token"]), str(grant["refresh_token"]), after(tx.now, HOUR), "")
            accounts.connect(tx, person.id, tokens, profile)
            for name in ROOMS:
                if room := rooms.find(tx, name):
                    rooms.join(tx, person.id, room)
                else:
                    rooms.make(tx, person.id, name)
        tx.run("UPDATE people SET posts = :few", few=FIRST_POSTS)

    async with opened(database_url) as db:
        await db.write(unit)
