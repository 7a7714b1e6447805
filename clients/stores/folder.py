import asyncio
import hashlib
import os
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from clients.stores.store import NoSuchObject, Stored, StoreFailed, check_digest, checked_key, write_and_read
from core.clock import Moment

PIECE_BYTES = 256 * 1024
THREADS = 4
OURS_ALONE = 0o700
TRIES = 3

P = ParamSpec("P")
T = TypeVar("T")


class FolderStore:
    """Objects as files of one folder, on threads of their own: a disk that hangs holds up nothing else."""

    def __init__(self, folder: Path, timeout_seconds: float) -> None:
        self._folder = folder.absolute()
        self._seconds = timeout_seconds
        self._threads = ThreadPoolExecutor(THREADS, "objects")

    def close(self) -> None:
        """Let the threads end; a call that hangs is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def put(self, key: str, content: bytes, content_type: str, sha256: str) -> None:  # noqa: ARG002 - a folder keeps no types
        """Write beside its place, bring it to the disk, move it there. See ObjectStore."""
        try:
            await self._run(self._put, key, content, sha256)
        except NoSuchObject:
            raise _no_folder() from None

    async def put_pieces(self, key: str, pieces: AsyncIterator[bytes], content_type: str) -> str:  # noqa: ARG002 - a folder keeps no types
        """See ObjectStore."""
        try:
            unfinished = await self._open(lambda: self._begin(key), Partial.discard)
        except NoSuchObject:
            raise _no_folder() from None
        try:
            async for piece in pieces:
                await self._run(unfinished.write, piece)
            return await self._run(unfinished.finish)
        except NoSuchObject:  # only if somebody else has removed it
            raise _no_folder() from None
        finally:
            self._threads.submit(unfinished.discard)

    async def get(self, key: str) -> bytes:
        """See ObjectStore."""
        return await self._run(lambda: self._at(key).read_bytes())

    async def stream(self, key: str, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """See ObjectStore."""
        descriptor = await self._open(lambda: os.open(self._at(key), os.O_RDONLY | os.O_NOFOLLOW), os.close)
        try:
            size = os.fstat(descriptor).st_size
            end = size if end is None else min(end, size)
            while start < end:
                piece = await self._run(os.pread, descriptor, min(PIECE_BYTES, end - start), start)
                if not piece:
                    raise StoreFailed("The file became shorter while it was read.", retry=True)
                start += len(piece)
                yield piece
        finally:
            os.close(descriptor)

    async def size(self, key: str) -> int:
        """See ObjectStore."""
        return await self._run(lambda: self._at(key).stat().st_size)

    async def delete(self, keys: Sequence[str]) -> None:
        """See ObjectStore. Folders that become empty go too."""
        for key in keys:
            with suppress(NoSuchObject):
                await self._run(self._remove, key)

    async def keys(self, prefix: str = "") -> AsyncIterator[Stored]:
        """See ObjectStore."""
        folders = [self._folder]
        while folders:
            inner, found = await self._run(self._listed, folders.pop())
            folders += [path for path in inner if _may_hold(self._key(path) + "/", prefix)]
            for each in found:
                if each.key.startswith(prefix):
                    yield each

    async def link(self, key: str, seconds: int, filename: str | None = None) -> str | None:  # noqa: ARG002 - it gives none
        """None: files have no address."""
        return None

    def path(self, key: str) -> Path | None:
        """See ObjectStore; whether there is such a file shows when it is opened."""
        return self._at(key)

    async def check(self) -> None:
        """See ObjectStore."""
        await write_and_read(self, f".check-{secrets.token_hex(8)}")

    async def _run(self, function: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """On a thread, in time, with failures in our words."""
        return await self._answer(self._threads.submit(lambda: function(*args, **named)))

    async def _open(self, opening: Callable[[], T], close: Callable[[T], object]) -> T:
        """The same. If nobody waits for it any more, it is closed as soon as it is open."""
        call = self._threads.submit(opening)
        try:
            return await self._answer(call)
        except BaseException:
            call.add_done_callback(partial(_close, close))
            raise

    async def _answer(self, call: Future[T]) -> T:
        try:
            async with asyncio.timeout(self._seconds):
                return await asyncio.wrap_future(call)
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            raise NoSuchObject from None
        except TimeoutError:
            raise StoreFailed("The media folder didn't answer in time.", retry=True) from None
        except OSError as error:
            raise StoreFailed(f"The media folder can't be used: {error.strerror}.", retry=True) from error

    def _at(self, key: str) -> Path:
        path = self._folder / checked_key(key)
        if not path.resolve().is_relative_to(self._folder.resolve()):
            raise StoreFailed("That key leads out of the media folder.", retry=False)
        return path

    def _key(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()

    def _put(self, key: str, content: bytes, sha256: str) -> None:
        check_digest(content, sha256)
        partial = self._begin(key)
        try:
            partial.write(content)
            partial.finish()
        finally:
            partial.discard()

    def _begin(self, key: str) -> "Partial":
        target = self._at(key)
        for left in reversed(range(TRIES)):
            try:
                self._make(target.parent)
                return Partial(target)
            except FileNotFoundError:  # another thread found the folder empty and removed it
                if not left:
                    raise
        raise AssertionError

    def _make(self, folder: Path) -> None:
        """The folder with those above it, closed to others; each is on the disk before what is put into it."""
        self._folder.mkdir(OURS_ALONE, parents=True, exist_ok=True)
        for above in reversed([folder, *folder.parents]):
            if above.is_relative_to(self._folder) and not above.exists():
                above.mkdir(OURS_ALONE, exist_ok=True)
                _sync(above.parent)

    def _remove(self, key: str) -> None:
        path = self._at(key)
        path.unlink(missing_ok=True)
        for above in path.parents:
            if above == self._folder or not _removed_as_empty(above):
                return

    def _listed(self, folder: Path) -> tuple[list[Path], list[Stored]]:
        """The folders and the files in a folder."""
        inner, found = [], []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        inner.append(Path(entry.path))
                    elif entry.is_file(follow_symlinks=False):
                        found.append(self._stored(entry))
        except FileNotFoundError:  # removed meanwhile, or nothing was ever kept
            return [], []
        return inner, [each for each in found if each]

    def _stored(self, entry: os.DirEntry[str]) -> Stored | None:
        try:
            status = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            return None
        return Stored(self._key(Path(entry.path)), status.st_size, Moment(status.st_mtime_ns // 1_000_000))


class Partial:
    """A file that is written beside its place, brought to the disk, and moved there when it is whole."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._path = target.with_name(f".{target.name}.{secrets.token_hex(8)}.part")
        self._file = os.fdopen(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")
        self._sha256 = hashlib.sha256()
        self._is_whole = False

    def write(self, piece: bytes) -> None:
        """Add a piece."""
        self._file.write(piece)
        self._sha256.update(piece)

    def finish(self) -> str:
        """Put it in its place; returns its SHA-256."""
        with self._file as file:
            file.flush()
            os.fsync(file.fileno())
        self._path.replace(self._target)
        self._is_whole = True
        _sync(self._target.parent)
        return self._sha256.hexdigest()

    def discard(self) -> None:
        """Leave nothing of it, unless it is in its place. The file is closed once nobody writes to it any more."""
        if not self._is_whole:
            with suppress(OSError):
                self._file.close()
            self._path.unlink(missing_ok=True)


def _close(close: Callable[[T], object], call: Future[T]) -> None:
    if not call.cancelled() and call.exception() is None:
        close(call.result())


def _no_folder() -> StoreFailed:
    return StoreFailed("The media folder has a file where a folder is needed.", retry=True)


def _sync(folder: Path) -> None:
    """Make the folder's entries last through a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _removed_as_empty(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


def _may_hold(folder: str, prefix: str) -> bool:
    """Whether keys that begin with `prefix` can be in a folder, which ends in a slash."""
    return folder.startswith(prefix) or prefix.startswith(folder)
