"""Whoever asks again and again, while what they ask is killed and started anew."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiohttp import ClientError

T = TypeVar("T")

AGAIN_SECONDS = 0.02


async def until_answered(ask: Callable[[], Awaitable[T | None]]) -> T:
    """What `ask` gives, once it isn't None; neither that nor a connection that is cut off ends it."""
    while True:
        try:
            found = await ask()
        except (ClientError, OSError):  # a TimeoutError is an OSError
            found = None
        if found is not None:
            return found
        await asyncio.sleep(AGAIN_SECONDS)
