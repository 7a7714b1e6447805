"""What carriers and X refused, by their codes."""

from dataclasses import dataclass, field

from core.clock import HOUR
from core.ids import RANDOM_BITS, first_id
from core.tx import Tx
from storage.desk import selection

HOURS = 24
_AN_HOUR = HOUR << RANDOM_BITS
_WITH_CODE = f"{selection.TELLS_CODE} AND s.detail IS NOT NULL"


@dataclass(slots=True)
class Errors:
    """What one code stands for, of one kind of delivery.

    Attributes:
        hours: how often it came in each of the last hours, the present one last.
        dead: how many of those with it, of these hours, are dead now.
        reason: what was made of the latest one, in plain words.
    """

    kind: str
    code: str
    dead: int = 0
    reason: str = ""
    hours: list[int] = field(default_factory=lambda: [0] * HOURS)

    @property
    def count(self) -> int:
        """How often it came in all these hours."""
        return sum(self.hours)


def by_code(tx: Tx) -> list[Errors]:
    """The codes of the last day, the most frequent first."""
    this = first_id(tx.now) // _AN_HOUR
    first = this - HOURS + 1
    found: dict[tuple[str, str], Errors] = {}
    rows = tx.rows(
        f"SELECT d.kind, s.detail, s.id / {_AN_HOUR}, count(*),"
        " sum(CASE WHEN d.state = 'dead' THEN 1 ELSE 0 END), max(CASE WHEN d.state <> 'sent' THEN d.reason END)"
        f" FROM steps s JOIN deliveries d ON d.id = s.delivery_id WHERE s.id >= :since AND {_WITH_CODE}"
        " GROUP BY 1, 2, 3 ORDER BY 3",
        since=first * _AN_HOUR,
    )
    for kind, code, hour, count, dead, reason in rows:
        errors = found.setdefault((kind, code), Errors(kind, code))
        errors.dead += int(dead)
        errors.reason = reason or errors.reason
        if first <= hour <= this:
            errors.hours[hour - first] += count
    return sorted(found.values(), key=lambda errors: -errors.count)
