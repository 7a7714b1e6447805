"""docs/replies.md is what the code says, and each reply fits one segment, whatever it quotes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.wording.segments import is_gsm7, segments
from tests.replies.functions import (
    OTHER_ALPHABETS,
    TWO_SEGMENTS,
    Arguments,
    Wording,
    functions_of,
    modules,
    name_of,
    said,
    samples,
)
from tests.replies.hostile import arguments
from tests.replies.page import PAGE, whole

FUNCTIONS = [function for module in modules() for function in functions_of(module)]


def test_the_page_is_what_the_code_says() -> None:
    assert PAGE.read_text("utf-8") == whole(), "docs/replies.md is older than the code: make replies"


@pytest.mark.parametrize("function", FUNCTIONS, ids=name_of)
def test_what_the_page_shows_is_one_segment(function: Wording) -> None:
    assert [reply for given in samples(function) if not fits(function, reply := said(function, given))] == []


def fits(function: Wording, reply: str) -> bool:
    """Whether a reply is as short as it has to be."""
    most = 2 if name_of(function) in TWO_SEGMENTS else 1
    module = name_of(function).partition(".")[0]
    return segments(reply) <= most and (is_gsm7(reply) or module in OTHER_ALPHABETS)


HOSTILE = st.one_of([st.tuples(st.just(function), arguments(function)) for function in FUNCTIONS])


@given(HOSTILE)
@settings(max_examples=150)
def test_whatever_it_quotes_a_reply_is_one_segment_without_question_marks_of_its_own(
    drawn: tuple[Wording, Arguments],
) -> None:
    function, given = drawn
    reply = said(function, given)
    assert reply.strip()
    assert fits(function, reply), reply
    own = max(said(function, each).count("?") for each in samples(function))
    assert reply.count("?") <= own + sum(str(value).count("?") for value in given.values())
