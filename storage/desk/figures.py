"""How the bot is doing now, for the desk: each question looks at few rows, however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.clock import MINUTE, SECOND, after
from core.ids import RANDOM_BITS, first_id
from core.tx import Tx
from storage.delivery import outages
from storage.delivery.outages import Outage

MINUTES = 30
"""Over how many minutes texts are counted."""
MOST_TIMES = 2000
"""How many of the latest replies the times are taken from."""
_A_MINUTE = MINUTE << RANDOM_BITS


@dataclass(frozen=True, slots=True)
class Times:
    """How long something took, in seconds; nothing, if there was none."""

    half: float
    most: float
    nearly_all: float


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits of one kind; `oldest_seconds`: since when the one waits that waits longest."""

    kind: str
    count: int
    oldest_seconds: float


@dataclass(frozen=True, slots=True)
class DeskFigures:
    """How it is now.

    Attributes:
        minutes: texts that came in each of the last minutes, the present one last.
        answered: from the webhook to the answer, of the last minutes.
        delivered: from the webhook to the carrier's word that it went out.
    """

    minutes: list[int]
    answered: Times | None
    delivered: Times | None
    queues: list[Queue]
    outages: list[Outage]
    dead: int
    broken: int

    @property
    def per_minute(self) -> float:
        """Texts a minute, over the five whole minutes before this one."""
        return sum(self.minutes[-6:-1]) / 5


def figures(tx: Tx) -> DeskFigures:
    """How it is now."""
    answered, delivered = _times(tx)
    return DeskFigures(
        minutes=_minutes(tx),
        answered=answered,
        delivered=delivered,
        queues=_queues(tx),
        outages=outages.current(tx),
        dead=_count(tx, "SELECT count(*) FROM deliveries WHERE state = 'dead'"),
        broken=_count(tx, "SELECT count(*) FROM texts WHERE state = 'broken'"),
    )


def _minutes(tx: Tx) -> list[int]:
    this = first_id(tx.now) // _A_MINUTE
    first = this - MINUTES + 1
    rows = tx.rows(
        f"SELECT id / {_A_MINUTE}, count(*) FROM texts WHERE id >= :since GROUP BY 1", since=first * _A_MINUTE
    )
    counts: dict[int, int] = dict(rows)
    return [int(counts.get(minute, 0)) for minute in range(first, this + 1)]


def _times(tx: Tx) -> tuple[Times | None, Times | None]:
    rows = tx.rows(
        "SELECT t.received_at, d.created_at, CASE WHEN d.state = 'sent' THEN d.ended_at END FROM texts t"
        " JOIN deliveries d ON d.id = t.id WHERE t.id >= :since ORDER BY t.id DESC LIMIT :most",
        since=first_id(after(tx.now, -MINUTES * MINUTE)),
        most=MOST_TIMES,
    )
    answered = [made - received for received, made, _ in rows]
    delivered = [ended - received for received, _, ended in rows if ended is not None]
    return times(answered), times(delivered)


def times(milliseconds: Sequence[int]) -> Times | None:
    """The 50th, 95th and 99th percentile (nearest rank)."""
    if not milliseconds:
        return None
    ranked = sorted(max(0, each) for each in milliseconds)
    return Times(*(ranked[-(-len(ranked) * share // 100) - 1] / SECOND for share in (50, 95, 99)))


def _queues(tx: Tx) -> list[Queue]:
    rows = tx.rows(
        "SELECT kind, count(*), min(first_due_at) FROM deliveries WHERE ended_at IS NULL AND state <> 'handed'"
        " AND first_due_at <= :now GROUP BY kind ORDER BY min(first_due_at)",
        now=tx.now,
    )
    return [Queue(kind, count, max(0, tx.now - oldest) / SECOND) for kind, count, oldest in rows]


def _count(tx: Tx, sql: str) -> int:
    row = tx.row(sql)
    return int(row[0]) if row else 0
