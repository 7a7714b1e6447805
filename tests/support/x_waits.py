"""A post that is in hand, and one that has been tried for long."""

from tests.support.bots import eventually
from tests.support.x_stage import Somebody

WORDS = "The lake is frozen over"


async def in_hand(ann: Somebody) -> None:
    async def so() -> bool:
        return await ann.deliveries("post") == ["sending"]

    await eventually(so)


async def age(ann: Somebody) -> None:
    """What isn't out yet has been tried for longer than a day."""
    await ann.run("UPDATE deliveries SET first_due_at = 1 WHERE person_id = :person AND kind IN ('post', 'undo')")
