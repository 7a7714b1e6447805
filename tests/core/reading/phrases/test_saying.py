"""What is read word by word up to the first unknown one must be of known words alone."""

import re
from itertools import product
from string import ascii_uppercase

import pytest

from core.reading import dropping, publishing_words, small_talk, taking_back, who
from core.reading.automatic import busy
from core.reading.phrases import talking
from core.reading.phrases.lexicon import UNKNOWN, Lexicon

LONGEST = 4
BY_KNOWN_WORDS: list[tuple[str, Lexicon, re.Pattern[str]]] = [
    ("talk to the bot", talking._TALK_LEXICON, talking._TALKS),
    ("asking the bot", talking._TALK_LEXICON, talking._TALKS_ASKING),
    ("taking back", taking_back.LEXICON, taking_back._BACK),
    ("asking who", who._LEXICON, who._ASKS),
    ("dropping", dropping._LEXICON, dropping._DROPS),
    ("publishing", publishing_words._LEXICON, publishing_words._PUBLISHES),
    ("small talk", small_talk._LEXICON, small_talk._TALKS),
    ("about calls", busy._CALLS, busy._ABOUT_CALLS),
]


@pytest.mark.parametrize(
    ("lexicon", "pattern"),
    [pytest.param(lexicon, pattern, id=name) for name, lexicon, pattern in BY_KNOWN_WORDS],
)
def test_no_pattern_over_known_words_takes_an_unknown_one(lexicon: Lexicon, pattern: re.Pattern[str]) -> None:
    """Reading stops at the first unknown word (`Lexicon.tags_if_known`), which such a pattern would miss."""
    letters = [letter for letter in ascii_uppercase if lexicon.begins(letter)]
    said = ["".join(tags) for length in range(1, LONGEST + 1) for tags in product([UNKNOWN, *letters], repeat=length)]
    taken = [tags for tags in said if pattern.fullmatch(tags)]
    assert taken
    assert [tags for tags in taken if UNKNOWN in tags] == []
