from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, timedelta
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import HOUR, Moment, after
from core.files.names import safe_stem
from storage.rooms.albums import Picture
from storage.rooms.photo import Photo, PhotoState
from tests.support.photos.albums import NOON
from web.words import attachment, day_in_words, day_of, file_name, numbered_names, time_in_words

TODAY = date(2025, 1, 15)
PHOTO = Photo(1, "", 1, "", 1, 1, 1, PhotoState.KEPT, "", "jpg", 1, 1, 1, 1, "", "", "", NOON, 0, 0)


def picture(sender: str, kind: str = "jpg", at: int = NOON) -> Picture:
    return Picture(replace(PHOTO, kind=kind, created_at=Moment(at)), sender)


@pytest.mark.parametrize(
    ("days_ago", "words"),
    [
        (0, "Today"),
        (1, "Yesterday"),
        (2, "Monday 13 January"),
        (14, "Wednesday 1 January"),
        (15, "Tuesday 31 December 2024"),
        (-1, "Thursday 16 January"),
    ],
)
def test_days(days_ago: int, words: str) -> None:
    assert day_in_words(TODAY - timedelta(days=days_ago), TODAY) == words


@pytest.mark.parametrize(
    ("zone", "day", "time"),
    [
        (UTC, date(2025, 1, 15), "Today, 12:00"),
        (ZoneInfo("Pacific/Kiritimati"), date(2025, 1, 16), "Yesterday, 02:00"),
        (ZoneInfo("Asia/Kathmandu"), date(2025, 1, 15), "Today, 17:45"),
    ],
    ids=str,
)
def test_moments_are_those_of_whoever_looks(zone: ZoneInfo, day: date, time: str) -> None:
    assert day_of(NOON, zone) == day
    later = after(NOON, 24 * HOUR if time.startswith("Yesterday") else 0)
    assert time_in_words(NOON, later, zone) == time


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("Ann", "Ann"),
        ("the phone ending 01", "the phone ending 01"),
        ("../../etc/passwd", "______etc_passwd"),
        ('a\\b:c*d?e"f<g>h|i', "a_b_c_d_e_f_g_h_i"),
        ("line\r\nbreak", "line__break"),
        ("con", "_con"),
        ("COM1", "_COM1"),
        ("...", "___"),
        ("", "_"),
        ("\u202egpj.exe", "_gpj_exe"),
        ("Поход", "Поход"),
        ("a" * 200, "a" * 80),
    ],
)
def test_file_names_of_any_words(words: str, stem: str) -> None:
    made = safe_stem(words)
    assert made == stem
    assert not set('/\\:*?"<>|\r\n\0.') & set(made)


@given(st.text())
def test_whatever_people_are_called_makes_a_file_name(words: str) -> None:
    name = file_name(picture(words), UTC, 1)
    assert name.endswith(" 1.jpg")
    assert not set('/\\:*?"<>|\0') & set(name)
    assert name.isprintable()
    assert len(name) < 120


@given(
    st.lists(st.tuples(st.sampled_from(["Ann", "ann", "ANN", "Ben", "A/n", "A_n"]), st.integers(0, 3)), max_size=30)
)
def test_no_two_photos_have_the_same_name(sent: Sequence[tuple[str, int]]) -> None:
    name_of = numbered_names(UTC)
    names = [name_of(picture(sender, at=NOON + 24 * HOUR * day)) for sender, day in sent]
    assert len({name.casefold() for name in names}) == len(names)


@given(st.text(st.characters(codec="utf-8")))
def test_names_reach_the_browser_as_they_are(words: str) -> None:
    name = f"{safe_stem(words)}.jpg"
    header = attachment(name)
    assert header.isascii()
    assert "\n" not in header
    assert unquote(header.rpartition("UTF-8''")[2]) == name
    assert header.count('"') == 2
