"""What a mail says, and to whom."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mail:
    """What goes to one address: plain text, a line at a time as it is to be read.

    Attributes:
        unsubscribe: where a press ends mails of this kind, without signing in (RFC 8058); empty for what is only sent
            because somebody has done something.
    """

    to: str
    subject: str
    text: str
    unsubscribe: str = ""
