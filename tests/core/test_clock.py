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
