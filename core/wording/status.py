"""What STATUS says: one segment."""

from collections.abc import Sequence

from core.wording.quoting import quote
from core.wording.segments import ONE_SEGMENT, cut, is_readable, one_segment, to_gsm7


def account(username: str) -> str:
    """An account is connected; X hasn't told its name, if that is empty."""
    return f"X account: @{username}." if username else "An X account is connected."


def no_account() -> str:
    """Nothing is connected."""
    return "No X account connected: text CONNECT."


def no_application() -> str:
    """Nothing can be connected."""
    return "X can't be connected here yet."


def account_lost() -> str:
    """X ended the connection."""
    return "X ended your connection: text CONNECT."


def status(account: str, active_room: str, posts: int, photos: int, trackers: int = 0) -> str:
    """Where a person stands, before it is cut to fit."""
    room = _room(active_room) if active_room else "In no room."
    counts = ((posts, "post"), (photos, "photo"))
    waiting = [f"{count} {what}{'s' if count > 1 else ''}" for count, what in counts if count]
    tracked = f"{trackers} tracker{'s' if trackers > 1 else ''}. " if trackers else ""
    return f"{account} {room} {tracked}" + (f"On the way: {', '.join(waiting)}." if waiting else "Nothing waits.")


def with_nothing_waiting(status: str) -> str:
    """And POST would publish nothing."""
    return cut(" ".join(status.split()), ONE_SEGMENT)


def with_photos_waiting(status: str) -> str:
    """And POST would publish photos."""
    return one_segment("{} POST publishes your last photos.", _besides(status))


def with_words_waiting(status: str, words: str) -> str:
    """And POST would publish these words."""
    return quote(f"{to_gsm7(_besides(status))} POST publishes {{}}", words)


def with_several_waiting(status: str, words: Sequence[str]) -> str:
    """And POST would publish several posts."""
    return one_segment(f"{to_gsm7(_besides(status))} POST publishes {len(words)} posts: {{}}", "; ".join(words))


def _besides(status: str) -> str:
    """Where a person stands, if something waits for POST, though nothing is on the way."""
    return status.removesuffix(" Nothing waits.")


def _room(name: str) -> str:
    """One in letters that the short alphabet lacks would make four segments of one."""
    return f'Active room: "{to_gsm7(name)}".' if is_readable(name) else "In a room."
