"""How often a password may be tried, whoever tries."""

from actions.accounts.passwords import FREE_TRIES, StoredPassword, begin_try
from actions.pins import TooOften
from core.clock import MINUTE
from storage.engine.database import Database
from tests.conftest import ManualClock
from tests.support.database.rows import ANN

HERE = "203.0.113.7"


async def test_a_try_that_is_refused_makes_no_wait_longer(db: Database, clock: ManualClock) -> None:
    for _ in range(FREE_TRIES):
        assert isinstance(await db.write(begin_try, ANN.value, HERE), StoredPassword)
    for wait in (MINUTE, 2 * MINUTE, 4 * MINUTE):
        for number in range(30):
            assert await db.write(begin_try, ANN.value, f"net{number}") == TooOften(wait)
        clock.advance(wait)
        assert isinstance(await db.write(begin_try, ANN.value, HERE), StoredPassword)
