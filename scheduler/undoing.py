from functools import partial

from bot import post_replies as replies
from bot.clock import SECOND, Clock
from bot.delivery import Again, Delivery, Done, Outcome, Refused
from bot.tx import Tx
from clients.failures import XFailed, XFault
from clients.x import XClient
from scheduler.post_faults import LIMITED_SECONDS, OURS, OURS_SECONDS
from scheduler.renewing import AccountLost, NoAccount, Renewer
from storage import links, posts, spending
from storage.database import Database, NotCommitted
from storage.follow_ups import follow_up
from storage.posts import Post, PostState
from storage.spending import Spent

NOWHERE = "X doesn't tell where it is"


class UndoCarrier:
    """Deletes posts at X, the last part of a thread first. Deleting twice does no harm, so nothing is settled."""

    def __init__(self, client: XClient, renewer: Renewer, db: Database, clock: Clock, at_once: int) -> None:
        self.at_once = at_once
        self._client = client
        self._renewer = renewer
        self._db = db
        self._clock = clock

    async def settle(self, delivery: Delivery) -> Outcome:
        """Try once more."""
        return await self.send(delivery)

    async def send(self, delivery: Delivery) -> Outcome:
        """Delete what is up of the post."""
        try:
            post = await self._db.read(posts.find, int(delivery.content))
            if post is None or post.state is PostState.DELETED:
                return Done()
            return await self._delete(delivery, post)
        except (NoAccount, AccountLost):
            return Refused(
                "X ended the connection; the person has to connect again.", then=partial(_say_lost, delivery)
            )
        except XFailed as failed:
            return self._failed(delivery, failed)
        except NotCommitted as error:
            return Again(str(error))

    async def _delete(self, delivery: Delivery, post: Post) -> Outcome:
        if not post.up:
            return Done(then=partial(_say, delivery, replies.never_up()))
        if "" in post.up:
            return Refused(NOWHERE, then=partial(_say, delivery, replies.not_undone(NOWHERE)))
        account = await self._renewer.fresh(post.person_id)
        for x_id in reversed(post.up):
            try:
                await self._client.delete(account.tokens.access, x_id)
            except XFailed as failed:
                if failed.fault is not XFault.UNAUTHORIZED:
                    raise
                account = await self._renewer.renew(account)
                await self._client.delete(account.tokens.access, x_id)
        return Done(then=partial(self._gone, delivery, post))

    def _gone(self, delivery: Delivery, post: Post, tx: Tx) -> None:
        posts.deleted(tx, post)
        spending.add(tx, post.person_id, Spent(deletes=len(post.up)))
        _say(delivery, replies.undone(post.words, len(post.up)), tx)

    def _failed(self, delivery: Delivery, failed: XFailed) -> Outcome:
        too_late = partial(_say, delivery, replies.not_undone("X took none of our calls for a day"))
        if failed.fault is XFault.LIMITED:
            free_at = failed.quota.free_at() if failed.quota else None
            wait = LIMITED_SECONDS if free_at is None else max(0.0, (free_at - self._clock.now()) / SECOND)
            return Again(failed.reason, wait, given_up=too_late)
        if failed.fault in OURS:
            return Again(failed.reason, OURS_SECONDS, given_up=too_late)
        if failed.happened is None or failed.fault is XFault.UNREACHABLE:
            return Again(failed.reason, given_up=too_late)
        if failed.fault is XFault.UNAUTHORIZED:
            return Refused("X ended the connection.", then=partial(_say_lost, delivery))
        return Refused(failed.reason, failed.code, then=partial(_say, delivery, replies.not_undone(failed.said)))


def _say(delivery: Delivery, body: str, tx: Tx) -> None:
    follow_up(tx, delivery.text_id, delivery.person_id, body)


def _say_lost(delivery: Delivery, tx: Tx) -> None:
    if delivery.person_id is not None:
        _say(delivery, replies.not_undone_for_lost(links.to_connect(tx, delivery.person_id)), tx)
