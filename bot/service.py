"""A running bot: started by role, stopped without losing anything."""

import asyncio
import gc
import os
import signal
from typing import Literal

from aiohttp import web

from bot.app import App, open_app, open_resources
from bot.compose import make_jobs, make_loop, make_runner
from bot.connections import Connections, connections_of
from bot.groundwork import ChannelsOf, live_channels
from bot.tls import Certificate
from core.clock import Clock, SteadyClock
from core.compiled import compiled
from core.logs import get_logger
from core.settings import Settings
from scheduler.loop import DeliveryLoop
from scheduler.timers import Timers

log = get_logger()

ProcessRole = Literal["all", "web", "scheduler"]
BACKLOG = 1024


class Service:
    """The bot in one role. The scheduler serves HTTP too, for its health."""

    def __init__(
        self,
        settings: Settings,
        role: ProcessRole = "all",
        *,
        clock: Clock | None = None,
        channels_of: ChannelsOf = live_channels,
    ) -> None:
        self._settings = settings
        self._role = role
        self._clock = clock
        self._channels_of = channels_of
        self._stop = asyncio.Event()
        self.port = settings.server.port
        self._listener: asyncio.Server | None = None
        self._certificate: Certificate | None = None

    def stop(self) -> None:
        """Begin to stop; `run` returns when that is done."""
        self._stop.set()

    def look_at_certificate(self) -> None:
        """Take a renewed certificate now, rather than at the next look."""
        if self._certificate is not None:
            self._certificate.look()

    async def run(self, started: asyncio.Event | None = None) -> None:
        """Serve until `stop`.

        Raises:
            OSError: when the port can't be had.
            NotCommitted: when the database can't be opened.
            BadCertificate: when TLS is ours, and the files can't be used.
        """
        self._certificate = Certificate.of(self._settings.server, self._clock or SteadyClock())
        app = await open_app(self._settings, self._clock, self._channels_of)
        try:
            await self._serve(app, started)
        finally:
            await app.db.close()
        log.info("service.stopped", role=self._role)

    async def _serve(self, app: App, started: asyncio.Event | None) -> None:
        async with open_resources(app) as resources:
            runner = make_runner(app, resources)
            await runner.setup()
            context = self._certificate.context if self._certificate else None
            connections = connections_of(runner, self._settings.server.connections, context)
            loop = make_loop(app, resources) if self._role != "web" else None
            working = asyncio.create_task(loop.run()) if loop else None
            timers = Timers(make_jobs(app, resources))
            try:
                freeze_garbage()
                await self._listen(connections)
                if working is not None:
                    timers.start()
                self._tell_of_start(connections.most)
                if started is not None:
                    started.set()
                await self._until_stopped(working)
            finally:
                log.info("service.stopping", role=self._role)
                await timers.stop()
                await self._close(connections)
                await self._wind_down(runner, loop, working)
                await connections.close_late_ones()

    def _tell_of_start(self, connections: int) -> None:
        log.info(
            "service.started",
            role=self._role,
            port=self.port,
            pid=os.getpid(),
            connections=connections,
            compiled=compiled.in_use,
        )
        if compiled.left_alone:
            log.warning("service.compiled_left_alone", cause=compiled.left_alone)

    async def _listen(self, connections: Connections) -> None:
        server = self._settings.server
        several = self._settings.database.url.startswith("postgresql://")
        self._listener = await asyncio.get_running_loop().create_server(
            connections, server.host, server.port, backlog=BACKLOG, reuse_port=several or None
        )
        self.port = self._listener.sockets[0].getsockname()[1]
        connections.start()
        if self._certificate is not None:
            self._certificate.start()

    async def _close(self, connections: Connections) -> None:
        """Let nobody connect any more."""
        if self._listener is not None:
            self._listener.close()
        if self._certificate is not None:
            await self._certificate.stop()
        await connections.stop()

    async def _until_stopped(self, working: asyncio.Task[None] | None) -> None:
        """Wait to be stopped; a delivery loop that ends by itself is a fault that ends the service."""
        stopped = asyncio.create_task(self._stop.wait())
        waited = {stopped} | ({working} if working else set())
        try:
            await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
        if working is not None and working.done():
            working.result()

    async def _wind_down(
        self, runner: web.AppRunner, loop: DeliveryLoop | None, working: asyncio.Task[None] | None
    ) -> None:
        """Take no more texts, finish what is in hand, leave the rest as rows."""
        if loop is not None:
            loop.stop()
        try:
            async with asyncio.timeout(self._settings.server.shutdown_seconds):
                await runner.cleanup()
                if working is not None:
                    await asyncio.wait([working])
        except TimeoutError:
            log.warning("service.hurried", role=self._role)
        if working is not None and not working.done():
            working.cancel()
            await asyncio.wait([working])
        if loop is not None:
            await loop.finish()


def freeze_garbage() -> None:
    """What is loaded by now stays for ever: the garbage collector needn't look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


async def serve(settings: Settings, role: ProcessRole) -> None:
    """Run a service until SIGTERM or SIGINT."""
    service = Service(settings, role)
    running = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        running.add_signal_handler(name, service.stop)
    if settings.server.tls_certificate:
        running.add_signal_handler(signal.SIGHUP, service.look_at_certificate)
    await service.run()
