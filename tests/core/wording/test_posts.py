"""What people are told of their posts fits one segment, whatever they wrote and whatever X says."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import DAY, HOUR, MINUTE, SECOND, Moment
from core.wording import posts as wording
from core.wording.quoting import Quoted
from core.wording.segments import segments

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
    lambda said: wording.posted(said, POST),
    lambda said: wording.posted(said, ""),
    wording.duplicate,
    wording.refused,
    wording.given_up,
    wording.given_up_unsure,
    wording.being_undone,
    wording.taken_back,
    wording.not_undone,
    lambda said: wording.undone(said, 1),
    lambda said: wording.undone(said, 40),
    lambda said: wording.cut_short(39, 40, said),
]


CONSENT = [*map(wording.needs_consent, ("photos", "posting")), wording.not_undone_without_consent()]
SHUT = [
    said
    for is_locked in (True, False)
    for said in (
        wording.locked_out(is_locked=is_locked, is_unsure=False),
        wording.locked_out(is_locked=is_locked, is_unsure=True),
        wording.locked_out_midway(24, 25, is_locked=is_locked),
        wording.not_undone_locked_out(is_locked=is_locked),
    )
]


@given(words, st.sampled_from(QUOTING))
def test_what_quotes_is_one_segment(said: str, reply: Callable[[str], str]) -> None:
    assert segments(reply(said)) == 1


@given(words, posts)
def test_a_confirmation_is_one_segment_and_ends_with_the_whole_link(said: str, link: str) -> None:
    confirmation = wording.posted(said, link)
    assert segments(confirmation) == 1
    assert confirmation.startswith(("Posted: ", "Posted ("))
    assert confirmation.endswith(link)


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("The lake is frozen", f"Posted: The lake is frozen {POST}"),
        ("The lake is frozen 🧊", f"Posted: The lake is frozen {POST}"),
        ("Сегодня озеро замёрзло, идём кататься", f"Posted (37 characters) {POST}"),
        ("البحيرة متجمدة", f"Posted (14 characters) {POST}"),
        ("湖が凍った", f"Posted (5 characters) {POST}"),
        ("👨‍👩‍👧❤️", f"Posted (2 characters) {POST}"),
        ("Łódź, ça va", f"Posted: Lodz, ca va {POST}"),
        ("I love 日本 and sushi", f"Posted: I love ... and sushi {POST}"),
        (Quoted("", 2), f"Posted: 2 photos {POST}"),
        (Quoted(" ", 1), f"Posted: 1 photo {POST}"),
        (Quoted("湖", 2), f"Posted (1 character, 2 photos) {POST}"),
        (Quoted("The lake", 2), f"Posted: The lake {POST}"),
    ],
)
def test_a_confirmation_shows_nothing_as_question_marks(about: Quoted | str, said: str) -> None:
    assert wording.posted(about, POST) == said


def test_the_first_confirmation_says_how_to_take_it_back() -> None:
    said = wording.posted("w" * 300, POST, is_first=True)
    assert said.startswith("Posted: www")
    assert said.endswith(f" {POST} To delete it within the hour, text \\UNDO")
    assert segments(said) == 1


@given(words, st.sampled_from(QUOTING))
def test_no_reply_has_question_marks_of_its_own(said: str, reply: Callable[[str], str]) -> None:
    assert reply(said).count("?") <= said.count("?")


@given(parts, parts, moments)
def test_what_quotes_nothing_is_one_segment(up: int, of: int, at: Moment | None) -> None:
    said = [
        *(wording.kept_until(NOW, at), wording.undo_kept(NOW, at), wording.paused(), wording.undo_paused()),
        *(wording.capped("person"), wording.capped("day"), wording.over_limit("person"), wording.over_limit("day")),
        wording.too_long(25),
        *(wording.lost(LINK), wording.lost_unsure(LINK), wording.lost_midway(up, of, LINK)),
        *(wording.not_connected(LINK), wording.not_undone_for_lost(LINK), wording.never_up()),
        *(wording.given_up_midway(up, of), wording.cut_short_unlisted(up, of), *CONSENT, *SHUT),
        *(
            wording.nothing_waits(),
            wording.question_closed(waits=True),
            wording.no_words(),
            wording.nothing_to_undo(),
        ),
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
    assert f"by itself {words}" in wording.kept_until(NOW, Moment(NOW + wait))
    assert f"by itself {words}" in wording.undo_kept(NOW, Moment(NOW + wait))
