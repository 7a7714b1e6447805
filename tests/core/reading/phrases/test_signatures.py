# ruff: noqa: RUF001 - in many scripts
import pytest

from core.reading.carrier_words import CarrierWord, carrier_word
from core.reading.words import read_words


@pytest.mark.parametrize(
    "line",
    ["Sent from my iPhone", "- John", "Von meinem iPhone gesendet", "Enviado desde mi iPhone", "Envoyé de mon iPhone",
     "Inviato da iPhone", "Get Outlook for Android", "iPhoneから送信", "Отправлено с iPhone",
     "iPhone'umdan gönderildi", "x Ann", "Love, Ann", "--\nJohn Smith\nAcme Ltd"],
)  # fmt: skip
def test_what_stands_under_a_text_does_not_matter(line: str) -> None:
    words = read_words(f"Stop\n\n{line}")
    assert words.plain == "Stop"
    assert carrier_word(words) is CarrierWord.OPT_OUT
    assert words.own.endswith(line)


def test_signed_help_has_been_answered_by_nobody() -> None:
    assert carrier_word(read_words("HELP\nSent from my iPhone")) is None
    assert carrier_word(read_words("yes sent from my iPhone")) is None


def test_what_is_nothing_but_a_signature_stays() -> None:
    assert read_words("Sent from my iPhone").plain == "Sent from my iPhone"
    assert read_words("I bought\n- milk and eggs for the whole family").plain.endswith("family")


@pytest.mark.parametrize("name", ["xanadu", "lovenest", "bestfriends"])
def test_a_line_that_begins_like_a_greeting_is_no_signature(name: str) -> None:
    assert read_words(f"ROOM\n{name}").plain == f"ROOM {name}"
