# ruff: noqa: RUF001 - signs of other scripts
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from core.x.links import NEVER_IN_POSTS
from core.x.weights import V2, V3, Configuration, fits, weight

FOLDER = Path(__file__).with_name("twitter_text")
CONFORMANCE = yaml.load((FOLDER / "validate.yml").read_text("utf-8"), yaml.CSafeLoader)["tests"]
V1 = Configuration(most=140, heavy=1, emoji_as_one=False)


def is_valid(text: str, configuration: Configuration) -> bool:
    """What the cases call valid: neither blank nor too long, and without characters that are none."""
    return bool(text.strip()) and not set(text) & set(NEVER_IN_POSTS) and fits(text, configuration)


def cases(group: str, configuration: Configuration) -> list[Any]:
    return [pytest.param(case, configuration, id=f"{group}-{case['description']}") for case in CONFORMANCE[group]]


@pytest.mark.parametrize(
    ("case", "configuration"),
    [
        *cases("WeightedTweetsCounterTest", V2),
        *cases("WeightedTweetsWithDiscountedEmojiCounterTest", V3),
        *cases("UnicodeDirectionalMarkerCounterTest", V3),
    ],
)
def test_weights_as_twitter_text_counts_them(case: dict[str, Any], configuration: Configuration) -> None:
    assert weight(case["text"], configuration) == case["expected"]["weightedLength"]
    assert is_valid(case["text"], configuration) == case["expected"]["valid"]


@pytest.mark.parametrize(("case", "configuration"), cases("tweets", V1))
def test_what_twitter_text_takes_of_140(case: dict[str, Any], configuration: Configuration) -> None:
    assert is_valid(case["text"], configuration) == case["expected"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("café", 4),
        ("cafe\u0301", 4),
        ("привет", 6),
        ("“It’s” – fine…", 15),
        ("你好", 4),
        ("€", 2),
        ("©", 1),
        ("©\ufe0f", 2),
        ("1️⃣2", 3),
        ("😀", 2),
        ("👍🏽", 2),
        ("🇫🇷🇩🇪", 4),
        ("🏳️‍🌈", 2),
        ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 2),
        ("👩🏽‍❤️‍💋‍👨🏿", 2),
        ("🧑🏻‍🫱🏼‍🫲🏽", 2),
        ("🐦‍🔥", 2),
        ("🫩", 2),
        ("☺", 2),
        ("☺\ufe0e", 4),
        ("😀" + "\u200d😀" * 4, 2 + 1 + 2),
        ("example.com", 23),
        ("example.com.", 24),
        ("see https://example.com/" + "a" * 300, 27),
        ("http://日本.みんな/ 日本", 23 + 5),
    ],
)
def test_weight(text: str, expected: int) -> None:
    assert weight(text) == expected


def test_fits() -> None:
    assert fits("a" * 280)
    assert not fits("a" * 281)
    assert fits("a" * 256 + " example.com")
    assert fits("你" * 140)
    assert not fits("你" * 141)
    assert fits("", replace(V3, most=0))


@given(st.text(max_size=300))
def test_a_weight_is_between_one_and_two_a_character(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    if "." not in text:
        assert weight(text, V2) <= 2 * len(composed)
        assert weight(text, V2) >= len(composed)
        assert weight(text, V3) <= weight(text, V2)
    assert weight(composed) == weight(text)
