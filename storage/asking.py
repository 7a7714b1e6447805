"""What is known of how readily somebody wants to be asked before a post: columns of `people`."""

from core.asking import Asks
from core.tx import Tx


def choose(tx: Tx, person_id: int, asks: Asks) -> None:
    """Ask that person so from now on."""
    tx.run("UPDATE people SET asks = :asks WHERE id = :id", asks=asks.value, id=person_id)


def chosen(tx: Tx, person_id: int) -> Asks:
    """How that person wants to be asked."""
    row = tx.row("SELECT asks FROM people WHERE id = :id", id=person_id)
    return Asks(row[0]) if row is not None else Asks.DOUBT


def note_post(tx: Tx, person_id: int) -> None:
    """They have made one more post."""
    tx.run_likely("UPDATE people SET posts = posts + 1 WHERE id = :person", person=person_id)


def note_doubt(tx: Tx, person_id: int) -> None:
    """A text of theirs seems meant for one person."""
    tx.run("UPDATE people SET doubted_at = :now WHERE id = :id", now=tx.now, id=person_id)


def note_posted_anyway(tx: Tx, person_id: int) -> None:
    """They had such a text posted, though asked."""
    tx.run("UPDATE people SET posted_anyway_at = :now WHERE id = :id", now=tx.now, id=person_id)
