from hypothesis import assume, given
from hypothesis import strategies as st

from core.x.punycode import encoded_length

LETTERS = st.characters(codec="utf-8") | st.sampled_from("abc-é日本語中國рф😀한")
MOST = 59


@given(st.text(LETTERS, min_size=1, max_size=70))
def test_it_is_what_the_codec_writes(label: str) -> None:
    assume(not label.isascii())
    length = len(label.encode("punycode"))
    assert encoded_length(label, 10_000) == length
    assert (encoded_length(label, MOST) <= MOST) == (length <= MOST)
