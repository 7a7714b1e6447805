"""Webhooks take a shorter way through the server, and nobody can tell but by how long it takes."""

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus

import pytest
from aiohttp import web

from bot import connections
from bot.connections import Connections
from bot.webhook_server import WebhookProtocol, WebhookRunner, as_bytes
from channels.webhook import Webhook, WebhookAnswer, WebhookRequest
from sandbox.core.hub import PATIENCE
from tests.conftest import Logs
from tests.support.bots import eventually

LIMIT = 1000
SHUTDOWN_SECONDS = 0.2
Peer = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def posted(body: bytes = b"", *headers: bytes, path: bytes = b"/hook", version: bytes = b"1.1") -> bytes:
    lines = [b"POST %b HTTP/%b" % (path, version), b"Host: a", b"Content-Length: %d" % len(body), *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


class Served:
    """A server with a webhook that answers with the body, and says which way requests took."""

    def __init__(self) -> None:
        self.went_short = list[bytes]()
        self.heard = list[WebhookRequest]()
        self.unheard = list[bytes]()
        self.goes_on = asyncio.Event()
        self.goes_on.set()
        self.peers: list[Peer] = []
        self.made: list[WebhookProtocol] = []

    async def hook(self, request: WebhookRequest) -> WebhookAnswer:
        self.heard.append(request)
        if any(each._answering is asyncio.current_task() for each in self.made):
            self.went_short.append(request.body)
        await self.goes_on.wait()
        if request.body == b"broken":
            raise LookupError
        if request.fault is not None:
            return WebhookAnswer(request.fault.status, request.fault.cause.encode(), "text/xml")

        async def note() -> None:
            self.unheard.append(request.body)

        body = request.body * 1_000_000 if request.body == b"much " else request.body
        return WebhookAnswer(200, body, "text/xml", note) if body else WebhookAnswer(204)

    async def page(self, _: web.Request) -> web.Response:
        return web.Response(text="page")

    def connect_one(self) -> asyncio.BaseProtocol:
        protocol = self.connections()
        if isinstance(protocol, WebhookProtocol):
            self.made.append(protocol)
        return protocol

    async def start(self) -> None:
        webhook = Webhook("/hook", self.hook)
        app = web.Application(client_max_size=LIMIT)
        app.add_routes([webhook.route(), web.get("/page", self.page)])
        self.runner = WebhookRunner(
            app, [webhook], LIMIT, (("X-Besides", "1"),), access_log=None, shutdown_timeout=SHUTDOWN_SECONDS
        )
        await self.runner.setup()
        assert self.runner.server
        self.connections = Connections(self.runner.server, 4)
        self.listener = await asyncio.get_running_loop().create_server(self.connect_one, "127.0.0.1", 0)
        self.port = self.listener.sockets[0].getsockname()[1]

    async def connect(self, sent: bytes = b"") -> Peer:
        peer = await asyncio.open_connection("127.0.0.1", self.port)
        peer[1].write(sent)
        self.peers.append(peer)
        return peer

    async def at_work(self, count: int = 1) -> None:
        async def there() -> bool:
            return len(self.heard) >= count

        await eventually(there)

    async def stop(self) -> None:
        self.goes_on.set()
        self.listener.close()
        for _, writer in self.peers:
            writer.close()
        await self.runner.cleanup()


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    running = Served()
    await running.start()
    yield running
    await running.stop()


async def answer(peer: Peer) -> tuple[int, bytes]:
    """The next answer's status and body; nothing more is read."""
    head = await asyncio.wait_for(peer[0].readuntil(b"\r\n\r\n"), PATIENCE)
    [*length] = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    body = await asyncio.wait_for(peer[0].readexactly(int(length[0].split(b":")[1])), PATIENCE) if length else b""
    return int(head.split()[1]), body


async def is_closed(peer: Peer) -> bool:
    try:
        return await asyncio.wait_for(peer[0].read(), PATIENCE) == b""
    except ConnectionError:
        return True


async def test_what_came_whole_takes_the_short_way_again_and_again_beside_pages(served: Served) -> None:
    peer = await served.connect()
    for body in (b"one", b"two", b"", b"three"):
        peer[1].write(posted(body))
        assert await answer(peer) == (200 if body else 204, body)
        peer[1].write(b"GET /page HTTP/1.1\r\nHost: a\r\n\r\n")
        assert await answer(peer) == (200, b"page")
    assert served.went_short == [b"one", b"two", b"", b"three"]
    assert served.heard[0].remote == "127.0.0.1"


async def test_the_address_is_compared_as_it_stands_and_its_query_is_told(served: Served) -> None:
    peer = await served.connect(posted(b"one", path=b"/hook?delivery=7&x=%2B"))
    assert await answer(peer) == (200, b"one")
    [heard] = served.heard
    assert (heard.target, heard.url.path) == ("/hook?delivery=7&x=%2B", "/hook")
    assert dict(heard.url.query) == {"delivery": "7", "x": "+"}
    for path in (b"/hooks", b"/hook/", b"/HOOK", b"//hook"):
        peer[1].write(posted(b"one", path=path))
        assert (await answer(peer))[0] == HTTPStatus.NOT_FOUND
    peer[1].write(b"GET /hook HTTP/1.1\r\nHost: a\r\n\r\n")
    assert (await answer(peer))[0] == HTTPStatus.METHOD_NOT_ALLOWED


async def test_the_wire_has_what_it_has_to_have(served: Served) -> None:
    peer = await served.connect(posted(b"one"))
    head = await asyncio.wait_for(peer[0].readuntil(b"\r\n\r\n"), PATIENCE)
    names = [line.partition(b":")[0] for line in head.split(b"\r\n")[1:] if line]
    assert names == [b"Content-Type", b"X-Besides", b"Date", b"Content-Length"]
    assert b"Content-" not in as_bytes(WebhookAnswer(204))


UNUSUAL = {
    "in two parts": [posted(b"half and half")[:-4], posted(b"half and half")[-4:]],
    "closing": [posted(b"last", b"Connection: close")],
    "of HTTP/1.0": [posted(b"old", version=b"1.0")],
    "that wants to be asked": [posted(b"asked", b"Expect: 100-continue")],
    "with another behind it": [posted(b"first") + posted(b"second")],
}


@pytest.mark.parametrize("label", UNUSUAL)
async def test_what_is_unusual_is_left_to_aiohttp(served: Served, label: str) -> None:
    head, *rest = UNUSUAL[label]
    peer = await served.connect(head)
    for part in rest:

        async def is_read() -> bool:
            return bool(served.made) and served.made[0]._current_request is not None

        await eventually(is_read)
        peer[1].write(part)
    found = await answer(peer)
    if found[0] == HTTPStatus.CONTINUE:
        found = await answer(peer)
    assert found == (200, served.heard[0].body)
    assert served.went_short == []
    if label in {"closing", "of HTTP/1.0"}:
        assert await is_closed(peer)
    elif label == "with another behind it":
        assert await answer(peer) == (200, b"second")


async def test_bodies_over_the_limit_are_refused_and_those_up_to_it_are_not(served: Served) -> None:
    peer = await served.connect(posted(b"x" * LIMIT))
    assert await answer(peer) == (200, b"x" * LIMIT)
    peer[1].write(posted(b"x" * (LIMIT + 1)))
    assert await answer(peer) == (413, b"body too large")
    assert served.heard[-1].body == b""


async def test_what_comes_behind_one_at_work_waits_for_its_turn(served: Served) -> None:
    served.goes_on.clear()
    peer = await served.connect(posted(b"one"))
    await served.at_work()
    peer[1].write(posted(b"two") + b"GET /page HTTP/1.1\r\nHost: a\r\n\r\n")
    peer[1].write(posted(b"three"))

    async def all_came() -> bool:
        return len(served.made[0]._messages) == 3

    await eventually(all_came)
    assert [each.body for each in served.heard] == [b"one"]
    served.goes_on.set()
    assert [await answer(peer) for _ in range(4)] == [(200, b"one"), (200, b"two"), (200, b"page"), (200, b"three")]


async def test_a_carrier_that_is_gone_is_noticed_and_nothing_is_left_of_it(served: Served) -> None:
    served.goes_on.clear()
    peer = await served.connect(posted(b"one"))
    await served.at_work()
    peer[1].transport.abort()

    async def is_lost() -> bool:
        return served.made[0].transport is None

    await eventually(is_lost)
    served.goes_on.set()

    async def is_over() -> bool:
        return served.runner.server is not None and served.runner.server.connections == []

    await eventually(is_over)
    assert served.unheard == [b"one"]


async def test_one_that_raises_costs_its_connection_and_is_logged(served: Served, logs: Logs) -> None:
    peer = await served.connect(posted(b"broken"))
    assert await is_closed(peer)
    assert (await logs.appears("library.warning"))["error"] == "LookupError"
    assert await answer(await served.connect(posted(b"two"))) == (200, b"two")


async def test_a_connection_at_work_is_not_idle_and_one_that_is_not_read_from_is(served: Served) -> None:
    served.goes_on.clear()
    await served.connect(posted(b"much "))
    await served.at_work()
    [protocol] = served.made
    assert not connections._is_idle(protocol)
    served.goes_on.set()

    async def is_idle() -> bool:
        return connections._is_idle(protocol)

    await eventually(is_idle)
    assert protocol.writing_paused


async def test_the_end_waits_for_what_is_at_work(served: Served) -> None:
    served.goes_on.clear()
    peer = await served.connect(posted(b"one"))
    await served.at_work()
    ending = asyncio.create_task(served.runner.cleanup())

    async def is_ending() -> bool:
        return served.made[0]._handler_waiter is not None

    await eventually(is_ending)
    peer[1].write(posted(b"two"))
    served.goes_on.set()
    assert await answer(peer) == (200, b"one")
    assert await is_closed(peer)
    await ending
    assert [each.body for each in served.heard] == [b"one"]


async def test_the_end_does_not_wait_for_ever(served: Served) -> None:
    served.goes_on.clear()
    peer = await served.connect(posted(b"one"))
    await served.at_work()
    await asyncio.wait_for(served.runner.cleanup(), PATIENCE)
    assert await is_closed(peer)
    [protocol] = served.made
    assert protocol._answering
    await asyncio.wait([protocol._answering], timeout=PATIENCE)
    assert protocol._answering.cancelled()


async def test_an_idle_connection_is_closed_after_a_while(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = await served.connect(posted(b"one")), await served.connect()
    assert await answer(first) == (200, b"one")
    for protocol in served.made:
        monkeypatch.setattr(protocol, "_keepalive_timeout", 0.05)
        assert protocol._keepalive_handle
        protocol._keepalive_handle.cancel()
        protocol._keepalive_handle = None  # as if it had rung while a webhook was at work
    for peer in (first, second):
        peer[1].write(posted(b"two"))
        assert await answer(peer) == (200, b"two")
        assert await is_closed(peer)
