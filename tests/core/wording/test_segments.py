# ruff: noqa: RUF001 - characters that look alike are replaced
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.wording.segments import cut, is_gsm7, one_segment, segments, septets, to_gsm7

DOUBLE = "^{}\\[~]|€\f"
GSM_TEXT = st.text("abc XYZ.\n@£é€{}[]~|\\^", max_size=400)
ANY_TEXT = st.text(max_size=400) | GSM_TEXT | st.text("ab 😀é”€", max_size=200)


def slow_segments(text: str) -> int:
    """Deal the characters out one by one, as a phone would."""
    if not text:
        return 0
    gsm = is_gsm7(text)
    sizes = [(1 + (sign in DOUBLE)) if gsm else len(sign.encode("utf-16-le")) // 2 for sign in text]
    if sum(sizes) <= (160 if gsm else 70):
        return 1
    parts = [0]
    for size in sizes:
        if parts[-1] + size > (153 if gsm else 67):
            parts.append(0)
        parts[-1] += size
    return len(parts)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("€" * 152, 2),
        ("€" * 153, 3),
        ("я" * 70, 1),
        ("я" * 71, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 67, 3),
        ("ü" * 160, 1),
        ("ç", 1),
    ],
)
def test_segments(text: str, count: int) -> None:
    assert segments(text) == count


@given(ANY_TEXT)
def test_segments_agree_with_dealing_out(text: str) -> None:
    assert segments(text) == slow_segments(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“It’s” – fine…", '"It\'s" - fine...'),
        ("a\u00a0b\u200bc", "a bc"),
        ("Łódź, ça va", "Lodz, ca va"),
        ("e\u0301", "é"),
        ("😀😀 ok 😀, bye", "ok, bye"),
        ("привет, мир", "..."),
        ("ﬁne²", "fine2"),
        ("why??😀", "why??"),
        ("é ñ ü €", "é ñ ü €"),
        ("I love 日本 and 寿司", "I love ... and ..."),
        ("frozen 🧊", "frozen"),
        ("½ + 👨‍👩‍👧 =", "1/2 + ="),
    ],
)
def test_to_gsm7(text: str, plain: str) -> None:
    assert to_gsm7(text) == plain


@given(ANY_TEXT)
def test_what_is_put_into_the_alphabet_is_in_it(text: str) -> None:
    assert is_gsm7(to_gsm7(text))


@pytest.mark.parametrize(
    ("text", "room", "result"),
    [
        ("hello there my friend", 21, "hello there my friend"),
        ("hello there my friend", 20, "hello there my..."),
        ("hello there my friend", 14, "hello there..."),
        ("incomprehensibilities", 10, "incompr..."),
        ("so, well, and now", 12, "so, well..."),
        ("€€€€", 7, "€€..."),
        ("abcdef", 3, "..."),
        ("abcdef", 0, ""),
        ("abcdef", -4, ""),
        ("", 0, ""),
    ],
)
def test_cut(text: str, room: int, result: str) -> None:
    assert cut(text, room) == result


@given(ANY_TEXT, st.integers(0, 200))
def test_cut_never_exceeds(text: str, room: int) -> None:
    assert septets(cut(text, room)) <= room


def test_one_segment() -> None:
    assert one_segment("Posted: {} https://x.com/i/1", "short") == "Posted: short https://x.com/i/1"
    assert one_segment("Posted: {}", "two\n\nlines") == "Posted: two lines"
    assert one_segment("Skipped: {}.", "call.") == "Skipped: call."
    cut_off = one_segment("Skipped: {}. LATER puts it off.", "word " * 60)
    assert cut_off.endswith(" word... LATER puts it off.")
    with pytest.raises(ValueError, match=r"one \{\}"):
        one_segment("Posted", "x")


@given(ANY_TEXT)
def test_one_segment_is_one(quoted: str) -> None:
    said = one_segment("Posted: {} https://x.com/i/status/1234567890123456789", quoted)
    assert segments(said) == 1
    assert said.startswith("Posted: ")
    assert said.endswith("6789")


def test_a_template_that_fills_a_segment_comes_whole() -> None:
    assert one_segment("x" * 170 + "{}", "quoted") == "x" * 170
