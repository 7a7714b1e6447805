"""Where a person can be reached, where people reach us, where attachments are: a channel, and a name within it."""

from typing import NamedTuple

import orjson

SMS = "sms"
"""The channel of text messages: an address is a number in E.164 form where possible."""


SHORT_CODE_DIGITS = (5, 6)


class Address(NamedTuple):
    """A place in a channel: a person's phone number, say, or one of ours.

    Attributes:
        channel: the channel's name.
        value: what the channel calls it: an E.164 number, an account's identifier.
    """

    channel: str
    value: str

    @property
    def key(self) -> str:
        """What it is looked up by. Numbers stand for themselves, as they did when there were no other channels."""
        return self.value if self.channel == SMS else f"{self.channel}:{self.value}"


class MediaSource(NamedTuple):
    """An attachment at its channel's carrier; `reference` is a URL, or a file's identifier there."""

    channel: str
    reference: str

    def to_text(self) -> str:
        """As it is stored; an SMS's as it was before there were other channels: the bare URL."""
        return self.reference if self.channel == SMS else orjson.dumps([*self]).decode()

    @classmethod
    def from_text(cls, stored: str) -> "MediaSource":
        """What `to_text` wrote."""
        if not stored.startswith("["):
            return cls(SMS, stored)
        channel, reference = orjson.loads(stored)
        return cls(channel, reference)


def sms(number: str) -> Address:
    """The address of a phone number."""
    return Address(SMS, number)


def masked(number: str) -> str:
    """A number for logs and operators: `+1…67`. Short codes and names show their last two characters."""
    lead = number[:2] if number.startswith("+") else ""
    return f"{lead}…{number[-2:]}" if len(number) > len(lead) + 1 else "…"


def is_number(number: str) -> bool:
    """Whether it is an E.164 number: a plus and 7 to 15 digits (ITU-T E.164)."""
    digits = number[1:]
    return number.startswith("+") and digits.isascii() and digits.isdigit() and 7 <= len(digits) <= 15  # noqa: PLR2004 - the specification's bounds


def can_be_ours(number: str) -> bool:
    """Whether we may text from it: an E.164 number, or a short code of 5 or 6 digits."""
    return is_number(number) or (number.isascii() and number.isdigit() and len(number) in SHORT_CODE_DIGITS)
