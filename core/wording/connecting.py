"""What people are told on the way to a connected account: one segment each, but where a long link needs two."""

from core.wording.segments import one_segment


def link(url: str) -> str:
    """Where to connect."""
    return f"To connect X, open this within 15 minutes, then text the code it shows: {url}"


def cannot_connect() -> str:
    """The operator has no application at X."""
    return "X can't be connected here yet: the operator has to set it up. Text ? for what you can do."


def connected(username: str, *, has_held: bool) -> str:
    """The code was right; `username` is empty if X hasn't told it."""
    then = "Text POST to publish what is held" if has_held else "What you text from now on is posted there"
    end = f"{then}. Text ? for what else you can do."
    return one_segment(f"Connected as @{{}}. {end}", username) if username else f"Connected. {end}"


def wrong_code(left: int) -> str:
    """Another code than the page shows, and so many tries left."""
    if not left:
        return "That is not the code, and it was the last try. Text CONNECT for a new link."
    return f"That is not the code. {left} {'try' if left == 1 else 'tries'} left; the page in your browser shows it."


def misread_code() -> str:
    """Too long or too short for a code."""
    return "That is not the code: it has four digits. The page in your browser shows it."


def expired_code() -> str:
    """Too late."""
    return "Not connected: that code has expired. Text CONNECT for a new link."
