import asyncio
from typing import Final

_ROUNDS: Final = 30
"""Rounds of the event loop from a connection that waits to the end of its request; a dozen are enough."""


async def acted_on() -> None:
    """Let all be acted on first that arrived before now, be it still with the kernel: a list then shows it.

    Else a machine that is slow enough gets the order wrong: it reads a request on a connection that it knows before
    it has accepted the one on which another came earlier.
    """
    for _ in range(_ROUNDS):
        await asyncio.sleep(0)
