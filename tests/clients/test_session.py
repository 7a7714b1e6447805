import asyncio
import socket
import time

import pytest
from aiohttp import ClientRequest, ClientSession, ClientTimeout, TCPConnector, web
from aiohttp.connector import Connection
from aiohttp.test_utils import TestServer
from aiohttp.tracing import Trace

from clients.call import call
from clients.deadline import set_deadline
from clients.failures import CallFailed
from clients.session import CONNECT_SECONDS, UNACKNOWLEDGED_SECONDS, _socket, open_session
from core.clock import elapsed
from sandbox.core.hub import PATIENCE


async def test_no_call_lasts_longer_than_it_may() -> None:
    never = asyncio.Event()

    async def silent(_: web.Request) -> web.Response:
        await never.wait()
        return web.Response()

    app = web.Application()
    app.router.add_get("/", silent)
    async with TestServer(app) as server, open_session(0.1, 2) as session:
        async with asyncio.timeout(PATIENCE):
            with pytest.raises(TimeoutError):
                await session.get(server.make_url("/"))
        never.set()


async def test_connecting_is_bounded_too() -> None:
    async with open_session(60.0, 2) as session:
        assert session.timeout == ClientTimeout(total=60.0, sock_connect=CONNECT_SECONDS)


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="only Linux bounds it")
async def test_the_kernel_soon_gives_up_what_nobody_acknowledges() -> None:
    """It goes on for dead processes, too, and nothing of theirs may arrive once it has been settled."""
    address = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", 1))
    with _socket(address) as made:
        patience = made.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)
    assert patience == UNACKNOWLEDGED_SECONDS * 1000
    async with open_session(1.0, 2) as session:
        assert session.connector is not None
        assert session.connector._socket_factory is _socket  # type: ignore[attr-defined]


async def test_cookies_are_not_kept() -> None:
    seen = []

    async def give(request: web.Request) -> web.Response:
        seen.append(request.headers.get("Cookie"))
        response = web.Response()
        response.set_cookie("tracked", "yes")
        return response

    app = web.Application()
    app.router.add_get("/", give)
    async with TestServer(app) as server, open_session(PATIENCE, 2) as session:
        for _ in range(2):
            await session.get(server.make_url("/"))
    assert seen == [None, None]


async def test_proxies_of_the_environment_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")

    async def here(_: web.Request) -> web.Response:
        return web.Response(text="here")

    app = web.Application()
    app.router.add_get("/", here)
    async with TestServer(app) as server, open_session(PATIENCE, 2) as session:
        assert await (await session.get(server.make_url("/"))).text() == "here"


async def test_tests_stay_on_this_machine(session: ClientSession) -> None:
    with pytest.raises(AssertionError, match="stay away"):
        await session.get("http://192.0.2.1/")


async def test_no_request_leaves_once_its_deadline_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is stopped while it connects: that it may go on is known at once, that it is late is not."""
    asked = []

    async def here(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response()

    connect = TCPConnector.connect

    async def connect_and_stop(
        self: TCPConnector,
        req: ClientRequest,
        traces: list[Trace],
        timeout: ClientTimeout,  # noqa: ASYNC109 - aiohttp's
    ) -> Connection:
        connection = await connect(self, req, traces, timeout)
        time.sleep(0.2)  # noqa: ASYNC251 - nothing of this process goes on
        return connection

    monkeypatch.setattr(TCPConnector, "connect", connect_and_stop)
    app = web.Application()
    app.router.add_post("/", here)
    async with TestServer(app) as server, open_session(PATIENCE, 2) as session:
        set_deadline(elapsed() + 0.1)
        for _ in range(2):  # with a fresh connection, and once there might be one that was kept
            with pytest.raises(CallFailed, match="too late") as caught:
                await call(session, "The carrier", "POST", str(server.make_url("/")))
            assert caught.value.happened is False
        set_deadline(elapsed() + PATIENCE)
        await call(session, "The carrier", "POST", str(server.make_url("/")))
    assert asked == ["/"]
