from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from actions.connecting import CannotConnect, make_link
from actions.quotas import OverQuota, over_with_kept, over_with_post
from actions.rooms.photos import keep_for
from actions.waiting import (
    Asked,
    NothingWaits,
    Promised,
    RecentPhotos,
    SomethingElseWaits,
    next_waiting,
    still_waits,
)
from core.address import MediaSource
from core.clock import Moment
from core.settings import SpendLimit
from core.tx import Tx
from core.x.photos import PhotoFault, fault_of
from core.x.threads import MOST_PARTS, TooManyParts, split
from storage import people, questions, spending
from storage.rooms import photos
from storage.rooms.photo import Photo, PhotoState
from storage.spending import MICROS
from storage.waiting import promised, recent_photos
from storage.waiting.promised import Promise, WhyPromised
from storage.x import posting_status, posts, x_rate_limits
from storage.x.posting_status import Prospects


@dataclass(frozen=True, slots=True)
class Published:
    """It is on its way; what becomes of it follows."""

    post_id: int


@dataclass(frozen=True, slots=True)
class Delayed:
    """It goes up by itself, though not soon: behind posts that wait, or once X takes some again (`free_at`)."""

    post_id: int
    free_at: Moment


@dataclass(frozen=True, slots=True)
class NotConnected:
    """The person has no account connected; here is where to connect one."""

    link: str


@dataclass(frozen=True, slots=True)
class ConnectionLost:
    """X ended the connection; it waits for POST until the person has connected anew."""

    link: str


@dataclass(frozen=True, slots=True)
class OverLimit:
    """The day's cap on spending is reached; it waits for POST."""

    reached: SpendLimit


@dataclass(frozen=True, slots=True)
class PhotosNotForX:
    """X wouldn't take these photos, `count` of them."""

    fault: PhotoFault
    count: int


@dataclass(frozen=True, slots=True)
class TooLong:
    """It would make more posts than a thread may have (`most`)."""

    most: int


@dataclass(frozen=True, slots=True)
class TooDear:
    """By itself it would cost more than one person may spend on a day."""


@dataclass(frozen=True, slots=True)
class NothingToPost:
    """Neither words nor photos."""


@dataclass(frozen=True, slots=True)
class QuestionClosed:
    """What was asked last has closed, and may have been meant; what waits besides has not been published."""

    waits: bool


@dataclass(frozen=True, slots=True)
class SeveralPublished:
    """Several posts that were promised are on their way: their words, in order, and how many are `left` for POST."""

    words: Sequence[str]
    left: int = 0


@dataclass(frozen=True, slots=True)
class PhotosGone:
    """The photos of what was promised are deleted. Its words, if there are any, are kept for POST."""

    words: str


NotNow: TypeAlias = NotConnected | ConnectionLost | OverLimit | CannotConnect
Publishing: TypeAlias = Published | Delayed | NotNow | PhotosNotForX | TooLong | TooDear | NothingToPost | OverQuota
PublishingWaiting: TypeAlias = Publishing | PhotosGone | NothingWaits | QuestionClosed | SeveralPublished


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is to go up: words, with the photos of the person's texts from `photos_of` to `text_id`.

    `promise_id`: under which it was promised, if it was.
    """

    person_id: int
    words: str
    text_id: int | None
    photos_of: int | None = None
    promise_id: int | None = None


def publish(
    tx: Tx, person_id: int, words: str, text_id: int | None = None, photos_from: Sequence[MediaSource] = ()
) -> Publishing:
    """Let exactly these words go up, with the photos that came with that text.

    Raises:
        ValueError: on photos without a text that brought them.
    """
    if not photos_from:
        return _publish(tx, _Draft(person_id, words, text_id))
    if text_id is None:
        raise ValueError("photos come with a text")
    if over := keep_for(tx, person_id, text_id, photos_from, caption=words):
        return over
    return _publish(tx, _Draft(person_id, words, text_id, photos_of=text_id))


def publish_shown(tx: Tx, person_id: int, shown: str) -> PublishingWaiting | SomethingElseWaits:
    """Let go up what somebody was shown (see waiting.fingerprint) when they press its button, and nothing else."""
    people.lock_known(tx, person_id)
    return publish_waiting(tx, person_id) if still_waits(tx, person_id, shown) else SomethingElseWaits()


def publish_waiting(tx: Tx, person_id: int, text_id: int | None = None) -> PublishingWaiting:
    """Let go up what waits, the newest first: what was asked about, posts that were promised, or the last photos.

    What becomes of it answers the text, if one asked for it.
    """
    waiting = next_waiting(tx, person_id, text_id)
    if closed := _question_closed(tx, person_id, waiting):
        return closed
    match waiting:
        case Asked(words):
            outcome = _publish(tx, _Draft(person_id, words, text_id))
            if not isinstance(outcome, OverQuota):  # else it still waits
                questions.close_any(tx, person_id)
            return outcome
        case Promised(promises, left):
            return _publish_promised(tx, person_id, text_id, promises, left)
        case RecentPhotos(photos_of, captions):
            last_text = text_id or photos.sent_between(tx, person_id, photos_of, tx.new_id())[-1].text_id
            return _publish(tx, _Draft(person_id, captions, last_text, photos_of))
        case NothingWaits():
            return waiting


def _question_closed(
    tx: Tx, person_id: int, waiting: Asked | Promised | RecentPhotos | NothingWaits
) -> QuestionClosed | None:
    """Whether POST may be a late answer: to a question that was asked after what waits had been promised."""
    asked_at = questions.closed_unanswered(tx, person_id) if not isinstance(waiting, Asked | RecentPhotos) else None
    if asked_at is None or (isinstance(waiting, Promised) and waiting.promises[-1].since > asked_at):
        return None
    questions.close_any(tx, person_id)  # once it is told, POST is about what waits
    return QuestionClosed(waits=isinstance(waiting, Promised))


def _publish_promised(
    tx: Tx, person_id: int, text_id: int | None, promises: Sequence[Promise], left: int
) -> PublishingWaiting:
    """Let promised posts go up, in order, until one may not; that one's outcome is told."""
    gone = []
    for each in promises:
        last_text = each.photos_to if each.photos_of is not None else text_id
        draft = _Draft(person_id, each.words, last_text, each.photos_of, each.id)
        if each.photos_of is not None and not _pictures(tx, draft):
            return _without_photos(tx, each)
        outcome = _publish(tx, draft)
        if not isinstance(outcome, Published | Delayed):
            return outcome
        gone.append(each.words)
    return SeveralPublished(gone, left) if len(gone) > 1 else outcome


