"""Mail to an SMTP server that speaks TLS: from the second word on, or from the start."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from pydantic import SecretStr

from clients.mail import MailClient, MailFailed
from core.clock import Moment
from core.mail.mail import Mail
from core.settings import MailSettings
from sandbox.core.hub import PATIENCE
from tests.support.network.certificates import Pair, make_pair

HOST = "localhost"
PASSWORD = "zebrafinch"
LETTER = Mail("ann@example.com", "Your room", "See the lake.")


class SmtpServer:
    """As much of RFC 5321 and RFC 3207 as one mail takes; says what it heard, and whether by TLS."""

    def __init__(self, pair: Pair, *, from_start: bool) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(pair.certificate, pair.key)
        self._from_start = from_start
        self.heard: list[tuple[str, bool]] = []

    @asynccontextmanager
    async def running(self) -> AsyncIterator[int]:
        """The port on which it listens."""
        context = self._context if self._from_start else None
        async with await asyncio.start_server(self._serve, HOST, 0, ssl=context) as server:
            yield server.sockets[0].getsockname()[1]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        is_secret = self._from_start
        try:
            writer.write(b"220 mail.example\r\n")
            while line := (await reader.readline()).decode().strip():
                word = line.split(" ")[0].upper()
                self.heard.append((word, is_secret))
                offers = b"250-mail.example\r\n250 " + (b"AUTH PLAIN" if is_secret else b"STARTTLS")
                writer.write(
                    {"EHLO": offers, "AUTH": b"235 in", "DATA": b"354 go on", "STARTTLS": b"220 go on"}.get(
                        word, b"250 fine"
                    )
                    + b"\r\n"
                )
                if word == "STARTTLS":
                    await writer.drain()
                    await writer.start_tls(self._context)
                    is_secret = True
                if word == "DATA":
                    await reader.readuntil(b"\r\n.\r\n")
                    writer.write(b"250 taken\r\n")
                if word == "QUIT":
                    break
        except (OSError, EOFError):
            pass
        finally:
            writer.close()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return make_pair(tmp_path_factory.mktemp("smtp"), host=HOST)


async def sent(port: int, security: str) -> None:
    settings = MailSettings(
        host=HOST,
        port=port,
        security=security,  # type: ignore[arg-type]
        user="bot",
        password=SecretStr(PASSWORD),
        sender="bot@mail.example",
        timeout_seconds=PATIENCE,
    )
    await MailClient(settings).send(LETTER, "<1@mail.example>", Moment(1_800_000_000_000))


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_all_that_is_secret_goes_by_tls(pair: Pair, monkeypatch: pytest.MonkeyPatch, security: str) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pair.certificate))
    server = SmtpServer(pair, from_start=security == "tls")
    async with server.running() as port:
        await sent(port, security)
    openly = [word for word, is_secret in server.heard if not is_secret]
    assert openly == (["EHLO", "STARTTLS"] if security == "starttls" else [])
    assert [word for word, is_secret in server.heard if is_secret][-4:] == ["MAIL", "RCPT", "DATA", "QUIT"]


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_a_server_whose_certificate_nobody_signed_gets_nothing(pair: Pair, security: str) -> None:
    """It may be anybody on the way."""
    server = SmtpServer(pair, from_start=security == "tls")
    async with server.running() as port:
        with pytest.raises(MailFailed, match="certificate isn't trusted"):
            await sent(port, security)
    assert {word for word, _ in server.heard} <= {"EHLO", "STARTTLS"}
