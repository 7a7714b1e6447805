import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.typos import Typos, one_typo

KNOWN = ("JOIN", "ROOM", "ROOMS", "USE", "STOP", "STATUS", "?")
LETTERS = st.text("JOINRMSUETP", max_size=7)


@pytest.mark.parametrize("typed", ["JION", "JON", "OIN", "JOINN", "JOIM", "XJOIN", "JOI"])
def test_slips(typed: str) -> None:
    assert one_typo(typed, "JOIN")


@pytest.mark.parametrize("typed", ["JOIN", "JO", "JNIO", "COINS", "", "NOIJ", "JOINED"])
def test_no_slips(typed: str) -> None:
    assert not one_typo(typed, "JOIN")


def test_short_words() -> None:
    assert one_typo("UES", "USE")
    assert one_typo("USSE", "USE")
    for typed in ("US", "SO", "USED", "UPE", "SEND", "MUSE"):
        assert not one_typo(typed, "USE")
    assert not one_typo("AND", "END")
    assert not one_typo("??", "?")


@given(LETTERS)
def test_the_index_finds_what_comparing_finds(typed: str) -> None:
    expected = (typed,) if typed in KNOWN else tuple(word for word in KNOWN if one_typo(typed, word))
    assert Typos(KNOWN).near(typed) == expected


@given(LETTERS, LETTERS.filter(lambda word: len(word) > 3))
def test_slips_change_the_length_by_one_at_most(typed: str, known: str) -> None:
    if one_typo(typed, known):
        assert abs(len(typed) - len(known)) <= 1
