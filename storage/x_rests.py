"""Until when X wants no posts: from an account, or from the whole application."""

from bot.clock import Moment
from bot.tx import Tx
from storage import accounts, marks

APPLICATION = "x.free"


def note(tx: Tx, person_id: int, account: Moment | None, application: Moment | None) -> None:
    """Keep what X said; None where it said nothing."""
    if account is not None:
        accounts.rest(tx, person_id, account)
    if application is not None:
        marks.write(tx, APPLICATION, application)


def until(tx: Tx, person_id: int) -> Moment:
    """From when on that person's account may post."""
    row = tx.row("SELECT free_at FROM accounts WHERE person_id = :person", person=person_id)
    return max(row[0] if row else Moment(0), marks.read(tx, APPLICATION) or Moment(0))


def forget_all(tx: Tx) -> None:
    """For a trial, whose X begins anew at each start. Accounts' own waits go with the accounts."""
    tx.run("DELETE FROM marks WHERE name = :name", name=APPLICATION)
