# ruff: noqa: RUF001 - other scripts
import pytest

from core.reading.meant_for.accents import without_accents


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("señor", "senor"),
        ("sen\u0303or", "senor"),
        ("tschüß", "tschuß"),
        ("łódź", "lodz"),
        ("ığdır", "igdir"),
        ("κάνεις", "κανεις"),
        ("việt", "viet"),
        ("plain", "plain"),
    ],
)
def test_letters_lose_their_accents(word: str, plain: str) -> None:
    assert without_accents(word) == plain


@pytest.mark.parametrize("word", ["чай", "ёлка", "日本語", "がんばれ", "हिंदी", "شكرًا", "한국어", ""])
def test_of_other_scripts_all_stays(word: str) -> None:
    assert without_accents(word) == word
