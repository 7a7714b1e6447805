"""Open connections of the HTTP server, within bounds: a stranger who holds many keeps nobody out.

Whoever opens connections and sends nothing, or a byte now and then, costs a file descriptor each. With none left, the
bot hears no carrier, reads no photo and can't reach its database.
"""

import asyncio
import errno
import os
import resource
import ssl
from asyncio.sslproto import SSLProtocol
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from aiohttp import web

from core.logs import get_logger

log = get_logger()

HEAD_SECONDS = 10.0
"""A connection on which no whole request has begun by then is closed."""
LOOK_SECONDS = 1.0
ACCEPT_SECONDS = 5.0
"""After so long, a connection that was accepted is open, or came to nothing."""
GOODBYE_SECONDS = 2.0
"""How long a closed TLS connection waits for the other side to close it too."""
QUIET_SECONDS = 10.0
"""The least time between two lines of the log that say that connections were closed or refused."""
OWN_FILES = 192
"""What else needs file descriptors: the database, calls to others, photos, imaging processes."""
GIVEN_BACK = 32
"""How many idle connections are closed if there is no file descriptor left."""


@dataclass(slots=True)
class ConnectionState:
    """How a connection was when it was last looked at: requests so far, and since when nothing has come of it."""

    requests: int
    since: float
    tls: "TlsProtocol | None" = None
    """With TLS: what stands between the handler and the wire."""


class TlsProtocol(SSLProtocol):
    """TLS on one connection. Before its handshake is over, only this knows of the connection.

    `asyncio` makes these itself for a server with TLS, and lets nobody close one before it has come to an end.
    """

    def __init__(self, handler: web.RequestHandler, context: ssl.SSLContext, ended: Callable[[], None]) -> None:
        super().__init__(
            asyncio.get_running_loop(),
            handler,
            context,
            None,  # type: ignore[arg-type] # nobody waits for it
            server_side=True,
            ssl_handshake_timeout=HEAD_SECONDS,  # type: ignore[arg-type] # seconds may have parts
            ssl_shutdown_timeout=GOODBYE_SECONDS,
        )
        self.wire: asyncio.Transport | None = None
        self._ended = ended

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It begins."""
        self.wire = cast("asyncio.Transport", transport)  # uvloop's are none by their class
        super().connection_made(transport)

    def connection_lost(self, exc: BaseException | None) -> None:
        """It is closed, maybe before anything was said on it."""
        super().connection_lost(exc)
        self.wire = None
        self._ended()

    def abort(self) -> None:
        """Close it at once."""
        if self.wire is not None:
            self.wire.abort()


class RefusedConnection(asyncio.Protocol):
    """Closes a connection at once."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """There is no room for it."""
        cast("asyncio.Transport", transport).abort()  # uvloop's are none by their class


class Connections:
    """Makes what handles a connection, for each that is accepted; closes the idlest when there are too many.

    A connection is idle while we wait for the other side: between requests, or for the rest of one.
    """

    def __init__(self, server: web.Server, most: int, context: ssl.SSLContext | None = None) -> None:
        self.most = most
        self._server = server
        self._context = context
        self._known: dict[web.RequestHandler, ConnectionState] = {}
        """All connections, in the order in which they became idle, as far as is known."""
        self._closed = self._refused = 0
        self._quiet_until = 0.0
        self._looking: asyncio.Task[None] | None = None

    def __call__(self) -> asyncio.BaseProtocol:
        """What handles the next connection."""
        if len(self._known) >= self.most and not self._make_room(1):
            self._refused += 1
            self._tell()
            return RefusedConnection()
        handler = self._server()
        self._known[handler] = state = ConnectionState(0, _now())
        if self._context is None:
            return handler
        state.tls = TlsProtocol(handler, self._context, lambda: self._forget(handler))
        return state.tls

    def start(self) -> None:
        """Look at all of them from time to time, until `stop`."""
        self._looking = asyncio.get_running_loop().create_task(self._keep_looking())

    async def stop(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    async def close_late_ones(self) -> None:
        """Close what was accepted while the server ended: it was open too late for the server to close it."""
        for handler, state in list(self._known.items()):
            if handler.transport is not None:
                handler.transport.abort()
            elif state.tls is not None:
                state.tls.abort()
        await asyncio.sleep(0)  # the event loop closes them

    async def _keep_looking(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            self._look()
            if not has_files_left():
                self._make_room(GIVEN_BACK)
                self._tell()

    def _look(self) -> None:
        """Forget those that are closed, note which are at work, and close those that don't come to a request."""
        now = _now()
        for handler, state in list(self._known.items()):
            requests = _requests_of(handler)
            if _is_closed(handler, state):
                del self._known[handler]
            elif handler.transport is None:
                continue
            elif requests != state.requests or not _is_idle(handler):
                del self._known[handler]  # to stand behind those that have been idle for longer
                self._known[handler] = ConnectionState(requests, now, state.tls)
            elif not requests and now - state.since >= HEAD_SECONDS:
                self._close(handler)

    def _make_room(self, count: int) -> int:
        """Close the idlest, up to so many; returns for how many there is room now."""
        found = []
        for handler, state in self._known.items():  # those that have been idle for longest stand first
            if _is_closed(handler, state) or _is_idle(handler) or _is_greeting(handler, state):
                found.append(handler)
            if len(found) == count:
                break
        for handler in found:
            self._closed += handler.transport is not None or _is_greeting(handler, self._known[handler])
            self._close(handler)
        if self._closed:
            self._tell()
        return len(found)

    def _close(self, handler: web.RequestHandler) -> None:
        state = self._known.pop(handler, None)
        if state is not None and state.tls is not None and handler.transport is None:
            state.tls.abort()
        handler.force_close()

    def _forget(self, handler: web.RequestHandler) -> None:
        self._known.pop(handler, None)

    def _tell(self) -> None:
        """Say it, though not for each."""
        if _now() >= self._quiet_until:
            self._quiet_until = _now() + QUIET_SECONDS
            log.warning(
                "server.full", open=len(self._known), most=self.most, closed=self._closed, refused=self._refused
            )
            self._closed = self._refused = 0


