"""A process goes by its database's clock whatever its machine says, and by an even one with a file for a database."""

import time
from pathlib import Path

import pytest

from core.clock import SECOND, SteadyClock
from core.context import Context
from core.sealing import Keyring
from core.settings import DatabaseSettings
from core.tx import Tx
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery
from storage.engine import timekeeper
from storage.engine.opening import open_database
from storage.engine.timekeeper import LOOK_SECONDS, RATE, Timekeeper
from tests.conftest import Logs
from tests.support.bots import KEY

NEAR = 1.0 * SECOND
"""Milliseconds that a busy machine may take between two looks at a clock."""


class Wall:
    """A machine's clock that somebody sets."""

    def __init__(self, ahead: float = 0.0) -> None:
        self.ahead = ahead

    def __call__(self) -> int:
        return time.time_ns() + int(self.ahead * 1e9)


def off(clock: SteadyClock) -> float:
    """How far the clock is ahead of the real time, in milliseconds."""
    return clock.now() - time.time() * 1000


async def now_in(database_url: str, clock: SteadyClock) -> float:
    """How far a transaction's moment is ahead of the real time."""
    db = await open_database(DatabaseSettings(url=database_url), Context(Keyring([KEY]), clock))
    try:
        await db.migrate()
        return await db.write(_now) - time.time() * 1000
    finally:
        await db.close()


def _now(tx: Tx) -> int:
    return tx.now


@pytest.mark.parametrize("ahead", [30.0, -30.0, 366 * 86_400.0])
async def test_machines_whose_clocks_differ_go_by_the_databases(database_url: str, ahead: float, logs: Logs) -> None:
    moment = await now_in(database_url, SteadyClock(Wall(ahead)))
    if database_url.startswith("sqlite"):  # one machine, and its clock is all there is
        assert abs(moment - ahead * 1000) < NEAR
        assert not logs.lines("clock.off")
    else:
        assert abs(moment) < NEAR
        [line] = logs.lines("clock.off")
        assert (line["reference"], line["seconds"]) == ("database", pytest.approx(-ahead, abs=1))


@pytest.mark.parametrize("jump", [-86_400.0, -90.0, 90.0, 366 * 86_400.0])
def test_a_clock_that_is_set_moves_nothing_at_once(jump: float, logs: Logs, monkeypatch: pytest.MonkeyPatch) -> None:
    wall = Wall()
    clock = SteadyClock(wall)
    keeper = Timekeeper(clock, "machine")
    keeper.look()
    wall.ahead = jump
    assert abs(off(clock)) < NEAR
    keeper.look()
    assert abs(off(clock)) < NEAR, "it isn't time for a look"
    keeper.look(now=True)
    assert abs(off(clock)) < NEAR
    [line] = logs.lines("clock.off")
    assert (line["reference"], line["seconds"]) == ("machine", pytest.approx(jump, abs=1))
    monkeypatch.setattr(timekeeper, "elapsed", lambda: time.monotonic() + 10**6)
    keeper.look()  # an hour later, say
    assert abs(off(clock) - RATE * LOOK_SECONDS * 1000 * (1 if jump > 0 else -1)) < NEAR
    assert len(logs.lines("clock.off")) == 1


def test_a_small_difference_is_made_up_for(logs: Logs, monkeypatch: pytest.MonkeyPatch) -> None:
    wall = Wall()
    clock = SteadyClock(wall)
    keeper = Timekeeper(clock, "machine")
    keeper.look()
    wall.ahead = 0.5
    monkeypatch.setattr(timekeeper, "elapsed", lambda: time.monotonic() + 10**6)
    keeper.look()
    assert abs(off(clock) - 500) < NEAR / 4
    assert not logs.lines("clock.off")


def test_what_took_long_to_tell_is_not_believed() -> None:
    """The process was stopped between the question and the answer."""
    clock = SteadyClock()
    keeper = Timekeeper(clock, "database")
    keeper.look()

    def slow() -> int:
        told = time.time_ns()
        time.sleep(timekeeper.SLOWEST / 1e9 + 0.01)
        return told

    keeper.look(slow, now=True)
    assert abs(off(clock)) < 100


@pytest.mark.parametrize(("ahead", "begins"), [(120, 120), (-120, 0), (3_600, 0)])
async def test_a_file_that_is_opened_again_goes_on_where_it_was(tmp_path: Path, ahead: float, begins: float) -> None:
    """After a restart with a clock that was set back; what was hours ahead was wrong."""
    url = f"sqlite:///{tmp_path}/bot.db"
    db = await open_database(DatabaseSettings(url=url), Context(Keyring([KEY]), SteadyClock(Wall(ahead))))
    await db.migrate()
    await db.write(lambda tx: deliveries.add(tx, NewDelivery("text", "", "words")))
    await db.close()
    assert abs(await now_in(url, SteadyClock(Wall())) - begins * SECOND) < NEAR
