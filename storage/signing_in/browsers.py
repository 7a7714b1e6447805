"""What is told of a browser that is let in."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How a browser came to be let in."""

    LINK = "link"
    """By a link to a room."""
    CODE = "code"
    """The phone texted the code that the browser showed."""
    PIN = "pin"
    PASSWORD = "password"  # noqa: S105 - a way
    OPERATOR = "operator"
    """By a link that somebody made on the machine that the bot runs on."""


FRESH = frozenset({Way.PIN, Way.OPERATOR})
"""Who comes by these may do what is sensitive, for a while."""


@dataclass(frozen=True, slots=True)
class Browser:
    """What tells a person their browsers apart: on what it runs, and a network address that is shortened."""

    device: str = ""
    network: str = ""


UNKNOWN = Browser()
