"""What a delivery of a text carries: one type, one form in which it is stored."""

from typing import NamedTuple

import orjson

from core.address import Address, sms


class Message(NamedTuple):
    """An outbound text: to a person's address, from one of ours in the same channel.

    `picture` is where the carrier finds what is to be shown beside it; empty if there is nothing.
    """

    recipient: Address
    sender: Address
    body: str
    picture: str = ""

    def to_json(self) -> str:
        """As a delivery's content."""
        parts = [self.recipient.channel, self.recipient.value, self.sender.value, self.body]
        return orjson.dumps([*parts, self.picture] if self.picture else parts).decode()

    @classmethod
    def from_json(cls, content: str) -> "Message":
        """What `to_json` wrote; or an older version, which knew no channels: `[recipient, sender, body]`."""
        parts = orjson.loads(content)
        if len(parts) == 3:  # noqa: PLR2004 - the older form
            recipient, sender, body = parts
            return cls(sms(recipient), sms(sender), body)
        channel, recipient, sender, body, *picture = parts
        return cls(Address(channel, recipient), Address(channel, sender), body, *picture)
