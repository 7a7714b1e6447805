import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import parse_qsl

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import RawTestServer
from hypothesis import given, settings
from hypothesis import strategies as st

from clients.answers import noting_answers
from clients.call import HttpAnswer, call, form_body, storable
from clients.failures import CallFailed

KEPT = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


@asynccontextmanager
async def hanging_up() -> AsyncIterator[tuple[str, list[bytes]]]:
    """A server that answers the first request of a connection, keeps that, and hangs up on the second."""
    heard: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            for answer in (KEPT, b""):
                head = await reader.readuntil(b"\r\n\r\n")
                heard.append(head.split()[0])
                writer.write(answer)
                await writer.drain()
        except asyncio.IncompleteReadError:  # the other side hung up first
            return
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", heard


@pytest.mark.parametrize(
    ("kind", "trouble"), [("application/json", ""), ("text/html; charset=utf-8", "a page, HTTP 403")]
)
async def test_a_page_in_front_of_a_service_is_no_answer_of_its(
    session: ClientSession, kind: str, trouble: str
) -> None:
    async def refuse(_: web.BaseRequest) -> web.Response:
        return web.Response(status=403, body=b"{}", headers={"Content-Type": kind})

    async with RawTestServer(refuse) as server:
        with noting_answers() as answers:
            await call(session, "X", "POST", str(server.make_url("/")), service="x")
    assert answers == {"x": trouble}


async def test_a_post_is_never_sent_twice(session: ClientSession) -> None:
    async with hanging_up() as (url, heard):
        await call(session, "X", "POST", url)
        with pytest.raises(CallFailed, match="X broke the connection") as caught:
            await call(session, "X", "POST", url)
    assert caught.value.happened is None
    assert heard == [b"POST", b"POST"]


async def test_what_changes_nothing_more_is_asked_again_on_a_fresh_connection(session: ClientSession) -> None:
    async with hanging_up() as (url, heard):
        for _ in range(2):
            assert (await call(session, "X", "DELETE", url)).status == 200
        await session.close()
    assert heard == [b"DELETE"] * 3


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('{"a": 1}', {"a": 1}),
        ("{}", {}),
        ("[]", None),
        ("null", None),
        ("", None),
        ("<html>", None),
        ('{"a": ', None),
        ("[" * 100_000, None),
    ],
)
def test_only_an_object_is_read(text: str, read: dict[str, object] | None) -> None:
    assert HttpAnswer(200, {}, text).json_object() == read


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        ("86400", 86_400.0),
        ("86401", 86_400.0),
        ("9999999", 86_400.0),  # months
        ("0", None),
        ("", None),
        ("-1", None),
        ("\u0667", None),
        ("Wed, 21 Oct 2026 07:28:00 GMT", None),
        ("9" * 400, None),
    ],
)
def test_how_long_to_wait(header: str, seconds: float | None) -> None:
    assert HttpAnswer(429, {"Retry-After": header}, "").retry_after() == seconds
    assert HttpAnswer(429, {}, "").retry_after() is None


def test_an_answer_does_not_show_what_it_says() -> None:
    assert repr(HttpAnswer(200, {"Set-Cookie": "zebrafinch"}, "zebrafinch")) == "HttpAnswer(status=200)"


def test_what_is_no_unicode_is_replaced_as_in_a_webhook() -> None:
    assert storable("zebrafinch\ud83d\0") == "zebrafinch?\ufffd"
    assert storable(None) == ""


WRITTEN = st.text(st.characters(exclude_categories=["Cs"]))


@settings(deadline=None)
@given(st.lists(st.tuples(WRITTEN, WRITTEN), min_size=1))
def test_a_form_is_read_as_it_was_written(fields: list[tuple[str, str]]) -> None:
    body = form_body(fields)
    assert body.isascii()
    assert parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True, errors="strict") == fields


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ('{"a": [1, 2.5, null]}', {"a": [1, 2.5, None]}),
        (r'{"a": "\ud83d"}', {"a": "\ud83d"}),
        ("[1]", None),
        ("{", None),
        ("", None),
        ("[" * 100_000, None),
    ],
)
def test_what_an_answer_holds(body: str, held: dict[str, object] | None) -> None:
    assert HttpAnswer(200, {}, body).json_object() == held


async def test_json_goes_out_as_json(session: ClientSession) -> None:
    said = {"text": "\u00e9 \U0001f600 \\ \n", "media": {"media_ids": ["1"]}}
    heard = []

    async def hear(request: web.BaseRequest) -> web.Response:
        heard.append((request.content_type, json.loads(await request.read())))
        return web.Response()

    async with RawTestServer(hear) as server:
        await call(session, "X", "POST", str(server.make_url("/")), json_body=said)
    assert heard == [("application/json", said)]
