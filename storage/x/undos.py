"""Taking posts back: what hasn't been tried is called off, what is up or may be is deleted at X by a delivery."""

from collections.abc import Collection

from core.delivery import Delivery, DeliveryKind
from core.tx import Tx
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery
from storage.delivery.lanes import open_in
from storage.x import accounts, posts
from storage.x.post import Post, PostState


def stop(tx: Tx, post: Post) -> bool:
    """Let nothing more of it go up; false if it is in hand, or may be up already."""
    is_off = post.state is PostState.GATHERING or (
        post.state is PostState.WAITING and not post.is_unsure and _call_off(tx, post)
    )
    if is_off:
        posts.withdraw(tx, post.id)
    return is_off


def gather_again(tx: Tx, person_id: int, text_id: int) -> bool:
    """Let posts that are to go up with the photos of that text wait for these; false if none could be called off."""
    called_off = [
        post for post in posts.waiting_with(tx, person_id, text_id) if not post.is_unsure and _call_off(tx, post)
    ]
    for post in called_off:
        posts.gather_again(tx, post.id)
    return bool(called_off)


def _call_off(tx: Tx, post: Post) -> bool:
    tx.wake(deliveries.LISTENER)  # what waits behind it may go
    return _delete_waiting(tx, post.id) or _delete_waiting(tx, _id_of_before(tx, post))


def _delete_waiting(tx: Tx, delivery_id: int | None) -> bool:
    return bool(
        tx.run(
            "DELETE FROM deliveries WHERE id = :id AND kind = :kind AND state = 'waiting' AND ended_at IS NULL",
            id=delivery_id,
            kind=DeliveryKind.POST.value,
        )
    )


def _id_of_before(tx: Tx, post: Post) -> int | None:
    """The id of its delivery, if that was made by a version that didn't give it the post's own."""
    return _open_deliveries(tx, accounts.lane_of(post.person_id), DeliveryKind.POST).get(str(post.id))


def undo(tx: Tx, post: Post, text_id: int | None) -> None:
    """Have it deleted at X once its turn is over; what comes of that answers the text, if there is one."""
    deliveries.add(
        tx, NewDelivery(DeliveryKind.UNDO, accounts.lane_of(post.person_id), str(post.id), post.person_id, text_id)
    )


HAS_ANY = (
    f"EXISTS (SELECT 1 FROM deliveries u WHERE {open_in(':lane', 'u')} AND u.kind = '{DeliveryKind.UNDO.value}')"
)
"""SQL: whether any post of that lane is to be deleted."""


def is_being_undone(tx: Tx, post: Post) -> bool:
    """Whether it is being deleted already."""
    return str(post.id) in _being_undone(tx, accounts.lane_of(post.person_id))


def is_unwanted(tx: Tx, delivery: Delivery) -> bool:
    """Whether its person is taking the post back that this delivery carries."""
    return delivery.content in _being_undone(tx, delivery.lane)


def _being_undone(tx: Tx, lane: str) -> Collection[str]:
    """The ids of posts that are to be deleted: a post with photos may have come behind one of them."""
    return _open_deliveries(tx, lane, DeliveryKind.UNDO).keys()


def _open_deliveries(tx: Tx, lane: str, kind: DeliveryKind) -> dict[str, int]:
    """The ids of posts for which something of that kind is still to be done, each with that delivery's id."""
    rows = tx.rows(
        f"SELECT id, content FROM deliveries WHERE {open_in(':lane')} AND kind = :kind",
        lane=lane,
        kind=kind.value,
    )
    return {tx.keys.open(content, f"deliveries:{delivery_id}"): delivery_id for delivery_id, content in rows}
