"""Posts on their way to X: part by part, each one up before the next is tried."""

from dataclasses import dataclass
from functools import partial

from clients.failures import XFailed, XFault
from clients.their_clock import MAY_DIFFER
from clients.x.client import FEWEST, MOST, XClient
from clients.x.quota import XQuota
from core.clock import DAY, Clock, Moment, after
from core.delivery import Delivery, Done, Outcome, Then, Unknown
from core.settings import SpendLimit
from core.tx import Tx
from core.x.account import Profile
from scheduler.x import post_faults as faults
from scheduler.x.owners import AnotherAccount, still_of
from scheduler.x.post_lists import find_among
from scheduler.x.post_photos import PostPhotos
from scheduler.x.post_results import PostResults, TakenOver
from scheduler.x.renewing import AccountLost, NoAccount, Renewer
from storage import spending
from storage.engine.database import Database, NotCommitted
from storage.spending import Spent
from storage.x import accounts, posting_status, posts, undos, x_rate_limits
from storage.x.accounts import Account
from storage.x.post import Post, PostState

LOOK_BACK = 2 * DAY
LOOKS = (FEWEST, 20, MOST)
"""X is paid for each post that it lists: more are asked for only if the one isn't among the latest."""
LOOKS_FOR_PHOTOS = 4
"""Photos handed over once more have new identifiers, so that X may not see that it is the same post."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A post whose turn it is, and what the rows say of it.

    Attributes:
        post: it waits to go up, or parts of it do.
        account: where it is to go up.
        free_at: until when X wants no post.
        is_unwanted: whether the person is taking it back.
        over: which limit on spending is reached.
        is_opted_out: whether the person has texted STOP since.
    """

    post: Post
    account: Account | None
    free_at: Moment
    is_unwanted: bool
    over: SpendLimit
    is_opted_out: bool

    @property
    def is_former(self) -> bool:
        """Whether the post belongs to another account than the one that is connected now."""
        return self.account is not None and not self.post.is_of(self.account.profile)

    def kept_back(self, now: Moment) -> Outcome | None:
        """Why nothing more of it is to be tried now."""
        if self.is_unwanted:
            return self._taken_back()
        if self.is_opted_out and not self.post.is_unsure:
            return faults.opted_out(self.post)
        if self.is_former:
            return faults.of_former_account(self.post)
        if self.free_at > now:
            return faults.limited_until(self.free_at, self.post, now)
        if self.over and not self.post.up and not self.post.is_unsure:
            return faults.capped(self.post, self.over, now)
        return None

    def _taken_back(self) -> Outcome:
        """What may be up is looked for, so that it can be deleted, but not posted to find out."""
        if self.post.is_unsure:
            return Unknown("It is taken back, and may be up.")
        return Done(then=partial(posts.withdraw, post_id=self.post.id))


def _turn(tx: Tx, delivery: Delivery) -> Turn | None:
    post = posts.find(tx, int(delivery.content))
    if post is None or post.state is not PostState.WAITING:
        return None
    status = posting_status.of_person(tx, post.person_id)
    ahead = spending.of_parts(post.parts).micros(tx.prices)
    return Turn(
        post,
        accounts.find(tx, post.person_id),
        status.free_at,
        status.is_undoing and undos.is_unwanted(tx, delivery),
        spending.reached(status.spent, status.spent_by_all, tx.limits, ahead),
        status.is_opted_out,
    )


