"""The folder of `bot run`: secrets that stay, settings that are right, and a bot that forgets with its sandbox."""

import tomllib
from pathlib import Path

import orjson
import pytest

from bot.app import open_app
from bot.dev_folder import (
    Ports,
    configuration,
    dev_environment,
    kept_secrets,
    sandbox_arguments,
    sandbox_environment,
    write_privately,
)
from bot.dev_server import prepare
from core.clock import DAY, Moment
from core.configuration import load_settings
from core.settings import Settings
from core.tx import Tx
from core.x.account import CALLBACK_PATH, XTokens
from sandbox.__main__ import read_arguments
from storage import addresses
from storage.delivery import opt_outs
from storage.x import accounts, posting_status, x_rate_limits
from tests.support.database.rows import ANN

PORTS = Ports(8080, 8090, 8091)


def test_secrets_are_made_once(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    made = kept_secrets(path)
    assert kept_secrets(path) == made
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_from_before_x_keeps_its_secrets_and_gets_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(orjson.dumps({"key": "an old key", "token": "an old token"}))
    secret = kept_secrets(path)
    assert (secret.key, secret.token) == ("an old key", "an old token")
    assert secret.x_secret
    assert kept_secrets(path) == secret


def test_bot_and_sandbox_are_told_the_same(tmp_path: Path) -> None:
    secret = kept_secrets(tmp_path / "keys.json")
    bot = Settings.model_validate(tomllib.loads(configuration(tmp_path, secret, PORTS)))
    sandbox = read_arguments(sandbox_arguments(secret, PORTS), sandbox_environment(secret))
    assert (sandbox.account_sid, sandbox.numbers) == (bot.twilio.account_sid, bot.twilio.numbers)
    assert sandbox.auth_token == bot.twilio.auth_tokens[0].get_secret_value()
    assert sandbox.x_client_id == bot.x.client_id
    assert sandbox.x_client_secret == bot.x.client_secret.get_secret_value()
    assert sandbox.x_redirect_uris == (bot.server.public_url + CALLBACK_PATH,)
    assert bot.x.authorize_url.startswith(bot.x.api_url)
    assert bot.media.url == f"file://{tmp_path}/media"


def test_no_secret_is_on_a_command_line(tmp_path: Path) -> None:
    secret = kept_secrets(tmp_path / "keys.json")
    shown = " ".join(sandbox_arguments(secret, PORTS))
    assert not [each for each in (secret.key, secret.token, secret.x_secret) if each in shown]


def test_settings_of_a_bot_in_earnest_do_not_reach_a_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_DATABASE__URL", "postgresql://in/earnest")
    environment = dev_environment(Path("data/config.toml"))
    assert {name for name in environment if name.startswith("BOT_")} == {"BOT_CONFIG"}


def connected_and_opted_out(tx: Tx) -> None:
    sender = addresses.meet_first(tx, ANN)
    person = sender.person
    tokens = XTokens("access", "refresh", Moment(tx.now + DAY), "tweet.write")
    accounts.connect(tx, person.id, tokens, None)
    opt_outs.opt_out(tx, sender.address_id)
    x_rate_limits.record(tx, person.id, None, Moment(tx.now + DAY))


def of_ann(tx: Tx) -> tuple[bool, bool | None, Moment, bool]:
    sender = addresses.find(tx, ANN)
    assert sender is not None
    person_id = sender.person.id
    is_revoked = tx.row("SELECT 1 FROM deliveries WHERE kind = 'revocation'") is not None
    prospects = posting_status.of_new_post(tx, person_id)
    return sender.opted_out, prospects.is_connected, prospects.free_at, is_revoked


async def test_what_the_sandbox_forgets_at_its_start_the_bot_forgets_too(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    write_privately(path, configuration(tmp_path, kept_secrets(tmp_path / "keys.json"), PORTS))
    await prepare(path)
    app = await open_app(load_settings(dev_environment(path)))
    await app.db.write(connected_and_opted_out)
    await prepare(path)
    assert await app.db.read(of_ann) == (False, None, Moment(0), False)
    await app.db.close()
