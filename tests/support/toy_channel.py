"""A second channel, made up for tests, with rules of its own: to show that adding one is an addition.

Its messages are JSON over HTTP, may have 4,096 characters, cost nothing and travel in no segments. Nothing can ride
on the answer to its webhook. Its carrier knows no STOP and no START, has a list of what it was given by our own keys,
and keeps files under names.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import ClientSession, web

from channels.gateway import Services
from channels.webhook import Webhook
from clients.call import call
from clients.failures import CallFailed
from clients.media import Media, MediaMissing
from core.address import Address
from core.channel import TextMeasure
from core.clock import Moment
from core.delivery import Again, Courier, Delivery, Done, Outcome, Unknown
from core.jobs import Job
from core.message import Message
from core.text import Medium, Text
from tests.support.bots import eventually

NAME = "toy"
OURS = Address(NAME, "the-bot")
LONGEST = 4096
PATH = "/toy/messages"
SECRET = "a-secret-of-the-toy-carrier"
ANSWERED, MISSING = 200, 404


@dataclass(frozen=True)
class ToyRules:
    """What everybody may ask of it."""

    name: str = NAME
    delivery_kind: str = "text.toy"
    answers_keywords: bool = False
    report_within: int = 0
    answer_within: int = 0

    def measure(self, body: str, *, picture: bool = False) -> TextMeasure:
        """Nothing is billed and nothing is paced."""
        assert len(body) <= LONGEST
        assert not picture
        return TextMeasure(0, 0, 0)

    def takes_pictures(self, recipient: str, ours: str) -> bool:  # noqa: ARG002 - to nobody, from nowhere
        """It has no way to send them."""
        return False

    def masked(self, value: str) -> str:
        """Its last letter."""
        return f"toy …{value[-1:]}"

    def ending(self, value: str) -> str:
        """Its last letter."""
        return value[-1:]

    def stranger(self, value: str) -> str:
        """By the last letter."""
        return f"the toy ending {self.ending(value)}"


@dataclass(frozen=True)
class ToyChannel:
    """The channel, whose carrier is at `url`."""

    url: str
    rules: ToyRules = field(default_factory=ToyRules)
    service: str = NAME
    missing: str = ""

    def open(self, services: Services) -> "ToyGateway":
        """Put it to work."""
        return ToyGateway(self.url, services)


@dataclass(frozen=True)
class ToyGateway:
    """The channel at work."""

    url: str
    services: Services

    def webhooks(self) -> Sequence[Webhook]:
        """None: its carrier posts to a route of its own."""
        return []

    def routes(self) -> Sequence[web.RouteDef]:
        """Where its carrier brings messages."""
        return [web.post(PATH, self.receive)]

    async def receive(self, request: web.Request) -> web.Response:
        """Take a message in; the answer says nothing but that it is stored."""
        if request.headers.get("X-Toy-Secret") != SECRET:
            return web.json_response({"error": "who are you?"}, status=403)
        message: dict[str, Any] = await request.json()
        text = Text(
            f"{NAME}:{message['id']}",
            Address(NAME, message["from"]),
            OURS,
            message["text"],
            self.services.clock.now(),
            tuple(Medium(name, "image/jpeg") for name in message["files"]),
        )
        await self.services.take_in(text, inline=False)
        return web.json_response({})

    def courier(self) -> Courier:
        """Sends, and asks by our key what became of it."""
        return ToyCourier(self.url, self.services.session)

    def media(self) -> Media:
        """Files by their names."""
        return ToyMedia(self.url, self.services.session)

    def jobs(self) -> Sequence[Job]:
        """None: its carrier brings every message until it is taken."""
        return []

    async def catch_up(self, since: Moment) -> int:  # noqa: ARG002 - there is no list to look through
        """Likewise."""
        return 0


@dataclass(frozen=True)
class ToyCourier:
    """Carries messages to the toy's carrier."""

    url: str
    session: ClientSession
    at_once: int = 5

    async def send(self, delivery: Delivery) -> Outcome:
        """Have it sent under the delivery's id."""
        message = Message.from_json(delivery.content)
        body = {"key": str(delivery.id), "to": message.recipient.value, "text": message.body}
        try:
            answer = await call(self.session, "The toy", "POST", f"{self.url}/send", json_body=body)
        except CallFailed as failed:
            return Again(failed.reason) if failed.happened is False else Unknown(failed.reason)
        return Done(f"{NAME}:{delivery.id}") if answer.status == ANSWERED else Again("The toy is unwell.")

    async def settle(self, delivery: Delivery) -> Outcome:
        """Its carrier knows our keys."""
        answer = await call(self.session, "The toy", "GET", f"{self.url}/sent/{delivery.id}")
        return Done(f"{NAME}:{delivery.id}") if answer.status == ANSWERED else Again("It isn't there.", seconds=0)


