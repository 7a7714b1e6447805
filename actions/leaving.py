from dataclasses import dataclass

from core.tx import Tx
from storage import forgetting, recent_deletions


@dataclass(frozen=True, slots=True)
class PersonDeleted:
    """The person is gone, with everything of theirs; `too_often` if that happened many times within the hour."""

    too_often: bool


def delete_person(tx: Tx, person_id: int) -> PersonDeleted:
    """Delete the person and everything of theirs; they can begin anew."""
    times = recent_deletions.note(tx, person_id)
    recent_deletions.set_costs_aside(tx, person_id)
    forgetting.forget(tx, person_id)
    return PersonDeleted(times > recent_deletions.MOST)
