"""Where pictures and documents are kept: one small interface, two implementations."""

import hashlib
import re
import secrets
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from core.clock import Moment

LONGEST_KEY = 512
CHECKED_BYTES = 65_536
SEGMENT = re.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,128}")


class StoreFailed(Exception):
    """The store couldn't do it. Its words are ours: they hold no address, no key and nothing of the content.

    Attributes:
        reason: plain words, for operators.
        retry: whether the same may go well later, by itself or after an operator's mend.
    """

    def __init__(self, reason: str, *, retry: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry = retry


class NoSuchObject(StoreFailed):
    """There is nothing under that key."""

    def __init__(self) -> None:
        super().__init__("There is nothing under that key.", retry=False)


@dataclass(frozen=True, slots=True)
class Stored:
    """One object as the store lists it; `size` in bytes."""

    key: str
    size: int
    changed_at: Moment


class ObjectStore(Protocol):
    """Bytes under keys such as `rooms/<uuid>/2031/05/<uuid>.jpg`. A key is written once and never again.

    Every call ends within `media.timeout_seconds`, and raises StoreFailed when it doesn't do what it says.
    """

    async def put(self, key: str, content: bytes, content_type: str, sha256: str) -> None:
        """Keep the content, whole or not at all.

        Args:
            key: where.
            content: all of it.
            content_type: what it is served as, if the store serves it.
            sha256: the content's digest, 64 hexadecimal digits; other content is refused.
        """

    async def put_pieces(self, key: str, pieces: AsyncIterator[bytes], content_type: str) -> str:
        """Keep what comes piece by piece, whole or not at all; never all of it in memory while it comes.

        Returns its SHA-256, 64 hexadecimal digits. What `pieces` raises is raised here, and nothing is kept then; how
        long pieces may take is for who gives them to bound.
        """

    async def get(self, key: str) -> bytes:
        """All of an object.

        Raises:
            NoSuchObject: when there is none.
        """

    def stream(self, key: str, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """The bytes from `start` up to, not including, `end`, in pieces; the time-out is for each piece.

        Raises:
            NoSuchObject: when there is none, before the first piece.
        """

    async def size(self, key: str) -> int:
        """Its size in bytes.

        Raises:
            NoSuchObject: when there is none.
        """

    async def delete(self, keys: Sequence[str]) -> None:
        """Remove objects; those that aren't there are fine."""

    def keys(self, prefix: str = "") -> AsyncIterator[Stored]:
        """All objects whose key begins with `prefix`, in no order; what a crash left half written is among them."""

    async def link(self, key: str, seconds: int, filename: str | None = None) -> str | None:
        """An address that gives the object to whoever has it, for that long (a week at most).

        None if the store has no addresses. With a `filename`, browsers save it under that name.
        """

    def path(self, key: str) -> Path | None:
        """The file that holds the object, for a server that sends files itself; None if the store has no files."""

    async def check(self) -> None:
        """Write, read and remove something small: the store can be reached, is ours to use, and gives what it got."""


def checked_key(key: str) -> str:
    """The key, if it is one: names of letters, digits, dots, dashes and underscores, joined by slashes.

    Raises:
        StoreFailed: for anything else, such as a way out of the folder.
    """
    if len(key) > LONGEST_KEY or not all(SEGMENT.fullmatch(segment) for segment in key.split("/")):
        raise StoreFailed("That is no key of an object.", retry=False)
    return key


def check_digest(content: bytes, sha256: str) -> None:
    """See that the content is what the caller means.

    Raises:
        StoreFailed: when its digest is another.
    """
    if hashlib.sha256(content).hexdigest() != sha256:
        raise StoreFailed("The content isn't what its SHA-256 says.", retry=False)


async def write_and_read(store: ObjectStore, key: str) -> None:
    """Write something under that key that nobody could guess, compare it byte by byte with what is read, remove it.

    Raises:
        StoreFailed: when something else comes back: from a cache, cut off, or changed on its way.
    """
    content = secrets.token_bytes(CHECKED_BYTES)
    await store.put(key, content, "application/octet-stream", hashlib.sha256(content).hexdigest())
    try:
        came = await store.get(key)
        parts = [part async for part in store.stream(key)]
    finally:
        await store.delete([key])
    if came != content or b"".join(parts) != content:
        raise StoreFailed("The store gives something else than was written.", retry=False)


async def in_batches(store: ObjectStore, prefix: str, size: int) -> AsyncIterator[list[Stored]]:
    """All objects whose key begins with `prefix`, some at a time; the last batch may be empty.

    Raises:
        StoreFailed: when they can't be listed.
    """
    batch: list[Stored] = []
    async for stored in store.keys(prefix):
        batch.append(stored)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch
