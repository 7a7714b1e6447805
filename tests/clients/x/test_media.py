import json
from typing import Any

import pytest
from aiohttp import ClientSession
from aioresponses import aioresponses

from clients.failures import XFailed, XFault
from clients.x import media
from clients.x import media as x_media
from clients.x.client import XClient
from clients.x.media import ONE_SHOT_BYTES, PART_BYTES
from tests.conftest import ManualClock
from tests.support.x.answers import ACCESS, API, NOW, given, problem, tells_nothing, x_settings
from tests.support.x.server import answering

UPLOAD = f"{API}/2/media/upload"
PNG = b"\x89PNG\r\n\x1a\n--boundary--\r\n\x00\xff"
READY = (200, {"data": {"id": "5", "media_key": "3_5", "expires_after_secs": 86400}})


def processing(**info: object) -> tuple[int, object]:
    return 200, {"data": {"id": "5", "processing_info": info}}


def client_of(url: str, session: ClientSession) -> XClient:
    return XClient(x_settings(url), session, ManualClock(NOW))


async def test_an_image_goes_in_one_piece(session: ClientSession) -> None:
    async with answering(READY) as x:
        assert await client_of(x.url, session).upload(ACCESS, PNG, "image/png") == "5"
    [asked] = x.asked
    assert (asked.method, asked.path, asked.query) == ("POST", "/2/media/upload", {})
    assert asked.headers["Authorization"] == f"Bearer {ACCESS}"
    heard = asked.parts
    assert heard["media"] == ("image/png", PNG)
    assert heard["media_category"][1] == b"tweet_image"
    assert set(heard) == {"media", "media_category"}


@pytest.mark.parametrize(("content_type", "category"), [("image/gif", "tweet_gif"), ("image/png", "tweet_image")])
async def test_a_large_one_goes_in_parts(session: ClientSession, content_type: str, category: str) -> None:
    content = bytes(range(251)) * (ONE_SHOT_BYTES // 251 + 1)
    assert len(content) > ONE_SHOT_BYTES
    appended = (200, {"data": {"expires_at": 1}})
    async with answering(READY, appended, appended, READY) as x:
        assert await client_of(x.url, session).upload(ACCESS, content, content_type) == "5"
    begin, *parts, end = x.asked
    assert begin.path == "/2/media/upload/initialize"
    assert json.loads(begin.body) == {
        "media_type": content_type,
        "total_bytes": len(content),
        "media_category": category,
    }
    assert [part.path for part in parts] == ["/2/media/upload/5/append"] * 2
    heard = [part.parts for part in parts]
    assert [each["segment_index"][1] for each in heard] == [b"0", b"1"]
    assert b"".join(each["media"][1] for each in heard) == content
    assert len(heard[0]["media"][1]) == PART_BYTES
    assert (end.path, end.body) == ("/2/media/upload/5/finalize", b"")
    assert {asked.headers["Authorization"] for asked in x.asked} == {f"Bearer {ACCESS}"}


async def test_the_largest_that_goes_at_once(session: ClientSession) -> None:
    async with answering(READY) as x:
        await client_of(x.url, session).upload(ACCESS, b"0" * ONE_SHOT_BYTES, "image/png")
    assert len(x.asked) == 1


async def test_processing_is_waited_for(session: ClientSession) -> None:
    waits = [processing(state=state, check_after_secs=0) for state in ("pending", "in_progress")]
    async with answering(*waits, processing(state="succeeded")) as x:
        assert await client_of(x.url, session).upload(ACCESS, PNG, "image/png") == "5"
    looks = x.asked[1:]
    assert [(look.method, look.path) for look in looks] == [("GET", "/2/media/upload")] * 2
    assert looks[0].query == {"command": "STATUS", "media_id": "5"}


async def test_processing_that_fails(session: ClientSession) -> None:
    why = {"code": 1, "name": "InvalidMedia", "message": "File\nnot supported."}
    async with answering(processing(state="pending", check_after_secs=0), processing(state="failed", error=why)) as x:
        with pytest.raises(XFailed) as caught:
            await client_of(x.url, session).upload(ACCESS, PNG, "image/png")
    told = caught.value
    assert (told.fault, told.happened, told.said) == (XFault.BAD_MEDIA, False, "File not supported.")
    tells_nothing(told)


async def test_processing_without_end_is_given_up(session: ClientSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x_media, "PROCESSING_SECONDS", 0.05)
    async with answering(processing(state="pending", check_after_secs=30)) as x:
        with pytest.raises(XFailed) as caught:
            await client_of(x.url, session).upload(ACCESS, PNG, "image/png")
    assert (caught.value.fault, caught.value.happened) == (XFault.UNKNOWN, None)


@pytest.mark.parametrize("odd", [None, "soon", -1, 1e9, float("nan"), float("inf")])
def test_an_odd_word_on_when_to_look_again_is_passed_over(odd: object) -> None:
    assert media._check_after({"check_after_secs": odd}) == media.CHECK_AFTER_SECONDS


FORBIDDEN = problem(403, "Forbidden", "Forbidden")
SUSPENDED = problem(403, "Forbidden", "Your account is suspended and may not use this.")
REFUSALS: list[tuple[str, int, Any, XFault]] = [
    ("no scope", 403, FORBIDDEN, XFault.SCOPE),
    ("no words at all", 403, "", XFault.UNKNOWN),
    ("no scope, in words", 403, problem(403, "Forbidden", "media.write is missing"), XFault.SCOPE),
    ("the account", 403, SUSPENDED, XFault.SUSPENDED),
    ("the application", 403, {"reason": "client-not-enrolled"}, XFault.OUR_SET_UP),
    ("no image", 400, {"errors": [{"message": "media type unrecognized"}]}, XFault.BAD_MEDIA),
    ("too large", 413, "", XFault.BAD_MEDIA),
    ("no such type", 415, "", XFault.BAD_MEDIA),
    ("token", 401, problem(401, "Unauthorized", "Unauthorized"), XFault.UNAUTHORIZED),
    ("credits", 402, "", XFault.CREDITS),
    ("too many", 429, "", XFault.LIMITED),
    ("away", 503, "", XFault.UNKNOWN),
]


@pytest.mark.parametrize(("status", "body", "fault"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS])
async def test_what_a_refused_upload_means(
    answers: aioresponses, session: ClientSession, status: int, body: object, fault: XFault
) -> None:
    answers.post(UPLOAD, status=status, **given(body))
    with pytest.raises(XFailed) as caught:
        await client_of(API, session).upload(ACCESS, PNG, "image/png")
    assert caught.value.fault is fault
    tells_nothing(caught.value)


@pytest.mark.parametrize("data", [None, [], {}, {"id": ""}, {"id": "../tweets"}, {"id": None, "x": 1}, {"id": True}])
async def test_an_upload_without_an_id_leaves_it_open(
    answers: aioresponses, session: ClientSession, data: object
) -> None:
    answers.post(UPLOAD, payload={"data": data})
    with pytest.raises(XFailed) as caught:
        await client_of(API, session).upload(ACCESS, PNG, "image/png")
    assert (caught.value.fault, caught.value.happened) == (XFault.UNKNOWN, None)
