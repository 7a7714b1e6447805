"""What the front door can't reach of renewing tokens: who gives up waiting, and a database that fails meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from clients.failures import XFailed, XFault
from clients.session import open_session
from clients.x.oauth import XSignIn
from core.address import sms
from core.clock import HOUR, MINUTE, SECOND, after
from core.settings import XSettings
from core.tx import Tx
from core.x.account import Profile, XTokens
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from scheduler.x import renewing
from scheduler.x.renewing import AccountLost, NoAccount, Renewer
from storage import addresses, forgetting
from storage.engine.database import Database, NotCommitted
from storage.x import accounts
from storage.x.accounts import Account
from tests.conftest import Logs, ManualClock
from tests.support.bots import eventually
from tests.support.x.accounts import ANN

PHONE = "+15550100101"

HELD_UP = PATIENCE * 1000
"""Milliseconds that X takes; the test ends it."""


class Flaky:
    """A database that doesn't commit as often as it is told not to."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.failures: dict[str, int] = {}
        self.error: Exception = NotCommitted("not now")

    async def write(self, unit: Callable[..., Any], *args: object) -> Any:  # noqa: ANN401 - whatever the unit returns
        left = self.failures.get(unit.__name__, 0)
        if left:
            self.failures[unit.__name__] = left - 1
            raise self.error
        return await self._db.write(unit, *args)

    async def read(self, unit: Callable[..., Any], *args: object) -> Any:  # noqa: ANN401 - likewise
        return await self._db.read(unit, *args)


class Bench:
    """An account that has expired, and two processes' renewers."""

    def __init__(self, db: Database, sandbox: Sandbox, clock: ManualClock, sign_in: XSignIn) -> None:
        self.db = db
        self.sandbox = sandbox
        self.clock = clock
        self.flaky = Flaky(db)
        self.renewer = Renewer(self.flaky, sign_in, clock)  # type: ignore[arg-type]
        self.other = Renewer(db, sign_in, clock)

    async def expired(self) -> Account:
        granted: dict[str, Any] = dict(self.sandbox.x.grant(ANN))

        def unit(tx: Tx) -> int:
            person = (addresses.find(tx, sms(PHONE)) or addresses.meet_first(tx, sms(PHONE))).person
            tokens = XTokens(granted["access_token"], granted["refresh_token"], tx.now, granted["scope"])
            accounts.connect(tx, person.id, tokens, Profile("1", ANN, "Ann"))
            return person.id

        return await self.stored(await self.db.write(unit))

    async def stored(self, person_id: int) -> Account:
        account = await self.db.read(accounts.find, person_id)
        assert account is not None
        return account


@pytest.fixture
async def bench(db: Database, sandbox: Sandbox, clock: ManualClock) -> AsyncIterator[Bench]:
    settings = XSettings.model_validate(
        {"client_id": "x-client", "client_secret": "x-secret", "api_url": sandbox.url}
    )
    async with open_session(PATIENCE, 10) as session:
        yield Bench(db, sandbox, clock, XSignIn(settings, session, clock, "http://127.0.0.1:8080/connect/callback"))


async def test_the_new_pair_is_stored_even_if_nobody_waits_for_it_any_more(bench: Bench) -> None:
    account = await bench.expired()
    slow = bench.sandbox.faults.add("x_token_slow", ms=HELD_UP)
    waiting = asyncio.create_task(bench.renewer.fresh(account.person_id))
    await eventually(lambda: is_asked(bench))
    waiting.cancel()
    await asyncio.wait([waiting])
    slow.end()
    await bench.renewer.finish()
    stored = await bench.stored(account.person_id)
    assert stored.version == account.version + 1
    assert stored.tokens.refresh != account.tokens.refresh
    assert await bench.renewer.fresh(account.person_id) == stored
    assert bench.sandbox.x.refreshes == 1


async def is_asked(bench: Bench) -> bool:
    return bench.sandbox.x.token_calls == 1


async def test_two_who_ask_in_one_process_share_a_renewal(bench: Bench) -> None:
    account = await bench.expired()
    first, second = await asyncio.gather(*(bench.renewer.renew(account) for _ in range(2)))
    assert first == second
    assert bench.sandbox.x.refreshes == 1


