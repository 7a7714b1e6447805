import re

from hypothesis import given
from hypothesis import strategies as st

from core.reading.dropping import drops
from core.reading.phrases.unspaced import Unspaced
from core.reading.taking_back import may_take_back, takes_back
from core.reading.words import read_words

FORMS = (("あ|え|ああ|好|好的|的", "消して|不|不要|嗯+", "ね|よ|です|よね"), ("那|那条", "删|删掉", "了|掉"))
SAME = re.compile("|".join(f"(?:{before})*(?:{said})(?:{behind})*" for before, said, behind in FORMS))
WORDS = sorted({word.rstrip("+") for form in FORMS for part in form for word in part.split("|")})


@given(st.lists(st.sampled_from([*WORDS, "x", "、"]), max_size=8))
def test_it_fits_what_the_regular_expression_fits(said: list[str]) -> None:
    text = "".join(said)
    assert Unspaced(*FORMS).fits(text) is (SAME.fullmatch(text.replace("、", "")) is not None)


def test_what_can_be_cut_into_words_in_millions_of_ways_is_told_at_once() -> None:
    """A regular expression tries them all: 2 to the power of 29, and Fibonacci's 80th number."""
    for text in ("刚才的" * 29 + "x", "あ" * 80 + "x", "ああえ" * 28 + "x"):
        words = read_words(text)
        assert not takes_back(words)
        assert not may_take_back(words)
        assert not drops(words)
