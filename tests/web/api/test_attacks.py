"""What somebody tries who means harm: made-up tokens, odd paths and bodies, and too much of anything."""

import asyncio
import base64
from contextlib import suppress
from typing import Any

import orjson
import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import OctKey

from core.clock import MINUTE, Moment
from core.sealing import Keyring
from storage import sessions
from storage.engine.database import CommitUnknown, NotCommitted
from tests.conftest import Logs
from tests.support.bots import KEY, PATIENCE
from tests.support.photos.albums import PUBLIC
from tests.support.programs import Program, session_of
from tests.web.api.conftest import Scene
from web.api import access_tokens, checking
from web.api.credentials import audience
from web.api.ids import SESSION
from web.api.request_rate import RequestRate
from web.api.serving import MAY_BE_DONE, NOTHING_CHANGED

RING = Keyring([KEY])
NOW = Moment(1_800_000_000_000)
HERE = audience(PUBLIC)
VALID = access_tokens.make(RING, HERE, 1, NOW)


def forged(*, header: dict[str, Any] | None = None, claims: dict[str, Any] | None = None, key: bytes = b"") -> str:
    """A token like ours in all but that."""
    name, ours = next(iter(RING.signing_keys().items()))
    second = NOW // 1000
    heading = {"alg": "HS256", "typ": "at+jwt", "kid": name, **(header or {})}
    saying = {"aud": HERE, "sid": SESSION.show(1), "iat": second, "exp": second + 900, **(claims or {})}
    kept = {key: value for key, value in saying.items() if value is not None}
    return jwt.encode(heading, kept, OctKey.import_key(key or ours), algorithms=["HS256", "HS512"])


def unsigned(algorithm: str) -> str:
    parts = [{"alg": algorithm, "typ": "at+jwt"}, {"aud": HERE, "sid": SESSION.show(1), "exp": NOW}]
    return ".".join([*(base64.urlsafe_b64encode(orjson.dumps(part)).decode().rstrip("=") for part in parts), ""])


FORGED = {
    "none": unsigned("none"),
    "None": unsigned("None"),
    "another key": forged(key=b"x" * 32),
    "another key's name": forged(header={"kid": "00000000"}),
    "no key's name": ".".join([VALID.partition(".")[0][:-9], VALID.partition(".")[2]]),
    "the public name as key": forged(key=next(iter(RING.signing_keys())).encode() * 4),
    "another algorithm": forged(header={"alg": "HS512"}),
    "another type": forged(header={"typ": "JWT"}),
    "for another bot": forged(claims={"aud": audience("https://other.example.com")}),
    "for nobody": forged(claims={"aud": None}),
    "without an end": forged(claims={"exp": None}),
    "expired": forged(claims={"exp": NOW // 1000 - 1}),
    "of no session": forged(claims={"sid": None}),
    "of something else": forged(claims={"sid": SESSION.show(1).replace("session", "program")}),
    "not signed": VALID.rpartition(".")[0] + ".",
    "signed by others": VALID[:-4] + "AAAA",
    "empty": "",
    "too long": VALID + "A" * 1000,
}


def test_only_our_own_tokens_are_valid_until_they_end() -> None:
    assert access_tokens.session_of(RING, HERE, VALID, NOW) == 1
    assert access_tokens.session_of(RING, HERE, forged(), NOW) == 1
    just_before, after = Moment(NOW + 15 * MINUTE - 1), Moment(NOW + 15 * MINUTE + 1000)
    assert access_tokens.session_of(RING, HERE, VALID, just_before) == 1
    assert access_tokens.session_of(RING, HERE, VALID, after) is None


def test_all_keys_verify_and_the_newest_signs() -> None:
    both = Keyring([Fernet.generate_key().decode(), KEY])
    assert access_tokens.session_of(both, HERE, VALID, NOW) == 1
    assert access_tokens.session_of(RING, HERE, access_tokens.make(both, HERE, 1, NOW), NOW) is None


@pytest.mark.parametrize("token", FORGED.values(), ids=FORGED.keys())
def test_a_forged_token_is_none(token: str) -> None:
    assert access_tokens.session_of(RING, HERE, token, NOW) is None


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: f"{VALID}.{raw.hex()}"))
def test_no_token_breaks_anything(token: str) -> None:
    assert access_tokens.session_of(RING, HERE, token, NOW) is None
    changed = VALID[:20] + token + VALID[20:]
    assert access_tokens.session_of(RING, HERE, changed, NOW) is None or not token


