"""Days and times in texts."""
# ruff: noqa: RUF001 - digits of other scripts

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.times.reading import read_wait, read_when, split_when
from core.times.rules import DAILY, WEEKDAYS, WEEKEND, Rule

TODAY = date(2026, 11, 22)  # a Sunday
NOON = 12 * 60


def weekly(text: str) -> tuple[int, str] | None:
    """The minute and the days of a rule of days of the week, as letters."""
    found = read_when(text)
    rule = found[0].weekly() if found is not None and not found[1] else None
    return (rule.minute, "".join("MTWtFSs"[day] for day in sorted(rule.weekdays))) if rule is not None else None


@pytest.mark.parametrize(
    ("text", "minute", "days"),
    [
        ("daily 20:00", 1200, "MTWtFSs"),
        ("20:00", 1200, "MTWtFSs"),
        ("at 8pm", 1200, "MTWtFSs"),
        ("every day at 8 p.m.", 1200, "MTWtFSs"),
        ("20h", 1200, "MTWtFSs"),
        ("20h30 daily", 1230, "MTWtFSs"),
        ("8.30pm", 1230, "MTWtFSs"),
        ("noon", 720, "MTWtFSs"),
        ("every evening at 8", 1200, "MTWtFSs"),
        ("every evening", 1200, "MTWtFSs"),
        ("weekdays 7:30", 450, "MTWtF"),
        ("weekends 10", 600, "Ss"),
        ("Mon Thu 18:00", 1080, "Mt"),
        ("Mon, Wed and Fri at 7am", 420, "MWF"),
        ("Mon/Wed/Fri 7am", 420, "MWF"),
        ("Mon-Fri 8:00", 480, "MTWtF"),
        ("Sundays 9", 540, "s"),
        ("every Monday 9", 540, "M"),
        ("täglich um 20 Uhr", 1200, "MTWtFSs"),
        ("jeden Tag 20:00", 1200, "MTWtFSs"),
        ("Mo Do 18:00", 1080, "Mt"),
        ("todos los días a las 20:00", 1200, "MTWtFSs"),
        ("chaque jour à 20h", 1200, "MTWtFSs"),
        ("ogni giorno alle 20:00", 1200, "MTWtFSs"),
        ("каждый день в 20:00", 1200, "MTWtFSs"),
        ("毎日 20時", 1200, "MTWtFSs"),
        ("daily ２０:００", 1200, "MTWtFSs"),
        ("midnight", 0, "MTWtFSs"),
    ],
)
def test_rules_of_days(text: str, minute: int, days: str) -> None:
    assert weekly(text) == (minute, days)


@pytest.mark.parametrize(
    ("text", "on", "minute"),
    [
        ("Fri 18:00", date(2026, 11, 27), 1080),
        ("tomorrow 9", date(2026, 11, 23), 540),
        ("tomorrow", date(2026, 11, 23), 540),
        ("tomorrow evening", date(2026, 11, 23), 1200),
        ("tonight 9", TODAY, 1260),
        ("tonight at 9:30", TODAY, 1290),
        ("today 17:00", TODAY, 1020),
        ("Sunday 17:00", TODAY, 1020),
        ("Sunday 9:00", date(2026, 11, 29), 540),
        ("11am", date(2026, 11, 23), 660),
        ("1pm", TODAY, 780),
        ("Nov 27 at 9am", date(2026, 11, 27), 540),
        ("1 Dec 18:00", date(2026, 12, 1), 1080),
        ("on the 3rd of March 10:00", date(2027, 3, 3), 600),
        ("2026-12-24 18:00", date(2026, 12, 24), 1080),
        ("24.12. 18:00", date(2026, 12, 24), 1080),
        ("29 Feb 18:00", date(2028, 2, 29), 1080),
        ("morgen um 9", date(2026, 11, 23), 540),
        ("übermorgen 18 Uhr", date(2026, 11, 24), 1080),
        ("demain à 18h", date(2026, 11, 23), 1080),
        ("mañana a las 18:00", date(2026, 11, 23), 1080),
        ("tomorrow 3 in the afternoon", date(2026, 11, 23), 900),
    ],
)
def test_once(text: str, on: date, minute: int) -> None:
    found = read_when(text)
    assert found is not None
    assert found[1] == ""
    assert found[0].once(TODAY, NOON) == Rule(minute, on=on)


@pytest.mark.parametrize("text", ["today 9:00", "20 Nov 2020", "2026-11-20 18:00", "22.11.2026 9:00"])
def test_what_is_past_is_no_time(text: str) -> None:
    found = read_when(text)
    assert found is None or found[0].once(TODAY, NOON) is None or found[1]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("in 30 min", 30), ("in 2h", 120), ("in an hour", 60), ("in half an hour", 30), ("in 3 days", 3 * 1440)],
)
def test_waits(text: str, minutes: int) -> None:
    found = read_when(text)
    assert found is not None
    assert (found[0].wait, found[1]) == (minutes, "")


@pytest.mark.parametrize(
    "text",
    [
        *("ok", "me", "78.2", "8", "to call Ben", "why I live here", "on the road", "at home", "so nice", "in two"),
        *(
            "20:60",
            "25:00",
            "13pm",
            "in 0 min",
            "the 1st",
            "every time",
            "do the dishes",
            "may be",
            "",
            "in 9999 weeks",
        ),
        *(
            "one day",
            "first thing",
            "soon",
            "next year",
            "when I'm home",
            "a day",
            "99",
            "0",
            "at",
            "every",
            "de",
            "in 9999 weeks",
        ),
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read_when(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fri 18:00 call the plumber", "call the plumber"),
        ("call the plumber Fri 18:00", "call the plumber"),
        ("Monday call the plumber at 6pm", "call the plumber"),
        ("do the dishes Fri 18:00", "do the dishes"),
        ("in 20 min Take the cake out!", "Take the cake out!"),
        ("water the plants every Sunday at 10", "water the plants"),
        ("call mum on Sunday evening", "call mum"),
    ],
)
def test_a_time_among_words(text: str, words: str) -> None:
    found = split_when(text)
    assert found is not None
    assert found[1] == words


def test_bare_numbers_wait_minutes_only_where_that_is_asked() -> None:
    assert read_wait(["30"], usual="min") == (30, 1)
    assert read_wait(["30"]) is None
    assert read_wait(["2", "hours"]) == (120, 2)


PIECES = ["in", "at", "9", "20:00", "am", "every", "Fri", "the", "20", "Nov", ".", ",", "tomorrow", "h", "1", "2027"]


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_whatever_is_texted_is_read(text: str) -> None:
    found = split_when(text)
    if found is not None and found[0].wait is None:
        for rule in (found[0].weekly(), found[0].once(TODAY, NOON)):
            assert rule is None or 0 <= rule.minute < 24 * 60


def test_the_sets() -> None:
    assert DAILY == WEEKDAYS | WEEKEND
