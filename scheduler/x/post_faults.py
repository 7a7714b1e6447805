"""What a failed attempt at posting means: for the delivery, for the rows, and for what the person is told."""

from functools import partial
from http import HTTPStatus

from clients.failures import XFailed, XFault
from core.clock import DAY, SECOND, Moment, after
from core.delivery import Again, Delivery, Done, Outcome, Refused, Then, Unknown
from core.events.services import XLimited, XPaused
from core.settings import SpendLimit
from core.tx import Tx
from core.wording import posts as wording
from scheduler.x.post_results import PostResults, quoted
from storage import links
from storage.delivery.follow_ups import follow_up
from storage.links import Purpose
from storage.waiting import promised
from storage.waiting.promised import WhyPromised
from storage.x import posts, undos, x_rate_limits
from storage.x.accounts import Account
from storage.x.post import Post, PostState

LOCKED_OUT = frozenset({XFault.LOCKED, XFault.SUSPENDED})
"""The person has to see to their account at X; no operator can."""
SAID_NO = frozenset({XFault.REFUSED, XFault.NOT_FOUND, XFault.SCOPE, XFault.OUR_SET_UP}) | LOCKED_OUT
"""X understood, and won't."""
OURS = frozenset({XFault.CREDITS, XFault.OUR_CREDENTIALS, XFault.OUR_SET_UP, XFault.READ_ONLY})
"""The operator has to do something; no person can."""
OURS_SECONDS = 300.0
WRITING = "tweet.write"
LIMITED_SECONDS = 60.0
ATTEMPTS_BEFORE_TELLING = 3
MEDIA_ATTEMPTS = 3
MOST_LOOKS = 6


def outcome_of(failed: XFailed, delivery: Delivery, post: Post, now: Moment) -> Outcome:
    """What a failed call to post the next part means."""
    if waits := _waits(failed, post, now):
        return waits
    slow, give_up = _slow(delivery, post, now), partial(_give_up, post)
    if failed.happened is None:
        return Unknown(failed.reason, then=slow, given_up=partial(_give_up_unsure, post))
    if failed.fault is XFault.UNREACHABLE or (
        failed.fault is XFault.BAD_MEDIA and delivery.attempts < MEDIA_ATTEMPTS
    ):
        return Again(failed.reason, then=slow, given_up=give_up)
    return Refused(failed.reason, failed.code, then=partial(_refuse, post, failed))


def as_missing_scope(failed: XFailed, scope: str) -> XFailed:
    """The failure to post; if X gave no reason, and the consent never covered posting, that is the reason."""
    if failed.fault is XFault.REFUSED and failed.code == HTTPStatus.FORBIDDEN and WRITING not in scope.split():
        failed.fault = XFault.SCOPE
    return failed


def not_renewed(failed: XFailed, delivery: Delivery, post: Post, now: Moment) -> Outcome:
    """What it means that X gave no fresh tokens now: nothing of the post was tried."""
    give_up = partial(_give_up, post)
    return _waits(failed, post, now) or Again(failed.reason, then=_slow(delivery, post, now), given_up=give_up)


def unsettled(failed: XFailed, delivery: Delivery, post: Post, now: Moment) -> Outcome:
    """What it means that nobody can look now whether the next part is up: nothing is tried before somebody did."""
    waits = _waits(failed, post, now)
    then = waits.then if waits else _slow(delivery, post, now)
    events = waits.events if waits else ()
    return Unknown(failed.reason, then=then, given_up=partial(_give_up_unsure, post), events=events)


def limited_until(free_at: Moment, post: Post, now: Moment) -> Outcome:
    """X said earlier that it wants no post before then."""
    failed = XFailed("X wants no more posts for now.", happened=False, fault=XFault.LIMITED)
    failed.retry_after = (free_at - now) / SECOND
    return _limited(failed, post, now)


def capped(post: Post, reached: SpendLimit, now: Moment) -> Outcome:
    """The cap on spending was reached while the post waited: it goes up tomorrow."""
    seconds = (DAY - now % DAY) / SECOND
    say = partial(_tell_once, post, wording.capped(reached))
    return Again("The cap on spending is reached.", seconds, then=say, given_up=partial(_give_up, post))


