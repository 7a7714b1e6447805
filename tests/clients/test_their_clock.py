from email.utils import formatdate

import pytest

from clients.call import HttpAnswer
from clients.their_clock import TheirClock
from core.clock import Moment
from tests.conftest import Logs, ManualClock


def answered(headers: dict[str, str]) -> HttpAnswer:
    return HttpAnswer(200, headers, "")


@pytest.mark.parametrize("seconds", [-3600, -8, 15])
def test_a_clock_that_differs_is_allowed_for_and_logged_once(clock: ManualClock, logs: Logs, seconds: int) -> None:
    theirs = TheirClock("twilio", clock)
    for _ in range(3):
        theirs.hear(answered({"Date": formatdate(clock.now() / 1000 + seconds, usegmt=True)}))
        clock.advance(700)
    [line] = logs.lines("clock.off")
    assert (line["level"], line["reference"], line["seconds"]) == ("warning", "twilio", pytest.approx(seconds, abs=1))
    assert abs(theirs.theirs(clock.now()) - clock.now() - seconds * 1000) <= 1_000
    assert theirs.ours(theirs.theirs(Moment(5))) == 5


def test_a_clock_that_is_right_moves_nothing(clock: ManualClock, logs: Logs) -> None:
    theirs = TheirClock("x", clock)
    for date in (formatdate(clock.now() / 1000 + 1, usegmt=True), "tomorrow", "", "Mon, 99 Foo 2026 00:00:00 GMT"):
        theirs.hear(answered({"Date": date}))
    theirs.hear(answered({}))
    assert theirs.theirs(clock.now()) == clock.now()
    assert not logs.lines("clock.off")
