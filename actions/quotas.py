from dataclasses import dataclass

from core.settings import Quota
from core.tx import Tx
from storage.rooms import quotas
from storage.x.posting_status import Prospects


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


def over_with_post(tx: Tx, prospects: Prospects) -> OverQuota | None:
    """The limit that one post more would go beyond, if there is one. What is on its way may come to wait for POST."""
    most = tx.limits.waiting_posts_per_person
    is_over = prospects.on_their_way + prospects.kept_back >= most
    return OverQuota(Quota.WAITING_POSTS, most) if is_over else None


def over_with_kept(tx: Tx, prospects: Prospects) -> OverQuota | None:
    """The limit that one post more for POST would go beyond, if there is one."""
    most = tx.limits.kept_posts_per_person
    return OverQuota(Quota.KEPT_POSTS, most) if prospects.kept_back >= most else None


def over_with_room(tx: Tx, person_id: int) -> OverQuota | None:
    """The limit that one room more would go beyond, if there is one."""
    most = tx.limits.rooms_per_person
    return OverQuota(Quota.ROOMS, most) if quotas.rooms_joined(tx, person_id) >= most else None
