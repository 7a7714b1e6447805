import re
from pathlib import Path

import pytest

from core.reading.meant_for import concepts
from core.reading.meant_for.concepts import SIGN, concepts_in
from core.reading.meant_for.features import tokens_of

LINE = re.compile(r"[A-Z]+ [a-z]{2}: \S+(?: \S+)*")


def found(text: str) -> list[str]:
    """The concepts of a text, without those two in a row."""
    return [name.removeprefix(SIGN) for name in concepts_in(tokens_of(text)) if name.count(SIGN) == 1]


def test_what_is_said_alike_in_many_languages_is_one_concept() -> None:
    thanks = [
        "thanks",
        "Danke",
        "merci",
        "gracias",
        "dziękuję",
        "dziekuje",
        "спасибо",
        "شكرا",
        "धन्यवाद",
        "köszi",
        "kiitos",
    ]
    assert {name for text in thanks for name in found(text)} == {"THANKS"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can you help us?", ["CANYOU", "HELP", "WE", "?"]),  # the longest phrase first
        ("hold on", ["WAIT"]),
        ("the bus is blue", ["RIDE"]),  # what has no concept is passed over; "the" is no card of Vietnam
        ("部屋がわからない", ["ROOM", "UNDERSTAND"]),  # words that run together
        ("감사합니다만", ["THANKS"]),  # and those with endings
        ("", []),
    ],
)
def test_concepts_are_found_in_their_order(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_two_and_three_in_a_row_are_features_too_whatever_stands_between() -> None:
    assert list(concepts_in(tokens_of("thanks, purple robot"))) == [
        *("=THANKS", "=BOT"),
        *("=^=THANKS", "=THANKS=BOT", "=BOT=$"),
        *("=^=THANKS=BOT", "=THANKS=BOT=$"),
    ]


def test_of_phrases_that_begin_alike_the_longest_is_found() -> None:
    assert found("give me a ring") == ["CALL"]
    assert found("give me a") == ["GIVE"]


def test_each_line_has_a_concept_a_language_and_words_in_small_letters() -> None:
    lines = Path(concepts.__file__).with_name("concepts.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if LINE.fullmatch(line) is None] == []
    heads, words = zip(*(line.split(": ") for line in lines), strict=True)
    assert len(set(heads)) == len(heads)
    assert [word for listed in words for word in listed.split(" ") if word != word.lower()] == []


def test_a_word_is_found_as_it_stands_in_a_text() -> None:
    """Also one with vowel signs, as those of India."""
    assert found("बहुत धन्यवाद") == ["THANKS"]
    lines = Path(concepts.__file__).with_name("concepts.txt").read_text("utf-8").splitlines()
    alone = [
        (line, word) for line in lines for word in line.split(": ")[1].split(" ") if not found(word.replace("_", " "))
    ]
    assert alone == []
