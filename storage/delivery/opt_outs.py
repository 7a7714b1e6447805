"""Who may not be texted: at which addresses people have opted out, by which word of theirs."""

from core.clock import Moment
from core.tx import Tx

IS_OPTED_OUT = "(SELECT count(*) > 0 AND count(*) = count(opted_out_at) FROM addresses WHERE person_id = :person)"
"""SQL: whether a person can be told nothing by any address."""


def opt_out(tx: Tx, address_id: int) -> None:
    """No text of any kind to that address from now on; what waits for it is dropped when its turn comes."""
    tx.run(
        "UPDATE addresses SET opted_out_at = :now WHERE id = :id AND opted_out_at IS NULL",
        id=address_id,
        now=tx.now,
    )


def opt_in(tx: Tx, address_id: int) -> None:
    """Texts may go out to it again."""
    tx.run("UPDATE addresses SET opted_out_at = NULL WHERE id = :id", id=address_id)


def is_latest_word(tx: Tx, address_id: int, sent_at: Moment) -> bool:
    """Note that the person opted in or out by a text that was sent then; false if a newer such text is known."""
    return bool(
        tx.run(
            # One in the future is none: a clock has been set back since.
            "UPDATE addresses SET word_at = :sent WHERE id = :id AND (word_at <= :sent OR word_at > :now)",
            id=address_id,
            sent=sent_at,
            now=tx.now,
        )
    )


def are_all_opted_out(tx: Tx, person_id: int) -> bool:
    """Whether that person can be told nothing by any address."""
    [(is_opted_out,)] = tx.rows(f"SELECT {IS_OPTED_OUT}", person=person_id)
    return bool(is_opted_out)


def forget_opt_outs(tx: Tx) -> None:
    """For a development server, whose carrier forgets them at each start."""
    tx.run("UPDATE addresses SET opted_out_at = NULL WHERE opted_out_at IS NOT NULL")