def lost(post: Post, *, is_unsure: bool = False) -> Outcome:
    """The account is connected no more: what isn't up waits for POST, until the person has connected anew."""
    is_unsure = is_unsure or post.is_unsure
    return Refused(
        "X ended the connection; the person has to connect again.", then=partial(_promise_lost, post, is_unsure)
    )


def of_former_account(post: Post, *, is_unsure: bool = False) -> Outcome:
    """The person has connected another account since: what isn't up waits for POST, which publishes it there."""
    is_unsure = is_unsure or post.is_unsure
    return Refused("The person has connected another account.", then=partial(_promise_former, post, is_unsure))


def not_listed(post: Post, reason: str) -> Outcome:
    """X doesn't show the next part: it is tried again, and X takes no duplicate should it be up all the same."""
    return Again(reason, seconds=0, then=lambda tx: posts.set_up(tx, post, post.up, is_unsure=True))


def unwanted(outcome: Outcome, delivery: Delivery, post: Post) -> Outcome:
    """What a look means if the post is taken back: it is looked for some more, and not posted again."""
    if not isinstance(outcome, Again | Unknown):
        return outcome
    if delivery.attempts < MOST_LOOKS:
        return Unknown(outcome.reason, events=outcome.events)
    return Done(then=partial(_withdraw_unsure, post), events=outcome.events)


def opted_out(post: Post) -> Done:
    """Its person wants no texts, and would hear of no post: what isn't up is kept for POST."""
    return Done(then=partial(_keep_back, post))


def _keep_back(post: Post, tx: Tx) -> None:
    posts.withdraw(tx, post.id)
    _promise_rest(post, tx)


def up_but_unlisted(post: Post, results: PostResults, account: Account) -> Outcome:
    """X says that it is up but won't show it: good for a single post; a thread can't go on below it."""
    if len(post.up) + 1 == len(post.parts):
        return Done(then=lambda tx: results.whole(tx, post, account, "", None))
    return Refused("X doesn't tell where the last part is.", then=partial(_refuse_rest, post))


def give_up(delivery: Delivery, tx: Tx) -> None:
    """It has been tried for too long, and nobody knows how far the last try got."""
    post = posts.find(tx, int(delivery.content))
    if post is None or post.state is not PostState.WAITING:
        return
    if undos.is_unwanted(tx, delivery):
        _withdraw_unsure(post, tx)
    else:
        _give_up_unsure(post, tx)


def delayed(delivery: Delivery, tx: Tx) -> None:
    """It waits for X, which doesn't answer."""
    post = posts.find(tx, int(delivery.content))
    if post is not None and post.state is PostState.WAITING and not undos.is_unwanted(tx, delivery):
        _tell_once(post, wording.kept_until(tx.now, None), tx)


def _waits(failed: XFailed, post: Post, now: Moment) -> Again | None:
    """The outcome, if X or the operator has to let it go on first."""
    if failed.fault is XFault.LIMITED:
        return _limited(failed, post, now)
    if failed.fault not in OURS:
        return None
    say = partial(_tell_once, post, wording.paused())
    return Again(
        failed.reason, OURS_SECONDS, then=say, given_up=partial(_give_up, post), events=(paused_event(failed),)
    )


def _limited(failed: XFailed, post: Post, now: Moment) -> Again:
    wait, free_at = limit_of(failed, now)
    tell = x_rate_limits.is_worth_telling(wait * SECOND)
    say = partial(_tell_once, post, wording.kept_until(now, free_at)) if tell else None
    limited = XLimited(round(wait), application=bool(failed.quota and failed.quota.application_free_at))
    return Again(failed.reason, wait, then=say, given_up=partial(_give_up, post), events=(limited,))


def paused_event(failed: XFailed) -> XPaused:
    """What the log says of a fault that only the operator can mend."""
    return XPaused(failed.fault.value, failed.reason)


def limit_of(failed: XFailed, now: Moment) -> tuple[float, Moment | None]:
    """How many seconds to wait until a limit ends, and when it ends, if X said so."""
    free_at = failed.quota.free_at() if failed.quota else None
    if free_at is None and failed.retry_after is not None:
        free_at = after(now, failed.retry_after * SECOND)
    return (LIMITED_SECONDS if free_at is None else max(0.0, (free_at - now) / SECOND)), free_at


