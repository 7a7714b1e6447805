"""What a program tells of somebody whom it registers: it comes true once their PIN is entered.

Until then nothing of it is stored: the program has it, sealed, as part of what it shows with the PIN. So nobody has
us keep words about a number that isn't theirs.
"""

import base64
from dataclasses import asdict, dataclass

import orjson

from actions.accounts.mail import ask_for_mail
from actions.naming import rename
from core.sealing import Keyring, Unsealable
from core.tx import Tx
from storage.signing_in import credentials

BETWEEN = "."


@dataclass(frozen=True, slots=True)
class Details:
    """A name, an e-mail address and the hash of a password, each of them right; empty where nothing was told."""

    name: str = ""
    mail: str = ""
    hashed: str = ""


NO_DETAILS = Details()


def together(keys: Keyring, secret: str, details: Details) -> str:
    """What a program shows with the PIN: the secret of that request, and what was told, which opens with it only."""
    if details == NO_DETAILS:
        return secret
    sealed = keys.seal(orjson.dumps(asdict(details)).decode(), _identity(secret))
    return secret + BETWEEN + base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def apart(keys: Keyring, shown: str) -> tuple[str, Details] | None:
    """The secret and what was told; nothing if somebody has changed it."""
    secret, _, letters = shown.partition(BETWEEN)
    if not letters:
        return secret, NO_DETAILS
    try:
        sealed = base64.b64decode(letters + "=" * (-len(letters) % 4), altchars=b"-_", validate=True)
        return secret, Details(**orjson.loads(keys.open(sealed, _identity(secret))))
    except (ValueError, Unsealable):
        return None


def come_true(tx: Tx, person_id: int, details: Details) -> None:
    """Who is new is called so and signs in by that password; the e-mail address is to be confirmed by a link."""
    if details.name:
        rename(tx, person_id, details.name)
    if details.hashed:
        credentials.keep(tx, person_id, details.hashed)
    if details.mail:
        ask_for_mail(tx, person_id, details.mail)


def _identity(secret: str) -> str:
    return f"register:{secret}"
