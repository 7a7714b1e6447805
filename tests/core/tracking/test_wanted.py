"""Entries as forms and programs have them, field by field."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tracking.said import EntrySaid
from core.tracking.tracker import Kind, Measure, Tracker
from core.tracking.wanted import EntryWanted, Misfit, as_typed, said_by

WEIGHT = Tracker(1, "weight", Measure(unit="kg"))
SLEEP = Tracker(2, "sleep", Measure(unit="h"))
MOOD = Tracker(3, "mood", Measure(Kind.SCALE, low=-5, high=5))
DIARY = Tracker(4, "diary", Measure(Kind.NOTE))


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_a_number_is_kept_exactly_or_not_at_all(number: float) -> None:
    said = said_by(EntryWanted(Decimal(repr(number))), WEIGHT)
    if isinstance(said, Misfit):
        assert said is Misfit.TOO_PRECISE
    else:
        assert said.value is not None
        assert float(said.value) == number
        assert sum(sign.isdigit() for sign in as_typed(said.value)) <= 12


@given(
    st.text(max_size=50), st.text(max_size=50), st.none() | st.dates(), st.sampled_from((WEIGHT, SLEEP, MOOD, DIARY))
)
def test_whatever_is_typed_is_an_entry_or_told_why_not(
    value: str, words: str, on: date | None, tracker: Tracker
) -> None:
    said = said_by(EntryWanted(value, words, on), tracker)
    assert isinstance(said, EntrySaid | Misfit)
    if isinstance(said, EntrySaid):
        assert (said.value is None) is (tracker is DIARY)
        assert said.day.on(date(2026, 11, 22)) in {on if on is not None else date(2026, 11, 22), None}


@pytest.mark.parametrize(
    ("typed", "tracker", "value"),
    [
        ("78,2", WEIGHT, "78.2"),
        (" 172.5 lb ", WEIGHT, "78.24"),
        ("7h30", SLEEP, "7.5"),
        ("45 min", SLEEP, "0.75"),
        ("-3", MOOD, "-3"),
        ("4/5", MOOD, "4"),
    ],
)
def test_values_are_typed_as_they_are_texted(typed: str, tracker: Tracker, value: str) -> None:
    said = said_by(EntryWanted(typed), tracker)
    assert isinstance(said, EntrySaid)
    assert said.value is not None
    assert as_typed(said.value) == value