async def test_two_processes_never_use_a_token_twice(bench: Bench) -> None:
    account = await bench.expired()
    slow = bench.sandbox.faults.add("x_token_slow", ms=HELD_UP)
    mine = asyncio.create_task(bench.renewer.renew(account))
    await eventually(lambda: is_asked(bench))
    with pytest.raises(XFailed, match="Another process") as failed:
        await bench.other.renew(account)
    assert (failed.value.happened, failed.value.fault) == (False, XFault.UNREACHABLE)
    slow.end()
    renewed = await mine
    assert await bench.other.renew(account) == await bench.stored(account.person_id)
    assert renewed.tokens == (await bench.stored(account.person_id)).tokens
    assert (bench.sandbox.x.refreshes, bench.sandbox.x.reused) == (1, 0)


async def test_a_process_that_vanished_keeps_the_token_to_itself_for_minutes_only(bench: Bench) -> None:
    account = await bench.expired()
    until = after(bench.clock.now(), renewing.TAKES_AT_MOST)
    assert await bench.db.write(accounts.begin_renewal, account.person_id, account.version, until)
    with pytest.raises(XFailed, match="Another process"):
        await bench.other.fresh(account.person_id)
    bench.clock.advance(renewing.TAKES_AT_MOST)
    assert (await bench.other.fresh(account.person_id)).version == account.version + 1


async def test_a_pair_is_stored_as_soon_as_the_database_commits_again(
    bench: Bench, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewing, "SAVE_AGAIN_SECONDS", 0.01)
    account = await bench.expired()
    bench.flaky.failures["renew"] = 3
    renewed = await bench.renewer.fresh(account.person_id)
    assert renewed.tokens == (await bench.stored(account.person_id)).tokens
    assert len(logs.lines("x.unsaved")) == 3
    assert bench.sandbox.x.refreshes == 1


