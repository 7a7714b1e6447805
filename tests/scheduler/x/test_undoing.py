"""Undoing by itself: posts of which nothing is up."""

from unittest.mock import Mock

from core.context import Context
from core.delivery import Delivery, State
from core.tx import Tx
from scheduler.x.undoing import UndoCourier
from storage.delivery import claims, deliveries, reviving
from storage.engine.database import Database
from storage.x import posts, undos
from storage.x.post import PostState
from tests.support.database.rows import POLICY, meet


def undo_one_that_died(tx: Tx) -> tuple[int, Delivery]:
    post_id = posts.add(tx, meet(tx), None, ["Heron on the lake"])
    tx.run("UPDATE deliveries SET state = 'dead', ended_at = 1 WHERE id = :id", id=post_id)
    post = posts.find(tx, post_id)
    assert post is not None
    undos.undo(tx, post, None)
    [delivery] = claims.claim(tx, {"undo": 1}, POLICY).deliveries
    return post_id, delivery


async def test_a_post_that_is_taken_back_is_not_revived(db: Database, context: Context) -> None:
    """Its delivery died without a word, for it couldn't be read, say, and the row still waits."""
    post_id, delivery = await db.write(undo_one_that_died)
    outcome = await UndoCourier(Mock(), Mock(), db, context.clock, 1).send(delivery)
    assert await db.write(deliveries.conclude, delivery, outcome, POLICY) is State.SENT
    assert not await db.write(reviving.revive, post_id)
    post = await db.read(posts.find, post_id)
    assert post is not None
    assert post.state is PostState.CANCELLED
