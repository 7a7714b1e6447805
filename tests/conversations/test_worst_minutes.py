"""A person's worst five minutes: nothing of it stays public, and nothing else gets public by what they try."""

from dataclasses import dataclass

import pytest

from core.clock import MINUTE
from core.tx import Tx
from sandbox.carrier.model import Message
from sandbox.server import Sandbox
from storage.questions import OPEN_FOR
from tests.support.bots import Phone, RunningBot, eventually
from tests.support.x.accounts import ANN, change, connect

BY_MISTAKE = "Our new flat is lovely, the harbour is right below the window"
TO_SOMEBODY = "babe did you feed the dog, key is under the mat"
SECRET = "s3cret"


@dataclass
class Panicking:
    """Somebody who texts in a hurry; each text that is answered gets one answer."""

    phone: Phone
    sandbox: Sandbox
    database_url: str
    person_id: int

    @property
    def heard(self) -> list[Message]:
        """What the bot has said, without what the carrier answers by itself."""
        return _ours(self.sandbox.messages_to(self.phone.number))

    @property
    def public(self) -> list[str]:
        """What is up at X."""
        return [post.text for post in self.sandbox.x.posts(ANN)]

    async def says(self, body: str) -> str:
        """Text it; returns the answer. Nothing is public after it."""
        before = len(self.heard)
        await self.phone.text(body)
        answer = (await self.sandbox.heard(self.phone.number, lambda texts: len(_ours(texts)) > before))[-1].body
        assert self.public == [], body
        assert SECRET not in answer, body
        return answer

    async def is_ignored(self, *bodies: str) -> None:
        """Text these; nobody answers."""
        before = len(self.heard)
        for body in bodies:
            await self.phone.text(body)
        await self.sandbox.idle()
        assert [message.body for message in self.heard[before:]] == []
        assert self.public == []

    async def posts(self, body: str) -> None:
        """Text what goes public."""
        await self.phone.text(body)
        await self.sandbox.x.posted(ANN, lambda posts: [post.text for post in posts] == [body])
        await self.sandbox.heard(self.phone.number, lambda texts: any("Posted: " in each.body for each in texts))

    async def takes_back(self, body: str) -> None:
        """Text it; what is public goes away, and the answer says so."""
        before = len(self.heard)
        await self.phone.text(body)
        await eventually(self._nothing_is_public)
        await self.sandbox.heard(self.phone.number, lambda texts: len(_ours(texts)) > before)

    async def _nothing_is_public(self) -> bool:
        return not self.public

    async def waits(self) -> None:
        """Until questions have closed."""

        def unit(tx: Tx) -> None:
            tx.run("UPDATE questions SET open_until = open_until - :ago", ago=OPEN_FOR + MINUTE)
            tx.run("UPDATE awaited_passwords SET awaited_until = awaited_until - :ago", ago=OPEN_FOR + MINUTE)

        await change(self.database_url, unit)


def _ours(messages: list[Message]) -> list[Message]:
    return [message for message in messages if not message.by_carrier]


@pytest.fixture
async def panicking(bot: RunningBot, database_url: str, sandbox: Sandbox, ann: Phone, ben: Phone) -> Panicking:
    await ben.says(f"ROOM flat {SECRET}", "flat")
    return Panicking(ann, sandbox, database_url, await connect(database_url, sandbox, ann))


async def test_of_a_persons_worst_five_minutes_nothing_public_remains(panicking: Panicking) -> None:
    ann = panicking
    await ann.posts(BY_MISTAKE)
    await ann.takes_back("OMG delete that")
    await ann.says("no no no")
    await ann.says(TO_SOMEBODY)
    for panic in ("1", "the first one", "which one", "no don't post it", "post it"):
        await ann.says(panic)
    assert "password" in await ann.says("JOIN flat")
    await ann.says("which one")
    await ann.waits()
    for late in (SECRET, "1", "the first one", "yes post it", "flat s3cret", "POST it", "forget it"):
        await ann.says(late)
    await ann.is_ignored("STOP")
    await ann.is_ignored("mom I'm outside, let me in", "thanks", "1", "POST", f"flat {SECRET}", "\\POST hello", "2")
    await ann.is_ignored("START")
    await ann.says("thanks")
    await ann.says("1")
    await ann.says("STATUS")
    await ann.sandbox.idle()
    assert [post.text for post in ann.sandbox.x.posts(ANN, deleted=True)] == [BY_MISTAKE]
