"""Deliveries that are tried again or hurried: one, several, or all that match. What is done goes into the audit."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.clock import MINUTE, SECOND
from core.tx import Tx
from storage import people
from storage.delivery import reviving
from storage.desk import audit, selection
from storage.desk.selection import BatchDone, Group, Selection

DEAD = "dead"
APART = SECOND // 10
"""How far apart tries are on average, if many come at once."""
LONGEST_SPREAD = 10 * MINUTE


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be tried again: a set that grows no more, so that what is done is what was seen.

    Attributes:
        picked: with the moment up to which they died.
        groups: how many there are, by kind and reason, the largest group first.
    """

    picked: Selection
    groups: list[Group]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(group.count for group in self.groups)


def preview(tx: Tx, picked: Selection) -> Preview:
    """Freeze what matches and is dead now; what dies later, or dies again, isn't in it."""
    frozen = replace(picked, state=DEAD, ended_by=tx.now if picked.ended_by is None else picked.ended_by)
    return Preview(frozen, selection.groups(tx, frozen))


def spread_of(count: int) -> int:
    """In how many milliseconds so many are tried again: each at a moment by chance, for who carries them."""
    return min((count - 1) * APART, LONGEST_SPREAD) if count > 1 else 0


def retry(tx: Tx, by: str, delivery_ids: Iterable[int], why: str = "") -> list[int]:
    """Let these dead ones be tried again; returns those that are not, for they aren't dead or nothing could come."""
    ids = sorted(set(delivery_ids))
    spread = spread_of(len(ids))
    left = [each for each in ids if not reviving.revive(tx, each, spread)]
    tried = [str(each) for each in ids if each not in left]
    if tried:
        audit.add(tx, by, "retried", ", ".join(tried), why)
    return left


def retry_all(tx: Tx, by: str, seen: Preview, after_id: int, why: str = "") -> BatchDone | None:
    """Let those of the frozen set behind that id be tried again, a batch of them; None if there are no more."""
    if not after_id:
        audit.add(tx, by, f"retried all of {seen.count}", in_words(tx, seen.picked), why)
    return selection.retry(tx, seen.picked, after_id, spread_of(seen.count))


def hurry(tx: Tx, by: str, picked: Selection, after_id: int, settle_after: int) -> BatchDone | None:
    """Let those that wait and match be due now, a batch of them; None if there are no more."""
    if not after_id:
        audit.add(tx, by, "hurried all", in_words(tx, picked))
    return selection.hurry(tx, picked, after_id, settle_after)


def in_words(tx: Tx, picked: Selection) -> str:
    """A selection for the audit."""
    words = {
        "state": picked.state,
        "kind": picked.kind,
        "code": picked.code,
        "reason": picked.reason,
        "person": people.tag_of(tx, picked.person_id) if picked.person_id else None,
    }
    return ", ".join(f"{name}={value}" for name, value in words.items() if value is not None)
