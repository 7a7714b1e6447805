import pytest

from core.reading.carrier_words import ALL_CARRIER_WORDS, CarrierWord, carrier_word
from core.reading.words import read_words


@pytest.mark.parametrize("word", ["STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT"])
def test_opt_out(word: str) -> None:
    for body in (word, word.lower(), f" {word.title()}. "):
        assert carrier_word(read_words(body)) is CarrierWord.OPT_OUT


@pytest.mark.parametrize("word", ["START", "YES", "UNSTOP"])
def test_opt_in(word: str) -> None:
    assert carrier_word(read_words(word)) is CarrierWord.OPT_IN


@pytest.mark.parametrize("word", ["HELP", "INFO"])
def test_help(word: str) -> None:
    assert carrier_word(read_words(word)) is CarrierWord.HELP


@pytest.mark.parametrize("body", ["\\STOP", "/help", "stop it", "", "stopp", "?"])
def test_ours(body: str) -> None:
    assert carrier_word(read_words(body)) is None


def test_the_webhook_wins_if_it_says_something() -> None:
    assert carrier_word(read_words("basta"), "STOP") is CarrierWord.OPT_OUT
    assert carrier_word(read_words("STOP"), "START") is CarrierWord.OPT_IN
    assert carrier_word(read_words("STOP"), "NEWTHING") is CarrierWord.OPT_OUT


def test_all_of_them_are_known() -> None:
    assert len(ALL_CARRIER_WORDS) == 13
    assert all(carrier_word(read_words(word)) for word in ALL_CARRIER_WORDS)
