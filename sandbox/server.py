"""The sandbox as a whole: a carrier and an X on this machine, started and stopped in any event loop."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Self

import orjson
from aiohttp import web

from sandbox.admin import Admin
from sandbox.exchange import Exchange
from sandbox.faults import Faults
from sandbox.hosts import answers_to_its_name
from sandbox.inbound import Inbound, Picture
from sandbox.model import InboundResult, Message, Webhook
from sandbox.outbound import Outbound
from sandbox.page import Page
from sandbox.reports import Reports
from sandbox.rest import Rest
from sandbox.rest_list import MessageList
from sandbox.rest_media import MediaRest
from sandbox.settings import SandboxSettings
from sandbox.x.admin import XAdmin
from sandbox.x.consent import Consent
from sandbox.x.controls import X
from sandbox.x.media import MediaUpload
from sandbox.x.oauth import OAuth
from sandbox.x.post_page import PostPage
from sandbox.x.posts import Posts
from sandbox.x.timeline import Timeline

_LARGEST_REQUEST: Final = 64 * 1024 * 1024

Wanted = int | Callable[[list[Message]], bool]
"""How many messages, or what they have to look like."""


class Sandbox:
    """A carrier and an X that behave like the real ones where it matters, with a page of phones.

    Everything that a person can do on the page can be done here by a test; what is of X, by `x`.
    """

    def __init__(self, settings: SandboxSettings | None = None) -> None:
        self.settings = replace(settings) if settings else SandboxSettings()
        self._exchange = Exchange(self.settings)
        self._outbound = Outbound(self._exchange, Reports(self._exchange))
        self._inbound = Inbound(self._exchange, self._outbound)
        self._runner: web.AppRunner | None = None
        self.x = X(self._exchange.x)

    @property
    def url(self) -> str:
        """Where it listens, such as http://127.0.0.1:8090, once started."""
        return self._exchange.url

    @property
    def faults(self) -> Faults:
        """What is made to go wrong."""
        return self._exchange.faults

    @property
    def webhook_url(self) -> str:
        """The bot's address for texts, with Twilio's overrides in the fragment if wanted."""
        return self.settings.webhook_url

    @webhook_url.setter
    def webhook_url(self, url: str) -> None:
        self.settings.webhook_url = url

    @property
    def stats(self) -> dict[str, int]:
        """Counters since the start."""
        return dict(self._exchange.stats)

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        self._runner = runner
        site = web.TCPSite(runner, self.settings.host, self.settings.port, backlog=1024)
        try:
            await site.start()
        except OSError:
            await self.stop()
            raise
        host, port = runner.addresses[0][:2]
        self._exchange.url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def stop(self) -> None:
        """Stop listening, and give up what is under way."""
        self._exchange.hub.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        await self._exchange.close()

    async def __aenter__(self) -> Self:
        """Start it."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop it."""
        await self.stop()

    async def text(
        self, from_: str, body: str, media: Sequence[Picture] = (), *, to: str | None = None
    ) -> InboundResult:
        """Let a phone send a text and wait until its webhook is over, retries included.

        `media` are pairs of content type and bytes; `to` is the first number unless told otherwise.
        """
        return await self._inbound.deliver(self.accept(from_, body, media, to=to))

    def accept(self, from_: str, body: str, media: Sequence[Picture] = (), *, to: str | None = None) -> Message:
        """Let a phone send a text whose webhook is yet to be called, by `redeliver`."""
        return self._inbound.accept(from_, to or self.settings.numbers[0], body, media)

    def put(self, from_: str, body: str, media: Sequence[Picture] = (), *, to: str | None = None) -> Message:
        """Let a text be in the carrier's list as if its webhook had been missed."""
        message = self.accept(from_, body, media, to=to)
        message.webhook = Webhook(state="off", error="11205 the webhook was missed")
        self._exchange.changed(message)
        return message

    async def redeliver(self, message: Message) -> InboundResult:
        """Call the webhook for a text, again or for the first time, under the same sid."""
        return await self._inbound.deliver(message)

    def message(self, sid: str) -> Message | None:
        """The message of that sid."""
        return self._exchange.store.get(sid)

    def messages(self, number: str) -> list[Message]:
        """All texts from and to a number, oldest first."""
        return self._exchange.store.of_phone(number)

    def messages_to(self, number: str) -> list[Message]:
        """All that was sent to a number, the lost included, oldest first."""
        return self._exchange.store.to(number)

    async def heard(self, number: str, wanted: Wanted = 1, deadline: float = 5.0) -> list[Message]:
        """Wait until a phone has got so many messages, or those that `wanted` accepts; returns them.

        Messages that never arrived do not count.

        Raises:
            TimeoutError: it has not within `deadline` seconds; says what came instead.
        """

        def arrived() -> list[Message]:
            return [message for message in self.messages_to(number) if not message.lost]

        def enough() -> bool:
            return len(arrived()) >= wanted if isinstance(wanted, int) else wanted(arrived())

        if not await self._exchange.hub.wait_until(number, enough, deadline):
            raise TimeoutError(f"{number} heard only {[message.body for message in arrived()]}")
        return arrived()

    async def settled(self, sid: str, status: str = "delivered", deadline: float = 5.0) -> Message:
        """Wait until a message has a status, its report sent; returns it.

        Raises:
            TimeoutError: it has not within `deadline` seconds.
        """
        message = self._exchange.store.get(sid)
        if message is None:
            raise LookupError(f"there is no message {sid}")

        def so() -> bool:
            return message.status == status

        if not await self._exchange.hub.wait_until(message.phone, so, deadline):
            raise TimeoutError(f"{sid} is {message.status}, not {status}")
        return message

    async def idle(self) -> None:
        """Wait until no webhook and no delivery report is under way any more."""
        await self._exchange.idle()

    def opted_out(self, number: str) -> bool:
        """Whether a phone has opted out of any of our numbers."""
        return any((ours, number) in self._exchange.opted_out for ours in self.settings.numbers)

    def add_phone(self, number: str | None = None) -> str:
        """Show another phone on the page; returns its number."""
        chosen = self._exchange.phones.add(number)
        self._exchange.hub.tell("phones", orjson.dumps(self._exchange.phones.all()))
        return chosen

    def log(self, lines: bytes) -> None:
        """Take log lines of the bot, one JSON object a line."""
        for line in self._exchange.logs.add(lines):
            if self._exchange.hub:
                self._exchange.hub.tell("log", orjson.dumps(line))

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=_LARGEST_REQUEST, middlewares=[answers_to_its_name])
        parts = (
            Rest(self._exchange, self._outbound),
            MessageList(self._exchange),
            MediaRest(self._exchange),
            Consent(self._exchange.x),
            OAuth(self._exchange.x),
            Posts(self._exchange.x),
            Timeline(self._exchange.x),
            PostPage(self._exchange.x),
            MediaUpload(self._exchange.x),
            Admin(self._exchange, self),
            XAdmin(self._exchange.x, self.x),
            Page(),
        )
        for part in parts:
            app.add_routes(part.routes())
        return app
