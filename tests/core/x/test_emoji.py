import unicodedata

import pytest

from core.x.emoji import EMOJI


@pytest.mark.parametrize(
    "emoji",
    [
        pytest.param("😀", id="one"),
        pytest.param("☺️", id="shown as a picture"),
        pytest.param("👍🏽", id="a skin"),
        pytest.param("👨‍👩‍👧‍👦", id="a family"),
        pytest.param("👩🏽‍❤️‍💋‍👨🏿", id="a kiss"),
        pytest.param("🏴‍☠️", id="a flag made of two"),
        pytest.param("🇫🇷", id="a country"),
        pytest.param("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", id="a region"),
        pytest.param("#️⃣", id="a key"),
        pytest.param("1⃣", id="a key, shortly"),
        pytest.param("®️", id="a sign that was asked to be a picture"),
        pytest.param("🙂‍↔️", id="of version 15.1"),
        pytest.param("\U0001fae9", id="of version 16"),
        pytest.param("\U0001fac8", id="of version 17"),
    ],
)
def test_one_emoji(emoji: str) -> None:
    assert EMOJI.fullmatch(emoji)
    assert EMOJI.findall(emoji * 3) == [emoji] * 3


@pytest.mark.parametrize(
    "other", ["a", "1", "#", "©", "®", "\u200d", "\ufe0f", "\u20e3", "🇫", "你", "€", "→", "\U000e0067"]
)
def test_no_emoji(other: str) -> None:
    assert not EMOJI.search(other)


def test_what_is_joined_beyond_measure_is_more_than_one() -> None:
    assert len(EMOJI.findall("\u200d".join("😀" * 5))) == 2
    assert EMOJI.findall("😀" + "\U000e0061" * 7 + "\U000e007f") == ["😀"]


def test_no_letter_and_no_digit_of_any_script_is_one() -> None:
    signs = [sign for sign in map(chr, range(0x11000)) if EMOJI.match(sign)]
    assert [unicodedata.name(sign) for sign in signs if unicodedata.category(sign)[0] in "LNM"] == [
        "INFORMATION SOURCE"
    ]
