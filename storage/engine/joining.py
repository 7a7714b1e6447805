import asyncio
from collections.abc import Sized

MOST_TURNS = 8


async def let_others_join(waiting: Sized, limit: int) -> None:
    """Whatever the event loop has at hand joins those that wait, up to so many: else it contends with the writer."""
    for _ in range(MOST_TURNS):
        before = len(waiting)
        await asyncio.sleep(0)
        if len(waiting) == before or before >= limit:
            return
