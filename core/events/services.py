"""What the log says of the carrier, of X and of the mail server, and of what they said."""

from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True)
class XLimited(Event):
    """X wants no more for that many seconds: from one account, or from the whole application."""

    name = "x.limited"
    level = "warning"
    seconds: int
    application: bool


@dataclass(frozen=True)
class XPaused(Event):
    """Only the operator can help."""

    name = "x.paused"
    level = "error"
    fault: str
    reason: str


@dataclass(frozen=True)
class MailPaused(Event):
    """The SMTP server doesn't take us: only the operator can help."""

    name = "mail.paused"
    level = "error"
    reason: str


@dataclass(frozen=True)
class MailDown(Event):
    """The SMTP server doesn't answer, as `XDown`."""

    name = "mail.down"
    level = "error"
    service: str
    since: str
    reason: str


@dataclass(frozen=True)
class MailUp(Event):
    """The SMTP server answers again; how many seconds it was away."""

    name = "mail.up"
    service: str
    since: str
    seconds: int


@dataclass(frozen=True)
class TextsPaused(Event):
    """The carrier refuses a text until an operator mends something."""

    name = "texts.paused"
    level = "error"
    code: int | None
    reason: str


@dataclass(frozen=True)
class TwilioDown(Event):
    """Twilio doesn't answer: several attempts in a row came to nothing, the first one at `since` (UTC)."""

    name = "twilio.down"
    level = "error"
    service: str
    since: str
    reason: str


@dataclass(frozen=True)
class TwilioUp(Event):
    """Twilio answers again; how many seconds it was away."""

    name = "twilio.up"
    service: str
    since: str
    seconds: int


@dataclass(frozen=True)
class XDown(Event):
    """X doesn't answer: several attempts in a row came to nothing, the first one at `since` (UTC)."""

    name = "x.down"
    level = "error"
    service: str
    since: str
    reason: str


@dataclass(frozen=True)
class XUp(Event):
    """X answers again; how many seconds it was away."""

    name = "x.up"
    service: str
    since: str
    seconds: int


@dataclass(frozen=True)
class TextReported(Event):
    """The carrier reported on a text that went out; `news`: whether it told more than was known."""

    name = "delivery.reported"
    status: str
    news: bool


@dataclass(frozen=True)
class TextFailedForNow(Event):
    """The carrier reported that it failed; it is tried again."""

    name = "delivery.retry"
    level = "warning"
    status: str
    code: int | None
    reason: str


@dataclass(frozen=True)
class TextFailed(Event):
    """The carrier reported that it failed, for good."""

    name = "delivery.dead"
    level = "error"
    status: str
    code: int | None
    reason: str


@dataclass(frozen=True)
class TextDoubled(Event):
    """Another message of the same delivery got through too."""

    name = "delivery.doubled"
    level = "error"
    status: str
    carrier_sid: str
