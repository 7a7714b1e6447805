import pytest

from core.reading.secrets import Secret, SecretKind, find_secret
from core.reading.words import read_words


def rooms() -> list[str]:
    return ["Flat", "road-trip"]


def found(text: str) -> Secret | None:
    return find_secret(read_words(text), rooms)


@pytest.mark.parametrize(
    "text",
    [
        "flat s3cret!",
        "FLAT: s3cret!",
        "flat:s3cret!",
        "flat - s3cret!",
        "“flat s3cret!”",
        "flat s3cret! please",
        "flat/s3cret!",
    ],
)
def test_a_room_and_one_more_word(text: str) -> None:
    assert found(text) == Secret(SecretKind.ROOM, "Flat", "s3cret!")


@pytest.mark.parametrize(
    "text",
    [
        "the password for flat is sunflower",
        "flat's password is sunflower",
        "flat password: sunflower",
        "sunflower is the password for flat",
    ],
)
def test_a_password_and_the_room_that_it_is_for(text: str) -> None:
    assert found(text) == Secret(SecretKind.PASSWORD, "Flat", "sunflower")


def test_of_a_password_for_something_else_nothing_is_taken_along() -> None:
    assert found("the wifi password is sunflower") == Secret(SecretKind.PASSWORD)


@pytest.mark.parametrize("text", ["flat", "the flat is cold", "my flat burned down", "flats sell well", "road trip"])
def test_a_room_among_other_words_is_none(text: str) -> None:
    assert found(text) is None


def test_the_rooms_are_not_asked_for_without_need() -> None:
    def never() -> list[str]:
        raise AssertionError("these are rows")

    assert find_secret(read_words("A whole sentence about a lake and a flat"), never) is None
