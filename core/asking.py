"""How readily somebody is asked whether a text is meant for one person or the bot: the score above which they are."""

from enum import StrEnum
from math import inf
from typing import NamedTuple

from core.clock import DAY, MINUTE, NEVER, Moment, after


class Asks(StrEnum):
    """What a person has chosen with ASK."""

    ALWAYS = "ALWAYS"
    """Before each post."""
    DOUBT = "DOUBT"
    """If a text seems meant for one person."""
    NEVER = "NEVER"
    """Not for that; for the other reasons all the same."""


FIRST_POSTS = 3
"""How many posts make somebody no longer new."""
JUST_NOW = 10 * MINUTE
LATELY = 30 * DAY

USUAL = 0.0
SURELY_TALK = 0.85
"""What is said to the bot is asked about even if its person doesn't want to be asked, if it is as sure as this."""
FOR_THE_NEW = -0.18
"""This score asks about twice as many posts then; of texts to one person, 5 in a hundred more are."""
AFTER_ANOTHER = -0.25
"""Right after a text that was meant for one person or the bot, or may have been, or that got no more than an
explanation: the next is likely part of the same talk. Two and a half times as many posts; of texts to one person, 7
in a hundred more."""
FOR_WHO_POSTS_THEM = 0.12
"""Somebody has posted such a text lately, though asked: half as many posts; of texts to one person, 4 in a hundred
less. All of it measured on texts that the score had not learned from: docs/score.md."""


class Habits(NamedTuple):
    """What is known of how somebody posts.

    Attributes:
        asks: what they have chosen.
        posts: how many posts they have made, counted up to `FIRST_POSTS`.
        doubted_at: when a text of theirs last seemed meant for one person or the bot, or got no more than an
            explanation.
        posted_anyway_at: when they last had such a text posted.
    """

    asks: Asks = Asks.DOUBT
    posts: int = FIRST_POSTS
    doubted_at: Moment = NEVER
    posted_anyway_at: Moment = NEVER


USUAL_HABITS = Habits()


def threshold(habits: Habits, now: Moment) -> float:
    """The score above which a text of theirs is asked about; none is above infinity."""
    if habits.asks is Asks.NEVER:
        return inf
    found = FOR_THE_NEW if habits.posts < FIRST_POSTS else USUAL
    if habits.posted_anyway_at < habits.doubted_at and habits.doubted_at > after(now, -JUST_NOW):
        found = AFTER_ANOTHER
    if habits.posted_anyway_at > after(now, -LATELY):
        found += FOR_WHO_POSTS_THEM
    return found


def threshold_for_talk(readiness: float) -> float:
    """Likewise of what seems said to the bot: some are asked more readily, and nobody less.

    Args:
        readiness: the threshold for what seems meant for one person.
    """
    return SURELY_TALK if readiness == inf else min(readiness, USUAL)
