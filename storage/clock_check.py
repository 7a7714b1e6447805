"""Whether our clock can be believed: by one that is a year ahead, all would be old, and all reminders missed."""

from core.clock import DAY, Moment, after
from core.ids import first_id, moment_of
from core.tx import Tx
from storage import watermarks

CLOCK_AGREED = "clock.is_right"
"""The mark of the latest moment at which somebody else's clock agreed with ours."""
FAR = 7 * DAY


def note_agreement(tx: Tx, moment: Moment) -> None:
    """Remember that somebody else's clock agreed with ours at that moment."""
    watermarks.note_reached(tx, CLOCK_AGREED, moment)


def days_clock_seems_ahead(tx: Tx) -> int:
    """How many days ahead of all we know the clock is; 0 if so few that it is believed.

    Without a mark, the newest text tells.
    """
    known = watermarks.reached(tx, CLOCK_AGREED)
    if known is None:
        row = tx.row("SELECT max(id) FROM texts WHERE id < :latest", latest=first_id(after(tx.now, -FAR)))
        newer = tx.row("SELECT 1 FROM texts WHERE id >= :latest LIMIT 1", latest=first_id(after(tx.now, -FAR)))
        known = tx.now if newer or row is None or row[0] is None else moment_of(row[0])
    return (tx.now - known) // DAY if tx.now - known > FAR else 0
