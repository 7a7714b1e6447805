from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.figures.points import Change, Point, change, extremes, mean, points
from core.figures.streaks import Streak, Streaks, streaks
from core.figures.thinning import thinned
from core.figures.together import compare, hints
from core.figures.weekdays import by_weekday

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
VALUES = st.decimals(allow_nan=False, allow_infinity=False)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def by_days(*values: float) -> dict[date, Decimal]:
    """The last of them today."""
    return {ago(at): Decimal(str(value)) for at, value in enumerate(reversed(values))}


def test_mean_change_and_extremes() -> None:
    series = points(by_days(80, 78, 81, 78))
    assert mean(each.value for each in series) == Decimal("79.25")
    assert change(series) == Change(series[0], series[-1], Decimal(-2), Decimal("-0.025"))
    assert extremes(series) == (Point(ago(1), Decimal(81)), Point(TODAY, Decimal(78)))


def test_of_nothing_and_of_one_value() -> None:
    one = points(by_days(0))
    assert (mean([]), change([]), extremes([]), change(one)) == (None, None, None, None)
    assert extremes(one) == (one[0], one[0])
    begun_at_zero = change(points(by_days(0, 5)))
    assert begun_at_zero is not None
    assert begun_at_zero.share is None


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        points({TODAY: Decimal("NaN")})


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([], Streaks(0, None)),
        ([0], Streaks(1, Streak(1, TODAY))),
        ([1, 2, 3], Streaks(3, Streak(3, ago(1)))),
        ([2, 3], Streaks(0, Streak(2, ago(2)))),
        ([0, 1, 5, 6, 7], Streaks(2, Streak(3, ago(5)))),
        ([0, 1, 5, 6], Streaks(2, Streak(2, TODAY))),
        ([-1, 0, 0], Streaks(1, Streak(1, TODAY))),
    ],
)
def test_streaks(days: list[int], found: Streaks) -> None:
    assert streaks(map(ago, days), TODAY) == found


@settings(max_examples=40)
@given(st.sets(st.integers(0, 60)))
def test_no_streak_is_longer_than_the_longest(days: set[int]) -> None:
    found = streaks(map(ago, days), TODAY)
    longest = found.longest.days if found.longest is not None else 0
    assert found.now <= longest <= len(days)
    assert (longest == 0) == (not days)


@settings(max_examples=40)
@given(DAYS, st.integers(0, 3000))
def test_weekdays_of_some_time_are_all_of_its_days(first: date, more: int) -> None:
    found = by_weekday({first: Decimal(1)}, first, first + timedelta(more))
    assert sum(each.of for each in found) == more + 1
    assert [each.number for each in found if each.days] == [first.weekday()]


@settings(max_examples=25)
@given(st.lists(VALUES, min_size=1, max_size=100), st.integers(4, 60))
def test_thinning_keeps_ends_and_peaks_and_order(values: list[Decimal], most: int) -> None:
    series = [Point(ago(-at), value) for at, value in enumerate(values)]
    kept = thinned(series, most)
    assert len(kept) <= max(most, 4)
    assert (kept[0], kept[-1]) == (series[0], series[-1])
    assert list(kept) == sorted(set(kept))
    assert extremes(kept) is not None
    assert {max(each.value for each in kept), min(each.value for each in kept)} == {max(values), min(values)}


def test_what_goes_with_what_wants_ten_days_of_each() -> None:
    values = {ago(at): Decimal(5 if at % 2 else 8) for at in range(1, 21)}
    even = [ago(at) for at in range(2, 21, 2)]
    found = compare(values, [*even, TODAY])
    assert found is not None
    assert (found.mean_with, found.days_with, found.mean_without, found.days_without) == (8, 10, 5, 10)
    assert found.difference == 3
    assert compare(values, even) is None, "what came after its last day says nothing"
    assert compare(values, [*even[1:], TODAY]) is None
    assert compare(values, []) is None


def test_hints_are_what_chance_seldom_makes_the_strongest_first() -> None:
    mood = {ago(at): Decimal(3 + (at % 2) + at % 3) for at in range(60)}
    odd, some = {ago(at) for at in range(60) if at % 2}, {ago(at) for at in range(60) if at % 4 in {0, 1}}
    found = hints({"mood": mood}, {"mood": set(mood), "run": odd, "tea": some})
    assert [(each.value, each.beside) for each in found] == [("mood", "run")]
    assert found[0].together.strength > 3
    assert hints({"mood": dict.fromkeys(mood, Decimal(3))}, {"run": odd}) == [], "what is always the same"


@settings(max_examples=10)
@given(st.lists(VALUES, min_size=20, max_size=24))
def test_any_values_can_be_compared(values: list[Decimal]) -> None:
    by_day = {ago(at): value for at, value in enumerate(values)}
    found = compare(by_day, {ago(at) for at in range(0, 42, 2)})
    assert found is None or found.days_with + found.days_without == len(values)
