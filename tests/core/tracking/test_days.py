from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tracking.days import OLDEST, read_day

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("today", SUNDAY),
        ("Yesterday", date(2026, 11, 21)),
        ("last night", date(2026, 11, 21)),
        ("the day before yesterday", date(2026, 11, 20)),
        ("3 days ago", date(2026, 11, 19)),
        ("vor 3 Tagen", date(2026, 11, 19)),
        ("il y a 3 jours", date(2026, 11, 19)),
        ("3日前", date(2026, 11, 19)),
        ("Mon", date(2026, 11, 16)),
        ("on Monday", date(2026, 11, 16)),
        ("Sun", SUNDAY),
        ("gestern", date(2026, 11, 21)),
        ("am Freitag", date(2026, 11, 20)),
        ("avant-hier", date(2026, 11, 20)),
        ("l’altro ieri", date(2026, 11, 20)),  # noqa: RUF001 - as phones type it
        ("в среду", date(2026, 11, 18)),
        ("昨日", date(2026, 11, 21)),
        ("2026-11-20", date(2026, 11, 20)),
        ("20.11.", date(2026, 11, 20)),
        ("20.11", date(2026, 11, 20)),
        ("20.11.25", date(2025, 11, 20)),
        ("am 20.11.2025", date(2025, 11, 20)),
        ("20/11", date(2026, 11, 20)),
        ("11/20", date(2026, 11, 20)),
        ("20 Nov", date(2026, 11, 20)),
        ("Nov 20th", date(2026, 11, 20)),
        ("20. Dezember", date(2025, 12, 20)),  # the last one: this year's is yet to come
        ("20 de noviembre", date(2026, 11, 20)),
        ("29 Feb", date(2024, 2, 29)),
    ],
)
def test_a_day_is_named_in_many_ways(said: str, on: date) -> None:
    read = read_day(said)
    assert read is not None
    assert (read[0].on(SUNDAY), read[1]) == (on, "")


@pytest.mark.parametrize("said", ["", "5/6", "31.04.", "tomorrow", "Maya", "the best", "78.2", "20.13.", "may be"])
def test_what_names_no_day_or_two_is_none(said: str) -> None:
    assert read_day(said) is None


@pytest.mark.parametrize("said", ["2026-11-23", "2027-01-01", "1.1.1899"])
def test_a_day_that_is_yet_to_come_is_none(said: str) -> None:
    read = read_day(said)
    assert read is not None
    assert read[0].on(SUNDAY) is None


@given(st.dates(OLDEST, SUNDAY))
def test_every_day_can_be_named(on: date) -> None:
    for said in (on.isoformat(), f"{on.day}.{on.month}.{on.year}"):
        read = read_day(said)
        assert read is not None
        assert read[0].on(SUNDAY) == on


@given(st.integers(0, 6))
def test_a_weekday_is_the_last_one(days: int) -> None:
    on = SUNDAY - timedelta(days)
    read = read_day(f"{on:%A} morning")
    assert read is not None
    assert (read[0].on(SUNDAY), read[1]) == (on, " morning")


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    read = read_day(text)
    assert read is None or text.endswith(read[1])
