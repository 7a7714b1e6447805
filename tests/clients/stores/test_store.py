"""What every store does, tried on a folder and on a real S3 server."""

import hashlib
import time
from collections.abc import AsyncIterator

import pytest

from clients.stores.opening import open_store
from clients.stores.store import NoSuchObject, ObjectStore, StoreFailed
from core.settings import MediaSettings
from tests.support.bots import eventually

KEY = "rooms/0f3a/2031/05/7c1e.jpg"
OTHER = "rooms/0f3a/2031/06/9d2b.pdf"
PIECES = 600_000
"""Bytes that come in more than one piece."""
RANGES = [(0, None), (0, 1), (1, 2), (299_999, 300_001), (599_999, None), (0, 9_000_000), (9, 9), (PIECES, None)]
PREFIXES = {
    "": [KEY, OTHER],
    "rooms/": [KEY, OTHER],
    "rooms/0f3a/2031/05": [KEY],
    "rooms/0f3a/2031/0": [KEY, OTHER],
    KEY: [KEY],
    "rooms/0f3b/": [],
    "o": [],
}
NO_KEYS = [
    "",
    "/etc/passwd",
    "../outside.jpg",
    "rooms/../../outside.jpg",
    "rooms/./a.jpg",
    "rooms//a.jpg",
    "rooms/",
    "a\0b",
    "a b",
    "a\n",
    "rooms\\..\\a.jpg",
    "%2e%2e/a.jpg",
    "\u00e9.jpg",
    "a" * 129,
    "a/" * 300 + "a",
]


@pytest.fixture
async def store(media_settings: MediaSettings) -> AsyncIterator[ObjectStore]:
    async with open_store(media_settings) as opened:
        yield opened


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


async def keep(store: ObjectStore, key: str, content: bytes) -> None:
    await store.put(key, content, "image/jpeg", digest(content))


async def all_of(pieces: AsyncIterator[bytes]) -> bytes:
    return b"".join([piece async for piece in pieces])


async def keys_of(store: ObjectStore, prefix: str = "") -> list[str]:
    return sorted([each.key async for each in store.keys(prefix)])


async def test_what_is_kept_comes_back(store: ObjectStore) -> None:
    await keep(store, KEY, b"a picture")
    assert await store.get(KEY) == b"a picture"
    assert await store.size(KEY) == 9
    assert await all_of(store.stream(KEY)) == b"a picture"


async def test_keeping_it_again_changes_nothing(store: ObjectStore) -> None:
    await keep(store, KEY, b"a picture")
    await keep(store, KEY, b"a picture")
    assert await store.get(KEY) == b"a picture"
    assert await keys_of(store) == [KEY]


async def test_an_empty_object(store: ObjectStore) -> None:
    await keep(store, KEY, b"")
    assert (await store.get(KEY), await store.size(KEY), await all_of(store.stream(KEY))) == (b"", 0, b"")


async def test_ranges(store: ObjectStore) -> None:
    content = bytes(range(256)) * (PIECES // 256) + b"x" * (PIECES % 256)
    await keep(store, KEY, content)
    for start, end in RANGES:
        assert await all_of(store.stream(KEY, start, end)) == content[start:end], (start, end)


async def test_what_is_not_there(store: ObjectStore) -> None:
    await keep(store, OTHER, b"a document")
    for reading in (store.get(KEY), store.size(KEY), all_of(store.stream(KEY)), all_of(store.stream(KEY, 2, 4))):
        with pytest.raises(NoSuchObject):
            await reading


async def test_deleting(store: ObjectStore) -> None:
    await keep(store, KEY, b"a picture")
    await keep(store, OTHER, b"a document")
    await store.delete([KEY, "rooms/never/was.jpg"])
    assert await keys_of(store) == [OTHER]
    await store.delete([KEY])
    await store.delete([])
    await store.delete([OTHER])
    assert await keys_of(store) == []


async def test_the_list_tells_key_size_and_time(store: ObjectStore) -> None:
    before = time.time_ns() // 1_000_000
    await keep(store, KEY, b"a picture")
    await keep(store, OTHER, b"a document")
    listed = {each.key: each async for each in store.keys("")}
    assert {key: each.size for key, each in listed.items()} == {KEY: 9, OTHER: 10}
    assert all(before - 2000 <= each.changed_at <= before + 60_000 for each in listed.values())


async def test_lists_by_prefix(store: ObjectStore) -> None:
    await keep(store, KEY, b"a picture")
    await keep(store, OTHER, b"a document")
    for prefix, found in PREFIXES.items():
        assert await keys_of(store, prefix) == found, prefix


async def test_keys_that_are_none_are_refused(store: ObjectStore) -> None:
    for key in NO_KEYS:
        for attempt in (keep(store, key, b"x"), store.get(key), store.delete([key]), store.size(key)):
            with pytest.raises(StoreFailed, match="no key") as caught:
                await attempt
            assert not caught.value.retry
    assert await keys_of(store) == []


async def test_content_that_is_not_what_its_digest_says_is_not_kept(store: ObjectStore) -> None:
    with pytest.raises(StoreFailed) as caught:
        await store.put(KEY, b"a picture", "image/jpeg", digest(b"another"))
    assert not caught.value.retry
    assert await keys_of(store) == []


async def test_a_check_leaves_nothing_behind(store: ObjectStore) -> None:
    await store.check()
    assert await keys_of(store) == []


async def test_a_store_that_gives_something_else_fails_its_check(
    store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = type(store).get

    async def cut_off(self: ObjectStore, key: str) -> bytes:
        return (await true(self, key))[:-1]

    monkeypatch.setattr(type(store), "get", cut_off)
    with pytest.raises(StoreFailed, match="something else than was written"):
        await store.check()
    assert [each.key async for each in store.keys("")] == []


async def in_pieces(*pieces: bytes, breaks: Exception | None = None) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece
    if breaks is not None:
        raise breaks


async def test_what_comes_in_pieces_is_kept_whole(store: ObjectStore) -> None:
    assert await store.put_pieces(KEY, in_pieces(b"a pic", b"ture"), "image/jpeg") == digest(b"a picture")
    assert await store.get(KEY) == b"a picture"
    assert await store.put_pieces(OTHER, in_pieces(), "image/jpeg") == digest(b"")


async def test_of_what_breaks_off_nothing_is_kept(store: ObjectStore) -> None:
    with pytest.raises(ConnectionResetError):
        await store.put_pieces(KEY, in_pieces(b"a pic", breaks=ConnectionResetError()), "image/jpeg")

    async def is_gone() -> bool:
        return await keys_of(store) == []

    await eventually(is_gone)  # what a thread writes is closed by another one
