"""What the carrier keeps: messages, their media, what was reported and what the webhook answered."""

import secrets
from dataclasses import dataclass, field
from typing import Final

from sandbox.carrier.webhooks.caller import Attempt

INBOUND: Final = "inbound"
OUTBOUND_API: Final = "outbound-api"
OUTBOUND_REPLY: Final = "outbound-reply"

LOST_STATUSES: Final = frozenset({"undelivered", "failed"})


def new_sid(prefix: str) -> str:
    """An identifier in Twilio's shape: two letters and 32 hexadecimal digits."""
    return prefix + secrets.token_hex(16)


@dataclass(slots=True)
class Media:
    """One picture or other file of a message."""

    sid: str
    message_sid: str
    content_type: str
    content: bytes
    created_at: float
    not_ready: int = 0
    """How often a fetch is still answered with 404, as a fresh picture's is."""


@dataclass(frozen=True, slots=True)
class Report:
    """One delivery report: the status that was told, and how the callback took it."""

    status: str
    at: float
    http_status: int | None = None
    error: str | None = None


@dataclass(slots=True)
class Webhook:
    """How the webhook of one inbound text went. `state`: pending, answered, failed or off."""

    state: str = "pending"
    attempts: list[Attempt] = field(default_factory=list)
    error: str | None = None
    reply_sids: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Message:
    """A text in either direction. Times are seconds since 1970, as `time.time` gives them."""

    sid: str
    direction: str
    from_: str
    to: str
    body: str
    status: str
    created_at: float
    num_segments: int = 1
    seq: int = 0
    sent_at: float | None = None
    updated_at: float = 0.0
    messaging_service_sid: str | None = None
    status_callback: str | None = None
    action: str | None = None
    """Where else a reply's webhook wanted to be told of it."""
    error_code: int | None = None
    in_reply_to: str | None = None
    by_carrier: bool = False
    media: tuple[Media, ...] = ()
    reports: tuple[Report, ...] = ()
    webhook: Webhook | None = None

    @property
    def inbound(self) -> bool:
        """Whether a phone sent it (otherwise the bot did)."""
        return self.direction == INBOUND

    @property
    def phone(self) -> str:
        """The person's number, whichever way the text went."""
        return self.from_ if self.inbound else self.to

    @property
    def lost(self) -> bool:
        """Whether the person never got it."""
        return self.status in LOST_STATUSES

    @property
    def awaits_media(self) -> bool:
        """Whether its pictures are still being fetched: a phone gets text and pictures together."""
        return self.sid.startswith("MM") and not self.inbound and not self.media


@dataclass(frozen=True, slots=True)
class InboundResult:
    """What came of a text that a phone sent: the text, the webhook's calls, and the replies."""

    message: Message
    attempts: tuple[Attempt, ...]
    replies: tuple[Message, ...]
    error: str | None

    @property
    def sid(self) -> str:
        """The text's MessageSid."""
        return self.message.sid

    @property
    def reply(self) -> str | None:
        """The first reply's words; None when nothing was said."""
        return self.replies[0].body if self.replies else None
