from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from actions.connecting import CannotConnect, make_link
from actions.holding import still_held
from actions.photos import keep_for
from actions.quotas import OverQuota
from core.address import MediaSource
from core.clock import Moment
from core.settings import SpendLimit
from core.tx import Tx
from core.x.photos import PhotoFault, fault_of
from core.x.threads import MOST_PARTS, TooManyParts, split
from storage import held, questions, spending
from storage.delivery import deliveries
from storage.rooms import photos
from storage.rooms.photos import Photo, PhotoState
from storage.spending import MICROS
from storage.x import accounts, posts, x_rate_limits


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
    """X ended the connection; it is held until the person has connected anew."""

    link: str


@dataclass(frozen=True, slots=True)
class OverLimit:
    """The day's cap on spending is reached; it is held."""

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
class NothingHeld:
    """Nothing waits to be published."""


@dataclass(frozen=True, slots=True)
class OtherPhotosSince:
    """Other photos came since those that are held: nobody has meant to publish these."""


NotNow: TypeAlias = NotConnected | ConnectionLost | OverLimit | CannotConnect
Publishing: TypeAlias = Published | Delayed | NotNow | PhotosNotForX | TooLong | TooDear | NothingToPost | OverQuota
PublishingHeld: TypeAlias = Publishing | NothingHeld | OtherPhotosSince


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is to go up: words, with the photos of the person's texts from `photos_of` to `text_id`."""

    person_id: int
    words: str
    text_id: int | None
    photos_of: int | None = None


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


def publish_held(tx: Tx, person_id: int, text_id: int) -> PublishingHeld:
    """Let go up what waits: what was asked about, words that weren't posted, or the last minutes' photos."""
    question = questions.find_open(tx, person_id)
    if question is not None and question.about:
        return _publish(tx, _Draft(person_id, question.about, text_id))
    found = held.find(tx, person_id)
    if found is None:
        return NothingHeld()
    if found.photos_to is not None and photos.sent_between(tx, person_id, found.photos_to + 1, text_id):
        return OtherPhotosSince()
    left = still_held(tx, person_id, found, text_id)
    return _publish(tx, _Draft(person_id, left.words, text_id, left.photos_of))


def _publish(tx: Tx, draft: _Draft) -> Publishing:
    """Look at what can keep it back before the words: to split these is most of the work."""
    pictures = _pictures(tx, draft)
    if not pictures and not draft.words.strip():
        return NothingToPost()
    fault = fault_of([each.state for each in pictures], [each.kind for each in pictures])
    if fault is not None:
        return PhotosNotForX(fault, len(pictures))
    return _why_not_now(tx, draft) or _publish_in_parts(tx, draft, pictures)


def _publish_in_parts(tx: Tx, draft: _Draft, pictures: Sequence[Photo]) -> Publishing:
    """Let it go up, if all of it may: no thread stops in the middle for what it costs."""
    try:
        parts = split(draft.words) or ("",)
    except TooManyParts:
        return TooLong(MOST_PARTS)
    cost = spending.of_parts(parts).micros(tx.prices)
    if cost > tx.limits.spend_per_person * MICROS:
        return TooDear()
    if reached := spending.over(tx, draft.person_id, tx.limits, cost):
        return _over_limit(tx, draft, reached)
    return _let_go_up(tx, draft, parts, pictures)


def _pictures(tx: Tx, draft: _Draft) -> list[Photo]:
    if draft.photos_of is None:
        return []
    return photos.sent_between(tx, draft.person_id, draft.photos_of, draft.text_id or draft.photos_of)


def _why_not_now(tx: Tx, draft: _Draft) -> NotNow | None:
    """What keeps this person from posting; what the connection or the cap keeps back is held."""
    is_connected = accounts.is_connected(tx, draft.person_id)
    if not is_connected:
        link = make_link(tx, draft.person_id)
        if isinstance(link, CannotConnect):
            return link
        if is_connected is None:
            return NotConnected(link.url)
        _hold(tx, draft)
        return ConnectionLost(link.url)
    if reached := spending.over(tx, draft.person_id, tx.limits):
        return _over_limit(tx, draft, reached)
    return None


def _over_limit(tx: Tx, draft: _Draft, reached: SpendLimit) -> OverLimit:
    _hold(tx, draft)
    held.keep_for_tomorrow(tx, draft.person_id)
    return OverLimit(reached)


def _hold(tx: Tx, draft: _Draft) -> None:
    held.hold(tx, draft.person_id, draft.words, draft.photos_of, draft.text_id)


def _let_go_up(tx: Tx, draft: _Draft, parts: Sequence[str], pictures: Sequence[Photo]) -> Published | Delayed:
    """Add the post. Whether X wants a rest, or earlier posts wait, is known at once."""
    person_id = draft.person_id
    held.let_go(tx, person_id)
    lane = accounts.lane_of(person_id)
    is_behind = posts.is_one_kept(tx, person_id) or deliveries.is_resting(tx, lane, x_rate_limits.A_WHILE)
    ready = all(picture.state is PhotoState.KEPT for picture in pictures)
    post_id = posts.add(tx, person_id, draft.text_id, parts, draft.photos_of if pictures else None, ready=ready)
    free_at = x_rate_limits.free_at(tx, person_id)
    if not is_behind and not x_rate_limits.is_worth_telling(free_at - tx.now):
        return Published(post_id)
    posts.told(tx, post_id)
    return Delayed(post_id, free_at)
