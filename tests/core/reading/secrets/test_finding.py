"""Real formats of services, and ordinary posts with digits: what is held and what isn't."""

import tomllib
from pathlib import Path

import pytest

from core.reading.contacts import has_contact
from core.reading.secrets import Secret, SecretKind, find_secret
from core.reading.words import read_words

HERE = Path(__file__).parent
SERVICES: dict[str, str] = tomllib.loads((HERE / "services.toml").read_text(encoding="utf-8"))
ORDINARY: list[str] = tomllib.loads((HERE / "ordinary.toml").read_text(encoding="utf-8"))["posts"]


def kind_of(text: str) -> SecretKind | None:
    found = find_secret(read_words(text))
    return found.kind if found else None


def test_the_codes_of_services_are_found() -> None:
    assert len(SERVICES) > 80
    assert [name for name, text in SERVICES.items() if kind_of(text) is None] == []


def test_so_they_are_in_other_case_in_quotes_and_behind_a_few_words() -> None:
    ways = [str.upper, "fwd: {}".format, "“{}”".format, "{} lol".format]
    missed = [way(text) for text in SERVICES.values() for way in ways if kind_of(way(text)) is None]
    assert missed == []


def test_ordinary_posts_with_digits_are_no_secrets_and_no_addresses() -> None:
    assert len(ORDINARY) > 100
    assert [post for post in ORDINARY if find_secret(read_words(post)) or has_contact(read_words(post))] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("use 4071 to get in", SecretKind.CODE),
        ("code for the front door is 2580 see you at 8", SecretKind.CODE),
        ("my card is 5500 0000 0000 0004", SecretKind.CARD),
        ("DE89 3704 0044 0532 0130 00", SecretKind.ACCOUNT),
        ("078-05-1120", SecretKind.IDENTITY),
        ("wifi: HappyCat99", SecretKind.PASSWORD),
        ("the bot has xoxb-123456789012-abcdefghijkl", SecretKind.KEY),
        ("https://example.com/reset?token=abc123", SecretKind.LINK),
    ],
)
def test_kinds(text: str, kind: SecretKind) -> None:
    assert kind_of(text) is kind


def test_nothing_of_a_secret_is_in_its_representation() -> None:
    secret = Secret(SecretKind.ROOM, "flat", "s3cret")
    assert "s3cret" not in f"{secret} {secret!r}"
    assert "flat" not in f"{secret!r}"


@pytest.mark.parametrize(
    "text",
    [
        "Alarm code for the bakery shop is 4471, be quick about it",
        "gate code at the store 90210 then left",
        "PIN for the green card 1963, take out 40",
    ],
)
def test_codes_of_doors_in_shops_and_pins_that_are_years_are_found(text: str) -> None:
    assert kind_of(text) is not None
    assert kind_of("use code 4471 in our shop for 20 off") is None
