"""A post that X has in hand, and one that has been tried for long."""

from sandbox.core.faults import Fault
from sandbox.server import Sandbox
from tests.support.bots import eventually
from tests.support.x.stage import Somebody

WORDS = "The lake is frozen over"


async def struck(at: Somebody | Sandbox, fault: Fault) -> None:
    """X has what was sent, or has had it: the fault has done what it does, or holds it up."""
    sandbox = at.sandbox if isinstance(at, Somebody) else at

    async def so() -> bool:
        return fault not in sandbox.faults.active()

    await eventually(so)


async def age(ann: Somebody) -> None:
    """What isn't out yet has been tried for longer than a day."""
    await ann.run("UPDATE deliveries SET first_due_at = 1 WHERE person_id = :person AND kind IN ('post', 'undo')")
