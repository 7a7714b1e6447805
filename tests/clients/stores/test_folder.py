import asyncio
import errno
import hashlib
import os
import stat
import threading
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clients.stores.folder import FolderStore, Partial
from clients.stores.opening import open_store
from clients.stores.store import NoSuchObject, ObjectStore, StoreFailed
from core.settings import MediaSettings
from sandbox.core.hub import PATIENCE

KEY = "rooms/0f3a/2031/05/7c1e.jpg"
PICTURE = b"a picture"
DIGEST = hashlib.sha256(PICTURE).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "media"


@pytest.fixture
async def store(folder_settings: MediaSettings) -> AsyncIterator[ObjectStore]:
    async with open_store(folder_settings) as opened:
        yield opened


@pytest.mark.filterwarnings("error")
async def test_what_opens_once_nobody_waits_for_it_is_closed_and_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a connection breaks off just as a photo begins to come."""
    store = FolderStore(folder, PATIENCE)
    begun, goes_on, closed = threading.Event(), threading.Event(), threading.Event()
    begin, discard = FolderStore._begin, Partial.discard

    def slow(store: FolderStore, key: str) -> Partial:
        begun.set()
        goes_on.wait(PATIENCE)
        return begin(store, key)

    def noted(unfinished: Partial) -> None:
        discard(unfinished)
        closed.set()

    monkeypatch.setattr(FolderStore, "_begin", slow)
    monkeypatch.setattr(Partial, "discard", noted)
    keeping = asyncio.create_task(store.put_pieces(KEY, pieces_of(PICTURE), "image/jpeg"))
    assert await asyncio.to_thread(begun.wait, PATIENCE)
    keeping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await keeping
    goes_on.set()
    assert await asyncio.to_thread(closed.wait, PATIENCE)
    assert files_in(folder) == []
    store.close()


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def pieces_of(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def keep(store: ObjectStore, key: str = KEY) -> None:
    await store.put(key, PICTURE, "image/jpeg", DIGEST)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_nobody_else_may_look(store: ObjectStore, folder: Path) -> None:
    await keep(store)
    path = store.path(KEY)
    assert path == folder / KEY
    assert mode(folder / KEY) == 0o600
    inner = [above for above in (folder / KEY).parents if above.is_relative_to(folder)]
    assert len(inner) == 5
    assert {mode(each) for each in inner} == {0o700}


@given(st.text(st.sampled_from("./\\\0 aZ9-_%~\u00e9"), max_size=20) | st.text(max_size=20))
def test_no_key_leads_out_of_the_folder(key: str) -> None:
    folder = Path("/nowhere/media")
    with suppress(StoreFailed):
        path = FolderStore(folder, 1.0).path(key)
        assert path is not None
        assert path != folder
        assert Path(os.path.normpath(path)).is_relative_to(folder)
        assert os.path.normpath(path) == str(path)


async def test_files_have_no_address(store: ObjectStore) -> None:
    assert await store.link(KEY, 60) is None


async def test_links_out_of_the_folder_are_not_followed(store: ObjectStore, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.jpg").write_bytes(b"secret")
    await keep(store)
    (folder / "rooms" / "way").symlink_to(outside)
    (folder / "rooms" / "file.jpg").symlink_to(outside / "secret.jpg")
    for key in ("rooms/way/secret.jpg", "rooms/file.jpg"):
        for attempt in (store.get(key), store.size(key), keep(store, key), store.delete([key])):
            with pytest.raises(StoreFailed, match="leads out"):
                await attempt
        with pytest.raises(StoreFailed, match="leads out"):
            store.path(key)
    assert [each.key async for each in store.keys("")] == [KEY]
    assert (outside / "secret.jpg").read_bytes() == b"secret"


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
async def test_a_full_disk_leaves_nothing_half_kept(
    store: ObjectStore, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder / KEY))

    class FullFile:
        def __init__(self, descriptor: int, _: str) -> None:
            self._descriptor = descriptor

        def close(self) -> None:
            os.close(self._descriptor)

        def write(self, content: bytes) -> None:
            os.write(self._descriptor, content[:3])
            full()

    await keep(store, "rooms/0f3a/2031/05/before.jpg")
    with monkeypatch.context() as disk:
        match step:
            case "write":
                disk.setattr(os, "fdopen", FullFile)
            case "replace":
                disk.setattr(Path, "replace", full)
            case _:
                disk.setattr(os, step, full)
        with pytest.raises(StoreFailed, match="No space left") as caught:
            await keep(store)
    assert caught.value.retry
    assert str(folder) not in str(caught.value)
    assert [path.name for path in files(folder)] == ["before.jpg"]
    await keep(store)
    assert await store.get(KEY) == PICTURE


async def test_a_file_that_a_crash_left_half_written_can_be_swept(store: ObjectStore, folder: Path) -> None:
    await keep(store)
    left = folder / "rooms/0f3a/2031/05/.9d2b.jpg.0a1b2c3d4e5f6071.part"
    left.write_bytes(b"half")
    listed = {each.key: each.size async for each in store.keys("rooms/")}
    assert listed == {KEY: 9, left.relative_to(folder).as_posix(): 4}
    await store.delete([left.relative_to(folder).as_posix()])
    assert files(folder) == [folder / KEY]


async def test_folders_that_become_empty_go_too(store: ObjectStore, folder: Path) -> None:
    await keep(store)
    await keep(store, "rooms/0f3a/2031/06/other.jpg")
    await store.delete([KEY])
    assert names(folder / "rooms/0f3a/2031") == ["06"]
    await store.delete(["rooms/0f3a/2031/06/other.jpg"])
    assert names(folder) == []


async def test_a_folder_that_goes_between_making_and_writing_is_made_again(
    store: ObjectStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, made = FolderStore._make, []

    def make_in_vain(self: FolderStore, inner: Path) -> None:
        make(self, inner)
        made.append(inner)
        if len(made) == 1:
            inner.rmdir()

    monkeypatch.setattr(FolderStore, "_make", make_in_vain)
    await keep(store)
    assert (len(made), await store.get(KEY)) == (2, PICTURE)


async def test_a_file_where_a_folder_is_needed(store: ObjectStore, folder: Path) -> None:
    await keep(store, "rooms")
    with pytest.raises(StoreFailed, match="a file where a folder"):
        await keep(store)
    with pytest.raises(NoSuchObject):
        await store.get(KEY)
    await store.delete([KEY])
    assert files(folder) == [folder / "rooms"]


async def test_a_disk_that_hangs_is_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = threading.Event()
    monkeypatch.setattr(os, "fsync", lambda _: goes_on.wait(10))
    async with open_store(MediaSettings(url=f"file://{folder}", timeout_seconds=0.05)) as store:
        with pytest.raises(StoreFailed, match="in time") as caught:
            await keep(store)
        assert caught.value.retry
        goes_on.set()


async def test_a_folder_that_cannot_be_used_is_found_at_once(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    async with open_store(MediaSettings(url=f"file://{tmp_path}/taken/media")) as store:
        with pytest.raises(StoreFailed):
            await store.check()
