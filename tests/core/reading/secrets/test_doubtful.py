import pytest

from core.reading.near_miss import NearMissKind
from core.reading.reading import read
from core.reading.readings import Ask
from core.reading.secrets import find_secret
from core.reading.secrets.doubtful import may_hold_secret
from core.reading.words import read_words
from tests.support.reading.commands import LIVE_TABLE as TABLE

MAY = [
    "le chiavi della sacrestia stanno dietro il quadro",
    "Der Schlüssel liegt im Vogelhäuschen",
    "ключ под крыльцом в банке",
    "its hunter2 bro",
    "gate 4471#",
    "locker combo 23 5 17",
    "482913 they said",
    "try four four seven one",
]
HARDLY = [
    "see you at 7:30",
    "the 1990s were wild",
    "10km at 5pm",
    "one two three go",
    "bus 12",
    "1 2 3",
    "1,000 people",
    "how do I change my password",
    "where did I put my keys?",
    "I miss you already",
]


@pytest.mark.parametrize(("texts", "expected"), [(MAY, True), (HARDLY, False)])
def test_a_number_of_four_digits_or_an_odd_word_may_be_one(texts: list[str], *, expected: bool) -> None:
    assert [text for text in texts if may_hold_secret(read_words(text).plain) is not expected] == []


def test_digits_in_words_beside_a_word_for_a_code_are_one() -> None:
    assert find_secret(read_words("my pin is four four seven one")) is not None
    assert find_secret(read_words("we scored one two three four times")) is None


def test_what_is_asked_about_anyway_and_may_hold_one_is_not_kept_for_post() -> None:
    asked = read(read_words("can you check that hunter2x is right babe"), TABLE)
    assert isinstance(asked, Ask)
    assert asked.near.kind is NearMissKind.SECRET
