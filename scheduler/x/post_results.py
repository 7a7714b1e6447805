"""What is written when a part or all of a post is up, and what the person is told."""

import re
from dataclasses import dataclass

from clients.x.quota import XQuota
from core.delivery import Delivery
from core.tx import Tx
from core.wording import posts as wording
from core.wording.quoting import Quoted
from core.x.account import Profile
from storage import spending
from storage.delivery import claims
from storage.delivery.follow_ups import follow_up
from storage.rooms import photos
from storage.x import accounts, posts, undos, x_rate_limits
from storage.x.accounts import Account
from storage.x.post import Post

_USERNAME = re.compile(r"[A-Za-z0-9_]{1,20}")


class TakenOver(Exception):
    """The delivery is in other hands by now."""


def quoted(tx: Tx, post: Post) -> Quoted:
    """What replies quote of a post."""
    last = post.text_id or post.photos_of
    if post.photos_of is None or last is None:
        return Quoted(post.words)
    return Quoted(post.words, len(photos.sent_between(tx, post.person_id, post.photos_of, last)))


@dataclass(frozen=True, slots=True)
class PostResults:
    """Writes what follows from a success. `x_origin` is where X shows posts to people."""

    x_origin: str

    def part_up(self, tx: Tx, delivery: Delivery, post: Post, x_id: str, quota: XQuota | None) -> bool:
        """One part is up, more are to follow; false if the person doesn't want them any more.

        Raises:
            TakenOver: when whoever asks was away for so long that others have gone on.
        """
        if not claims.is_still_ours(tx, delivery):
            raise TakenOver
        posts.set_up(tx, post, (*post.up, x_id))
        spending.add(tx, post.person_id, spending.of_parts([post.next_part]))
        _note_quota(tx, post, quota)
        return not undos.is_unwanted(tx, delivery)

    def whole(self, tx: Tx, post: Post, account: Account, x_id: str, quota: XQuota | None) -> None:
        """The last part is up: the person gets the link to the first."""
        up = (*post.up, x_id)
        posts.set_up(tx, post, up)
        _note_quota(tx, post, quota)
        accounts.use(tx, account)
        link = self._link(up[0], account.profile)
        said = wording.posted(quoted(tx, post), link, is_first=posts.is_first(tx, post))
        follow_up(tx, post.text_id, post.person_id, said, spent=spending.of_parts([post.next_part]))

    def _link(self, x_id: str, profile: Profile | None) -> str:
        """Where a post is shown; X finds it under any name."""
        if not x_id.isascii() or not x_id.isdigit():
            return ""
        username = profile.username if profile and _USERNAME.fullmatch(profile.username) else "i"
        return f"{self.x_origin}/{username}/status/{x_id}"


def _note_quota(tx: Tx, post: Post, quota: XQuota | None) -> None:
    if quota is not None:
        x_rate_limits.record(tx, post.person_id, quota.account_free_at, quota.application_free_at)
