from functools import partial

from clients.failures import XFailed, XFault
from clients.x.client import XClient
from core.clock import SECOND, Clock
from core.delivery import Again, Delivery, Done, Outcome, Refused, Then
from core.tx import Tx
from core.wording import posts as wording
from scheduler.repeatable import RepeatableCourier
from scheduler.x.owners import AnotherAccount, still_of
from scheduler.x.post_faults import ATTEMPTS_BEFORE_TELLING, LOCKED_OUT, OURS, OURS_SECONDS, limit_of, paused_event
from scheduler.x.post_results import quoted
from scheduler.x.renewing import AccountLost, NoAccount, Renewer
from storage import links, spending
from storage.delivery.follow_ups import follow_up, is_answered
from storage.engine.database import Database, NotCommitted
from storage.links import Purpose
from storage.spending import Spent
from storage.x import posts, x_rate_limits
from storage.x.accounts import Account
from storage.x.post import Post, PostState

NOWHERE = "X doesn't tell where it is"
TOO_LONG = "X took none of our calls for a day"
UNCERTAIN = "X never told whether it is up, and doesn't list it"


class UndoCourier(RepeatableCourier):
    """Deletes posts at X, the last part of a thread first."""

    def __init__(self, client: XClient, renewer: Renewer, db: Database, clock: Clock, at_once: int) -> None:
        self.at_once = at_once
        self._client = client
        self._renewer = renewer
        self._db = db
        self._clock = clock

    async def send(self, delivery: Delivery) -> Outcome:
        """Delete what is up of the post."""
        try:
            post = await self._db.read(posts.find, int(delivery.content))
            if post is None or post.state is PostState.DELETED:
                return Done()
            return await self._undo(delivery, post)
        except (NoAccount, AccountLost):
            return Refused(
                "X ended the connection; the person has to connect again.", then=partial(_say_lost, delivery)
            )
        except AnotherAccount:
            return Refused("The person has connected another account.", then=partial(_say_former, delivery))
        except XFailed as failed:
            return self._failed(delivery, failed)
        except NotCommitted as error:
            return Again(str(error))

    def given_up(self, delivery: Delivery) -> Then:
        """Its person is told that it may still be up."""
        return partial(_say, delivery, wording.not_undone(TOO_LONG))

    def delayed(self, delivery: Delivery) -> Then:
        """Its person is told that it takes longer."""
        return partial(_say_first, delivery, wording.undo_kept(self._clock.now(), None))

    async def _undo(self, delivery: Delivery, post: Post) -> Outcome:
        if not post.up:
            return Done(then=partial(_nothing_up, delivery, post))
        if "" in post.up:
            return Refused(NOWHERE, then=partial(_say, delivery, wording.not_undone(NOWHERE)))
        await self._renewer.signed_in(post.person_id, partial(self._delete, post))
        return Done(then=partial(_gone, delivery, post))

    async def _delete(self, post: Post, account: Account) -> None:
        await self._db.read(still_of, post.id, account)
        for x_id in reversed(post.up):
            await self._client.delete(account.tokens.access, x_id)

    def _failed(self, delivery: Delivery, failed: XFailed) -> Outcome:
        now = self._clock.now()
        if failed.fault is XFault.LIMITED:
            wait, free_at = limit_of(failed, now)
            tell = partial(_say_first, delivery, wording.undo_kept(now, free_at))
            return Again(failed.reason, wait, then=tell if x_rate_limits.is_worth_telling(wait * SECOND) else None)
        if failed.fault in OURS:
            paused = partial(_say_first, delivery, wording.undo_paused())
            return Again(failed.reason, OURS_SECONDS, then=paused, events=(paused_event(failed),))
        if failed.happened is None or failed.fault is XFault.UNREACHABLE:
            is_slow = delivery.attempts >= ATTEMPTS_BEFORE_TELLING
            slow = partial(_say_first, delivery, wording.undo_kept(now, None)) if is_slow else None
            return Again(failed.reason, then=slow)
        return Refused(failed.reason, failed.code, then=partial(_say, delivery, _why_not(failed)))


def _why_not(failed: XFailed) -> str:
    """What the person is told if X refuses."""
    if failed.fault in LOCKED_OUT:
        return wording.not_undone_locked_out(is_locked=failed.fault is XFault.LOCKED)
    if failed.fault is XFault.SCOPE:
        return wording.not_undone_without_consent()
    return wording.not_undone(failed.said)


def _nothing_up(delivery: Delivery, post: Post, tx: Tx) -> None:
    """Say so. One that waits all the same, for its delivery died unread or is still to come, won't go up later."""
    if post.state is PostState.WAITING:
        posts.withdraw(tx, post.id)
    _say(delivery, _said_of(tx, post), tx)


def _said_of(tx: Tx, post: Post) -> str:
    if post.is_unsure:
        return wording.not_undone(UNCERTAIN)
    is_taken_back = post.state in {PostState.CANCELLED, PostState.WAITING}
    return wording.taken_back(quoted(tx, post)) if is_taken_back else wording.never_up()


def _gone(delivery: Delivery, post: Post, tx: Tx) -> None:
    posts.deleted(tx, post)
    spending.add(tx, post.person_id, Spent(deletes=len(post.up)))
    _say(delivery, wording.undone(quoted(tx, post), len(post.up)), tx)


def _say(delivery: Delivery, body: str, tx: Tx) -> None:
    follow_up(tx, delivery.text_id, delivery.person_id, body)


def _say_first(delivery: Delivery, body: str, tx: Tx) -> None:
    """Say it, unless the person was told something already."""
    if not is_answered(tx, delivery.text_id):
        _say(delivery, body, tx)


def _say_lost(delivery: Delivery, tx: Tx) -> None:
    if delivery.person_id is not None:
        _say(delivery, wording.not_undone_for_lost(links.make(tx, Purpose.CONNECT, delivery.person_id)), tx)


def _say_former(delivery: Delivery, tx: Tx) -> None:
    post = posts.find(tx, int(delivery.content))
    if post is not None:
        _say(delivery, wording.not_undone_on_former(quoted(tx, post)), tx)
