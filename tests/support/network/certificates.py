"""Certificates made for a test."""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Pair:
    """A certificate that signs itself, and its key, in files."""

    certificate: Path
    key: Path

    @property
    def serial(self) -> int:
        """Tells it from others."""
        return x509.load_pem_x509_certificate(self.certificate.read_bytes()).serial_number

    def trusted(self) -> ssl.SSLContext:
        """For a client that trusts it as it is now."""
        return ssl.create_default_context(cadata=self.certificate.read_text())


def make_pair(folder: Path, *, days: int = 60, host: str = "localhost", password: bytes = b"") -> Pair:
    """Write a fresh pair, over the one that is there."""
    pair = Pair(folder / "fullchain.pem", folder / "privkey.pem")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=90))
        .not_valid_after(now + timedelta(days=days, hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pair.certificate.write_bytes(made.public_bytes(Encoding.PEM))
    sealing = BestAvailableEncryption(password) if password else NoEncryption()
    pair.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, sealing))
    return pair