def connections_of(runner: web.AppRunner, wanted: int, context: ssl.SSLContext | None = None) -> Connections:
    """The connections of a server that is set up: as many as wanted, or as there is room for; with a context, TLS."""
    if runner.server is None:
        raise RuntimeError("the server isn't set up")
    return Connections(runner.server, most_connections(wanted), context)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _requests_of(handler: web.RequestHandler) -> int:
    """Whole heads of requests that have come on it."""
    return handler._request_count  # noqa: SLF001 - told nowhere else


def _is_closed(handler: web.RequestHandler, state: ConnectionState) -> bool:
    """Whether it was closed. One that was just accepted has no transport yet, on a busy machine for a while."""
    if _is_greeting(handler, state):
        return False
    never_opened = handler.transport is None and _now() - state.since >= ACCEPT_SECONDS
    return never_opened or handler._manager is None  # noqa: SLF001 - likewise


def _is_greeting(handler: web.RequestHandler, state: ConnectionState) -> bool:
    """Whether it is open, and its TLS handshake isn't over."""
    return handler.transport is None and state.tls is not None and state.tls.wire is not None


def _is_idle(handler: web.RequestHandler) -> bool:
    """Whether we wait for the other side: for a request, or for the rest of its body."""
    request = handler._current_request  # noqa: SLF001 - likewise
    return handler.transport is not None and (request is None or not request.content.is_eof())


def has_files_left() -> bool:
    """Whether this process can open one more file."""
    try:
        os.close(os.dup(0))
    except OSError as error:
        return error.errno not in {errno.EMFILE, errno.ENFILE}
    return True


def most_connections(wanted: int) -> int:
    """How many connections there is room for: as many as wanted, if the limit of open files allows that.

    What the process itself may raise of that limit (its soft part) is raised.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = wanted + OWN_FILES
    if hard != resource.RLIM_INFINITY:
        needed = min(needed, hard)
    if soft != resource.RLIM_INFINITY and soft < needed:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))
            soft = needed
    if soft == resource.RLIM_INFINITY:
        return wanted
    return max(1, min(wanted, soft - min(OWN_FILES, soft // 2)))
