"""How slowly a browser may take what it is sent, and how many files a person is sent at a time."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

from aiohttp.web import BaseRequest, StreamResponse

from web.site import Site

WRITE_SECONDS = 60.0
"""How long a browser may take nothing."""
SLOWEST = 32_000
"""Bytes a second that a browser has to take, after WRITE_SECONDS: one that takes a little now and then would keep its
place for days."""
TOO_SLOW = "The browser takes it too slowly."
MOST_OF_A_PERSON = 2
MOST_AT_ONCE = 8
"""Downloads under way, of everybody. Each holds a connection to the store, however slow its browser is, and the
store has twice as many (see clients.stores.s3): other work goes on."""


class Incomplete(Exception):
    """The file can't be finished."""


def longest(size: int) -> float:
    """Seconds that a browser may take for so many bytes."""
    return WRITE_SECONDS + size / SLOWEST


def is_busy(site: Site, person_id: int) -> bool:
    """Whether so much is sent now that no more can be."""
    return site.downloads[person_id] >= MOST_OF_A_PERSON or site.downloads.total() >= MOST_AT_ONCE


@contextmanager
def under_way(counts: Counter[int], whose: int) -> Iterator[None]:
    """Count it among what is under way, as long as it lasts: of a person, or of what else is told apart."""
    counts[whose] += 1
    try:
        yield
    finally:
        counts[whose] -= 1
        if not counts[whose]:
            del counts[whose]


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
