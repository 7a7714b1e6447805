"""compose.yaml, as far as it can be tried without Docker."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.configuration import load_settings

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
BOTS = ("web", "scheduler")


def test_it_is_written_well() -> None:
    linted = subprocess.run([sys.executable, "-m", "yamllint", "--strict", str(ROOT / "compose.yaml")], check=False)
    assert linted.returncode == 0


def test_one_service_builds_the_image_that_both_roles_run() -> None:
    assert [name for name, service in SERVICES.items() if "build" in service] == ["web"]
    assert {SERVICES[name]["image"] for name in BOTS} == {"backslash"}


def test_postgresql_is_asked_over_tcp() -> None:
    test = SERVICES["postgres"]["healthcheck"]["test"]
    assert test[:2] == ["CMD", "pg_isready"]
    assert "--host=127.0.0.1" in test


def test_nobody_takes_all_memory_or_all_processes() -> None:
    for name, service in SERVICES.items():
        assert service["mem_limit"], name
        assert service["pids_limit"], name


def test_secrets_are_files_that_the_settings_are_read_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = {
        "database_url": "postgresql://bot:letters@postgres/bot",
        "keys": "YmFja3NsYXNoLXRlc3Qta2V5LW9mLTMyLWJ5dGVzISE=",
        "twilio_auth_tokens": "0123456789abcdef0123456789abcdef",
        "x_client_secret": "",
    }
    for name, value in said.items():
        (tmp_path / name).write_text(f"{value}\n", "utf-8")
    for bot in BOTS:
        environment = {name: str(tmp_path / Path(path).name) for name, path in SERVICES[bot]["environment"].items()}
        assert set(SERVICES[bot]["secrets"]) == {Path(path).name for path in environment.values()} == said.keys()
        settings = load_settings(environment)
        assert settings.database.url == said["database_url"]
        assert settings.secrets.keys[0].get_secret_value() == said["keys"]
        assert settings.twilio.auth_tokens[0].get_secret_value() == said["twilio_auth_tokens"]
        assert settings.x.client_secret.get_secret_value() == ""
    assert COMPOSE["secrets"].keys() == {*said, "postgres_password"}
    environments = [value for service in SERVICES.values() for value in service.get("environment", {}).items()]
    assert all(name.endswith("_FILE") for name, _ in environments if "PASSWORD" in name or name.startswith("BOT_"))
