"""Renewals that timers begin, through the front door."""

import pytest

from core.clock import DAY
from scheduler.costs import Costs
from scheduler.x.renewals import Renewals
from storage.engine.database import NotCommitted
from tests.conftest import Logs
from tests.support.bots import eventually
from tests.support.x.stage import Somebody, XStage

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Closed:
    """A database that commits nothing."""

    async def read(self, *_: object) -> None:
        """Nothing is found."""

    async def write(self, *_: object) -> None:
        raise NotCommitted("not now")


async def version(ann: Somebody) -> int:
    return (await ann.account()).version


async def test_tokens_that_end_soon_are_renewed_in_time_and_old_ones_before_they_die(stage: XStage) -> None:
    soon, old, lost, idle = [await stage.somebody() for _ in range(4)]
    await soon.run("UPDATE accounts SET expires_at = used_at - 1 WHERE person_id = :person")
    await old.run(
        "UPDATE accounts SET used_at = 0, refreshed_at = refreshed_at - :d WHERE person_id = :person", d=31 * DAY
    )
    await lost.run("UPDATE accounts SET expires_at = 0, lost_at = 1 WHERE person_id = :person")
    await idle.run("UPDATE accounts SET expires_at = 0, used_at = 0 WHERE person_id = :person")
    before = [await version(each) for each in (soon, old, lost, idle)]
    await Renewals(stage.db).begin()
    await Renewals(stage.db).begin()
    await soon.ends_as("sent", "renewal")
    await old.ends_as("sent", "renewal")
    assert [await version(each) for each in (soon, old, lost, idle)] == [before[0] + 1, before[1] + 1, *before[2:]]
    assert [await each.deliveries("renewal") for each in (soon, old, lost, idle)] == [["sent"], ["sent"], [], []]
    assert stage.sandbox.x.reused == 0


async def test_a_renewal_that_x_fails_holds_no_post_up(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.run("UPDATE accounts SET expires_at = expires_at - 6900000 WHERE person_id = :person")
    ann.fault("x_token_error_before", 2)
    await Renewals(stage.db).begin()
    await eventually(lambda: is_open(ann))
    await ann.text("The lake is frozen over")
    await ann.hears("Posted")
    await ann.ends_as("sent", "renewal")


async def is_open(ann: Somebody) -> bool:
    return await ann.deliveries("renewal") != []


async def test_a_renewal_that_finds_the_connection_ended_tells_nobody_before_they_post(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.expire()
    stage.sandbox.x.disconnect(ann.username)
    await Renewals(stage.db).begin()
    await ann.ends_as("sent", "renewal")
    assert (await ann.account()).is_lost
    assert ann.phone.silent
    await ann.text("The lake is frozen over")
    await ann.hears("Not posted: X ended your connection. Connect again: http")


async def test_what_can_t_be_committed_is_said_and_done_at_the_next_tick(stage: XStage, logs: Logs) -> None:
    await Renewals(Closed()).begin()  # type: ignore[arg-type]
    await Costs(Closed()).add_up()  # type: ignore[arg-type]
    assert logs.lines("x.renewals_failed")
    assert logs.lines("spending.not_totalled")
