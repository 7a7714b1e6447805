"""config.toml holds every setting with exactly the code's default, and a line on what it means."""

import re
import tomllib
from pathlib import Path

from pydantic import BaseModel, SecretStr

from core.settings import Settings

TEXT = (Path(__file__).parents[2] / "config.toml").read_text("utf-8")
LINE = re.compile(r"^(\w+) = (?:.*?\S)\s+# (.+)$")


def in_code() -> dict[str, dict[str, object]]:
    sections = {name: section for name, section in Settings() if isinstance(section, BaseModel)}
    return {
        name: {key: _plain(getattr(section, key)) for key in type(section).model_fields}
        for name, section in sections.items()
    }


def _plain(default: object) -> object:
    return default.get_secret_value() if isinstance(default, SecretStr) else default


def test_the_file_holds_exactly_the_settings_of_the_code_with_their_defaults() -> None:
    expected = {
        section: {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
        for section, values in in_code().items()
    }
    assert tomllib.loads(TEXT) == expected


def test_a_default_is_written_as_what_it_is() -> None:
    for section, values in tomllib.loads(TEXT).items():
        for key, value in values.items():
            default = in_code()[section][key]
            assert type(value) is (list if isinstance(default, tuple) else type(default)), f"{section}.{key}"


def test_the_order_is_the_codes() -> None:
    written = [f"{section}.{key}" for section, values in tomllib.loads(TEXT).items() for key in values]
    assert written == [f"{section}.{key}" for section, values in in_code().items() for key in values]


def test_every_setting_is_explained_on_its_line() -> None:
    lines = [line for line in TEXT.splitlines() if line and not line.startswith(("#", "["))]
    assert len(lines) == sum(map(len, in_code().values()))
    for line in lines:
        found = LINE.match(line)
        assert found, line
        assert len(found[2]) > 10, line


def test_the_file_as_it_is_gives_the_defaults() -> None:
    assert Settings.model_validate(tomllib.loads(TEXT)) == Settings()
