"""A stand-in for an SMTP server (RFC 5321): it takes mails, keeps the latest, and can be made to misbehave."""

import asyncio
import base64
import hmac
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

import orjson

from sandbox.core.faults import Fault
from sandbox.core.hub import PATIENCE
from sandbox.core.shared import Shared
from sandbox.mail.model import Mail

_LONGEST_LINE = 64 * 1024
_MOST_BYTES = 1024 * 1024
_IDLE_SECONDS = 60.0
_KEPT = 500
_PATH = re.compile(r"<([^<>\s]*)>")


class _HungUpError(Exception):
    """The connection is over."""


class MailServer:
    """Listens beside the sandbox; `mails` are those that it took, oldest first."""

    def __init__(self, shared: Shared) -> None:
        self.mails: list[Mail] = []
        self.port = 0
        self.sign_ins = 0
        """How often somebody signed in."""
        self._shared = shared
        self._ids = count(1)
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        settings = self._shared.settings
        self._server = await asyncio.start_server(
            self._serve, settings.host, self.port or settings.mail_port, limit=_LONGEST_LINE
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Listen no more, and hang up; `start` goes on at the same port."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    def mails_to(self, address: str) -> list[Mail]:
        """The mails to that address, oldest first."""
        return [mail for mail in self.mails if mail.to == address]

    async def heard(self, address: str, number: int = 1, deadline: float = PATIENCE) -> list[Mail]:
        """Wait until so many mails have come to that address; returns them all.

        Raises:
            TimeoutError: when they don't come in time.
        """
        ready = await self._shared.hub.wait_until(address, lambda: len(self.mails_to(address)) >= number, deadline)
        if not ready:
            raise TimeoutError(f"{len(self.mails_to(address))} of {number} mails came")
        return self.mails_to(address)

    def take(self, sender: str, to: str, content: bytes) -> None:
        """Keep a mail, and tell who waits for it."""
        mail = Mail.read(next(self._ids), sender, to, content, time.time())
        self.mails.append(mail)
        del self.mails[:-_KEPT]
        self._shared.stats["mails"] += 1
        if self._shared.hub:
            self._shared.hub.tell("mail", orjson.dumps(mail.shown()))
        self._shared.hub.wake(to)

    def fault(self, to: str, kind: str) -> Fault | None:
        """The fault of that kind that strikes now, for that address."""
        return self._shared.faults.take("mail", to, only=kind)

    def takes(self, user: str, password: str) -> bool:
        """Whether that is whom the settings name."""
        settings = self._shared.settings
        known = (settings.mail_user.encode(), settings.mail_password.encode())
        return hmac.compare_digest(known[0], user.encode()) and hmac.compare_digest(known[1], password.encode())

    @property
    def asks_for_sign_in(self) -> bool:
        """Whether nobody sends without signing in."""
        return bool(self._shared.settings.mail_user)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk is not None  # noqa: S101 - streams make one
        self._talks.add(talk)
        try:
            await _Talk(self, reader, writer).run()
        except (_HungUpError, ConnectionError, asyncio.IncompleteReadError, TimeoutError, ValueError):
            pass
        finally:
            self._talks.discard(talk)
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()


@dataclass
class _Talk:
    """One connection."""

    server: MailServer
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    sender: str | None = None
    to: str = ""
    is_signed_in: bool = False

    async def run(self) -> None:
        """Until either side has enough."""
        if self.server.fault("", "mail_down") is not None:
            await self._say("421 sandbox closes")
            return
        await self._say("220 sandbox ESMTP")
        while True:
            word, _, rest = (await self._line()).partition(" ")
            match word.upper():
                case "EHLO" | "HELO":
                    await self._say("250-sandbox\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME")
                case "AUTH":
                    await self._sign_in(rest)
                case "MAIL":
                    await self._mail(rest)
                case "RCPT":
                    await self._rcpt(rest)
                case "DATA":
                    await self._data()
                case "RSET" | "NOOP":
                    await self._say("250 OK")
                case "QUIT":
                    await self._say("221 Bye")
                    return
                case _:
                    await self._say("502 Not here")

    async def _sign_in(self, rest: str) -> None:
        how, _, first = rest.partition(" ")
        if how.upper() == "PLAIN":
            _, user, password = _decoded(first or await self._ask("")).split("\0")
        else:
            user = _decoded(first or await self._ask("VXNlcm5hbWU6"))
            password = _decoded(await self._ask("UGFzc3dvcmQ6"))
        if self.server.fault("", "mail_sign_in") is not None or not self.server.takes(user, password):
            await self._say("535 5.7.8 Authentication credentials invalid")
            return
        self.is_signed_in = True
        self.server.sign_ins += 1
        await self._say("235 OK")

    async def _mail(self, rest: str) -> None:
        if self.server.asks_for_sign_in and not self.is_signed_in:
            await self._say("530 5.7.0 Authentication required")
        elif self.server.fault("", "mail_sender") is not None:
            await self._say("550 5.7.1 Sender not allowed")
        else:
            self.sender, self.to = _path(rest), ""
            await self._say("250 OK")

    async def _rcpt(self, rest: str) -> None:
        to = _path(rest)
        if self.sender is None:
            await self._say("503 MAIL first")
        elif self.server.fault(to, "mail_later") is not None:
            await self._say("451 4.7.1 Greylisted, try again later")
        elif self.server.fault(to, "mail_refused") is not None:
            await self._say("550 5.1.1 No such mailbox")
        else:
            self.to = to
            await self._say("250 OK")

    async def _data(self) -> None:
        if not self.to or self.sender is None:
            await self._say("503 RCPT first")
            return
        await self._say("354 Go on")
        lines, size = [], 0
        while (line := await self.reader.readuntil(b"\r\n")) != b".\r\n":
            size += len(line)
            if size > _MOST_BYTES:
                raise _HungUpError
            lines.append(line.removeprefix(b".") if line.startswith(b".") else line)
        if self.server.fault(self.to, "mail_lost_before") is not None:
            raise _HungUpError
        self.server.take(self.sender, self.to, b"".join(lines))
        if self.server.fault(self.to, "mail_lost_after") is not None:
            raise _HungUpError
        if (slow := self.server.fault(self.to, "mail_slow")) is not None:
            await slow.hold_up()
        self.sender, self.to = None, ""
        await self._say("250 OK")

    async def _ask(self, challenge: str) -> str:
        await self._say(f"334 {challenge}")
        return await self._line()

    async def _line(self) -> str:
        async with asyncio.timeout(_IDLE_SECONDS):
            return (await self.reader.readuntil(b"\r\n")).decode("ascii", "replace").rstrip("\r\n")

    async def _say(self, words: str) -> None:
        self.writer.write(f"{words}\r\n".encode())
        await self.writer.drain()


def _decoded(word: str) -> str:
    return base64.b64decode(word).decode()


def _path(rest: str) -> str:
    found = _PATH.search(rest)
    return found[1] if found else ""
