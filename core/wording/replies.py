"""What the core itself says: one segment each, first the outcome, then what to do next."""

from core.reading.commands import Command
from core.reading.shapes import Shape
from core.text import Reply
from core.wording.segments import is_readable, one_segment


def broken(reference: str) -> Reply:
    """A handler broke; the reference leads an operator to the log line."""
    return Reply(f"Something broke here (ref {reference}), and nothing was done. Please text it again later.")


def on_hold() -> Reply:
    """Said once, then an hour of silence."""
    return Reply(
        "Too many texts in ten minutes: nothing was posted. This number is on hold for an hour; then text again."
    )


def on_hold_today() -> Reply:
    """Said once, then silence until the next day (UTC)."""
    return Reply("You reached today's limit for texts here, and nothing was done. Text again tomorrow.")


def no_more_texts() -> Reply:
    """The last text before silence."""
    return Reply("No more texts from this number. Text START when you want them again.")


def texts_again() -> Reply:
    """The first text after silence, where no carrier says so itself."""
    return Reply("Texts from this number are on again. Text ? for what you can do.")


def code_not_awaited() -> Reply:
    """Digits alone are never posted, nor quoted: they may be a secret."""
    return Reply(
        "Not posted: that looks like a code, and none is awaited here. To post it, text \\POST and the digits."
    )


def deleted() -> Reply:
    """The person is gone, with everything of theirs."""
    return Reply(
        "Deleted: everything of yours here. Posts on X stay there. To start anew, text again; to get no texts, STOP"
    )


def shape_of(command: Command) -> Reply:
    """A command that was called in another shape than it has."""
    return Reply(f"Nothing done. Text it like this: {ways_to_text(command.shape)}")


def closest_command(word: str, closest: Command | None) -> Reply:
    """A backslash word that is no command."""
    none = (
        "Nothing done: there is no command \\{}."
        if is_readable(word)
        else "Nothing done: there is no such command{}."
    )
    named = word if is_readable(word) else ""
    if closest is None:
        return Reply(one_segment(f"{none} Text ? for all of them.", named))
    return Reply(one_segment(f"{none} Did you mean {ways_to_text(closest.shape)}? Text ? for all.", named))


def ways_to_text(shape: Shape) -> str:
    r"""A shape without signs that one has to know: `JOIN name` or `JOIN name password`."""
    plain = shape.text.replace("|", " or ").replace("[", "").replace("]", "")
    needed = [word for word in shape.text.split() if not word.startswith("[")]
    shortest = " ".join(needed).replace("|", " or ")
    return plain if shortest == plain else f"{shortest}, or {plain}"
