from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from core.configuration import BadConfiguration, load_settings
from core.settings import Settings

KEY = Fernet.generate_key().decode()
Config = Callable[[str], dict[str, str]]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Writes a file of settings; gives the environment that names it."""

    def write(text: str) -> dict[str, str]:
        path = tmp_path / "other.toml"
        path.write_text(text, "utf-8")
        return {"BOT_CONFIG": str(path)}

    return write


def problems_of(environment: dict[str, str]) -> list[str]:
    with pytest.raises(BadConfiguration) as caught:
        load_settings(environment)
    assert str(caught.value) == "; ".join(caught.value.problems)
    assert all("\n" not in problem for problem in caught.value.problems)
    return caught.value.problems


def test_without_anything_every_setting_has_its_default() -> None:
    assert load_settings({}) == Settings()


def test_a_file_in_the_working_folder_is_read(empty_folder: Path) -> None:
    (empty_folder / "config.toml").write_text("[server]\nport = 1234\n")
    assert load_settings({}).server.port == 1234


def test_bot_config_names_another_file(empty_folder: Path, config: Config) -> None:
    (empty_folder / "config.toml").write_text("[server]\nport = 1234\n")
    assert load_settings(config("[server]\nport = 4321\n")).server.port == 4321


def test_a_named_file_that_is_missing_is_told() -> None:
    assert problems_of({"BOT_CONFIG": "nowhere.toml"}) == ["BOT_CONFIG: there is no file nowhere.toml"]


def test_a_file_that_is_no_toml_is_told(config: Config) -> None:
    [problem] = problems_of(config("server = [\n"))
    assert "other.toml: not valid TOML" in problem


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    [problem] = problems_of({"BOT_CONFIG": str(tmp_path)})
    assert "directory" in problem


BAD = [
    ("[server]\nprot = 1", "server.prot: unknown setting", ""),
    ("[sever]\nport = 1", "sever: unknown setting", ""),
    ("server = 5", "server: ", ""),
    ("[server]\nport = 70000", "server.port: ", "8080"),
    ("[server]\npublic_url = 'bot.example.com'", "server.public_url: ", "https://bot.example.com"),
    ("[server]\npublic_url = 'https://bot.example.com/?a=b'", "server.public_url: ", "https://bot.example.com"),
    ("[database]\nurl = 'mysql://x'", "database.url: ", "sqlite:///data/bot.db"),
    ("[twilio]\nnumbers = ['+15550100000', '5550100000']", "twilio.numbers[1]: ", "+15550100000"),
    ("[twilio]\nrate = 0", "twilio.rate: ", "1.0"),
    ("[secrets]\nkeys = ['short']", "secrets.keys[0]: ", "bot keys new"),
    ("[log]\nformat = 'xml'", "log.format: ", "json"),
    ("[log]\nlevel = 'loud'", "log.level: ", "info"),
    ("[limits]\nreplies_per_person = 0", "limits.replies_per_person: ", "20"),
    ("[keep]\ntexts_days = 'long'", "keep.texts_days: ", "30"),
    ("[keep]\ntexts_days = 1", "keep.texts_days: ", "30"),
    ("[deliveries]\ngive_up_hours = 25", "deliveries.give_up_hours: ", "24.0"),
    ("[deliveries]\nlease_seconds = -1", "deliveries.lease_seconds: ", "60.0"),
    ("[deliveries]\nlease_seconds = 241", "deliveries.lease_seconds: ", "60.0"),
]


@pytest.mark.parametrize(("text", "begin", "example"), BAD)
def test_each_problem_is_named_with_its_key_and_an_example(
    config: Config, text: str, begin: str, example: str
) -> None:
    [problem] = problems_of(config(text))
    assert problem.startswith(begin)
    assert len(problem) > len(begin)
    assert example in problem


def test_all_problems_are_told_at_once(config: Config) -> None:
    environment = config("[server]\nport = -1\ncolour = 'red'\n") | {"BOT_LOG__LEVEL": "loud", "BOT_NONSENSE": "1"}
    begins = sorted(problem.partition(":")[0] for problem in problems_of(environment))
    assert begins == ["BOT_NONSENSE", "log.level", "server.colour", "server.port"]


def test_secrets_are_not_shown_in_problems(config: Config) -> None:
    problems = problems_of(
        config("[secrets]\nkeys = ['zebrafinch-key']\n[twilio]\nauth_tokens = 'zebrafinch-token'\n")
    )
    assert len(problems) == 2
    assert not any("zebrafinch" in problem for problem in problems)


def test_the_environment_overrides_the_file(config: Config) -> None:
    environment = config("[server]\nport = 1\nhost = 'file'\n") | {"BOT_SERVER__PORT": "2"}
    settings = load_settings(environment)
    assert (settings.server.port, settings.server.host) == (2, "file")


@pytest.mark.parametrize("value", ['["one", "two"]', "one,two", " one , two ,", '  ["one","two"]'])
def test_lists_in_the_environment_are_json_or_have_commas(value: str) -> None:
    assert load_settings({"BOT_TWILIO__MEDIA_HOSTS": value}).twilio.media_hosts == ("one", "two")


def test_a_list_that_is_broken_json_is_told() -> None:
    [problem] = problems_of({"BOT_TWILIO__NUMBERS": '["+15550100000"'})
    assert problem.startswith("twilio.numbers: ")


def test_an_empty_list_is_empty() -> None:
    assert load_settings({"BOT_TWILIO__NUMBERS": ""}).twilio.numbers == ()


def test_a_value_can_come_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text(f"{KEY}\n")
    [key] = load_settings({"BOT_SECRETS__KEYS_FILE": str(path)}).secrets.keys
    assert key.get_secret_value() == KEY


def test_a_file_of_a_value_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    [problem] = problems_of({"BOT_SECRETS__KEYS_FILE": str(tmp_path / "missing")})
    assert problem.startswith("BOT_SECRETS__KEYS_FILE: can't read")
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe")
    [problem] = problems_of({"BOT_SECRETS__KEYS_FILE": str(binary)})
    assert problem.startswith("BOT_SECRETS__KEYS_FILE: ")


@pytest.mark.parametrize("name", ["BOT_SERVER__PROT", "BOT_SERVER", "BOT_SEVER__PORT", "BOT_SERVER__PROT_FILE"])
def test_an_unknown_variable_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "1").touch()
    [problem] = problems_of({name: "1"})
    assert problem == f"{name}: unknown setting; every one is in config.toml"


def test_variables_of_others_are_passed_over() -> None:
    assert load_settings({"PATH": "/bin", "ROBOT_X": "1", "bot_server__port": "x"}) == Settings()


def test_a_section_that_is_none_is_told_even_if_the_environment_adds_to_it(config: Config) -> None:
    problems = problems_of(config("server = 5") | {"BOT_SERVER__PORT": "1"})
    assert any(problem.startswith("server: ") for problem in problems)


def test_secrets_stay_out_of_sight() -> None:
    settings = load_settings({"BOT_SECRETS__KEYS": KEY, "BOT_TWILIO__AUTH_TOKENS": "zebrafinch-token"})
    assert KEY not in repr(settings)
    assert "zebrafinch" not in repr(settings)


def test_a_slash_at_the_end_of_the_address_does_not_matter() -> None:
    url = load_settings({"BOT_SERVER__PUBLIC_URL": "https://bot.example.com/"}).server.public_url
    assert url == "https://bot.example.com"


@pytest.mark.parametrize(
    "tokens", ['[""]', '["short"]', '["0123456789abcdef0123456789abcdef", ""]', '["fifteen-letters"]']
)
def test_an_auth_token_that_can_be_guessed_is_refused(tokens: str) -> None:
    with pytest.raises(BadConfiguration, match=r"twilio\.auth_tokens.*can be guessed"):
        load_settings({"BOT_TWILIO__AUTH_TOKENS": tokens})


def test_short_codes_alone_tell_no_country() -> None:
    environment = {"BOT_TWILIO__NUMBERS": "12345"}
    [problem] = problems_of(environment)
    assert problem.startswith("limits.countries: short codes don't tell a country")
    assert load_settings({**environment, "BOT_LIMITS__COUNTRIES": "US"}).limits.countries == ("US",)