class PostCourier:
    """Carries posts to X."""

    def __init__(
        self,
        client: XClient,
        photos: PostPhotos,
        renewer: Renewer,
        db: Database,
        clock: Clock,
        x_origin: str,
        at_once: int,
    ) -> None:
        self.at_once = at_once
        self._client = client
        self._photos = photos
        self._renewer = renewer
        self._db = db
        self._clock = clock
        self._results = PostResults(x_origin)

    async def send(self, delivery: Delivery) -> Outcome:
        """Put up what isn't up yet, unless the rows say that it is to wait, or to stay away."""
        try:
            turn = await self._db.read(_turn, delivery)
            if turn is None:
                return Done()
            return turn.kept_back(self._clock.now()) or await self._go_on(delivery, turn.post, turn.account)
        except TakenOver:
            return Unknown("Another attempt has taken its place.")
        except NotCommitted as error:
            return Unknown(str(error))

    async def settle(self, delivery: Delivery) -> Outcome:
        """Look whether an attempt worked that ended without an answer; if it did, go on with what is left."""
        try:
            turn = await self._db.read(_turn, delivery)
            if turn is None:
                return Done()
            outcome = await self._look(delivery, turn)
            return faults.unwanted(outcome, delivery, turn.post) if turn.is_unwanted else outcome
        except TakenOver:
            return Unknown("Another attempt has taken its place.")
        except NotCommitted as error:
            return Unknown(str(error))

    def given_up(self, delivery: Delivery) -> Then:
        """Its person is told, whatever the last try broke on."""
        return partial(faults.give_up, delivery)

    def delayed(self, delivery: Delivery) -> Then:
        """Its person is told that it is kept."""
        return partial(faults.delayed, delivery)

    async def _go_on(self, delivery: Delivery, post: Post, account: Account | None) -> Outcome:
        """Put up part after part; both are as they were just read."""
        put_up = partial(self._put_up, delivery, post, account)
        try:
            return await self._renewer.signed_in(post.person_id, put_up, account)
        except (NoAccount, AccountLost):
            return faults.lost(await self._now(post))
        except AnotherAccount:
            return faults.of_former_account(await self._now(post))
        except XFailed as failed:  # of calls to post, `_put_up` says what they mean
            return faults.not_renewed(failed, delivery, await self._now(post), self._clock.now())

    async def _now(self, post: Post) -> Post:
        """The post as it is by now."""
        return await self._db.read(posts.find, post.id) or post

    async def _put_up(self, delivery: Delivery, known: Post, known_with: Account | None, account: Account) -> Outcome:
        """Put up part after part; the last one's row is written with the delivery's end.

        The post is as it was read with the account, unless that has other tokens by now: then time has passed, and
        there may have been a try.

        Raises:
            XFailed: only where X doesn't take the access token.
            AnotherAccount: if the person has connected another one meanwhile.
        """
        post = known if account is known_with else await self._db.read(still_of, known.id, account)
        while post is not None:
            try:
                media_ids = await self._photos.upload(post, account)
                posted = await self._client.post(account.tokens.access, post.next_part, _above(post), media_ids)
            except XFailed as failed:
                return await self._not_up(delivery, post, account, failed)
            if post.is_last_part:
                return self._whole(post, account, posted.id, posted.quota)
            if not await self._db.write(self._results.part_up, delivery, post, posted.id, posted.quota):
                return Done(then=partial(posts.withdraw, post_id=post.id))
            post = await self._db.read(still_of, post.id, account)
        return Done()

    async def _not_up(self, delivery: Delivery, post: Post, account: Account, failed: XFailed) -> Outcome:
        if failed.fault is XFault.UNAUTHORIZED:
            raise failed
        if failed.fault is XFault.DUPLICATE and post.is_unsure:
            return await self._explain_duplicate(delivery, post, account, failed)
        quota = failed.quota
        if quota is not None and quota.free_at() is not None:
            await self._db.write(
                x_rate_limits.record, post.person_id, quota.account_free_at, quota.application_free_at
            )
        failed = faults.as_missing_scope(failed, account.tokens.scope)
        return faults.outcome_of(failed, delivery, post, self._clock.now())

    async def _look(self, delivery: Delivery, turn: Turn) -> Outcome:
        """Look in the list of the account that the post belongs to; where that isn't connected, nobody can."""
        try:
            if not turn.is_former:
                return await self._look_in_list(delivery, turn.post)
        except AnotherAccount:
            pass
        return faults.of_former_account(turn.post, is_unsure=True)

    async def _look_in_list(self, delivery: Delivery, post: Post) -> Outcome:
        since = after(delivery.handed_at, -MAY_DIFFER)
        try:
            account, found = await self._renewer.signed_in(post.person_id, partial(self._find_still, post, since))
        except (NoAccount, AccountLost):
            return faults.lost(post, is_unsure=True)
        except XFailed as failed:
            if failed.fault in faults.SAID_NO:
                return faults.not_listed(post, "X doesn't let us look.")
            return faults.unsettled(failed, delivery, post, self._clock.now())
        if not found and post.next_has_photos and delivery.attempts < LOOKS_FOR_PHOTOS:
            return Unknown("X doesn't list it yet.")
        if not found:
            return faults.not_listed(post, "X doesn't list it.")
        return await self._is_up(delivery, post, account, found)

    async def _explain_duplicate(
        self, delivery: Delivery, post: Post, account: Account, duplicate: XFailed
    ) -> Outcome:
        """X has it already: from an attempt that ended without an answer, or an older one of the same words."""
        since = after(delivery.handed_at, -MAY_DIFFER)
        try:
            _, found = await self._find(post, since, account)
            if found:
                return await self._is_up(delivery, post, account, found)
            _, older = await self._find(post, after(since, -LOOK_BACK), account, among_all=True)
        except XFailed as failed:
            if failed.fault is XFault.UNAUTHORIZED:
                raise
            if failed.fault in faults.SAID_NO:
                return faults.up_but_unlisted(post, self._results, account)
            return faults.unsettled(failed, delivery, post, self._clock.now())
        if older:
            return faults.outcome_of(duplicate, delivery, post, self._clock.now())
        if delivery.attempts >= faults.MOST_LOOKS:
            return faults.up_but_unlisted(post, self._results, account)
        return Unknown("X says that it is up, and doesn't list it yet.")

    async def _is_up(self, delivery: Delivery, post: Post, account: Account, x_id: str) -> Outcome:
        """The next part turns out to be up."""
        if post.is_last_part:
            return self._whole(post, account, x_id, None)
        if not await self._db.write(self._results.part_up, delivery, post, x_id, None):
            return Done(then=partial(posts.withdraw, post_id=post.id))
        return await self._go_on(delivery, await self._now(post), account)

    def _whole(self, post: Post, account: Account, x_id: str, quota: XQuota | None) -> Done:
        return Done(then=lambda tx: self._results.whole(tx, post, account, x_id, quota))

    async def _find_still(self, post: Post, since: Moment, account: Account) -> tuple[Account, str]:
        """X's identifier of the next part, as `_find`.

        Raises:
            AnotherAccount: if the person has connected another one meanwhile.
        """
        await self._db.read(still_of, post.id, account)
        return await self._find(post, since, account)

    async def _find(
        self, post: Post, since: Moment, account: Account, *, among_all: bool = False
    ) -> tuple[Account, str]:
        """X's identifier of the next part, if the account's list has it; else nothing."""
        profile = account.profile or await self._ask_who(account)
        others = set() if among_all else await self._db.read(posts.ids_up, post, after(since, -LOOK_BACK))
        for most in LOOKS:
            listed = await self._client.latest(account.tokens.access, profile.id, since, most)
            await self._db.write(spending.add, post.person_id, Spent(post_reads=len(listed)))
            found = find_among(listed, post.next_part, _above(post), others | set(post.up))
            if found or len(listed) < most:
                return account, found
        return account, ""

    async def _ask_who(self, account: Account) -> Profile:
        profile = await self._client.me(account.tokens.access)
        await self._db.write(spending.add, account.person_id, Spent(user_reads=1))
        return profile


def _above(post: Post) -> str | None:
    """The part that the next one answers."""
    return post.up[-1] if post.up else None
