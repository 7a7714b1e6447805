"""What people read who have as much as they may: one segment each, first the outcome, then what to do next."""

from core.settings import Quota

BYTES = {"GB": 1_000_000_000, "MB": 1_000_000, "KB": 1_000}


def over_quota(quota: Quota, most: int) -> str:  # noqa: PLR0911 - one case a quota
    """They would have more than `most`, and how they get room."""
    match quota:
        case Quota.PHOTOS:
            return (
                f"Not kept or posted: {most} photos in 24 hours are the most, and this would be more."
                " Send them tomorrow."
            )
        case Quota.BYTES:
            size = _size(most)
            return f"Not kept or posted: your photos take {size} here, the most there is. Delete some: text PHOTOS."
        case Quota.ROOMS:
            return f"Nothing done: you are in {most} rooms, the most there is. To leave one, text LEAVE and its name."
        case Quota.TRACKERS:
            return f"Not made: {most} trackers are the most there is. To drop one, text \\DROP and its name."
        case Quota.ENTRIES:
            return (
                f"Not kept: you have {most} entries, the most there is. To drop a tracker, text \\DROP and its name."
            )
        case Quota.REMINDERS:
            return f"Not made: {most} reminders are the most there is. REMINDERS lists them, REMIND 1 OFF ends one."
        case Quota.WAITING_POSTS:
            return (
                f"Not posted and not kept: {most} posts of yours wait, the most there is."
                " STATUS tells of them, POST publishes those kept for it."
            )
        case Quota.KEPT_POSTS:
            return (
                f"Not posted and not kept: {most} posts wait for POST already, the most there is."
                " Text POST: it publishes them or says what is missing."
            )


def _size(number: int) -> str:
    """In a unit of which there are some."""
    unit, of = next(((name, size) for name, size in BYTES.items() if number >= size), ("bytes", 1))
    return f"{number / of:.3g} {unit}"
