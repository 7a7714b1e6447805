"""A post that is in hand, and one that has been tried for long."""

from sandbox.core.faults import Fault
from tests.support.bots import eventually
from tests.support.x.stage import Somebody

WORDS = "The lake is frozen over"


async def in_hand(ann: Somebody) -> None:
    async def so() -> bool:
        return await ann.deliveries("post") == ["sending"]

    await eventually(so)


async def struck(ann: Somebody, fault: Fault) -> None:
    """X has what was sent, or has had it, and the fault has done what it does."""

    async def so() -> bool:
        return fault not in ann.sandbox.x.faults.active()

    await eventually(so)


async def age(ann: Somebody) -> None:
    """What isn't out yet has been tried for longer than a day."""
    await ann.run("UPDATE deliveries SET first_due_at = 1 WHERE person_id = :person AND kind IN ('post', 'undo')")