async def test_a_session_that_has_ended_takes_its_tokens_along(scene: Scene) -> None:
    session = await session_of(scene.album, scene.ann_id)
    context = scene.album.app.context
    program = Program(scene.album, access_tokens.make(context.keys, HERE, session.id, context.clock.now()))
    assert (await program.get("/me")).status == 200
    await scene.album.do(sessions.revoke, session.id)
    heard = await program.get("/me")
    assert (heard.status, heard.problem) == (401, "not-signed-in")
    assert heard.headers["WWW-Authenticate"].startswith("Bearer")


async def test_a_browser_that_only_looks_at_a_room_gets_no_further(scene: Scene) -> None:
    cookie = await scene.album.do(sessions.let_in, scene.ann_id, scene.trip.id)
    visitor = await scene.album.app.db.read(sessions.find, cookie)
    assert visitor is not None
    context = scene.album.app.context
    program = Program(scene.album, access_tokens.make(context.keys, HERE, visitor.id, context.clock.now()))
    assert (await program.get("/me")).problem == "not-signed-in"


async def test_a_header_that_is_none(quick_scene: Scene) -> None:
    for value in ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer program-x", "Bearer " + "x" * 5000]:
        assert (await Program(quick_scene.album).get("/me", Authorization=value)).problem == "not-signed-in"


async def test_a_cookie_is_no_token(quick_scene: Scene) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann_id)
    assert (await browser.open("/api/v1/me")).status == 401
    assert (await browser.submit("/api/v1/posts")).status == 401


NOWHERE = (
    "/rooms/../me",
    "/rooms/%2e%2e/me",
    "/rooms/..%2f..%2fhealthz",
    "/rooms/room_",
    "/rooms/1",
    "/rooms/room_%00",
    "/rooms/ROOM_00000000-0000-0000-0000-000000000000",
    "/posts/post_zzzzzzzzzzzzz",
    "/posts/post_%30000000000000",
    "/posts/text_0000000000001",
    "/texts/text_1'%20OR%201=1",
    "/me/",
    "//me",
    "/nothing",
    "/photos/photo_x/../../me",
)


async def test_a_path_that_leads_nowhere(quick_scene: Scene) -> None:
    for path in NOWHERE:
        heard = await quick_scene.ann.get(path)
        assert heard.status == 404 or (heard.status, path) == (200, "/rooms/../me"), heard.body
        if heard.status == 404:
            assert heard.problem == "not-here"


async def test_methods(quick_scene: Scene) -> None:
    for method in ("PUT", "TRACE", "DELETE"):
        heard = await quick_scene.ann.ask(method, "/rooms")
        assert (heard.problem, heard.headers["Allow"]) == ("wrong-method", "GET, HEAD, OPTIONS, POST")
    asked = await Program(quick_scene.album).ask("OPTIONS", "/rooms")
    assert (asked.status, asked.headers["Allow"]) == (204, "GET, HEAD, OPTIONS, POST")
    got, head = await quick_scene.ann.get("/rooms"), await quick_scene.ann.ask("HEAD", "/rooms")
    assert (head.status, head.body, head.headers["ETag"]) == (200, b"", got.headers["ETag"])


