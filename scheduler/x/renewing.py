"""Fresh tokens for whoever works on an account. One renewal of an account at a time, across all processes."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import prometheus_client as prometheus

from clients.failures import XFailed, XFault
from clients.x.oauth import XSignIn
from core.clock import HOUR, MINUTE, Clock, Moment, after
from core.logs import get_logger
from core.x.account import XTokens
from storage.engine.database import Database, NotCommitted
from storage.x import accounts
from storage.x.accounts import Account

log = get_logger()

T = TypeVar("T")
MARGIN = 5 * MINUTE
TAKES_AT_MOST = 5 * MINUTE
"""How long nobody else tries the refresh token, in case this process vanishes with the new pair."""
SAVE_AGAIN_SECONDS = 0.5
IN_TROUBLE = MINUTE
FORGOTTEN = HOUR
"""Refusals further apart than that are two troubles, not one that lasts."""
FINISH_SECONDS = 20.0
"""How long stopping waits for pairs to be stored: a call to X and a commit take less."""
RENEWALS = prometheus.Counter("backslash_x_renewals_total", "Renewals of tokens, by what came of them", ["result"])


class NoAccount(Exception):
    """The person has no account connected (any more)."""


class AccountLost(Exception):
    """X ended the connection: the person has to connect anew."""


@dataclass(frozen=True, slots=True)
class Untaken:
    """Tokens that X gave and doesn't take: which ones, and since when that goes on."""

    version: int
    since: Moment


