# ruff: noqa: RUF001 - characters that look alike are folded
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.words import Words, read_words

ODD = st.text("aB1 \\/?.!…\"“”'’`«»„\u200b\u200d\u00a0\u3000\u0301\n\t", max_size=14)


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        ("STATUS", "STATUS"),
        ("  Status.  ", "Status"),
        ("Status !!", "Status"),
        ("status…", "status"),
        ("“STATUS.”", "STATUS"),
        ("“STATUS”.", "STATUS"),
        ("'join trip'", "join trip"),
        ("»join trip«", "join trip"),
        ("JOIN \u00a0 trip\n", "JOIN trip"),
        ("\u200bJO\u200bIN\u2003trip\ufeff", "JOIN trip"),
        ("ＪＯＩＮ　trip", "JOIN trip"),
        ("“Dune” and “Arrival”", "“Dune” and “Arrival”"),
        ("1️⃣", "1"),
        ("really?", "really?"),
        ("?!", "?"),
        ("...", ""),
        ('""', ""),
        ('"', '"'),
        ("", ""),
    ],
)
def test_plain(body: str, plain: str) -> None:
    words = read_words(body)
    assert words.plain == plain
    assert words.raw == body


@pytest.mark.parametrize(
    ("body", "backslash", "first"),
    [
        ("\\join trip", True, "JOIN"),
        ("/join trip", True, "JOIN"),
        ("“\\Join trip”", True, "JOIN"),
        ("\\?", True, "?"),
        ("?", False, "?"),
        ("/", False, "/"),
        ("\\", False, "\\"),
        ("\\ join", False, "\\"),
        ("/1", False, "/1"),
        (":)", False, ":)"),
        ("", False, ""),
    ],
)
def test_backslash(body: str, first: str, *, backslash: bool) -> None:
    words = read_words(body)
    assert (words.backslash, words.first) == (backslash, first)


@pytest.mark.parametrize(
    ("body", "rest"),
    [
        ("\\POST  two  spaces\nand a line! ", "two  spaces\nand a line!"),
        ("\\POST “quoted.”", "“quoted.”"),
        ("“\\POST in quotes.”", "in quotes."),
        ("“\\POST in quotes”.", "in quotes"),
        ("\\POST ...", "..."),
        ("\\POST love ❤\ufe0f \u200b", "love ❤\ufe0f"),
        ("\\POST 1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        ("\\POST\n\nHello\u00a0you", "Hello\u00a0you"),
        ("\\POST", ""),
        ("", ""),
    ],
)
def test_the_rest_is_as_typed(body: str, rest: str) -> None:
    assert read_words(body).rest() == rest


@pytest.mark.parametrize(
    ("body", "typed"),
    [("JOIN trip S3cret!", "S3cret!"), ("JOIN \u200b trip “pä”", "“pä”"), ("'JOIN trip x.'", "x.")],
)
def test_a_word_as_typed(body: str, typed: str) -> None:
    assert read_words(body).typed(2) == typed


@pytest.mark.parametrize("body", ["", " \n", "\u200b", "\u200e\ufe0f", "\u3164", '""', "“ ”"])
def test_what_does_not_show_is_nothing(body: str) -> None:
    assert read_words(body).own == ""


@given(st.text() | ODD)
def test_folding_twice_is_folding_once(body: str) -> None:
    words = read_words(body)
    again = read_words(words.plain)
    assert again.plain == words.plain
    assert (again.parts, again.first, again.backslash) == (words.parts, words.first, words.backslash)


@given(st.text() | ODD)
def test_the_parts_are_the_plain_text(body: str) -> None:
    words = read_words(body)
    assert isinstance(words, Words)
    assert words.plain.removeprefix("\\" if words.backslash else "").endswith(" ".join(words.parts))
    assert all(words.parts)
    assert words.own in words.raw
    for position in range(len(words.parts)):
        assert words.typed(position)
