"""Fresh tokens for whoever works on an account. The account's lane sees to it that nobody else does meanwhile."""

import asyncio
from dataclasses import replace

from bot.clock import MINUTE, Clock
from bot.logs import get_logger
from bot.x import Tokens
from clients.failures import XFailed, XFault
from clients.x_oauth import XSignIn
from storage import accounts
from storage.accounts import Account
from storage.database import Database

log = get_logger()

MARGIN = 5 * MINUTE


class NoAccount(Exception):  # noqa: N818 - says it
    """The person has no account connected (any more)."""


class AccountLost(Exception):  # noqa: N818 - says it
    """X ended the connection: the person has to connect anew."""


class Renewer:
    """Renews tokens. A new pair is stored before it is used."""

    def __init__(self, db: Database, sign_in: XSignIn, clock: Clock) -> None:
        self._db = db
        self._sign_in = sign_in
        self._clock = clock
        self._under_way: dict[int, asyncio.Task[Account]] = {}
        self._unsaved: dict[int, tuple[int, Tokens]] = {}

    async def fresh(self, person_id: int) -> Account:
        """The person's account with an access token that lasts for a while.

        Raises:
            NoAccount: when there is none.
            AccountLost: when X ended the connection.
            XFailed: when X can't renew the tokens now; nothing has changed.
            NotCommitted: when the database can't be asked.
        """
        if person_id in self._unsaved:
            await self._save(person_id, *self._unsaved[person_id])
        account = await self._db.read(accounts.find, person_id)
        if account is None:
            raise NoAccount
        if account.is_lost:
            raise AccountLost
        if account.tokens.expires_at - self._clock.now() >= MARGIN:
            return account
        return await self.renew(account)

    async def renew(self, account: Account) -> Account:
        """The account with its next pair of tokens.

        Whoever asks may give up waiting: X has used up the old token then, so the new pair is stored all the same.

        Raises:
            AccountLost: when X takes the stored refresh token no more.
            XFailed: when X can't renew the tokens now; nothing has changed.
            NotCommitted: when the new pair can't be stored yet.
        """
        task = self._under_way.get(account.person_id)
        if task is None:
            task = asyncio.create_task(self._renew(account))
            self._under_way[account.person_id] = task
            task.add_done_callback(lambda done: self._over(account.person_id, done))
        return await asyncio.shield(task)

    async def finish(self) -> None:
        """Wait until every pair that X has given is stored."""
        if self._under_way:
            await asyncio.wait(self._under_way.values())

    async def _renew(self, account: Account) -> Account:
        try:
            tokens = await self._sign_in.refresh(account.tokens.refresh)
        except XFailed as failed:
            if failed.fault is not XFault.TOKEN_INVALID:
                raise
            return await self._stored_meanwhile(account)
        await self._save(account.person_id, account.version, tokens)
        log.info("x.refreshed", person=account.tag)
        return replace(account, tokens=tokens, version=account.version + 1)

    async def _save(self, person_id: int, version: int, tokens: Tokens) -> None:
        self._unsaved[person_id] = (version, tokens)
        await self._db.write(accounts.renew, person_id, version, tokens)
        del self._unsaved[person_id]

    async def _stored_meanwhile(self, account: Account) -> Account:
        """X takes the token no more: perhaps because a newer one is stored; else the account is lost."""
        stored = await self._db.read(accounts.find, account.person_id)
        if stored is not None and stored.version != account.version and not stored.is_lost:
            return stored
        if await self._db.write(accounts.lose, account.person_id, account.version):
            log.warning("x.lost", person=account.tag)
        raise AccountLost

    def _over(self, person_id: int, task: "asyncio.Task[Account]") -> None:
        del self._under_way[person_id]
        if not task.cancelled():
            task.exception()  # whoever waited has been told