class Renewer:
    """Renews tokens. X takes a refresh token once: a renewal is noted before it begins, a new pair before its use."""

    def __init__(self, db: Database, sign_in: XSignIn, clock: Clock) -> None:
        self._db = db
        self._sign_in = sign_in
        self._clock = clock
        self._untaken: dict[int, Untaken] = {}
        """By person: fresh tokens that X didn't take, as far as this process knows."""
        self._under_way: dict[tuple[int, int], asyncio.Task[Account]] = {}
        """By person and version."""
        self._saving: set[asyncio.Task[bool]] = set()
        """Pairs that X has given, on their way into the database."""

    async def signed_in(
        self, person_id: int, act: Callable[[Account], Awaitable[T]], account: Account | None = None
    ) -> T:
        """What `act` returns; it is called once more with fresh tokens if X doesn't take the first ones.

        `account` is the person's, where it was just read; `act` gets the same object if its tokens will do.

        If X takes fresh ones neither, X may be in trouble: whoever asks tries it again later. Only if that lasts for
        longer than a minute, the account is lost.

        Raises:
            NoAccount: when there is none.
            AccountLost: when X ended the connection.
            XFailed: when X can't renew the tokens now, or takes none of them, or whatever `act` raises.
            NotCommitted: when the database can't be asked.
        """
        account = await self.fresh(person_id, account)
        try:
            return self._taken(account, await act(account))
        except XFailed as failed:
            if failed.fault is not XFault.UNAUTHORIZED:
                raise
        if self._is_untaken(account):
            raise await self._trouble(account)
        account = await self.renew(account)
        try:
            return self._taken(account, await act(account))
        except XFailed as failed:
            if failed.fault is not XFault.UNAUTHORIZED:
                raise
            raise await self._trouble(account) from failed

    def _taken(self, account: Account, result: T) -> T:
        """X took the tokens."""
        self._untaken.pop(account.person_id, None)
        return result

    def _is_untaken(self, account: Account) -> bool:
        """Whether these are fresh ones that X didn't take a moment ago: renewing them once more is of no use yet."""
        untaken = self._untaken.get(account.person_id)
        if untaken is None or untaken.version != account.version:
            return False
        return self._clock.now() - untaken.since < IN_TROUBLE

    async def _trouble(self, account: Account) -> Exception:
        """What to make of it that X doesn't take fresh tokens."""
        now, known = self._clock.now(), self._untaken.get(account.person_id)
        if known is None or now - known.since > FORGOTTEN:
            known = Untaken(account.version, now)
        self._untaken[account.person_id] = replace(known, version=account.version)
        if now - known.since < IN_TROUBLE:
            return XFailed("X takes no token of the person's now.", happened=False, fault=XFault.UNREACHABLE)
        del self._untaken[account.person_id]
        await self._lose(account)
        return AccountLost()

    async def fresh(self, person_id: int, account: Account | None = None) -> Account:
        """The person's account, its access token good for a while; takes and raises as `signed_in` does."""
        if account is None:
            account = await self._stored(person_id)
        elif account.is_lost:
            raise AccountLost
        if account.tokens.expires_at - self._clock.now() >= MARGIN:
            return account
        return await self.renew(account)

    async def renew(self, account: Account) -> Account:
        """The account with its next pair of tokens.

        Whoever asks may give up waiting: X has used up the old token then, so the new pair is stored all the same.

        Raises:
            NoAccount: when the person has left meanwhile.
            AccountLost: when X takes the stored refresh token no more.
            XFailed: when X can't renew the tokens now; nothing has changed.
            NotCommitted: when the database can't be asked.
        """
        key = account.person_id, account.version
        task = self._under_way.get(key)
        if task is None:
            task = asyncio.create_task(self._renew(account))
            self._under_way[key] = task
            task.add_done_callback(lambda done: self._over(key, done))
        return await asyncio.shield(task)

    async def finish(self) -> None:
        """Wait until every pair that X has given is stored, though not for ever.

        A pair that is lost, here or by a crash, can't be had again, for X takes the old refresh token no more: the
        account is lost with the next renewal, and its person gets a link to connect anew with their next post.
        """
        if under_way := {*self._under_way.values(), *self._saving}:
            await asyncio.wait(under_way, timeout=FINISH_SECONDS)
        if late := {*self._under_way.values(), *self._saving}:
            for task in late:
                task.cancel()
            await asyncio.wait(late)

    async def _renew(self, account: Account) -> Account:
        until = after(self._clock.now(), TAKES_AT_MOST)
        if not await self._db.write(accounts.begin_renewal, account.person_id, account.version, until):
            return await self._renewed_elsewhere(account)
        try:
            tokens = await self._sign_in.refresh(account.tokens.refresh)
        except XFailed as failed:
            if failed.fault is XFault.TOKEN_INVALID:
                return await self._refused(account)
            RENEWALS.labels("failed").inc()
            await self._db.write(accounts.end_renewal, account.person_id, account.version)
            raise
        if not await self._save(account, tokens):  # the person left or connected anew, and the new pair is revoked
            return await self._stored(account.person_id)
        RENEWALS.labels("renewed").inc()
        log.info("x.refreshed", person=account.tag)
        return replace(account, tokens=tokens, version=account.version + 1)

    async def _save(self, account: Account, tokens: XTokens) -> bool:
        """Store the pair, however long the database takes, and whoever gives up waiting: there is no other copy."""
        saving = asyncio.create_task(self._keep_saving(account, tokens))
        self._saving.add(saving)
        saving.add_done_callback(self._saving.discard)
        return await asyncio.shield(saving)

    async def _keep_saving(self, account: Account, tokens: XTokens) -> bool:
        try:
            while True:
                try:
                    return await self._db.write(accounts.renew, account.person_id, account.version, tokens)
                except Exception as error:  # noqa: BLE001 - whatever breaks may be whole the next time
                    reason = str(error) if isinstance(error, NotCommitted) else type(error).__name__
                    log.warning("x.unsaved", person=account.tag, reason=reason)
                await asyncio.sleep(SAVE_AGAIN_SECONDS)
        except asyncio.CancelledError:
            log.error("x.tokens_lost", person=account.tag)
            raise

    async def _renewed_elsewhere(self, account: Account) -> Account:
        stored = await self._stored(account.person_id)
        if stored.version == account.version:
            reason = "Another process is renewing the person's tokens."
            raise XFailed(reason, happened=False, fault=XFault.UNREACHABLE)
        return stored

    async def _refused(self, account: Account) -> Account:
        """X takes the token no more: perhaps because a newer one is stored; else the account is lost."""
        stored = await self._stored(account.person_id)
        if stored.version != account.version:
            return stored
        await self._lose(account)
        raise AccountLost

    async def _lose(self, account: Account) -> None:
        if await self._db.write(accounts.lose, account.person_id, account.version):
            RENEWALS.labels("lost").inc()
            log.warning("x.lost", person=account.tag)

    async def _stored(self, person_id: int) -> Account:
        account = await self._db.read(accounts.find, person_id)
        if account is None:
            raise NoAccount
        if account.is_lost:
            raise AccountLost
        return account

    def _over(self, key: tuple[int, int], task: "asyncio.Task[Account]") -> None:
        del self._under_way[key]
        if not task.cancelled():
            task.exception()  # whoever waited has been told
