from math import inf

import pytest

from core.asking import (
    FIRST_POSTS,
    JUST_NOW,
    LATELY,
    SURELY_TALK,
    USUAL,
    Asks,
    Habits,
    threshold,
    threshold_for_talk,
)
from core.clock import SECOND, Moment, after

NOW = Moment(1_800_000_000_000)
JUST = after(NOW, -SECOND)


@pytest.mark.parametrize(
    ("habits", "readily"),
    [
        pytest.param(Habits(posts=FIRST_POSTS - 1), 1, id="for the first posts more readily"),
        pytest.param(Habits(posts=FIRST_POSTS), 0, id="then as usual"),
        pytest.param(Habits(doubted_at=JUST), 1, id="right after such a text more readily"),
        pytest.param(Habits(doubted_at=after(NOW, -JUST_NOW)), 0, id="some minutes later as usual"),
        pytest.param(Habits(posted_anyway_at=JUST), -1, id="who posts them is asked less readily"),
        pytest.param(Habits(doubted_at=after(JUST, -SECOND), posted_anyway_at=JUST), -1, id="also right after it"),
        pytest.param(Habits(posted_anyway_at=after(NOW, -LATELY)), 0, id="long after it as usual"),
    ],
)
def test_how_readily_somebody_is_asked(habits: Habits, readily: int) -> None:
    found = threshold(habits, NOW)
    assert (found < USUAL) - (found > USUAL) == readily


def test_who_wants_never_to_be_asked_is_not() -> None:
    assert threshold(Habits(Asks.NEVER, posts=0, doubted_at=JUST), NOW) == inf


@pytest.mark.parametrize(
    ("readiness", "expected"), [(-0.25, -0.25), (USUAL, USUAL), (0.12, USUAL), (inf, SURELY_TALK)]
)
def test_talk_to_the_bot_is_asked_about_more_readily_and_never_less(readiness: float, expected: float) -> None:
    assert threshold_for_talk(readiness) == expected
