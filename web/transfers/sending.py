"""How slowly a browser may take what it is sent."""

import asyncio
from collections.abc import AsyncIterator

from aiohttp.web import BaseRequest, StreamResponse

WRITE_SECONDS = 60.0
"""How long a browser may take nothing."""
SLOWEST = 32_000
"""Bytes a second that a browser has to take, after WRITE_SECONDS: one that takes a little now and then would keep its
place for days."""
TOO_SLOW = "The browser takes it too slowly."


class Incomplete(Exception):
    """The file can't be finished."""


def longest(size: int) -> float:
    """Seconds that a browser may take for so many bytes."""
    return WRITE_SECONDS + size / SLOWEST


def break_off(request: BaseRequest) -> None:
    """Close the connection in the midst of an answer: an end in order would look like the whole."""
    if request.transport is not None:
        request.transport.abort()


async def send(response: StreamResponse, pieces: AsyncIterator[bytes]) -> None:
    """All pieces. What counts is how long the browser takes, not the store.

    Raises:
        Incomplete: when it takes too long.
    """
    now = asyncio.get_running_loop().time
    patience = WRITE_SECONDS
    try:
        async for piece in pieces:
            began = now()
            async with asyncio.timeout(min(patience, WRITE_SECONDS)):
                await response.write(piece)
            patience += len(piece) / SLOWEST - (now() - began)
            if patience <= 0:
                raise Incomplete(TOO_SLOW)
        async with asyncio.timeout(WRITE_SECONDS):
            await response.write_eof()
    except TimeoutError:
        raise Incomplete(TOO_SLOW) from None
