from datetime import date

import pytest

from core.tracking.spans import read_span

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("month", date(2026, 11, 1)),
        ("MONAT", date(2026, 11, 1)),
        ("year", date(2025, 11, 23)),
        ("年", date(2025, 11, 23)),
        ("week", date(2026, 11, 16)),
        ("90", date(2026, 8, 25)),
        ("90d", date(2026, 8, 25)),
        ("3660", date(2016, 11, 15)),
    ],
)
def test_how_far_back(word: str, first: date) -> None:
    span = read_span(word)
    assert span is not None
    assert span.ends(TODAY) == (first, TODAY)


@pytest.mark.parametrize("word", ["", "0", "1", "3661", "99999", "-5", "tonight", "٩٠", "9.5", "may"])
def test_what_is_no_span(word: str) -> None:
    assert read_span(word) is None


def test_a_span_never_begins_before_there_were_days() -> None:
    span = read_span("3660")
    assert span is not None
    assert span.ends(date(1, 1, 2))[0] == date.min
