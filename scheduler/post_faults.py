"""What a failed attempt at posting means: for the delivery, for the rows, and for what the person is told."""

from collections.abc import Callable
from functools import partial

from bot import post_replies as replies
from bot.clock import SECOND, Moment, after
from bot.delivery import Again, Delivery, Done, Outcome, Refused, Unknown
from bot.logs import get_logger
from bot.tx import Tx
from bot.x import Profile
from clients.failures import XFailed, XFault
from scheduler.post_news import PostNews
from storage import held, links, posts
from storage.follow_ups import follow_up
from storage.posts import Post

log = get_logger()

SAID_NO = frozenset({XFault.REFUSED, XFault.NOT_FOUND, XFault.SCOPE, XFault.OUR_SET_UP})
"""X understood, and won't."""
OURS = frozenset({XFault.CREDITS, XFault.OUR_CREDENTIALS, XFault.OUR_SET_UP})
"""The operator has to do something; no person can."""
OURS_SECONDS = 300.0
LIMITED_SECONDS = 60.0
WORTH_TELLING = 30 * SECOND
PATIENT_ATTEMPTS = 3
MEDIA_ATTEMPTS = 3

Say = Callable[[Tx], None]


def outcome_of(failed: XFailed, delivery: Delivery | None, post: Post, now: Moment) -> Outcome:
    """What a failed call means. `delivery` is the attempt; none if X wasn't even asked."""
    attempts = delivery.attempts if delivery else 0
    give_up = partial(_give_up, post)
    if failed.fault is XFault.LIMITED:
        return _limited(failed, post, now, give_up)
    if failed.fault in OURS:
        log.error("x.paused", fault=failed.fault.value, reason=failed.reason)
        return Again(failed.reason, OURS_SECONDS, then=partial(_tell_once, post, replies.paused()), given_up=give_up)
    slow = partial(_tell_once, post, replies.kept_until(now, None)) if attempts >= PATIENT_ATTEMPTS else None
    if failed.happened is None:
        return Unknown(failed.reason, then=slow, given_up=give_up)
    if failed.fault is XFault.UNREACHABLE or (failed.fault is XFault.BAD_MEDIA and attempts < MEDIA_ATTEMPTS):
        return Again(failed.reason, then=slow, given_up=give_up)
    if failed.fault is XFault.UNAUTHORIZED:
        return lost(post)
    return Refused(failed.reason, failed.code, then=partial(_refuse, post, failed))


def lost(post: Post) -> Outcome:
    """The account is connected no more: what is left of the post is held until the person has connected anew."""
    return Refused("X ended the connection; the person has to connect again.", then=partial(_hold_lost, post))


def up_but_unlisted(post: Post, news: PostNews, profile: Profile | None) -> Outcome:
    """X says that it is up but won't show it: good for a single post; a thread can't go on below it."""
    if len(post.up) + 1 == len(post.parts):
        return Done(then=lambda tx: news.whole(tx, post, profile, "", None))
    return Refused("X doesn't tell where the last part is.", then=partial(_refuse_rest, post))


def _limited(failed: XFailed, post: Post, now: Moment, give_up: Say) -> Outcome:
    free_at = failed.quota.free_at() if failed.quota else None
    if free_at is None and failed.retry_after is not None:
        free_at = after(now, failed.retry_after * SECOND)
    wait = LIMITED_SECONDS if free_at is None else max(0.0, (free_at - now) / SECOND)
    told = partial(_tell_once, post, replies.kept_until(now, free_at))
    log.warning("x.limited", seconds=round(wait), application=bool(failed.quota and failed.quota.application_free_at))
    return Again(failed.reason, wait, then=told if wait * SECOND >= WORTH_TELLING else None, given_up=give_up)


def _tell_once(post: Post, body: str, tx: Tx) -> None:
    if posts.told(tx, post):
        follow_up(tx, post.text_id, post.person_id, body)


def _refuse(post: Post, failed: XFailed, tx: Tx) -> None:
    posts.fail(tx, post)
    if post.up:
        body = replies.cut_short(len(post.up), len(post.parts), failed.said)
    elif failed.fault is XFault.DUPLICATE:
        body = replies.duplicate(post.words)
    elif failed.fault is XFault.SCOPE:
        held.hold(tx, post.person_id, post.words)
        body = replies.needs_photo_consent()
    else:
        body = replies.refused(failed.said)
    follow_up(tx, post.text_id, post.person_id, body)


def _refuse_rest(post: Post, tx: Tx) -> None:
    posts.fail(tx, post)
    up = len(post.up) + 1
    follow_up(
        tx, post.text_id, post.person_id, replies.cut_short(up, len(post.parts), "it doesn't show where they are")
    )


def _hold_lost(post: Post, tx: Tx) -> None:
    posts.fail(tx, post)
    held.hold(tx, post.person_id, " ".join(post.parts[len(post.up) :]))
    follow_up(tx, post.text_id, post.person_id, replies.lost(links.to_connect(tx, post.person_id)))


def _give_up(post: Post, tx: Tx) -> None:
    posts.fail(tx, post)
    if post.up:
        follow_up(
            tx, post.text_id, post.person_id, replies.cut_short(len(post.up), len(post.parts), "it took too long")
        )
        return
    held.hold(tx, post.person_id, post.words)
    follow_up(tx, post.text_id, post.person_id, replies.given_up(post.words))