def _without_photos(tx: Tx, promise: Promise) -> PhotosGone:
    """A post that was promised with photos isn't published without them unasked."""
    if promise.words.strip():
        promised.without_photos(tx, promise.id)
    else:
        promised.remove(tx, promise.id)
    return PhotosGone(promise.words)


def _publish(tx: Tx, draft: _Draft) -> Publishing:
    """Look at what can keep it back before the words: to split these is most of the work."""
    pictures = _pictures(tx, draft)
    if not pictures and not draft.words.strip():
        return NothingToPost()
    fault = fault_of([each.state for each in pictures], [each.kind for each in pictures])
    if fault is not None:
        return PhotosNotForX(fault, len(pictures))
    prospects = posting_status.of_new_post(tx, draft.person_id)
    if draft.promise_id is None and (over := over_with_post(tx, prospects)):
        return over
    return _why_not_now(tx, draft, prospects) or _publish_in_parts(tx, draft, pictures, prospects)


def _publish_in_parts(tx: Tx, draft: _Draft, pictures: Sequence[Photo], prospects: Prospects) -> Publishing:
    """Let it go up, if all of it may: no thread stops in the middle for what it costs."""
    try:
        parts = split(draft.words) or ("",)
    except TooManyParts:
        return TooLong(MOST_PARTS)
    cost = spending.of_parts(parts).micros(tx.prices)
    if cost > tx.limits.spend_per_person * MICROS:
        return TooDear()
    if reached := spending.reached(prospects.spent, prospects.spent_by_all, tx.limits, cost):
        return _over_limit(tx, draft, prospects, reached)
    return _let_go_up(tx, draft, parts, pictures, prospects)


def _pictures(tx: Tx, draft: _Draft) -> list[Photo]:
    if draft.photos_of is None:
        return []
    return photos.sent_between(tx, draft.person_id, draft.photos_of, draft.text_id or draft.photos_of)


def _why_not_now(tx: Tx, draft: _Draft, prospects: Prospects) -> NotNow | OverQuota | None:
    """What keeps this person from posting; what the connection or the cap keeps back waits for POST."""
    is_connected = prospects.is_connected
    if not is_connected:
        link = make_link(tx, draft.person_id)
        if isinstance(link, CannotConnect):
            return link
        if is_connected is None:
            _promise(tx, draft, WhyPromised.UNCONNECTED)
            return NotConnected(link.url)
        kept = _keep_back(tx, draft, prospects)
        return kept if isinstance(kept, OverQuota) else ConnectionLost(link.url)
    if reached := spending.reached(prospects.spent, prospects.spent_by_all, tx.limits):
        return _over_limit(tx, draft, prospects, reached)
    return None


def _over_limit(tx: Tx, draft: _Draft, prospects: Prospects, reached: SpendLimit) -> OverLimit | OverQuota:
    kept = _keep_back(tx, draft, prospects)
    if isinstance(kept, OverQuota):
        return kept
    promised.keep_for_tomorrow(tx, kept)
    return OverLimit(reached)


def _keep_back(tx: Tx, draft: _Draft, prospects: Prospects) -> int | OverQuota:
    """Keep it for POST beside others, if there aren't too many."""
    if draft.promise_id is None and (over := over_with_kept(tx, prospects)):
        return over
    return _promise(tx, draft, WhyPromised.KEPT_BACK)


def _promise(tx: Tx, draft: _Draft, why: WhyPromised) -> int:
    """Keep it for POST, unless it is kept already."""
    if draft.promise_id is not None:
        promised.keep_on(tx, draft.promise_id, why)
        return draft.promise_id
    _stop_waiting(tx, draft)
    return promised.promise(tx, draft.person_id, draft.words, why, draft.photos_of, draft.text_id)


def _stop_waiting(tx: Tx, draft: _Draft) -> None:
    """What is published or promised now no longer waits where it did."""
    if draft.promise_id is not None:
        promised.remove(tx, draft.promise_id)
    elif draft.photos_of is not None:
        recent_photos.forget(tx, draft.person_id)


def _let_go_up(
    tx: Tx, draft: _Draft, parts: Sequence[str], pictures: Sequence[Photo], prospects: Prospects
) -> Published | Delayed:
    """Add the post. Whether X wants a rest, or earlier posts wait, is known at once."""
    _stop_waiting(tx, draft)
    ready = all(picture.state is PhotoState.KEPT for picture in pictures)
    photos_of = draft.photos_of if pictures else None
    post_id = posts.add(tx, draft.person_id, draft.text_id, parts, photos_of, ready=ready, newest=prospects.newest)
    if not prospects.is_behind and not x_rate_limits.is_worth_telling(prospects.free_at - tx.now):
        return Published(post_id)
    posts.told(tx, post_id)
    return Delayed(post_id, prospects.free_at)
