"""Settings from config.toml and the environment, or one clear list of what is wrong with them."""

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from core.settings import Settings

PREFIX = "BOT_"
FILE_SUFFIX = "_FILE"
EXAMPLES = {
    "server.public_url": "https://bot.example.com",
    "server.port": "8080",
    "server.tls_certificate": '"/etc/letsencrypt/live/bot.example.com/fullchain.pem"',
    "server.tls_key": '"/etc/letsencrypt/live/bot.example.com/privkey.pem"',
    "database.url": "sqlite:///data/bot.db",
    "twilio.account_sid": '"AC" and 32 hexadecimal digits',
    "twilio.auth_tokens": '["0123456789abcdef0123456789abcdef"]',
    "twilio.numbers": '["+15550100000"]',
    "twilio.rate": "1.0",
    "twilio.media_hosts": '["api.twilio.com", "media.twiliocdn.com"]',
    "limits.countries": '["US", "CA"]',
    "x.authorize_url": "https://x.com/i/oauth2/authorize",
    "x.api_url": "https://api.x.com",
    "media.url": '"file://data/media" or "s3://bucket/prefix"',
    "mail.sender": "backslash@example.com",
    "mail.security": '"starttls", "tls" or "none"',
    "secrets.keys": '["<what `bot keys new` prints>"]',
    "log.format": '"json" or "console"',
    "log.level": '"info"',
}


class BadConfiguration(Exception):
    """The settings can't be used; each problem is one line."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of `BOT_CONFIG` (else `config.toml`, if there is one), overridden by the environment.

    Raises:
        BadConfiguration: naming each unknown key and each bad value, with an example.
    """
    tables = _read_file(environment.get("BOT_CONFIG"))
    problems = _overlay(tables, environment)
    try:
        settings = Settings.model_validate(tables)
    except ValidationError as error:
        problems += [_explain(item["loc"], item["msg"]) for item in error.errors(include_input=False)]
    if problems:
        raise BadConfiguration(problems)
    return settings


def _read_file(named: str | None) -> dict[str, Any]:
    path = Path(named or "config.toml")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        if named:
            raise BadConfiguration([f"BOT_CONFIG: there is no file {path}"]) from None
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfiguration([f"{path}: not valid TOML: {error}"]) from None
    except OSError as error:
        raise BadConfiguration([f"{path}: {error.strerror}"]) from None


def _overlay(tables: dict[str, Any], environment: Mapping[str, str]) -> list[str]:
    """Put `BOT_SECTION__KEY` over what the file said; returns the problems found."""
    problems = []
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name == "BOT_CONFIG":
            continue
        section, _, key = name.removeprefix(PREFIX).lower().partition("__")
        value = environment[name]
        known = _keys_of(section)
        if key not in known and key.endswith(FILE_SUFFIX.lower()):
            key = key.removesuffix(FILE_SUFFIX.lower())
            try:
                value = Path(value).read_text("utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                why = error.strerror if isinstance(error, OSError) else "not UTF-8"
                problems.append(f"{name}: can't read {value}: {why}")
                continue
        if key not in known:
            problems.append(f"{name}: unknown setting; every one is in config.toml")
            continue
        table = tables.setdefault(section, {})
        if isinstance(table, dict):  # or else the model says so
            table[key] = _value(value, known[key])
    return problems


def _keys_of(section: str) -> dict[str, Any]:
    field = Settings.model_fields.get(section)
    model = field.annotation if field else None
    if isinstance(model, type) and issubclass(model, BaseModel):
        return {name: info.annotation for name, info in model.model_fields.items()}
    return {}


def _value(value: str, annotation: Any) -> Any:  # noqa: ANN401 - pydantic checks it
    """A list may be JSON or separated by commas; all else is checked as text by the model."""
    if "tuple" not in str(annotation):
        return value
    if value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return [item.strip() for item in value.split(",") if item.strip()]


def _default(key: str) -> str:
    section, _, name = key.partition(".")
    field = Settings.model_fields.get(section)
    default = getattr(field.default, name, None) if field else None
    return "" if default is None else json.dumps(default, default=str)


def _explain(location: tuple[int | str, ...], message: str) -> str:
    if not location:  # of several settings together: the message names them
        return message.removeprefix("Value error, ")
    key = ".".join(str(part) for part in location[:2])
    place = f"{key}[{location[2]}]" if len(location) > 2 else key  # noqa: PLR2004 - section, key, index
    if message.startswith("Extra inputs"):
        return f"{key}: unknown setting; every one is in config.toml"
    example = EXAMPLES.get(key) or _default(key)
    said = message.removeprefix("Value error, ")
    said = said[0].lower() + said[1:]
    return f"{place}: {said}" + (f" (for example {example})" if example else "")
