"""What people are told of their posts fits one segment, whatever they wrote and whatever X says."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import post_replies as replies
from bot.clock import DAY, HOUR, MINUTE, SECOND, Moment
from bot.segments import segments

NOW = Moment(1_800_000_000_000)
LINK = "https://backslash.example.com/connect/" + "x" * 22
"""An address of ordinary length, and a token."""
POST = "https://x.com/a_name_of_15_ch/status/2124180110285209600"

odd = st.text(max_size=40) | st.sampled_from(
    ["\U0001f9ca" * 30, "{}{}", "w" * 900, "\\" * 300, "é€ " * 80, "\n\n", ""]
)
words = st.lists(odd, max_size=12).map(" ".join)
parts = st.integers(2, 40)
moments = st.none() | st.integers(-DAY, DAY).map(lambda offset: Moment(NOW + offset))
posts = st.from_regex(r"https://x\.com/[A-Za-z0-9_]{1,20}/status/[0-9]{1,19}", fullmatch=True)

QUOTING: list[Callable[[str], str]] = [
    lambda said: replies.posted(said, POST),
    lambda said: replies.posted(said, ""),
    replies.duplicate,
    replies.refused,
    replies.given_up,
    replies.given_up_unsure,
    replies.being_undone,
    replies.taken_back,
    replies.not_undone,
    lambda said: replies.undone(said, 1),
    lambda said: replies.undone(said, 40),
    lambda said: replies.cut_short(39, 40, said),
]


@given(words, st.sampled_from(QUOTING))
def test_what_quotes_is_one_segment(said: str, reply: Callable[[str], str]) -> None:
    assert segments(reply(said)) == 1


@given(words, posts)
def test_a_confirmation_is_one_segment_and_ends_with_the_whole_link(said: str, link: str) -> None:
    confirmation = replies.posted(said, link)
    assert segments(confirmation) == 1
    assert confirmation.startswith("Posted: ")
    assert confirmation.endswith(link)


@given(parts, parts, moments)
def test_what_quotes_nothing_is_one_segment(up: int, of: int, at: Moment | None) -> None:
    said = [
        *(replies.kept_until(NOW, at), replies.undo_kept(NOW, at), replies.paused(), replies.undo_paused()),
        *(replies.capped("person"), replies.capped("day"), replies.over_limit("person"), replies.over_limit("day")),
        *(replies.lost(LINK), replies.lost_unsure(LINK), replies.lost_midway(up, of, LINK)),
        *(replies.not_connected(LINK), replies.not_undone_for_lost(LINK), replies.never_up()),
        *(replies.given_up_midway(up, of), replies.cut_short_unlisted(up, of), replies.needs_photo_consent()),
        replies.nothing_held().body,
    ]
    assert [body for body in said if segments(body) != 1] == []


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (1 * SECOND, "in about 1 minute."),
        (14 * MINUTE + 55 * SECOND, "in about 15 minutes."),
        (59 * MINUTE + 29 * SECOND, "in about 59 minutes."),
        (59 * MINUTE + 31 * SECOND, "in about 1 hour."),
        (24 * HOUR, "in about 24 hours."),
        (0, "as soon as X takes it."),
        (-5 * MINUTE, "as soon as X takes it."),
    ],
)
def test_a_wait_is_told_in_round_figures(wait: int, words: str) -> None:
    assert f"by itself {words}" in replies.kept_until(NOW, Moment(NOW + wait))
    assert f"by itself {words}" in replies.undo_kept(NOW, Moment(NOW + wait))


@pytest.mark.parametrize(("seconds", "told"), [(0.0, False), (29.9, False), (30.0, True), (900.0, True)])
def test_only_a_wait_that_somebody_notices_is_told(seconds: float, told: bool) -> None:  # noqa: FBT001 - a table
    assert replies.is_worth_telling(seconds) == told
