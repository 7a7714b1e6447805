"""What the rest of the program asks of a channel, wherever it sends and whatever it costs there.

A channel knows how long a message may be, what it costs, how fast it may go out, and what its carrier does by
itself. How it takes texts in and sends them is its own business (see channels/gateway.py).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol


class TextMeasure(NamedTuple):
    """What a text takes.

    Attributes:
        segments: the billed parts in which it travels; 0 where nothing is billed.
        micros: what it costs the operator, in millionths of a US dollar.
        pace: milliseconds for which sending it keeps one of our addresses busy.
    """

    segments: int
    micros: int
    pace: int


class Channel(Protocol):
    """The rules of one channel. All of it is known without asking anybody, so that transactions may ask it."""

    @property
    def name(self) -> str:
        """By which addresses name it."""

    @property
    def delivery_kind(self) -> str:
        """The kind of its deliveries: each channel has a share of hands of its own."""

    @property
    def answers_keywords(self) -> bool:
        """Whether its carrier has answered STOP, START and HELP before we see them."""

    @property
    def report_within(self) -> int:
        """Milliseconds until a reply that rode on a webhook's answer is looked for, if no report of it comes."""

    @property
    def answer_within(self) -> int:
        """Milliseconds for which such an answer may still be under way, and isn't looked for on any account."""

    def measure(self, body: str, *, picture: bool = False) -> TextMeasure:
        """What a text takes, in or out, with a picture beside it or without; one that says nothing takes nothing."""

    def takes_pictures(self, recipient: str, ours: str) -> bool:
        """Whether a picture gets from one of our addresses to somebody's."""

    def masked(self, value: str) -> str:
        """An address as logs and operators may see it."""

    def ending(self, value: str) -> str:
        """The little of an address by which two people of one name are told apart."""

    def stranger(self, value: str) -> str:
        """How others in a room see somebody who gave no name."""


Channels = Mapping[str, Channel]
"""All channels that are live, by name."""


def by_name(channels: Iterable[Channel]) -> Channels:
    """The channels by their names.

    Raises:
        ValueError: when two have one name.
    """
    found: dict[str, Channel] = {}
    for channel in channels:
        if channel.name in found:
            raise ValueError(f"there are two channels {channel.name}")
        found[channel.name] = channel
    return found
