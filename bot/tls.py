"""Our own certificate: read and checked at the start, and again whenever its files change, without a restart."""

import asyncio
import hashlib
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from cryptography import x509

from core.clock import DAY, SECOND, Clock, Moment
from core.logs import get_logger
from core.settings import ServerSettings

log = get_logger()

LOOK_SECONDS = 10.0
"""How often the files are looked at."""
WARN_DAYS = 14
"""A certificate that ends within so many days should have been renewed by now."""
YEAR_SECONDS = 365 * 24 * 60 * 60
HSTS = {"Strict-Transport-Security": f"max-age={YEAR_SECONDS}"}
"""Browsers come by TLS only from now on (RFC 6797)."""


class BadCertificate(ValueError):
    """The certificate or its key can't be used; says which file, and why."""


class Certificate:
    """A certificate and its key, in two files that somebody else renews."""

    def __init__(self, certificate: Path, key: Path, clock: Clock) -> None:
        self._files = (certificate, key)
        self._clock = clock
        self._taken, self._refused = self._digest(), b""
        """Digests of the files as they were taken last, and as they couldn't be."""
        self._warned_at: Moment | None = None
        self._looking: asyncio.Task[None] | None = None
        self._current = self._load()
        self.context = self._load()
        """For the listener. Each handshake goes on with the newest certificate."""
        self.context.sni_callback = self._with_newest

    @classmethod
    def of(cls, settings: ServerSettings, clock: Clock) -> Self | None:
        """That of the settings, if they name one.

        Raises:
            BadCertificate: when a file is missing, can't be read, or doesn't fit the other.
        """
        if not settings.tls_certificate:
            return None
        return cls(Path(settings.tls_certificate), Path(settings.tls_key), clock)

    @property
    def days_left(self) -> int:
        """How long the certificate in the file is still valid; below zero if it isn't any more.

        Raises:
            BadCertificate: when it can't be read.
        """
        ends_at = _parsed(self._files[0]).not_valid_after_utc
        now = datetime.fromtimestamp(self._clock.now() / SECOND, UTC)
        return (ends_at - now).days

    def is_for(self, host: str) -> bool:
        """Whether browsers accept it for that host: its names, or `*.` before the rest of one (RFC 9525)."""
        names = _names_in(_parsed(self._files[0]))
        return host.lower() in names or f"*.{host.lower().partition('.')[2]}" in names

    def start(self) -> None:
        """Look at the files from time to time, until `stop`."""
        self.warn()
        self._looking = asyncio.get_running_loop().create_task(self._keep_looking())

    async def stop(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    def look(self) -> None:
        """Take the files if they have changed; what can't be used changes nothing.

        They are two, and replaced one after the other: what doesn't fit is an error at the second look.
        """
        digest = self._digest()
        if digest != self._taken:
            self._take(digest)
        self.warn()

    def warn(self) -> None:
        """Say that it ends soon, once a day."""
        now = self._clock.now()
        if self._warned_at is not None and now - self._warned_at < DAY:
            return
        try:
            days = self.days_left
        except BadCertificate:  # that is said already
            return
        if days < WARN_DAYS:
            self._warned_at = now
            log.warning("server.certificate_ends", days=days)

    def _take(self, digest: bytes) -> None:
        try:
            self._current = self._load()
        except BadCertificate as error:
            if self._refused == digest:
                log.error("server.certificate_refused", reason=str(error))
                self._taken = digest  # it is said once
            self._refused = digest
            return
        self._taken, self._refused = digest, b""
        self._warned_at = None
        log.info("server.certificate_renewed", days=self.days_left)

    async def _keep_looking(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            self.look()

    def _with_newest(self, connection: ssl.SSLObject, _: str | None, __: ssl.SSLContext) -> None:
        """Called by each handshake, whether or not it names a host."""
        connection.context = self._current

    def _digest(self) -> bytes:
        """What the files hold now; files that can't be read differ from those that can."""
        found = hashlib.sha256()
        for path in self._files:
            try:
                found.update(hashlib.sha256(path.read_bytes()).digest())
            except OSError as error:
                found.update(str(error.errno).encode())
        return found.digest()

    def _load(self) -> ssl.SSLContext:
        """TLS 1.2 or later, as Python's defaults have it, with the files as they are."""
        certificate, key = self._files
        _read(key)
        _parsed(certificate)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.options |= ssl.OP_NO_COMPRESSION | ssl.OP_NO_RENEGOTIATION
        context.set_alpn_protocols(["http/1.1"])
        try:
            context.load_cert_chain(certificate, key, password=_no_password(key))
        except ssl.SSLError as error:
            if error.reason == "KEY_VALUES_MISMATCH":
                raise BadCertificate(f"{key} is not the key of {certificate}") from None
            raise BadCertificate(f"{key} is no private key in PEM") from None
        return context


def _no_password(key: Path) -> Callable[[], str]:
    """OpenSSL would ask for a key's password at the terminal, and wait."""

    def refuse() -> str:
        raise BadCertificate(f"{key} is protected by a password; the bot needs it without one")

    return refuse


def _parsed(path: Path) -> x509.Certificate:
    """The first certificate of the file: the bot's own, those of authorities follow it."""
    content = _read(path)
    try:
        return x509.load_pem_x509_certificates(content)[0]
    except ValueError:
        raise BadCertificate(f"{path} is no certificate in PEM") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadCertificate(f"{path}: {(error.strerror or 'not readable').lower()}") from None


def _names_in(certificate: x509.Certificate) -> set[str]:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return set()
    found = names.get_values_for_type(x509.DNSName) + list(map(str, names.get_values_for_type(x509.IPAddress)))
    return {name.lower() for name in found}
