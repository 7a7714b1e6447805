"""What the core itself says: one segment each, first the outcome, then what to do next."""

from core.reading.commands import Command
from core.text import Reply
from core.wording.segments import one_segment


def broken(reference: str) -> Reply:
    """A handler broke; the reference leads an operator to the log line."""
    return Reply(f"Something broke here (ref {reference}). Nothing was changed.")


def on_hold() -> Reply:
    """Said once, then an hour of silence."""
    return Reply("Too many texts in ten minutes. This number is on hold for an hour; then text again.")


def on_hold_today() -> Reply:
    """Said once, then silence until the next day (UTC)."""
    return Reply("You reached today's limit for texts here, and nothing was done. Text again tomorrow.")


def no_more_texts() -> Reply:
    """The last text before silence."""
    return Reply("No more texts from this number. Text START when you want them again.")


def texts_again() -> Reply:
    """The first text after silence, where no carrier says so itself."""
    return Reply("Texts from this number are on again. Text ? for what you can do.")


def code_not_awaited(digits: str) -> Reply:
    """Digits alone are never posted."""
    return Reply(f"Not posted: that looks like a code, and none is awaited here. To post it: \\POST {digits}")


def deleted() -> Reply:
    """The person is gone, with everything of theirs."""
    return Reply("You are deleted here, with everything of yours. A new text starts anew; STOP ends all texts.")


def shape_of(command: Command) -> Reply:
    """A command that was called in another shape than it has."""
    return Reply(f"Nothing done. It goes like this: {command.shape.text}")


def closest_command(word: str, closest: Command | None) -> Reply:
    """A backslash word that is no command."""
    if closest is None:
        return Reply(one_segment("Nothing done: there is no command \\{}. Text ? for all of them.", word))
    template = f"Nothing done: there is no command \\{{}}. Did you mean {closest.shape.text}? Text ? for all."
    return Reply(one_segment(template, word))
