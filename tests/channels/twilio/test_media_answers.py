"""Photos at the carrier: answers that are too large, too slow, broken, or none."""

import asyncio
import gzip

import pytest
from aiohttp import ClientSession, web

from channels.twilio import media
from channels.twilio.media import MediaClient
from clients.answers import noting_answers
from clients.deadline import set_deadline
from clients.media import MediaMissing, MediaTooLarge
from core.clock import elapsed
from sandbox.core.hub import PATIENCE
from tests.conftest import free_port
from tests.support.network.media_hosts import MOST, PATH, PHOTO, Host, client_of, failed, refused


async def test_no_more_bytes_are_taken_than_allowed(media_client: MediaClient, carrier: Host) -> None:
    sent = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(bytes(10_000))
            sent += 10_000

    for answer in (web.Response(body=bytes(MOST + 1)), endless):
        carrier.answers = [answer]
        with pytest.raises(MediaTooLarge):
            await media_client.fetch(carrier.url + PATH)
    carrier.answers = [web.Response(body=bytes(MOST))]
    assert len(await media_client.fetch(carrier.url + PATH)) == MOST
    assert sent < 20_000_000


async def test_a_size_too_large_is_believed_at_once(media_client: MediaClient, carrier: Host) -> None:
    never = asyncio.Event()

    async def only_says(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": str(MOST + 1)})
        await response.prepare(request)
        await never.wait()
        return response

    carrier.answers = [only_says]
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(MediaTooLarge):
            await media_client.fetch(carrier.url + PATH)
    never.set()


async def test_what_is_small_only_on_the_way_is_not_unpacked(media_client: MediaClient, carrier: Host) -> None:
    bomb = gzip.compress(bytes(50_000_000), 1)[:MOST]
    carrier.answers = [web.Response(body=bomb, headers={"Content-Encoding": "gzip"})]
    assert "compressed" in await refused(media_client, carrier.url + PATH)
    assert carrier.asked[0].headers["Accept-Encoding"] == "identity"


async def test_a_trickle_is_ended(carrier: Host, trusting: ClientSession) -> None:
    async def trickle(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x")
            await asyncio.sleep(0.01)

    carrier.answers = [trickle]
    client = client_of(carrier.url, trusting)
    client._seconds = 0.1
    assert "in time" in (await failed(client, carrier.url + PATH)).reason


async def test_silence_is_ended_sooner(
    media_client: MediaClient, carrier: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = asyncio.Event()

    async def silent(_: web.Request) -> web.StreamResponse:
        await never.wait()
        return web.Response()

    carrier.answers = [silent]
    monkeypatch.setattr(media, "IDLE_SECONDS", 0.05)
    async with asyncio.timeout(PATIENCE):
        assert "in time" in (await failed(media_client, carrier.url + PATH)).reason
    never.set()


@pytest.mark.parametrize(
    ("answer", "code", "retry_after"),
    [
        (web.Response(status=404), None, None),
        (web.Response(status=410), None, None),
        (web.Response(status=401), 20003, None),
        (web.Response(status=403), None, None),
        (web.Response(status=429, headers={"Retry-After": "7"}), None, 7.0),
        (web.Response(status=500), None, None),
        (web.Response(status=503, text="ME1"), None, None),
        (web.Response(status=206, body=PHOTO), None, None),
        (web.Response(status=204), None, None),
    ],
    ids=lambda value: str(getattr(value, "status", "")),
)
async def test_other_answers_may_be_better_later(
    media_client: MediaClient, carrier: Host, answer: web.Response, code: int | None, retry_after: float | None
) -> None:
    carrier.answers = [answer]
    failure = await failed(media_client, carrier.url + PATH)
    assert (failure.code, failure.retry_after) == (code, retry_after)


async def test_a_fresh_photo_is_there_the_third_time(media_client: MediaClient, carrier: Host) -> None:
    carrier.answers = [web.Response(status=404), web.Response(status=404), web.Response(body=PHOTO)]
    for _ in range(2):
        assert isinstance(await failed(media_client, carrier.url + PATH), MediaMissing)
    assert await media_client.fetch(carrier.url + PATH) == PHOTO


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: zebra\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nshort",
        b"zebra",
        b"",
    ],
)
async def test_a_broken_answer_may_be_whole_later(trusting: ClientSession, said: bytes) -> None:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(speak, "127.0.0.1") as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        await failed(client_of(url, trusting), url + PATH)


async def test_nobody_there(trusting: ClientSession) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    assert "reached" in (await failed(client_of(url, trusting), url + PATH)).reason


@pytest.mark.parametrize("left", [0.0, 0.1], ids=["before it is asked", "before it answers"])
async def test_what_is_too_late_says_nothing_of_the_carrier(
    carrier: Host, trusting: ClientSession, left: float
) -> None:
    """A process was stopped in the middle, and goes on."""
    never = asyncio.Event()

    async def silent(_: web.Request) -> web.StreamResponse:
        await never.wait()
        return web.Response(body=PHOTO)

    carrier.answers = [silent]
    client = client_of(carrier.url, trusting)
    client._seconds = 0.2

    async def fetch() -> dict[str, str]:
        set_deadline(elapsed() + left)
        with noting_answers() as answers:
            await failed(client, carrier.url + PATH)
        return answers

    assert await asyncio.create_task(fetch()) == {}
    never.set()
