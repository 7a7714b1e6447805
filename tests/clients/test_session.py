import asyncio

import pytest
from aiohttp import ClientSession, ClientTimeout, web
from aiohttp.test_utils import TestServer

from clients.session import CONNECT_SECONDS, open_session


async def test_no_call_lasts_longer_than_it_may() -> None:
    never = asyncio.Event()

    async def silent(_: web.Request) -> web.Response:
        await never.wait()
        return web.Response()

    app = web.Application()
    app.router.add_get("/", silent)
    async with TestServer(app) as server, open_session(0.1, 2) as session:
        async with asyncio.timeout(5):
            with pytest.raises(TimeoutError):
                await session.get(server.make_url("/"))
        never.set()


async def test_connecting_is_bounded_too() -> None:
    async with open_session(60.0, 2) as session:
        assert session.timeout == ClientTimeout(total=60.0, sock_connect=CONNECT_SECONDS)


async def test_cookies_are_not_kept() -> None:
    seen = []

    async def give(request: web.Request) -> web.Response:
        seen.append(request.headers.get("Cookie"))
        response = web.Response()
        response.set_cookie("tracked", "yes")
        return response

    app = web.Application()
    app.router.add_get("/", give)
    async with TestServer(app) as server, open_session(2.0, 2) as session:
        for _ in range(2):
            await session.get(server.make_url("/"))
    assert seen == [None, None]


async def test_proxies_of_the_environment_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")

    async def here(_: web.Request) -> web.Response:
        return web.Response(text="here")

    app = web.Application()
    app.router.add_get("/", here)
    async with TestServer(app) as server, open_session(2.0, 2) as session:
        assert await (await session.get(server.make_url("/"))).text() == "here"


async def test_tests_stay_on_this_machine(session: ClientSession) -> None:
    with pytest.raises(AssertionError, match="stay away"):
        await session.get("http://192.0.2.1/")
