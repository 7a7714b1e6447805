"""What a stranger writes keeps everybody waiting while it is read: it must take little work, whatever it says."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import handlers
from core.reading.auto_replies import is_automatic, quoted_among, quoted_text
from core.reading.commands import CommandTable
from core.reading.reading import read
from core.reading.readings import Ask
from core.reading.words import read_words
from core.wording.posts import posted
from core.wording.questions import may_be_a_post, prompt, question_for
from core.wording.segments import segments
from core.x.links import links
from core.x.threads import LONGEST, TooManyParts, split
from core.x.weights import weight
from tests.support.running.effort import steps_of

LONGEST_TEXT = 1600
COMMANDS = CommandTable.of_modules(handlers.LIVE)
LINKS = 75_000
SPLITTING = 120_000
"""Steps: 5 ms at most on a quiet machine of 2024."""
READING = 40_000
SAID = ["Posted: a"] * 20

PIECES = st.sampled_from(
    [
        *(
            "a",
            "co",
            "a.co",
            "foo.com",
            "http://",
            "https://",
            "xn--",
            "t.co/",
            "日本.みんな",
            "ä.co",
            "w" * 62,
            "é" * 30,
        ),
        *(
            " ",
            "\n",
            "\n\n",
            "\r\n",
            ". ",
            ".",
            "...",
            "!",
            "?",
            "(",
            ")",
            "/",
            "@",
            "#",
            "_",
            "-",
            ",",
            ";",
            "\\",
            "'",
            '"',
            "“",
        ),
        *(
            "\u200d",
            "\u0301",
            "\u20e3",
            "\ufe0f",
            "😀",
            "👨‍👩‍👧‍👦",
            "👍🏽",
            "🇫🇷",
            "\U000e0067",
            "\u11a8",
            "。",
            "「",
            "日",
            "ﷺ",
            "½",
            "İ",
        ),
        *("i'm out of office ", "stop texting ", "1 ", "code ", "Liked ", "JOIN ", "text stop to "),
    ]
)
HOSTILE = st.tuples(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.booleans()).map(
    lambda drawn: (drawn[0] * (LONGEST_TEXT if drawn[1] else 1))[:LONGEST_TEXT]
)


def split_or_refuse(text: str) -> None:
    with suppress(TooManyParts):
        split(text)


def read_and_ask(text: str) -> None:
    words = read_words(text)
    reading = read(words, COMMANDS)
    if isinstance(reading, Ask):
        prompt(question_for(reading.near, words))
    prompt(may_be_a_post(words, "There is no room us."))
    passage = quoted_text(text)
    if passage is not None:
        quoted_among(passage, SAID)
    segments(text)
    posted(text, "https://x.com/i/status/1")


@given(HOSTILE)
@settings(max_examples=40)
@example(("a.co\u200d" * 400)[:LONGEST_TEXT])
@example("a.co " * 320)
@example("a.com/(" * 228)
@example("é" * 1597 + ".co")
@example(("日本.みんな_" * 300)[:LONGEST_TEXT])
@example(("é.co_" * 320)[:LONGEST_TEXT])
@example("".join(map(chr, range(0x4E00, 0x4E00 + LONGEST_TEXT))).replace("\u4e20", "."))
def test_finding_links_and_splitting_take_few_steps(text: str) -> None:
    assert steps_of(lambda: links(text)) < LINKS
    assert steps_of(lambda: weight(text)) < LINKS
    assert steps_of(lambda: split_or_refuse(text)) < SPLITTING


@given(HOSTILE)
@settings(max_examples=40)
@example("ﷺ" * LONGEST_TEXT)
@example("“" + "½" * (LONGEST_TEXT - 2) + "”")
def test_reading_and_wording_take_few_steps(text: str) -> None:
    assert steps_of(lambda: read_and_ask(text)) < READING


def test_so_does_encoding_names_in_other_scripts() -> None:
    """Python's codec takes as long as the square of a label's length."""
    text = " ".join("".join(chr(0x4E00 + label * 40 + sign) for sign in range(38)) + ".co" for label in range(38))
    assert steps_of(lambda: links(text)) < LINKS


@pytest.mark.parametrize(
    ("work", "pattern", "length"),
    [
        pytest.param(is_automatic, "i'm out of office ", 2**16, id="an automatic reply"),
        pytest.param(split_or_refuse, ".", LONGEST, id="the end of a sentence"),
        pytest.param(lambda text: links(f"xn--{text}日.com"), "x", 2**15, id="a domain"),
    ],
)
def test_what_regular_expressions_do_grows_as_the_text_does(
    work: Callable[[str], object], pattern: str, length: int
) -> None:
    """Steps don't count what goes on within them: an eighth of the text takes about an eighth of the time."""

    def seconds(text: str) -> float:
        began = time.process_time()
        work(text)
        return time.process_time() - began

    text = pattern * (length // len(pattern))
    short = min(seconds(text[: len(text) // 8]) for _ in range(5))
    assert min(seconds(text) for _ in range(3)) < 24 * short
