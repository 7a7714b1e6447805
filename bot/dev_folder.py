"""The folder of a development server: secrets made at its first start, and settings written anew at each start."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import orjson
from cryptography.fernet import Fernet

from core.x.account import CALLBACK_PATH

HOST = "127.0.0.1"
NUMBER = "+15550100000"
OPERATOR = "+15550100100"
"""The operator's number, which none of the page's phones has: the page opens the desk as them."""
SEGMENTS_A_SECOND = 100.0
CLIENT_ID = "backslash-trial"


@dataclass(frozen=True, slots=True)
class DevSecrets:
    """Made once a folder, so that its database can be read the next time.

    Attributes:
        key: the bot's.
        token: the carrier's.
        x_secret: of the application at X.
    """

    key: str
    token: str
    x_secret: str

    @property
    def account_sid(self) -> str:
        """The carrier's account, in the form of Twilio's."""
        return "AC" + self.token[::-1]


@dataclass(frozen=True, slots=True)
class Ports:
    """Where bot and sandbox listen."""

    bot: int
    sandbox: int
    mail: int

    @property
    def bot_url(self) -> str:
        """The bot's address."""
        return f"http://{HOST}:{self.bot}"

    @property
    def sandbox_url(self) -> str:
        """The address of carrier, X and phones."""
        return f"http://{HOST}:{self.sandbox}"


def kept_secrets(path: Path) -> DevSecrets:
    """The secrets of this server; what the file lacks is made and added."""
    kept: dict[str, str] = orjson.loads(path.read_bytes()) if path.exists() else {}
    made = {
        "key": Fernet.generate_key().decode(),
        "token": secrets.token_hex(16),
        "x_secret": secrets.token_hex(16),
    }
    if not made.keys() <= kept.keys():
        kept = {**made, **kept}
        write_privately(path, orjson.dumps(kept).decode())
    return DevSecrets(kept["key"], kept["token"], kept["x_secret"])


def sandbox_arguments(secret: DevSecrets, ports: Ports) -> list[str]:
    """What the sandbox is told on its command line, which everybody on this machine can read: nothing secret."""
    return [
        *("--port", str(ports.sandbox), "--mail-port", str(ports.mail)),
        *("--webhook", f"{ports.bot_url}/twilio/sms", "--number", NUMBER, "--operator", OPERATOR),
        *("--account-sid", secret.account_sid, "--x-client-id", CLIENT_ID),
        *("--x-redirect-uri", ports.bot_url + CALLBACK_PATH),
    ]


def sandbox_environment(secret: DevSecrets) -> dict[str, str]:
    """The environment of the sandbox, with its secrets."""
    return {**os.environ, "SANDBOX_AUTH_TOKEN": secret.token, "SANDBOX_X_CLIENT_SECRET": secret.x_secret}


def configuration(folder: Path, secret: DevSecrets, ports: Ports) -> str:
    """The server's config.toml: operators' commands work with it too."""
    return f"""\
# Written at each start of `bot run`. Operators' commands on this server: BOT_CONFIG={folder}/config.toml bot …
[server]
host = "{HOST}"
port = {ports.bot}
public_url = "{ports.bot_url}"

[database]
url = "sqlite:///{folder}/bot.db"

[media]
url = "file://{folder}/media"

[twilio]
account_sid = "{secret.account_sid}"
auth_tokens = ["{secret.token}"]
numbers = ["{NUMBER}"]
api_url = "{ports.sandbox_url}"
rate = {SEGMENTS_A_SECOND}

[x]
client_id = "{CLIENT_ID}"
client_secret = "{secret.x_secret}"
authorize_url = "{ports.sandbox_url}/i/oauth2/authorize"
api_url = "{ports.sandbox_url}"

[mail]
host = "{HOST}"
port = {ports.mail}
security = "none"
sender = "backslash@bot.example"

# Somebody who tries things out texts more than others do, and nothing here costs anything.
[limits]
texts_per_person = 600
replies_per_person = 200
spend_per_person = 20.0
text_spend_per_person = 20.0
pins_per_number = 1000
pins_per_network = 1000
registrations_per_network = 200

[secrets]
keys = ["{secret.key}"]
"""


def write_privately(path: Path, text: str) -> None:
    """Write a file that only its owner can read (mode 600), whole or not at all."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)


def dev_environment(path: Path) -> dict[str, str]:
    """The environment without any setting of a bot in earnest: a development server leaves its database alone.

    `path` is the development server's config.toml.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return {**kept, "BOT_CONFIG": str(path)}
