"""What a mail says, and to whom."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mail:
    """What goes to one address: plain text, a line at a time as it is to be read."""

    to: str
    subject: str
    text: str
