"""What keeps connected accounts in order: their tokens, who they are, and revoking them."""

from abc import abstractmethod

from clients.failures import XFailed
from clients.x.client import XClient
from clients.x.oauth import XSignIn
from core.delivery import Again, Delivery, DeliveryKind, Done, Outcome, Refused
from core.sealing import Keyring, Unsealable
from core.tx import Tx
from scheduler.repeatable import RepeatableCourier
from scheduler.x.post_faults import OURS, OURS_SECONDS, paused_event
from scheduler.x.renewing import AccountLost, NoAccount, Renewer
from storage import spending
from storage.engine.database import Database, NotCommitted
from storage.spending import Spent
from storage.x import accounts
from storage.x.accounts import Account

AT_ONCE = 50


class _AccountCourier(RepeatableCourier):
    """Works on an account, and leaves one alone that isn't connected any more."""

    at_once = AT_ONCE

    def __init__(self, renewer: Renewer, db: Database) -> None:
        self._renewer = renewer
        self._db = db

    async def send(self, delivery: Delivery) -> Outcome:
        """Do what is to be done about the person's account, if they have one."""
        try:
            return await self._work(delivery.person_id or 0)
        except (NoAccount, AccountLost):
            return Done()
        except XFailed as failed:
            return _again(failed)
        except NotCommitted as error:
            return Again(str(error))

    @abstractmethod
    async def _work(self, person_id: int) -> Outcome:
        """What is to be done."""


class RenewalCourier(_AccountCourier):
    """Renews tokens before they end, or before they die unused; none that somebody just renewed."""

    async def _work(self, person_id: int) -> Outcome:
        account = await self._db.read(_to_be_renewed, person_id)
        if account is not None:
            await self._renewer.renew(account)
        return Done()


def _to_be_renewed(tx: Tx, person_id: int) -> Account | None:
    return accounts.find(tx, person_id) if accounts.needs_renewal(tx, person_id) else None


class ProfileCourier(_AccountCourier):
    """Asks who an account is, where X didn't tell when it was connected, and notes it."""

    def __init__(self, client: XClient, renewer: Renewer, db: Database) -> None:
        super().__init__(renewer, db)
        self._client = client

    async def _work(self, person_id: int) -> Outcome:
        noted = await self._renewer.signed_in(person_id, self._ask)
        return Done() if noted else Again("The account has changed meanwhile.", seconds=0)

    async def _ask(self, account: Account) -> bool:
        """Whether it is known now; what was asked with tokens that have been replaced may be of another account."""
        if account.profile is not None:
            return True
        profile = await self._client.me(account.tokens.access)
        await self._db.write(spending.add, account.person_id, Spent(user_reads=1))
        return await self._db.write(accounts.set_profile, account.person_id, account.version, profile)


class RevocationCourier(RepeatableCourier):
    """Ends tokens at X that nobody needs any more. Its deliveries hold a token and nothing else."""

    at_once = AT_ONCE

    def __init__(self, sign_in: XSignIn, keys: Keyring) -> None:
        self._sign_in = sign_in
        self._keys = keys

    async def send(self, delivery: Delivery) -> Outcome:
        """Revoke it; one that X doesn't know is as good as revoked."""
        try:
            [token] = self._keys.open_tokens(delivery.content.encode(), DeliveryKind.REVOCATION)
            await self._sign_in.revoke(token)
        except Unsealable as error:
            return Refused(str(error))
        except XFailed as failed:
            return _again(failed)
        return Done()


def _again(failed: XFailed) -> Again:
    """Try it later: when X said, if it did."""
    if failed.fault in OURS:
        return Again(failed.reason, OURS_SECONDS, events=(paused_event(failed),))
    return Again(failed.reason, failed.retry_after)
