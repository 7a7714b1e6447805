import time

from core.clock import DAY, HOUR, MINUTE, SECOND, Moment, SteadyClock, after


def test_the_systems_clock_tells_milliseconds_since_1970() -> None:
    before = time.time() * 1000
    now = SteadyClock().now()
    assert before - 1 <= now <= time.time() * 1000


def test_moments_move_both_ways() -> None:
    assert after(Moment(1_000), 2.9 * SECOND) == 3_900
    assert after(Moment(1_000), -0.5) == 1_000
    assert (SECOND, MINUTE, HOUR, DAY) == (1_000, 60_000, 3_600_000, 86_400_000)


def test_a_moment_some_seconds_later_is_not_cut_short_by_a_millisecond() -> None:
    assert all(after(Moment(0), span / SECOND * SECOND) == span for span in range(16_384_000, 16_385_000))
