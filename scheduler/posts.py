"""Posts on their way to X: part by part, each one up before the next is tried."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.clock import DAY, SECOND, Clock, Moment, after
from bot.delivery import Again, Delivery, Done, Outcome, Unknown
from bot.tx import Tx
from clients.failures import XFailed, XFault
from clients.x import Posted, XClient
from scheduler.post_faults import SAID_NO, lost, outcome_of, up_but_unlisted
from scheduler.post_lists import find_among
from scheduler.post_news import PostNews
from scheduler.post_photos import PostPhotos
from scheduler.renewing import AccountLost, NoAccount, Renewer
from storage import posts, x_rests
from storage.accounts import Account
from storage.database import Database, NotCommitted
from storage.posts import Post, PostState

CLOCKS_DIFFER = 10 * SECOND
"""How far X's clock may be off; its times are whole seconds besides."""
LOOK_BACK = 2 * DAY
MOST_LOOKS = 6

Act = Callable[[Delivery, Post, Account], Awaitable[Outcome]]


class PostCarrier:
    """Carries posts to X."""

    def __init__(
        self,
        client: XClient,
        photos: PostPhotos,
        renewer: Renewer,
        db: Database,
        clock: Clock,
        site: str,
        at_once: int,
    ) -> None:
        self.at_once = at_once
        self._client = client
        self._photos = photos
        self._renewer = renewer
        self._db = db
        self._clock = clock
        self._news = PostNews(site)

    async def send(self, delivery: Delivery) -> Outcome:
        """Put up what isn't up yet."""
        return await self._act(delivery, self._go_on)

    async def settle(self, delivery: Delivery) -> Outcome:
        """Look whether an attempt worked that ended without a word."""
        return await self._act(delivery, self._look)

    async def _act(self, delivery: Delivery, act: Act) -> Outcome:
        """Do it, unless there is nothing to do or X wants a rest."""
        try:
            post, free_at = await self._db.read(_load, int(delivery.content))
            if post is None or post.state is not PostState.WAITING:
                return Done()
            if not delivery.to_settle and free_at > self._clock.now():
                return self._rest(post, free_at)
            return await self._act_signed_in(delivery, post, act)
        except NotCommitted as error:
            return Unknown(str(error))

    async def _act_signed_in(self, delivery: Delivery, post: Post, act: Act) -> Outcome:
        """Do it in the person's name; once more with fresh tokens if X doesn't take these."""
        try:
            account = await self._renewer.fresh(post.person_id)
            try:
                return await act(delivery, post, account)
            except XFailed as failed:
                if failed.fault is not XFault.UNAUTHORIZED:
                    raise
            account = await self._renewer.renew(account)
            now = await self._db.read(posts.find, post.id)
            return await act(delivery, now, account) if now else Done()
        except (NoAccount, AccountLost):
            return lost(post)
        except XFailed as failed:
            return outcome_of(failed, delivery, post, self._clock.now())

    def _rest(self, post: Post, until: Moment) -> Outcome:
        failed = XFailed("X wants no more posts for now.", happened=False, fault=XFault.LIMITED)
        failed.retry_after = (until - self._clock.now()) / SECOND
        return outcome_of(failed, None, post, self._clock.now())

    async def _go_on(self, delivery: Delivery, post: Post, account: Account) -> Outcome:
        """Put up part after part; the last one's row is written with the delivery's end."""
        media_ids = await self._photos.upload(post, account)
        while True:
            try:
                posted = await self._client.post(account.tokens.access, post.next_part, _above(post), media_ids)
            except XFailed as failed:
                if failed.fault is XFault.DUPLICATE and post.is_unsure:
                    return await self._explain_duplicate(delivery, post, account)
                await self._note_quota(post, failed)
                raise
            if len(post.up) + 1 == len(post.parts):
                return self._whole(post, account, posted)
            await self._db.write(self._news.part_up, post, posted.id, posted.quota)
            post, media_ids = replace(post, up=(*post.up, posted.id), is_unsure=False), []

    def _whole(self, post: Post, account: Account, posted: Posted) -> Outcome:
        return Done(then=lambda tx: self._news.whole(tx, post, account.profile, posted.id, posted.quota))

    async def _note_quota(self, post: Post, failed: XFailed) -> None:
        if failed.quota is not None and failed.quota.free_at() is not None:
            await self._db.write(
                x_rests.note, post.person_id, failed.quota.account_free_at, failed.quota.application_free_at
            )

    async def _look(self, delivery: Delivery, post: Post, account: Account) -> Outcome:
        """Find the part in the account's list; not there means that it is tried again, and X takes no duplicate."""
        unsure = Again(
            "X doesn't list it.", seconds=0, then=lambda tx: posts.set_up(tx, post, post.up, is_unsure=True)
        )
        try:
            found = await self._found(post, account, after(delivery.handed_at, -CLOCKS_DIFFER))
        except XFailed as failed:
            if failed.fault in SAID_NO:
                return replace(unsure, reason="X doesn't let us look.")
            if failed.fault is XFault.UNAUTHORIZED:
                raise
            return Unknown(failed.reason)
        return await self._is_up(delivery, post, account, found) if found else unsure

    async def _explain_duplicate(self, delivery: Delivery, post: Post, account: Account) -> Outcome:
        """X has it already: from an attempt that ended without a word, or an older one of the same words."""
        since = after(delivery.handed_at, -CLOCKS_DIFFER)
        try:
            if found := await self._found(post, account, since):
                return await self._is_up(delivery, post, account, found)
            older = await self._found(post, account, after(since, -LOOK_BACK), among_all=True)
        except XFailed as failed:
            if failed.fault in SAID_NO:
                return up_but_unlisted(post, self._news, account.profile)
            return Unknown(failed.reason)
        if older:
            duplicate = XFailed("It is a duplicate.", happened=False, fault=XFault.DUPLICATE)
            return outcome_of(duplicate, delivery, post, self._clock.now())
        if delivery.attempts >= MOST_LOOKS:
            return up_but_unlisted(post, self._news, account.profile)
        return Unknown("X says that it is up, and doesn't list it yet.")

    async def _is_up(self, delivery: Delivery, post: Post, account: Account, x_id: str) -> Outcome:
        if len(post.up) + 1 == len(post.parts):
            return Done(then=lambda tx: self._news.whole(tx, post, account.profile, x_id, None))
        await self._db.write(self._news.part_up, post, x_id, None)
        return await self._go_on(delivery, replace(post, up=(*post.up, x_id), is_unsure=False), account)

    async def _found(self, post: Post, account: Account, since: Moment, *, among_all: bool = False) -> str:
        """X's identifier of the next part, if the account's list has it; else nothing."""
        profile = account.profile or await self._client.me(account.tokens.access)
        listed = await self._client.latest(account.tokens.access, profile.id, since)
        taken = (
            set()
            if among_all
            else await self._db.read(posts.ids_up, post.person_id, post.id, after(since, -LOOK_BACK))
        )
        return find_among(listed, post.next_part, _above(post), taken | set(post.up))


def _load(tx: Tx, post_id: int) -> tuple[Post | None, Moment]:
    post = posts.find(tx, post_id)
    return post, x_rests.until(tx, post.person_id) if post else Moment(0)


def _above(post: Post) -> str | None:
    """The part that the next one answers."""
    return post.up[-1] if post.up else None
