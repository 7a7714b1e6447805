# ruff: noqa: RUF001 - signs of other scripts
import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.x.emoji import EMOJI
from core.x.links import links
from core.x.threads import split
from core.x.weights import fits, weight

FAMILY = "👨‍👩‍👧‍👦"
LINK = "https://example.com/" + "a" * 200
UNSPACED = re.compile("[⺀-〿぀-ヿ㇀-㋿㐀-鿿豈-﫿︰-﹏＀-･\U00020000-\U0003ffff]")


def words(count: int, length: int = 9) -> str:
    """That many words of that many letters."""
    return " ".join("w" * length for _ in range(count))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \n ", [], id="blank"),
        pytest.param(" short ", ["short"], id="short"),
        pytest.param("a" * 280, ["a" * 280], id="just fits"),
        pytest.param("a" * 281, ["a" * 280, "a"], id="one word"),
        pytest.param(words(29), [words(28), words(1)], id="words"),
        pytest.param("a" * 279 + " b", ["a" * 279, "b"], id="a word at the end"),
        pytest.param(words(20) + ". W" + words(9), [words(20) + ".", "W" + words(9)], id="a sentence"),
        pytest.param(words(20) + ".” " + "W" + words(9), [words(20) + ".”", "W" + words(9)], id="a quotation"),
        pytest.param(words(5) + ". " + words(25), [words(5) + ". " + words(23), words(2)], id="too early a sentence"),
        pytest.param(
            words(20) + "\n\n" + words(2) + ". " + words(9), [words(20), words(2) + ". " + words(9)], id="paragraph"
        ),
        pytest.param(words(20) + "\n" + words(9), [words(20), words(9)], id="a line"),
        pytest.param(
            words(20) + " e.g. " + words(9), [words(20) + " e.g. " + words(7), words(2)], id="no sentence's end"
        ),
        pytest.param("你" * 141, ["你" * 140, "你"], id="no spaces"),
        pytest.param("你" * 100 + "。" + "好" * 60, ["你" * 100 + "。", "好" * 60], id="a Chinese sentence"),
        pytest.param("你" * 140 + "，好", ["你" * 139, "你，好"], id="no comma at a part's beginning"),
        pytest.param("你" * 139 + "「好」", ["你" * 139, "「好」"], id="no bracket at a part's end"),
        pytest.param("你" * 130 + "a" * 40, ["你" * 130, "a" * 40], id="a word in letters"),
        pytest.param("😀" * 141, ["😀" * 140, "😀"], id="pictures"),
        pytest.param(FAMILY * 141, [FAMILY * 140, FAMILY], id="families"),
        pytest.param("🇫🇷" * 141, ["🇫🇷" * 140, "🇫🇷"], id="flags"),
        pytest.param("a" * 279 + "👍🏽", ["a" * 279, "👍🏽"], id="a skin"),
        pytest.param("e\u0301" * 281, ["e\u0301" * 280, "e\u0301"], id="marks"),
        pytest.param("b" + "\u0308" * 400, ["b" + "\u0308" * 279, "\u0308" * 121], id="marks beyond reason"),
        pytest.param("x " + "a" * 400, ["x " + "a" * 278, "a" * 122], id="a word that has room nowhere"),
        pytest.param(words(20) + " " + "a" * 300, [words(20), "a" * 280, "a" * 20], id="such a word later"),
        pytest.param(f"{LINK} {words(26)}", [f"{LINK} {words(25)}", words(1)], id="a link weighs 23"),
        pytest.param(f"{words(26)} {LINK}", [words(26), LINK], id="a link stays whole"),
        pytest.param("a" * 270 + f"({LINK})", ["a" * 270 + "(", f"{LINK})"], id="a link in a long word"),
        pytest.param("你" * 130 + LINK + "好", ["你" * 130, LINK + "好"], id="a link among Chinese"),
        pytest.param("ab " * 92 + "x.com.b y", [("ab " * 92).strip(), "x.com.b y"], id="a link that looks short"),
    ],
)
def test_split(text: str, parts: list[str]) -> None:
    assert list(split(text)) == parts
    assert all(map(fits, parts))


PIECES = st.sampled_from(
    [
        *("a", "word", "Longer", "incomprehensibilities", "x" * 150, "y" * 300, " ", "  ", "\n", "\n\n", "\u00a0"),
        *(". ", "! ", "?", "…", ".", ",", "“", "”", "(", ")", "-", "_", "/", "@", "#"),
        *(
            "example.com",
            "https://example.com/a_(b)",
            "http://日本.みんな/",
            "t.co/abc",
            "x.com",
            LINK,
            ".com",
            "http://",
        ),
        *(
            "你好",
            "日本語です。",
            "「",
            "」",
            "한국어",
            "ไทย",
            "привет",
            "e\u0301",
            "\u0308",
            "\u200d",
            "\ufe0f",
            "\u202e",
        ),
        *("😀", FAMILY, "👍🏽", "🇫🇷", "1️⃣", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "🇫"),
    ]
)
TEXTS = st.lists(PIECES, max_size=120).map("".join) | st.text(max_size=600) | st.text("ab. \n你。😀", max_size=900)


def bare(text: str) -> str:
    return "".join(text.split())


@given(TEXTS)
@example("x" * 279 + "example.com" * 30)
@example(".com" + "/" * 600)
@example("a\u0308" * 300 + "\u0308" * 300)
@example("\u200d😀" * 300)
def test_a_thread_says_all_in_parts_that_fit(text: str) -> None:
    parts = split(text)
    assert all(map(fits, parts))
    assert all(part and part == part.strip() for part in parts)
    assert bare("".join(parts)) == bare(text)
    assert all(split(part) == (part,) for part in parts)
    if fits(text.strip()):
        assert parts == ((text.strip(),) if text.strip() else ())


@given(TEXTS)
def test_nothing_whole_is_divided(text: str) -> None:
    cuts = cuts_of(text, split(text))
    for start, end in [*links(text.strip()), *(found.span() for found in EMOJI.finditer(text.strip()))]:
        assert not any(start < cut < end for cut in cuts), text.strip()[start:end]
    for word in re.finditer(r"\S+", text.strip()):
        if fits(word[0]) and not UNSPACED.search(word[0]):
            assert not any(word.start() < cut < word.end() for cut in cuts), word[0]


def cuts_of(text: str, parts: tuple[str, ...]) -> list[int]:
    """Where in the stripped text a part begins right after another."""
    text = text.strip()
    cuts, end = [], 0
    for part in parts:
        start = len(text) - len(text[end:].lstrip())
        assert text.startswith(part, start)
        cuts += [start] * (start == end)
        end = start + len(part)
    return cuts


@given(st.lists(st.sampled_from(["word", "a", "Longer", "sentence."]), min_size=80, max_size=160).map(" ".join))
def test_parts_are_filled(text: str) -> None:
    """Nothing that ends early for a sentence is less than 60 % full, and no two neighbours would fit one post."""
    parts = split(text)
    assert all(weight(part) >= 160 for part in parts[:-1])
    assert not any(fits(f"{one} {other}") for one, other in pairwise(parts))
