"""What people are told on the way to a connected account: one segment each, but where a long link needs two."""

from core.wording.quoting import Quoted, quote
from core.wording.segments import first_fitting


def link(url: str) -> str:
    """Where to connect."""
    return f"To connect your X account, open this within 15 minutes, then text the code it shows: {url}"


def cannot_connect() -> str:
    """The operator has no application at X."""
    return "X can't be connected here yet: whoever runs this has to set it up. Text ? for what you can do."


def connected(username: str, waiting: Quoted | None = None) -> str:
    """The code was right; `username` is empty if X hasn't told it. `waiting`: what POST would publish."""
    done = f"Connected as @{username}." if username else "Connected."
    public = f"{done} From now on, plain texts are posted there, publicly."
    if waiting is not None:
        return quote(f"{public} Text POST to publish {{}}", waiting)
    return first_fitting(f"{public} Text ? for what else you can do.", public)


def wrong_code(left: int) -> str:
    """Another code than the page shows, and how many tries are left."""
    if not left:
        return "That is not the code, and it was the last try. Text CONNECT for a new link."
    return f"That is not the code. {left} {'try' if left == 1 else 'tries'} left; the page in your browser shows it."


def misread_code() -> str:
    """Too long or too short for a code."""
    return "That is not the code: it has four digits. The page in your browser shows it."


def expired_code() -> str:
    """Too late."""
    return "Not connected: that code has expired. Text CONNECT for a new link."


def denied() -> str:
    """The person said no at X."""
    return "X was not connected: you said no at X. Nothing was changed. To try again, text CONNECT."


def failed() -> str:
    """X said yes to the person and no to us, or nothing at all."""
    return "X was not connected: X gave no access just now. Nothing was changed. To try again, text CONNECT."
