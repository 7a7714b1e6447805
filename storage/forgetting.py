from bot.tx import Tx
from storage import accounts, connections, held, photos, posts, questions, rooms, sessions, spending, texts


def forget(tx: Tx, person_id: int) -> None:
    """Delete the person and everything of theirs; what X granted them is revoked.

    Of their texts only the carrier's identifiers stay, so that none is ever taken in a second time; of what they
    cost, the sums.
    """
    _forget_texts(tx, person_id)  # first: what comes of a delivery is written only where its row is still there
    connections.drop(tx, person_id)
    tx.run("DELETE FROM links WHERE person_id = :id", id=person_id)
    sessions.revoke_all(tx, person_id)
    accounts.remove(tx, person_id)
    held.let_go(tx, person_id)
    posts.forget(tx, person_id)
    spending.forget(tx, person_id)
    questions.close(tx, person_id)
    photos.remove_person(tx, person_id)  # before their rooms, and in those of others too
    rooms.forget(tx, person_id)  # after the deliveries: one of them may just have let the person in
    tx.run("DELETE FROM people WHERE id = :id", id=person_id)


def _forget_texts(tx: Tx, person_id: int) -> None:
    """One that just ends may bring a reply: nothing is deleted before that is here, or can't come any more."""
    tx.lock(
        "SELECT id FROM deliveries WHERE person_id = :id AND (text_id IS NULL OR text_id <> id) FOR UPDATE",
        id=person_id,
    )
    tx.run("DELETE FROM deliveries WHERE id IN (SELECT id FROM texts WHERE person_id = :id)", id=person_id)
    tx.run("DELETE FROM deliveries WHERE person_id = :id AND (text_id IS NULL OR text_id <> id)", id=person_id)
    texts.forget(tx, person_id)
