"""The mails under /sandbox/mails."""

from aiohttp import web

from sandbox.core.answers import json_response
from sandbox.mail.server import MailServer
from sandbox.page.guard import guarded


class MailRoutes:
    """What the page shows of mails."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [web.get("/sandbox/mails", guarded(self.mails))]

    async def mails(self, _: web.Request) -> web.StreamResponse:
        """All that are kept, oldest first."""
        return json_response({"mails": [mail.shown() for mail in self._server.mails]})
