"""Making what is personal unreadable in a stolen database, and finding it again.

All keys are derived (HKDF-SHA256, RFC 5869) from the Fernet keys in `secrets.keys`, newest first. What is
sealed is AES-256-GCM (NIST SP 800-38D) with the row's identity as associated data, so that a value copied
into another row doesn't open. Layout: key's name (4 bytes), nonce (12 bytes), ciphertext and tag. Tokens that
open other people's doors are Fernet tokens (MultiFernet, with the same identity inside).
"""

import base64
import os
from collections.abc import Sequence

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NO_KEYS = (
    "secrets.keys is empty: `bot keys new` prints a key"
    " (for what `bot run` keeps in data/, put BOT_CONFIG=data/config.toml in front)"
)
NAME_BYTES = 4
NONCE_BYTES = 12
REMEMBERED = 4096
"""Look-ups kept at hand: the same number is asked for several times in a text's way."""


class Unsealable(Exception):
    """A sealed value doesn't open: its key is missing from secrets.keys, or it is not where it was sealed."""


class _Key:
    def __init__(self, fernet_key: str) -> None:
        material = base64.urlsafe_b64decode(fernet_key)
        self.name = _derive(material, b"name", NAME_BYTES)
        self.cipher = AESGCM(_derive(material, b"seal", 32))
        self._lookup = HMAC(_derive(material, b"lookup", 32), SHA256())
        self.fernet = Fernet(base64.urlsafe_b64encode(_derive(material, b"tokens", 32)))
        self.signing = _derive(material, b"signing", 32)

    def digest(self, value: bytes) -> bytes:
        """The keyed hash of `value`; with the key taken in beforehand it takes less than half of `hmac.digest`."""
        hashing = self._lookup.copy()
        hashing.update(value)
        return hashing.finalize()


def _derive(material: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=None, info=b"backslash/1/" + purpose).derive(material)


class Keyring:
    """Seals with the newest key, opens with any."""

    def __init__(self, fernet_keys: Sequence[str]) -> None:
        if not fernet_keys:
            raise ValueError(NO_KEYS)
        self._keys = [_Key(key) for key in fernet_keys]
        self._by_name = {key.name: key.cipher for key in self._keys}
        self._lookups: dict[str, tuple[bytes, ...]] = {}
        self._fernets = MultiFernet([key.fernet for key in self._keys])
        newest = self._keys[0]
        self._seal_name, self._seal_cipher = newest.name, newest.cipher

    def seal(self, plain: str, identity: str) -> bytes:
        """`plain`, readable only with the key and under the same identity (`texts:SM…`)."""
        nonce = os.urandom(NONCE_BYTES)
        return self._seal_name + nonce + self._seal_cipher.encrypt(nonce, plain.encode(), identity.encode())

    def open(self, sealed: bytes, identity: str) -> str:
        """What was sealed under this identity.

        Raises:
            Unsealable: when its key is gone or the value belongs elsewhere.
        """
        cipher = self._by_name.get(bytes(sealed[:NAME_BYTES]))
        if cipher is None:
            raise Unsealable("its key is not among secrets.keys")
        start = NAME_BYTES + NONCE_BYTES
        try:
            return cipher.decrypt(sealed[NAME_BYTES:start], sealed[start:], identity.encode()).decode()
        except (InvalidTag, ValueError):  # the latter: shorter than a nonce
            raise Unsealable("it was altered, or sealed for another row") from None

    def seal_tokens(self, tokens: Sequence[str], identity: str) -> bytes:
        """Tokens, readable only with the key and under the same identity."""
        return self._fernets.encrypt(orjson.dumps([identity, *tokens]))

    def open_tokens(self, sealed: bytes, identity: str) -> list[str]:
        """The tokens that were sealed under this identity.

        Raises:
            Unsealable: when their key is gone or they belong elsewhere.
        """
        try:
            sealed_for, *tokens = orjson.loads(self._fernets.decrypt(bytes(sealed)))
        except InvalidToken:
            raise Unsealable("its key is not among secrets.keys, or it was altered") from None
        if sealed_for != identity:
            raise Unsealable("it was sealed for another row")
        return [str(token) for token in tokens]

    def renewed_tokens(self, sealed: bytes) -> bytes:
        """The same tokens under the newest key.

        Raises:
            Unsealable: when their key is gone.
        """
        try:
            return self._fernets.rotate(bytes(sealed))
        except InvalidToken:
            raise Unsealable("its key is not among secrets.keys, or it was altered") from None

    def are_newest_tokens(self, sealed: bytes) -> bool:
        """Whether a rotation has nothing left to do for these tokens."""
        try:
            self._keys[0].fernet.decrypt(bytes(sealed))
        except InvalidToken:
            return False
        return True

    def lookups(self, value: str) -> tuple[bytes, ...]:
        """The keyed hashes (HMAC-SHA256, 32 bytes) under which `value` may be found, newest key's first."""
        found = self._lookups.get(value)
        if found is None:
            if len(self._lookups) >= REMEMBERED:
                self._lookups.clear()
            found = self._lookups[value] = self.digests(value)
        return found

    def signing_keys(self) -> dict[str, bytes]:
        """The keys (32 bytes) by which what we hand out is known as ours again, by their names, newest first."""
        return {key.name.hex(): key.signing for key in self._keys}

    def digests(self, value: str) -> tuple[bytes, ...]:
        """The keyed hashes of what is asked for seldom, or is a secret: as `lookups`, but not kept at hand."""
        return tuple([key.digest(value.encode()) for key in self._keys])

    def is_newest(self, sealed: bytes) -> bool:
        """Whether a rotation has nothing left to do for this value."""
        return bytes(sealed[:NAME_BYTES]) == self._seal_name
