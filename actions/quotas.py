from dataclasses import dataclass

from core.settings import Quota
from core.tx import Tx
from storage.rooms import quotas


@dataclass(frozen=True, slots=True)
class OverQuota:
    """The person would have more than the limits allow; `most` is how many they may have."""

    quota: Quota
    most: int


def over_with_photos(tx: Tx, person_id: int, count: int) -> OverQuota | None:
    """The limit that so many photos more would go beyond, if there is one."""
    limits = tx.limits
    if quotas.photos_in_a_day(tx, person_id) + count > limits.photos_per_person:
        return OverQuota(Quota.PHOTOS, limits.photos_per_person)
    if quotas.bytes_kept(tx, person_id) >= limits.bytes_per_person:
        return OverQuota(Quota.BYTES, limits.bytes_per_person)
    return None


def over_with_room(tx: Tx, person_id: int) -> OverQuota | None:
    """The limit that one room more would go beyond, if there is one."""
    most = tx.limits.rooms_per_person
    return OverQuota(Quota.ROOMS, most) if quotas.rooms_joined(tx, person_id) >= most else None
