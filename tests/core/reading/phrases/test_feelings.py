# ruff: noqa: RUF001 - texts in other scripts
import pytest

from core.reading.phrases.feelings import read_feeling
from core.reading.words import read_words


@pytest.mark.parametrize(
    ("body", "feeling"),
    [
        ("awful", 1),
        ("Furchtbar.", 1),
        ("not so good", 2),
        ("ging schon mal besser", 2),
        ("ok", 3),
        ("so so", 3),
        ("regular", 3),
        ("şöyle böyle", 3),
        ("так себе", 3),
        ("まあまあ", 3),
        ("I feel pretty good today", 4),
        ("benissimo", 5),
        ("très bien", 5),
    ],
)
def test_what_clearly_says_it(body: str, feeling: int) -> None:
    assert read_feeling(read_words(body)) == feeling


@pytest.mark.parametrize(
    "body",
    [
        "tired but fine",
        "good and bad",
        "ok thanks",
        "The soup was great",
        "\\good",
        "4",
        "not",
        "",
        "fine day for ducks",
    ],
)
def test_what_does_not(body: str) -> None:
    assert read_feeling(read_words(body)) is None