BODIES: tuple[tuple[bytes, dict[str, str], str], ...] = (
    (b"{", {}, "malformed"),
    (b"\xff", {}, "malformed"),
    (b'{"name": "\\ud800"}', {}, "malformed"),
    (b"[" * 50_000, {}, "malformed"),
    (b"[]", {}, "invalid"),
    (b"null", {}, "invalid"),
    (b'{"name": "lake", "id": "room_1"}', {}, "invalid"),
    (b'{"name": "lake", "made_by": 1}', {}, "invalid"),
    (b'{"name": "lake", "__proto__": {}}', {}, "invalid"),
    (b'{"name": "lake"}', {"Content_Type": "text/plain"}, "not-json"),
    (b'{"name": "lake"}', {"Content_Type": "application/x-www-form-urlencoded"}, "not-json"),
    (b"\x1f\x8b" + bytes(100), {"Content_Encoding": "gzip"}, "not-json"),
    (b'{"name": "' + b"x" * 70_000 + b'"}', {}, "too-large"),
)


async def test_a_body_that_is_none(quick_scene: Scene) -> None:
    for raw, headers, problem in BODIES:
        assert (await quick_scene.ann.ask("POST", "/rooms", raw=raw, **headers)).problem == problem
    assert len((await quick_scene.ann.get("/rooms")).json["items"]) == 1


async def test_a_body_without_end_is_refused(quick_scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "BODY_SECONDS", 0.2)

    async def said(body: bytes) -> bytes:
        host = quick_scene.album.url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host[0], int(host[1]))
        head = (
            "POST /api/v1/rooms HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {quick_scene.ann.token}\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        writer.write(head.encode() + body)
        line = await asyncio.wait_for(reader.readline(), PATIENCE)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        return line

    assert b" 408 " in await said(b"")
    monkeypatch.setattr(checking, "BODY_SECONDS", PATIENCE)
    assert b" 413 " in await said(b"2000\r\n" + b"[" * 0x2000 + b"\r\n" + (b"2000\r\n" + b"[" * 0x2000 + b"\r\n") * 9)


async def test_who_asks_too_fast_waits(quick_scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RequestRate, "wait_for", lambda *_: 3)
    heard = await quick_scene.ann.get("/me")
    assert (heard.problem, heard.headers["Retry-After"]) == ("too-many-requests", "3")


def test_how_fast_a_program_may_ask() -> None:
    now = [100.0]
    rate = RequestRate(0.3, now=lambda: now[0])
    assert [rate.wait_for("ann") for _ in range(5)] == [0, 0, 0, 4, 4]
    assert rate.wait_for("ben") == 0
    now[0] += 7
    assert [rate.wait_for("ann") for _ in range(3)] == [0, 0, 3]


@pytest.mark.parametrize(
    ("error", "said"),
    [(NotCommitted("disk full"), NOTHING_CHANGED), (CommitUnknown("not in time"), MAY_BE_DONE)],
    ids=["nothing", "unknown"],
)
async def test_a_program_is_told_whether_anything_may_have_been_changed(
    quick_scene: Scene, monkeypatch: pytest.MonkeyPatch, error: NotCommitted, said: str
) -> None:
    async def fails(*_: object) -> object:
        raise error

    monkeypatch.setattr(quick_scene.album.app.db, "write", fails)
    heard = await quick_scene.ann.post("/trackers", {"name": "weight", "kind": "number"})
    assert (heard.status, heard.problem, heard.json["detail"]) == (503, "unavailable", said)


async def test_what_breaks_shows_nothing_and_is_found_by_its_id(
    quick_scene: Scene, monkeypatch: pytest.MonkeyPatch, logs: Logs
) -> None:
    async def broken(*_: object) -> object:
        raise LookupError("zebrafinch")

    monkeypatch.setattr(quick_scene.album.app.db, "read", broken)
    heard = await quick_scene.ann.get("/me")
    assert (heard.status, heard.problem, b"zebrafinch" in heard.body) == (500, "broken", False)
    [line] = logs.lines("api.broken")
    assert (line["request_id"], line["operation"], line["error"]) == (
        heard.json["request_id"],
        "get_me",
        "LookupError",
    )
    assert quick_scene.ann.token not in str(logs.lines())
