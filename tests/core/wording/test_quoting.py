import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.wording.quoting import Quoted, characters, quote
from core.wording.segments import is_gsm7, segments


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("The lake", 'Gone: "The lake". Bye.'),
        ("The lake 🧊!", 'Gone: "The lake!". Bye.'),
        ("Озеро", "Gone: your text of 5 characters. Bye."),
        ("🧊", "Gone: your text of 1 character. Bye."),
        (Quoted("", 2), "Gone: your post of 2 photos. Bye."),
        (Quoted("", 1), "Gone: your post of 1 photo. Bye."),
        ("", "Gone: your post. Bye."),
    ],
)
def test_what_a_reply_is_about(about: Quoted | str, said: str) -> None:
    assert quote("Gone: {}. Bye.", about) == said


@pytest.mark.parametrize(
    ("words", "count"),
    [("abc", 3), (" abc\n", 3), ("é", 1), ("e\u0301", 1), ("👨‍👩‍👧 👍🏽", 3), ("हिन्दी", 3), ("", 0)],
)
def test_characters_are_those_that_people_see(words: str, count: int) -> None:
    assert characters(words) == count


@given(st.text(max_size=600), st.integers(0, 10))
def test_a_quotation_is_one_segment_without_question_marks(words: str, photos: int) -> None:
    said = quote("Not posted: {} is on your account already.", Quoted(words, photos))
    assert segments(said) == 1
    assert is_gsm7(said)
    assert said.count("?") <= words.count("?")
