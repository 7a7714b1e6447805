"""Photos that programs add: as from a browser, and what comes of those that don't come whole."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial

import pytest
from aiohttp import ClientError

from core.settings import MediaSettings
from storage import sessions
from storage.programs import program_tokens
from storage.rooms import uploads
from tests.conftest import Logs
from tests.support.bots import eventually
from tests.support.photos import pictures
from tests.support.photos.albums import Album, opened
from tests.support.programs import Heard, Program, signed_in, with_scopes
from tests.web.api.conftest import Scene
from web.api.declaration import Scope

PHOTO = pictures.photo()
DIGEST = hashlib.sha256(PHOTO).hexdigest()


async def upload(
    program: Program, room: str, photo: bytes | AsyncIterator[bytes] = PHOTO, kind: str = "image/jpeg", **headers: str
) -> Heard:
    return await program.ask("POST", f"{room}/photos", raw=photo, Content_Type=kind, **headers)


async def staged(album: Album) -> list[str]:
    return [each.key async for each in album.store.keys(uploads.PREFIX)]


async def test_a_program_adds_a_photo_lists_and_deletes_it_and_a_bomb_is_none(scene: Scene) -> None:
    program = await with_scopes(scene.album, scene.ben_id, Scope.PHOTOS_WRITE, Scope.PHOTOS_READ)
    sent = await upload(program, scene.room, X_Checksum=DIGEST.upper())
    assert (sent.status, sent.json["state"], sent.json["reason"]) == (201, "coming", "")
    again = await upload(program, scene.room, kind="application/octet-stream", X_Checksum=DIGEST)
    assert (again.status, again.json["id"]) == (200, sent.json["id"])
    photo = f"{scene.room}/photos/{sent.json['id']}"
    assert (await program.get(photo)).problem == "not-here"
    await scene.album.work()

    async def is_kept() -> bool:
        return bool((await program.get(f"{photo}/state")).json["state"] == "kept")

    await eventually(is_kept)
    [newest, _] = (await program.get(f"{scene.room}/photos")).json["items"]
    assert (newest["id"], newest["sender"], newest["is_yours"]) == (sent.json["id"], "Ben", True)
    assert (await scene.ann.get(f"{photo}/state")).problem == "not-here"
    bomb = (await upload(program, scene.room, pictures.png_of_size(60_000, 60_000))).json["id"]

    async def is_refused() -> bool:
        found = (await program.get(f"{scene.room}/photos/{bomb}/state")).json
        return (found["state"], bool(found["reason"])) == ("failed", True)

    await eventually(is_refused)
    assert (await program.ask("DELETE", photo)).status == 204
    assert (await program.get(photo)).problem == "not-here"


async def test_what_is_refused_before_any_of_it_is_read(quick_scene: Scene) -> None:
    ann, room = quick_scene.ann, quick_scene.room
    reading = await with_scopes(quick_scene.album, quick_scene.ann_id, Scope.PHOTOS_READ, Scope.ROOMS_WRITE)
    assert (await upload(reading, room)).problem == "out-of-scope"
    assert (await upload(Program(quick_scene.album), room)).problem == "not-signed-in"
    assert (await upload(quick_scene.eve, room)).problem == "not-here"
    for kind in ("text/html", "application/json", "multipart/form-data; boundary=x"):
        assert (await upload(ann, room, kind=kind)).problem == "wrong-type"
    assert (await upload(ann, room, Content_Encoding="gzip")).problem == "wrong-type"
    assert (await upload(ann, room, X_Checksum="xyz")).problem == "invalid"
    assert await staged(quick_scene.album) == []


async def endless() -> AsyncIterator[bytes]:
    while True:
        yield bytes(65_536)


async def breaking() -> AsyncIterator[bytes]:
    yield bytes(300_000)
    raise ConnectionResetError


async def test_what_does_not_come_as_it_should_leaves_nothing(
    sqlite_url: str, folder_settings: MediaSettings, logs: Logs
) -> None:
    async def is_said(reason: str) -> bool:
        return reason in [line["reason"] for line in logs.lines("photo.not_uploaded")]

    limits = {"photo_bytes": 1_000_000, "photos_per_person": 1}
    async with opened(sqlite_url, folder_settings, limits=limits) as album:
        room = f"/rooms/room_{(await album.room('trip', ann := await album.person('+15550100101'))).uuid}"
        program = await signed_in(album, ann)
        assert (await upload(program, room, bytes(1_000_001))).problem == "too-large"
        assert (await upload(program, room, b"")).problem == "empty"
        assert (await upload(program, room, X_Checksum="0" * 64)).problem == "checksum-differs"
        for body, reason in ((endless(), "too_large"), (breaking(), "broken_off")):
            with suppress(ClientError, OSError):  # who still sends may not hear the answer
                assert (await upload(program, room, body)).status in {400, 413}
            await eventually(partial(is_said, reason))
        assert await staged(album) == []
        assert (await upload(program, room)).status == 201
        refused = await upload(program, room, PHOTO + b"x")
        assert (refused.status, refused.problem) == (403, "over-quota")
        assert (await upload(program, room, X_Checksum=DIGEST)).status == 200


@pytest.mark.parametrize("ended", ["program", "session"])
async def test_a_token_that_ends_on_the_way_adds_nothing(quick_scene: Scene, ended: str) -> None:
    album, may_end = quick_scene.album, asyncio.Event()
    program = quick_scene.ann
    if ended == "program":
        program = await with_scopes(album, quick_scene.ann_id, Scope.PHOTOS_WRITE)

    async def long() -> AsyncIterator[bytes]:
        yield PHOTO
        await may_end.wait()

    sending = asyncio.create_task(upload(program, quick_scene.room, long()))

    async def is_under_way() -> bool:
        return await staged(album) != []

    await eventually(is_under_way)
    if ended == "program":
        await album.do(program_tokens.end_all, quick_scene.ann_id)
    else:
        await album.do(sessions.revoke_all, quick_scene.ann_id)
    may_end.set()
    assert (await sending).problem == "not-signed-in"
    assert await staged(album) == []
