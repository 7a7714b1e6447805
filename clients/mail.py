"""Sending mail by SMTP (RFC 5321): one connection a mail, every step bounded in time."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from enum import StrEnum

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPException,
    SMTPNotSupported,
    SMTPResponseException,
    SMTPSenderRefused,
)

from clients.answers import MAIL, note_silence, note_status
from clients.deadline import DeadlineOver, check_deadline
from clients.failures import CallFailed
from core.clock import SECOND, Moment
from core.mail.mail import Mail
from core.settings import MailSettings

PERMANENT = 500
"""Codes from here on are final (RFC 5321, section 4.2.1); those from 400 on aren't."""
NOT_AVAILABLE = 421
"""The server is about to close; it is no answer to what was asked."""
QUIT_SECONDS = 2.0


class MailFault(StrEnum):
    """Who is to mend it that a mail didn't go out."""

    UNANSWERED = "unanswered"
    """Nobody's: the server wasn't there, or said nothing."""
    OURS = "ours"
    """The operator's: the server doesn't take our sign-in, our sender, or has no TLS."""
    LATER = "later"
    """The server wants it to be tried later."""
    REFUSED = "refused"
    """The mail's own: this address, or these words, are never taken."""


class MailFailed(CallFailed):
    """A mail didn't go out, or nobody knows; `code` is the SMTP server's, if it answered."""

    def __init__(
        self, reason: str, fault: MailFault, *, happened: bool | None = False, code: int | None = None
    ) -> None:
        super().__init__(reason, happened, code)
        self.fault = fault


@dataclass
class MailProgress:
    """How far a mail is: handed over, or on its way to that."""

    is_handed_over: bool = False


class MailClient:
    """Hands mails to the SMTP server of the settings."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings

    async def check(self) -> str:
        """Connect and sign in, as for a mail, and send nothing; returns how it went.

        Raises:
            MailFailed: when that isn't possible.
        """
        settings = self._settings
        async with self._noted(), self._connected():
            signed_in = "signed in" if settings.user else "connected"
            return f"{signed_in} at {settings.host}:{settings.port}, {_SECURITY[settings.security]}"

    async def send(self, mail: Mail, message_id: str, moment: Moment) -> None:
        """Send a mail; the same `message_id` and date again tell a second one to be the same.

        Raises:
            MailFailed: when it didn't go out; `happened` is None if nobody knows.
        """
        content = as_message(mail, self._settings.sender, message_id, moment).as_bytes(policy=WIRE)
        async with self._noted() as progress, self._connected() as connection:
            await connection.mail(self._settings.sender)
            await connection.rcpt(mail.to)
            check_deadline()
            progress.is_handed_over = True
            await connection.data(content)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[SMTP]:
        settings = self._settings
        connection = SMTP(
            hostname=settings.host,
            port=settings.port,
            timeout=settings.timeout_seconds,
            use_tls=settings.security == "tls",
            start_tls=settings.security == "starttls",
            local_hostname=settings.sender.rpartition("@")[2],
        )
        try:
            await connection.connect()
            if settings.user:
                await connection.login(settings.user, settings.password.get_secret_value())
            yield connection
            with suppress(SMTPException, OSError, TimeoutError):  # it is done by now
                await connection.quit(timeout=QUIT_SECONDS)
        finally:
            connection.close()

    @asynccontextmanager
    async def _noted(self) -> AsyncIterator[MailProgress]:
        """What goes wrong, in our words, and whether the server answered."""
        progress = MailProgress()
        try:
            async with asyncio.timeout(self._settings.timeout_seconds):
                yield progress
        except DeadlineOver as error:
            raise MailFailed("The SMTP server wasn't asked: it was too late.", MailFault.UNANSWERED) from error
        except (SMTPException, OSError, TimeoutError) as error:
            found = explained(error)
            if progress.is_handed_over and found.code is None:
                found = MailFailed("No answer came to a mail.", MailFault.UNANSWERED, happened=None)
            if found.fault is MailFault.UNANSWERED:
                note_silence(MAIL, found.reason)
            else:
                note_status(MAIL, 200)
            raise found from None  # its words may hold an address
        note_status(MAIL, 200)


_SECURITY = {"starttls": "STARTTLS", "tls": "TLS", "none": "without TLS"}


def as_message(mail: Mail, sender: str, message_id: str, moment: Moment) -> EmailMessage:
    """As it is sent: plain text in UTF-8. The library refuses line breaks in headers.

    Raises:
        ValueError: when a header would hold one.
    """
    message = EmailMessage()
    message["From"] = sender
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = datetime.fromtimestamp(moment / SECOND, UTC)
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no robot is to answer it
    if mail.unsubscribe:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    message.set_content(mail.text, cte="quoted-printable")
    return message


def explained(error: Exception) -> MailFailed:
    """What an exception before the mail was handed over means, or the server's answer to it."""
    if isinstance(error, SMTPResponseException):
        return _of_code(error, error.code)
    if isinstance(error, SMTPNotSupported):
        return MailFailed("The SMTP server has no such sign-in; see mail.security and mail.user.", MailFault.OURS)
    if type(error) is SMTPException:
        return MailFailed("The SMTP server has no STARTTLS; see mail.security.", MailFault.OURS)
    is_unreachable = isinstance(error, SMTPConnectError | ssl.SSLError)
    what = "can't be reached, or its certificate isn't trusted" if is_unreachable else "broke off, or was too slow"
    return MailFailed(f"The SMTP server {what}.", MailFault.UNANSWERED)


def _of_code(error: SMTPResponseException, code: int) -> MailFailed:
    said = f"The SMTP server answered {code}"
    if code == NOT_AVAILABLE or isinstance(error, SMTPConnectError):
        return MailFailed(f"{said}: it takes no mail now.", MailFault.UNANSWERED, code=code)
    if code < PERMANENT:
        return MailFailed(f"{said}: it wants it later.", MailFault.LATER, code=code)
    if isinstance(error, SMTPAuthenticationError | SMTPSenderRefused):
        settings = "mail.user, mail.password and mail.sender"
        return MailFailed(f"{said}: it doesn't take us; see {settings}.", MailFault.OURS, code=code)
    return MailFailed(
        f"{said}: it doesn't take this mail. Look the code up in its log.", MailFault.REFUSED, code=code
    )
