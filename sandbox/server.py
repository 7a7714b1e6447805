"""The sandbox as a whole: a carrier, an X and an SMTP server here, started and stopped in any event loop."""

from dataclasses import replace
from typing import Final, Self

from aiohttp import web

from sandbox.carrier.controls import Carrier
from sandbox.carrier.exchange import Exchange
from sandbox.carrier.inbound import Inbound
from sandbox.carrier.outbound import Outbound
from sandbox.carrier.reports import Reports
from sandbox.carrier.rest.media import MediaRest
from sandbox.carrier.rest.message_list import MessageList
from sandbox.carrier.rest.messages import MessagesRest
from sandbox.carrier.rest.numbers import NumberList
from sandbox.core.faults import Faults
from sandbox.core.settings import SandboxSettings
from sandbox.core.shared import Shared
from sandbox.hosts import answers_to_its_name
from sandbox.mail.server import MailServer
from sandbox.page.faults import FaultRoutes
from sandbox.page.files import Files
from sandbox.page.log_lines import LogLines
from sandbox.page.mails import MailRoutes
from sandbox.page.phones import PhoneRoutes
from sandbox.page.settings import SettingsRoutes
from sandbox.page.texts import TextRoutes
from sandbox.page.visits import VisitRoutes
from sandbox.page.watching import WatchingRoutes
from sandbox.page.x import XRoutes
from sandbox.x.api.media import MediaUpload
from sandbox.x.api.oauth import OAuth
from sandbox.x.api.posts import Posts
from sandbox.x.api.timeline import Timeline
from sandbox.x.controls import X
from sandbox.x.pages.consent import Consent
from sandbox.x.pages.post import PostPage
from sandbox.x.state import XState

_LARGEST_REQUEST: Final = 64 * 1024 * 1024


class Sandbox(Carrier):
    """A carrier and an X that behave like the real ones where it matters, with a page of phones.

    Everything that a person can do on the page can be done here by a test; what is of X, by `x`, of mails, by `mail`.
    """

    def __init__(self, settings: SandboxSettings | None = None) -> None:
        self.settings = replace(settings) if settings else SandboxSettings()
        self._shared = Shared(self.settings)
        exchange = Exchange(self._shared)
        self._outbound = Outbound(exchange, Reports(exchange))
        super().__init__(exchange, Inbound(exchange, self._outbound))
        self._x_state = XState(self._shared)
        self.x = X(self._x_state)
        self.mail = MailServer(self._shared)
        self._logs = LogLines(self._shared.hub, self.settings.keep_logs)
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Where it listens, such as http://127.0.0.1:8090, once started."""
        return self._shared.url

    @property
    def faults(self) -> Faults:
        """What is made to go wrong."""
        return self._shared.faults

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
        return dict(self._shared.stats)

    def add_phone(self, number: str | None = None) -> str:
        """Show another phone on the page; returns its number."""
        return self._shared.phones.add(number)

    def log(self, lines: bytes) -> None:
        """Take log lines of the bot, one JSON object a line."""
        self._logs.add(lines)

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        self._runner = runner
        site = web.TCPSite(runner, self.settings.host, self.settings.port, backlog=1024)
        try:
            await site.start()
            await self.mail.start()
        except OSError:
            await self.stop()
            raise
        host, port = runner.addresses[0][:2]
        self._shared.url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def stop(self) -> None:
        """Stop listening, and give up what is under way."""
        self._shared.hub.close()
        await self.mail.stop()
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

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=_LARGEST_REQUEST, middlewares=[answers_to_its_name])
        for routes in (self._carrier_routes(), self._x_routes(), self._page_routes()):
            app.add_routes(routes)
        return app

    def _carrier_routes(self) -> list[web.RouteDef]:
        return [
            *MessagesRest(self._exchange, self._outbound).routes(),
            *MessageList(self._exchange).routes(),
            *NumberList(self._exchange).routes(),
            *MediaRest(self._exchange).routes(),
        ]

    def _x_routes(self) -> list[web.RouteDef]:
        parts = (Consent, OAuth, Posts, Timeline, PostPage, MediaUpload)
        return [route for part in parts for route in part(self._x_state).routes()]

    def _page_routes(self) -> list[web.RouteDef]:
        return [
            *Files().routes(),
            *TextRoutes(self._exchange, self).routes(),
            *PhoneRoutes(self._shared, self).routes(),
            *FaultRoutes(self._shared.faults).routes(),
            *SettingsRoutes(self.settings).routes(),
            *WatchingRoutes(self._shared, self._exchange.store, self._logs).routes(),
            *XRoutes(self._x_state, self.x).routes(),
            *MailRoutes(self.mail).routes(),
            *VisitRoutes(self._exchange).routes(),
        ]