@dataclass(frozen=True)
class ToyMedia:
    """Files at the toy's carrier."""

    url: str
    session: ClientSession

    async def fetch(self, reference: str) -> bytes:
        """The bytes of a file."""
        async with self.session.get(f"{self.url}/files/{reference}") as answer:
            if answer.status == MISSING:
                raise MediaMissing("The toy doesn't have it.", happened=False)
            return await answer.read()

    async def delete(self, reference: str) -> None:
        """Have it deleted there."""
        await call(self.session, "The toy", "DELETE", f"{self.url}/files/{reference}")


class ToyCarrier:
    """What stands in for the toy's carrier: it keeps what it is sent, and brings what people write."""

    def __init__(self) -> None:
        self.url = ""
        self.bot_url = ""
        self.sent: dict[str, tuple[str, str]] = {}
        """To whom, and what, by our key."""
        self.sends = 0
        self.files: dict[str, bytes] = {}
        self.lose_answers = 0
        self._ids = count(1)
        self._session: ClientSession

    @asynccontextmanager
    async def running(self) -> AsyncIterator["ToyCarrier"]:
        """It listens on a free port while the block lasts."""
        app = web.Application()
        app.add_routes(
            [
                web.post("/send", self._send),
                web.get("/sent/{key}", self._was_sent),
                web.get("/files/{name}", self._file),
                web.delete("/files/{name}", self._delete),
            ]
        )
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        async with ClientSession() as self._session:
            yield self
        await runner.cleanup()

    async def brings(
        self, sender: str, text: str, files: Sequence[str] = (), message_id: int = 0, secret: str = SECRET
    ) -> int:
        """Bring the bot what somebody wrote; returns the status of its answer, which has to say nothing."""
        body = {"id": message_id or next(self._ids), "from": sender, "text": text, "files": list(files)}
        async with self._session.post(self.bot_url + PATH, json=body, headers={"X-Toy-Secret": secret}) as answer:
            assert answer.status != ANSWERED or await answer.json() == {}
            return answer.status

    def heard_by(self, person: str) -> list[str]:
        """What somebody was sent, in order."""
        return [text for to, text in self.sent.values() if to == person]

    async def _send(self, request: web.Request) -> web.Response:
        message = await request.json()
        assert message["key"] not in self.sent, "sent twice"
        self.sent[message["key"]] = (message["to"], message["text"])
        self.sends += 1
        if self.lose_answers:
            self.lose_answers -= 1
            assert request.transport is not None
            request.transport.abort()
            await asyncio.sleep(0)
        return web.json_response({})

    async def _was_sent(self, request: web.Request) -> web.Response:
        return web.json_response({}, status=ANSWERED if request.match_info["key"] in self.sent else MISSING)

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["name"])
        return web.Response(body=content) if content is not None else web.Response(status=MISSING)

    async def _delete(self, request: web.Request) -> web.Response:
        self.files.pop(request.match_info["name"], None)
        return web.json_response({})


@dataclass
class Toy:
    """Somebody who writes by the toy."""

    name: str
    carrier: ToyCarrier
    heard_so_far: int = 0

    @property
    def address(self) -> Address:
        """Where they are reached."""
        return Address(NAME, self.name)

    async def text(self, body: str, files: Sequence[str] = ()) -> None:
        """Write to the bot."""
        assert await self.carrier.brings(self.name, body, files) == ANSWERED

    async def hears(self, *parts: str) -> str:
        """Wait for the next message; it has to hold all of `parts`."""

        async def there() -> bool:
            return len(self.carrier.heard_by(self.name)) > self.heard_so_far

        await eventually(there)
        said = self.carrier.heard_by(self.name)[self.heard_so_far]
        self.heard_so_far += 1
        for part in parts:
            assert part in said, f"{self.name} heard {said!r}, not {part!r}"
        return said

    async def says(self, body: str, *parts: str) -> str:
        """Write to the bot, and hear what it answers."""
        await self.text(body)
        return await self.hears(*parts)

    @property
    def silent(self) -> bool:
        """Whether nothing came that hasn't been heard."""
        return len(self.carrier.heard_by(self.name)) == self.heard_so_far
