import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slips import Slips, one_slip

KNOWN = ("JOIN", "ROOM", "ROOMS", "USE", "STOP", "STATUS", "?")
LETTERS = st.text("JOINRMSUETP", max_size=7)


@pytest.mark.parametrize("typed", ["JION", "JON", "OIN", "JOINN", "JOIM", "XJOIN", "JOI"])
def test_slips(typed: str) -> None:
    assert one_slip(typed, "JOIN")


@pytest.mark.parametrize("typed", ["JOIN", "JO", "JNIO", "COINS", "", "NOIJ", "JOINED"])
def test_no_slips(typed: str) -> None:
    assert not one_slip(typed, "JOIN")


def test_short_words() -> None:
    assert one_slip("UES", "USE")
    assert one_slip("USSE", "USE")
    for typed in ("US", "SO", "USED", "UPE", "SEND", "MUSE"):
        assert not one_slip(typed, "USE")
    assert not one_slip("AND", "END")
    assert not one_slip("??", "?")


@given(LETTERS)
def test_the_index_finds_what_comparing_finds(typed: str) -> None:
    expected = (typed,) if typed in KNOWN else tuple(word for word in KNOWN if one_slip(typed, word))
    assert Slips(KNOWN).near(typed) == expected


@given(LETTERS, LETTERS.filter(lambda word: len(word) > 3))
def test_slips_change_the_length_by_one_at_most(typed: str, known: str) -> None:
    if one_slip(typed, known):
        assert abs(len(typed) - len(known)) <= 1
