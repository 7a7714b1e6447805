"""What is said of texts that came late, after newer ones of the same person: one segment each."""

from core.text import Reply
from core.wording.quoting import quote


def post_not_posted(words: str, *, waits: bool) -> Reply:
    """It would have been a post; `waits`: whether POST publishes it."""
    then = "Text POST to publish it." if waits else "To post it, text it again."
    return Reply(quote(f"Not posted, because it came late, after newer texts: {{}}. {then}", words))


def nothing_done(what: str) -> Reply:
    r"""It was something else: a command by its word (`\UNDO`), never with what stood behind it."""
    return Reply(
        f"{what} came late, after newer texts of yours: nothing was done. Text it again if you still want it."
    )
