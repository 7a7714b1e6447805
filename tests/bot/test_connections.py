"""Whoever holds many connections open keeps nobody else out."""

import asyncio
import errno
import os
import resource
from collections.abc import AsyncIterator

import pytest
import uvloop
from aiohttp import web

from bot import connections
from bot.connections import Connections, most_connections
from sandbox.core.hub import PATIENCE
from tests.conftest import Logs, StartBot
from tests.support.bots import Phone, eventually

MOST = 8
REQUEST = b"GET /%s HTTP/1.1\r\nHost: a\r\n\r\n"
Peer = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Served:
    """A server of two pages: one answers at once, one when it is let."""

    def __init__(self) -> None:
        self.goes_on = asyncio.Event()
        self.at_work = 0
        self.peers: list[Peer] = []

    async def slow(self, _: web.Request) -> web.Response:
        self.at_work += 1
        await self.goes_on.wait()
        return web.Response(text="slow")

    async def quick(self, request: web.Request) -> web.Response:
        await request.read()
        return web.Response(text="quick")

    async def connect(self, sent: bytes = b"") -> Peer:
        peer = await asyncio.open_connection("127.0.0.1", self.port)
        peer[1].write(sent)
        self.peers.append(peer)
        return peer

    async def start(self) -> None:
        app = web.Application()
        app.add_routes([web.get("/slow", self.slow), web.route("*", "/quick", self.quick)])
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        assert self.runner.server
        self.connections = Connections(self.runner.server, MOST)
        self.listener = await asyncio.get_running_loop().create_server(self.connections, "127.0.0.1", 0)
        self.port = self.listener.sockets[0].getsockname()[1]
        self.connections.start()

    async def stop(self) -> None:
        self.goes_on.set()
        self.listener.close()
        await self.connections.stop()
        for _, writer in self.peers:
            writer.close()
        await self.runner.cleanup()


@pytest.fixture
async def served(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    monkeypatch.setattr(connections, "LOOK_SECONDS", 0.02)
    running = Served()
    await running.start()
    yield running
    await running.stop()


async def answers(peer: Peer) -> bool:
    """Whether something comes; false if it is closed instead."""
    try:
        return bool(await asyncio.wait_for(peer[0].read(1000), PATIENCE))
    except ConnectionError:
        return False


async def test_the_idlest_is_closed_for_one_more(served: Served, logs: Logs) -> None:
    working = await served.connect(REQUEST % b"slow")
    idle = [await served.connect(sent) for sent in (b"", b"GET /qui", REQUEST % b"quick")]
    assert await answers(idle[2])
    body = await served.connect(b"POST /quick HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf")
    held = [await served.connect() for _ in range(2 * MOST)]
    late = await served.connect(REQUEST % b"quick")
    assert await answers(late)
    assert [await answers(peer) for peer in (*idle, body, held[0])] == [False] * 5
    served.goes_on.set()
    assert await answers(working)
    line = await logs.appears("server.full")
    assert (line["most"], line["closed"] > 0, line["refused"]) == (MOST, True, 0)
    assert len(logs.lines("server.full")) == 1


async def test_with_all_at_work_one_more_is_refused_at_once(served: Served, logs: Logs) -> None:
    working = [await served.connect(REQUEST % b"slow") for _ in range(MOST)]

    async def all_at_work() -> bool:
        return served.at_work == MOST

    await eventually(all_at_work)
    assert not await answers(await served.connect(REQUEST % b"quick"))
    assert (await logs.appears("server.full"))["refused"] == 1
    served.goes_on.set()
    assert sum([await answers(peer) for peer in working]) == MOST
    assert await answers(await served.connect(REQUEST % b"quick"))


async def test_a_connection_that_comes_to_no_request_is_closed(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = await served.connect(REQUEST % b"quick")
    assert await answers(kept)
    with monkeypatch.context() as patch:
        patch.setattr(connections, "HEAD_SECONDS", 0.05)
        silent, slow = await served.connect(), await served.connect(b"GET /qu")
        assert [await answers(peer) for peer in (silent, slow)] == [False, False]
    kept[1].write(REQUEST % b"quick")
    assert await answers(kept)


async def test_with_no_file_descriptor_left_idle_ones_are_given_back(
    served: Served, monkeypatch: pytest.MonkeyPatch, logs: Logs
) -> None:
    idle = await served.connect()

    def none_left(_: int) -> int:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(os, "dup", none_left)
    assert not await answers(idle)
    assert await logs.appears("server.full")


async def test_one_that_was_just_accepted_counts_and_one_that_is_closed_does_not(served: Served) -> None:
    accepted = [served.connections() for _ in range(MOST)]  # the machine is so busy that none is open yet
    await asyncio.sleep(0)
    served.connections._look()
    assert len(served.connections._known) == MOST
    assert isinstance(served.connections(), connections.RefusedConnection)
    for each in accepted:
        each.connection_lost(None)
    served.connections._look()
    assert not served.connections._known


@pytest.mark.parametrize(
    ("soft", "hard", "most", "raised"),
    [
        (1024, 524_288, 1000, 1192),
        (1024, 1024, 832, None),
        (256, 256, 128, None),
        (20_000, 20_000, 1000, None),
        (resource.RLIM_INFINITY, resource.RLIM_INFINITY, 1000, None),
        (512, resource.RLIM_INFINITY, 1000, 1192),
    ],
)
def test_there_is_room_for_what_the_limit_of_open_files_leaves(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, most: int, raised: int | None
) -> None:
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: given.append(limits))
    assert most_connections(1000) == most
    assert [each[0] for each in given] == ([raised] if raised else [])


async def test_a_bot_hears_its_carrier_while_a_stranger_holds_connections(
    start: StartBot, ann: Phone, logs: Logs
) -> None:
    bot = await start(server={"connections": 10})
    peers = [await asyncio.open_connection("127.0.0.1", bot.service.port) for _ in range(30)]
    await ann.says("\\HELP", "You can text")
    assert logs.lines("service.started")[-1]["connections"] == 10
    assert await logs.appears("server.full")
    for _, writer in peers:
        writer.close()


def test_the_event_loop_of_a_service_refuses_them_likewise() -> None:
    async def try_it() -> None:
        served = Served()
        await served.start()
        try:
            for _ in range(MOST):
                await served.connect(REQUEST % b"slow")

            async def all_at_work() -> bool:
                return served.at_work == MOST

            await eventually(all_at_work)
            assert not await answers(await served.connect(REQUEST % b"quick"))
        finally:
            await served.stop()

    uvloop.run(try_it())
