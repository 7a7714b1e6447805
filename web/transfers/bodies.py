"""Bodies of requests as they come, bounded in size, time and rate."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from enum import Enum, auto

from aiohttp import BodyPartReader, MultipartReader, web

READ_SECONDS = 20.0
"""How long nothing may come."""
SLOWEST = 16_000
"""Bytes a second that have to come, after READ_SECONDS: whoever sends a byte now and then would keep a place."""
PIECE_BYTES = 256 * 1024
SKIPPED = 4
"""Of a file that is too large, up to this many times the limit is read: then its person can be told."""
SHORT = 10_000
"""Bytes of a field that is no file."""

Read = Callable[[int], Awaitable[bytes]]
"""Gives the next bytes, about so many; none at the end."""


class Shortcoming(Enum):
    """Why a body, or a part of it, didn't come as it should."""

    EMPTY = auto()
    TOO_LARGE = auto()
    TOO_SLOW = auto()
    BROKEN_OFF = auto()


class NotReceived(Exception):
    """It didn't come as it should."""

    def __init__(self, why: Shortcoming) -> None:
        super().__init__(why.name)
        self.why = why


@dataclass(slots=True)
class UploadDeadline:
    """How long the other side may take for all that it sends; what it has sent makes it longer."""

    ends_at: float

    async def read(self, read: Read) -> bytes:
        """The next bytes.

        Raises:
            TimeoutError: when they are too slow.
        """
        async with self.for_now():
            piece = await read(PIECE_BYTES)
        self.ends_at += len(piece) / SLOWEST
        return piece

    def for_now(self) -> asyncio.Timeout:
        """How long the next of it may take."""
        now = asyncio.get_running_loop().time()
        return asyncio.timeout_at(min(self.ends_at, now + READ_SECONDS))


def upload_deadline() -> UploadDeadline:
    """For one request, from now on."""
    return UploadDeadline(asyncio.get_running_loop().time() + READ_SECONDS)


async def next_part(form: MultipartReader, deadline: UploadDeadline) -> BodyPartReader | None:
    """The next part of the form; nothing at its end, and behind what no form of ours has.

    Raises:
        TimeoutError, ValueError, OSError: when it doesn't come.
    """
    async with deadline.for_now():
        part = await form.next()
    return part if isinstance(part, BodyPartReader) else None


async def skip(part: BodyPartReader, deadline: UploadDeadline, most: int) -> None:
    """What is left of a part that was refused.

    Raises:
        ValueError: when it is so much that what stands behind it isn't worth it.
    """
    skipped = 0
    while piece := await deadline.read(part.read_chunk):
        skipped += len(piece)
        if skipped > most:
            raise ValueError("It goes on for too long.")


def body_of(request: web.Request) -> Read:
    """The body as it comes, for what is no form."""

    async def read(_: int) -> bytes:
        return await request.content.readany()

    return read


async def received(read: Read, deadline: UploadDeadline, most: int) -> AsyncIterator[bytes]:
    """What comes, up to so many bytes, in pieces that are worth a thread's while.

    Raises:
        NotReceived: when it is empty, too large, too slow, or breaks off.
    """
    size, gathered = 0, bytearray()
    try:
        while piece := await deadline.read(read):
            size += len(piece)
            if size > most:
                raise NotReceived(Shortcoming.TOO_LARGE)
            gathered += piece
            if len(gathered) >= PIECE_BYTES:
                yield bytes(gathered)
                gathered.clear()
    except TimeoutError:
        raise NotReceived(Shortcoming.TOO_SLOW) from None
    except (OSError, ValueError, web.RequestPayloadError):
        raise NotReceived(Shortcoming.BROKEN_OFF) from None
    if not size:
        raise NotReceived(Shortcoming.EMPTY)
    if gathered:
        yield bytes(gathered)
