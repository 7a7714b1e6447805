"""What keeps connected accounts in order: their tokens, who they are, and revoking them. All may be done twice."""

from bot.delivery import Again, Delivery, Done, Outcome, Refused
from bot.sealing import Keyring, Unsealable
from clients.failures import XFailed
from clients.x import XClient
from clients.x_oauth import XSignIn
from scheduler.renewing import AccountLost, NoAccount, Renewer
from storage import accounts
from storage.database import Database, NotCommitted

AT_ONCE = 50


class RenewalCarrier:
    """Renews tokens before they end, or before they die unused."""

    at_once = AT_ONCE

    def __init__(self, renewer: Renewer, db: Database) -> None:
        self._renewer = renewer
        self._db = db

    async def settle(self, delivery: Delivery) -> Outcome:
        """Try once more: what is stored tells whether it is still needed."""
        return await self.send(delivery)

    async def send(self, delivery: Delivery) -> Outcome:
        """Renew the person's tokens, unless somebody just did."""
        try:
            account = await self._db.read(accounts.find, delivery.person_id or 0)
            if (
                account is None
                or account.is_lost
                or not await self._db.read(accounts.needs_renewal, account.person_id)
            ):
                return Done()
            await self._renewer.renew(account)
        except (NoAccount, AccountLost):
            return Done()
        except (XFailed, NotCommitted) as failed:
            return Again(str(failed))
        return Done()


class ProfileCarrier:
    """Asks who an account is, where X didn't tell when it was connected."""

    at_once = AT_ONCE

    def __init__(self, client: XClient, renewer: Renewer, db: Database) -> None:
        self._client = client
        self._renewer = renewer
        self._db = db

    async def settle(self, delivery: Delivery) -> Outcome:
        """Ask once more."""
        return await self.send(delivery)

    async def send(self, delivery: Delivery) -> Outcome:
        """Ask, and note it."""
        person_id = delivery.person_id or 0
        try:
            account = await self._renewer.fresh(person_id)
            if account.profile is not None:
                return Done()
            profile = await self._client.me(account.tokens.access)
        except (NoAccount, AccountLost):
            return Done()
        except (XFailed, NotCommitted) as failed:
            return Again(str(failed))
        return Done(then=lambda tx: accounts.set_profile(tx, person_id, profile))


class RevocationCarrier:
    """Ends tokens at X that nobody needs any more. Its deliveries hold a token and nothing else."""

    at_once = AT_ONCE

    def __init__(self, sign_in: XSignIn, keys: Keyring) -> None:
        self._sign_in = sign_in
        self._keys = keys

    async def settle(self, delivery: Delivery) -> Outcome:
        """Revoke it once more."""
        return await self.send(delivery)

    async def send(self, delivery: Delivery) -> Outcome:
        """Revoke it; one that X doesn't know is as good as revoked."""
        try:
            [token] = self._keys.open_tokens(delivery.content.encode(), accounts.REVOCATION)
            await self._sign_in.revoke(token)
        except Unsealable as error:
            return Refused(str(error))
        except XFailed as failed:
            return Again(failed.reason)
        return Done()