def _slow(delivery: Delivery, post: Post, now: Moment) -> Then | None:
    """Tell the person that it takes longer, after some attempts."""
    if delivery.attempts < ATTEMPTS_BEFORE_TELLING:
        return None
    return partial(_tell_once, post, wording.kept_until(now, None))


def _tell_once(post: Post, body: str, tx: Tx) -> None:
    if posts.told(tx, post.id):
        follow_up(tx, post.text_id, post.person_id, body)


def _refuse(post: Post, failed: XFailed, tx: Tx) -> None:
    posts.fail(tx, post)
    if failed.fault in LOCKED_OUT:
        _promise_rest(post, tx)
        body = _locked_out(post, failed)
    elif post.up:
        body = wording.cut_short(len(post.up), len(post.parts), failed.said)
    elif failed.fault is XFault.DUPLICATE:
        body = wording.duplicate(quoted(tx, post))
    elif failed.fault is XFault.SCOPE:
        promised.promise(tx, post.person_id, post.words, WhyPromised.KEPT_BACK, post.photos_of, post.text_id)
        body = wording.needs_consent("photos" if post.photos_of else "posting")
    else:
        body = wording.refused(failed.said)
    follow_up(tx, post.text_id, post.person_id, body)


def _locked_out(post: Post, failed: XFailed) -> str:
    is_locked = failed.fault is XFault.LOCKED
    if post.up:
        return wording.locked_out_midway(len(post.up), len(post.parts), is_locked=is_locked)
    return wording.locked_out(is_locked=is_locked, is_unsure=post.is_unsure)


def _refuse_rest(post: Post, tx: Tx) -> None:
    up = (*post.up, "")
    posts.set_up(tx, post, up)
    posts.fail(tx, post)
    follow_up(tx, post.text_id, post.person_id, wording.cut_short_unlisted(len(up), len(post.parts)))


def _promise_lost(post: Post, is_unsure: bool, tx: Tx) -> None:  # noqa: FBT001 - bound ahead
    posts.fail(tx, post)
    _promise_rest(post, tx)
    link = links.make(tx, Purpose.CONNECT, post.person_id)
    if post.up:
        body = wording.lost_midway(len(post.up), len(post.parts), link)
    else:
        body = wording.lost_unsure(link) if is_unsure else wording.lost(link)
    follow_up(tx, post.text_id, post.person_id, body)


def _promise_former(post: Post, is_unsure: bool, tx: Tx) -> None:  # noqa: FBT001 - bound ahead
    """Promise all of it, for the rest of a thread says little on another account; nothing that may be up."""
    if is_unsure:
        posts.set_up(tx, post, post.up, is_unsure=True)
        body = wording.former_account_unsure(post.next_part)
    else:
        promised.promise(tx, post.person_id, post.words, WhyPromised.KEPT_BACK, post.photos_of, post.text_id)
        about = quoted(tx, post)
        midway = wording.former_account_midway(about, len(post.up), len(post.parts))
        body = midway if post.up else wording.former_account(about)
    posts.fail(tx, post)
    follow_up(tx, post.text_id, post.person_id, body)


def _promise_rest(post: Post, tx: Tx) -> None:
    """Promise what isn't up: POST publishes it. Photos went with the first part."""
    photos_of = None if post.up else post.photos_of
    promised.promise(tx, post.person_id, post.words_left, WhyPromised.KEPT_BACK, photos_of, post.text_id)


def _withdraw_unsure(post: Post, tx: Tx) -> None:
    posts.set_up(tx, post, post.up, is_unsure=True)
    posts.withdraw(tx, post.id)


def _give_up(post: Post, tx: Tx) -> None:
    if post.is_unsure:
        _give_up_unsure(post, tx)
        return
    posts.fail(tx, post)
    _promise_rest(post, tx)
    body = wording.given_up_midway(len(post.up), len(post.parts)) if post.up else wording.given_up(quoted(tx, post))
    follow_up(tx, post.text_id, post.person_id, body)


def _give_up_unsure(post: Post, tx: Tx) -> None:
    posts.set_up(tx, post, post.up, is_unsure=True)
    posts.fail(tx, post)
    _promise_rest(post, tx)
    follow_up(tx, post.text_id, post.person_id, wording.given_up_unsure(post.next_part))