@pytest.mark.parametrize("error", [RuntimeError("broken"), OSError(28, "No space left on device")])
async def test_a_pair_is_stored_whatever_breaks_meanwhile(
    bench: Bench, logs: Logs, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(renewing, "SAVE_AGAIN_SECONDS", 0.01)
    account = await bench.expired()
    bench.flaky.failures["renew"], bench.flaky.error = 3, error
    fresh = await bench.renewer.fresh(account.person_id)
    assert (await bench.stored(account.person_id)).tokens == fresh.tokens
    assert [line["reason"] for line in logs.lines("x.unsaved")] == [type(error).__name__] * 3


async def test_a_pair_is_stored_though_all_who_work_on_it_are_cancelled(
    bench: Bench, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewing, "SAVE_AGAIN_SECONDS", 0.01)
    account = await bench.expired()
    bench.flaky.failures["renew"] = 1_000_000
    asking = asyncio.create_task(bench.renewer.fresh(account.person_id))
    await logs.appears("x.unsaved")
    for task in (asking, *bench.renewer._under_way.values()):
        task.cancel()
    await asyncio.wait([asking])
    finishing = asyncio.create_task(bench.renewer.finish())
    bench.flaky.failures["renew"] = 0
    await finishing
    assert (await bench.stored(account.person_id)).version == account.version + 1
    assert logs.lines("x.tokens_lost") == []


async def test_a_pair_that_could_not_be_stored_until_the_end_is_told(
    bench: Bench, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewing, "FINISH_SECONDS", 0.05)
    account = await bench.expired()
    bench.flaky.failures["renew"] = 1_000_000
    asking = asyncio.create_task(bench.renewer.fresh(account.person_id))
    await logs.appears("x.unsaved")
    await bench.renewer.finish()
    await logs.appears("x.tokens_lost")
    await asyncio.wait([asking])


async def test_nothing_is_asked_of_x_where_the_beginning_can_t_be_noted(bench: Bench) -> None:
    account = await bench.expired()
    bench.flaky.failures["begin_renewal"] = 1
    with pytest.raises(NotCommitted):
        await bench.renewer.fresh(account.person_id)
    assert bench.sandbox.x.token_calls == 0
    assert (await bench.renewer.fresh(account.person_id)).version == account.version + 1


async def test_after_an_error_of_x_anybody_may_try_again(bench: Bench) -> None:
    account = await bench.expired()
    bench.sandbox.faults.add("x_token_error_before")
    with pytest.raises(XFailed):
        await bench.renewer.fresh(account.person_id)
    assert await bench.stored(account.person_id) == account
    assert (await bench.other.fresh(account.person_id)).version == account.version + 1


async def test_tokens_of_an_older_connection_don_t_end_a_newer_one(bench: Bench) -> None:
    old = await bench.expired()
    bench.sandbox.x.disconnect(ANN)
    new = await bench.expired()
    assert new.version > old.version
    assert await bench.renewer.renew(old) == new
    assert not (await bench.stored(new.person_id)).is_lost


async def test_a_pair_for_an_older_connection_is_given_back(bench: Bench) -> None:
    old = await bench.expired()
    slow = bench.sandbox.faults.add("x_token_slow", ms=HELD_UP)
    renewing_old = asyncio.create_task(bench.renewer.renew(old))
    await eventually(lambda: is_asked(bench))
    new = await bench.expired()
    slow.end()
    assert await renewing_old == new
    revocations = await bench.db.read(lambda tx: tx.rows("SELECT id FROM deliveries WHERE kind = 'revocation'"))
    assert len(revocations) == 2
    assert await bench.stored(new.person_id) == new


async def test_who_left_meanwhile_has_no_account(bench: Bench) -> None:
    account = await bench.expired()
    slow = bench.sandbox.faults.add("x_token_slow", ms=HELD_UP)
    waiting = asyncio.create_task(bench.renewer.renew(account))
    await eventually(lambda: is_asked(bench))
    await bench.db.write(forgetting.forget, account.person_id)
    slow.end()
    with pytest.raises(NoAccount):
        await waiting
    with pytest.raises(NoAccount):
        await bench.renewer.fresh(account.person_id)


async def test_lost_is_known_without_asking_x(bench: Bench) -> None:
    account = await bench.expired()
    bench.sandbox.x.disconnect(ANN)
    with pytest.raises(AccountLost):
        await bench.renewer.fresh(account.person_id)
    calls = bench.sandbox.x.token_calls
    with pytest.raises(AccountLost):
        await bench.other.fresh(account.person_id)
    assert bench.sandbox.x.token_calls == calls


@pytest.mark.parametrize(("left", "renewed"), [(renewing.MARGIN, False), (renewing.MARGIN - SECOND, True)])
async def test_a_token_that_ends_soon_is_renewed_before_it_is_used(bench: Bench, left: int, renewed: bool) -> None:  # noqa: FBT001 - a table
    account = await bench.expired()
    ends = after(bench.clock.now(), left)
    await bench.db.write(lambda tx: tx.run("UPDATE accounts SET expires_at = :ends", ends=ends))
    fresh = await bench.renewer.fresh(account.person_id)
    assert (fresh.version == account.version + 1) == renewed


async def unauthorized(_: Account) -> None:
    raise XFailed("X refuses the person's access token.", happened=False, fault=XFault.UNAUTHORIZED)


async def fine(account: Account) -> int:
    return account.version


async def in_trouble(bench: Bench, account: Account) -> None:
    with pytest.raises(XFailed) as failed:
        await bench.other.signed_in(account.person_id, unauthorized)
    assert (failed.value.happened, failed.value.fault) == (False, XFault.UNREACHABLE)
    assert not (await bench.stored(account.person_id)).is_lost


async def test_fresh_tokens_that_x_does_not_take_are_x_s_trouble_for_a_minute(bench: Bench) -> None:
    account = await bench.expired()
    await in_trouble(bench, account)
    refreshes = bench.sandbox.x.refreshes
    bench.clock.advance(MINUTE - 1)
    await in_trouble(bench, account)
    assert bench.sandbox.x.refreshes == refreshes
    bench.clock.advance(1)
    with pytest.raises(AccountLost):
        await bench.other.signed_in(account.person_id, unauthorized)
    assert (await bench.stored(account.person_id)).is_lost


@pytest.mark.parametrize("meanwhile", ["they were taken", "it is long ago"])
async def test_a_trouble_that_is_over_counts_no_more(bench: Bench, meanwhile: str) -> None:
    account = await bench.expired()
    await in_trouble(bench, account)
    bench.clock.advance(MINUTE)
    if meanwhile == "they were taken":
        await bench.other.signed_in(account.person_id, fine)
    else:
        bench.clock.advance(2 * HOUR)
    await in_trouble(bench, account)


async def test_finishing_waits_for_pairs_but_not_for_ever(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewing, "FINISH_SECONDS", 0.05)
    account = await bench.expired()
    bench.flaky.failures["renew"] = 1_000
    waiting = asyncio.create_task(bench.renewer.renew(account))
    await eventually(lambda: is_asked(bench))
    await bench.renewer.finish()
    with pytest.raises(asyncio.CancelledError):
        await waiting
