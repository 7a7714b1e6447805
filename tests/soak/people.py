"""People who text, one text after the other, whatever happens."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Sequence
from random import Random

from core.asking import Asks
from sandbox.carrier.model import Message
from sandbox.server import Sandbox
from tests.crash.victims import moment
from tests.soak.plan import Plan
from tests.soak.texts import PHOTOS, SentText, What, compose, key_of, number_of, username_of
from tests.support.bots import Phone
from tests.support.photos.stage import small
from tests.support.x.accounts import connect, opened

CHANCES = {What.COMMAND: 5, What.POST: 5, What.THREAD: 2, What.PHOTOS: 2, What.ROOM: 1, What.LEAVE: 1, What.UNDO: 2}
FIRST = ((What.ROOM, What.LEAVE), (What.POST, What.UNDO), (What.THREAD,), (What.PHOTOS,))
"""What the first people begin with: each kind is texted soon, also where little is done in a minute."""
LOOK_AGAIN_SECONDS = 1.0
AT_ONCE = 0.5
"""The part of the texts that don't wait for what comes of the one before."""


class People:
    """Those who text. Each goes on when the carrier has told the bot of the text.

    If it couldn't (the webhook failed), they wait for the reply first, as people do: what comes late, after newer
    texts, may mean something else by then. So they do before they undo something or leave a room.
    """

    def __init__(self, plan: Plan, sandbox: Sandbox) -> None:
        self._plan = plan
        self._sandbox = sandbox
        self._stopping = False
        self._keys: dict[str, str | None] = {}
        self._wanted: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.texts: list[SentText] = []
        self.told = 0
        """How many texts' webhooks got their 200."""

    async def connect(self, database_url: str) -> None:
        """Give everybody an account."""
        async with opened(database_url) as db:
            for person in range(self._plan.people):
                self._sandbox.x.add_account(username_of(person), f"Person {person}")
                await connect(
                    db, self._sandbox, Phone(number_of(person), self._sandbox), username_of(person), asks=Asks.NEVER
                )

    async def run(self) -> None:
        """Text until told to stop."""
        async with asyncio.TaskGroup() as group:
            for person in range(self._plan.people):
                group.create_task(self._person(person))

    def stop(self) -> None:
        """Text no more."""
        self._stopping = True

    def replies(self, number: str) -> Counter[str]:
        """How many replies a phone got to each text."""
        return Counter(key for _, key in self.heard(number))

    def heard(self, number: str) -> list[tuple[Message, str]]:
        """What a phone got, oldest first, and which text each is the reply to."""
        got = [message for message in self._sandbox.messages_to(number) if not message.lost]
        for message in got:
            if message.sid not in self._keys:
                self._keys[message.sid] = key_of(message.body)
        return [(message, key) for message in got if (key := self._keys[message.sid])]

    def wanted(self, number: str) -> Counter[str]:
        """How many there have to be in the end."""
        return self._wanted[number]

    async def all_answered(self) -> bool:
        """Whether each text has its reply."""
        return all(wanted <= self.replies(number) for number, wanted in self._wanted.items())

    async def _person(self, person: int) -> None:
        chances, turn = self._plan.random(f"person {person}"), 0
        mine: list[SentText] = []
        while not self._stopping:
            first = FIRST[person] if person < len(FIRST) else ()
            what, about = self._choose(chances, mine, first[turn : turn + 1])
            waits = what in {What.UNDO, What.LEAVE} or chances.random() > AT_ONCE
            if waits and not await self._answered(person):
                return
            text = compose(what, person, turn, about)
            mine.append(text)
            if what is What.UNDO and about is not None:
                about.undone = True
            is_known = await self._send(text)
            if (not is_known or what is What.UNDO) and not await self._answered(person):
                return
            turn += 1
            await moment(chances.uniform(0.0, self._plan.pause))

    def _choose(self, chances: Random, mine: list[SentText], given: Sequence[What]) -> tuple[What, SentText | None]:
        """What is next, by chance unless it is given; what can't be now is a post."""
        [what] = given or chances.choices([*CHANCES], [*CHANCES.values()])
        shown = [text for text in mine if text.is_post and not text.undone]
        rooms = [text for text in mine if text.what in {What.ROOM, What.LEAVE}]
        is_in = bool(rooms) and rooms[-1].what is What.ROOM
        if what is What.UNDO and shown:
            return what, shown[-1]
        if what is What.LEAVE and is_in:
            return what, rooms[-1]
        if what is What.ROOM and is_in:
            return What.COMMAND, None
        return (What.POST if what in {What.UNDO, What.LEAVE} else what), None

    async def _send(self, text: SentText) -> bool:
        """Send it; whether the carrier knows that the bot has it."""
        photos = [small()] * PHOTOS if text.what is What.PHOTOS else []
        message = self._sandbox.accept(text.number, text.body, photos)
        text.sid = message.sid
        self.texts.append(text)
        self._wanted[text.number][text.key] += 1
        result = await self._sandbox.redeliver(message)
        self.told += result.error is None
        return result.error is None

    async def _answered(self, person: int) -> bool:
        """Wait for the replies to all that this person has texted; false if it all ends before."""
        number = number_of(person)
        while not self._stopping:
            try:
                await self._sandbox.heard(
                    number, lambda _: self.wanted(number) <= self.replies(number), LOOK_AGAIN_SECONDS
                )
            except TimeoutError:
                continue
            return True
        return False
