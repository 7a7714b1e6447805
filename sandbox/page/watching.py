"""What is to be seen while it runs: events, the bot's log lines, counters."""

import time
from typing import Final

from aiohttp import web

from sandbox.carrier.store import MessageStore
from sandbox.core.answers import json_response
from sandbox.core.shared import Shared
from sandbox.page import events
from sandbox.page.guard import guarded, number_in
from sandbox.page.log_lines import LogLines

_USUAL_LIMIT: Final = 500


class WatchingRoutes:
    """Events, log lines and counters."""

    def __init__(self, shared: Shared, store: MessageStore, logs: LogLines) -> None:
        self._shared = shared
        self._store = store
        self._logs = logs

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [
            web.get("/sandbox/logs", guarded(self.logs)),
            web.post("/sandbox/logs", guarded(self.add_logs)),
            web.get("/sandbox/events", guarded(self.events)),
            web.get("/sandbox/stats", guarded(self.stats)),
        ]

    async def logs(self, request: web.Request) -> web.StreamResponse:
        """The bot's latest log lines, oldest first."""
        limit = int(number_in(request, "limit", _USUAL_LIMIT))
        return json_response({"lines": self._logs.latest(limit)})

    async def add_logs(self, request: web.Request) -> web.StreamResponse:
        """Log lines of the bot, a JSON object a line."""
        self._logs.add(await request.read())
        return web.Response(status=204)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """What happens, as server-sent events."""
        return await events.stream(self._shared.hub, request)

    async def stats(self, _: web.Request) -> web.StreamResponse:
        """Counters since the start."""
        kept = {"messages_kept": len(self._store), "log_lines_kept": len(self._logs)}
        return json_response({**self._shared.stats, **kept, "now": time.time()})
