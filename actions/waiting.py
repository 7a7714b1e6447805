"""What waits for POST: what was asked about, posts that were promised, and photos that were sent just before."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from core.clock import MINUTE, after
from core.reading.secrets import find_secret
from core.reading.words import read_words
from core.tx import Tx
from storage import people, questions, texts
from storage.rooms import photos
from storage.rooms.photo import Photo
from storage.waiting import promised, recent_photos
from storage.waiting.promised import Newest, Promise, WhyPromised
from storage.x import posts, undos
from storage.x.post import Post

MOST_AT_ONCE = 5
"""How many promised posts one POST publishes; the next POST publishes the next ones."""
UNDONE_FOR = 15 * MINUTE
ENDS_UNDOING = (
    "plain",
    "question",
    "no_answer",
    "late_answer",
    "dropped",
    "answer",
    "photos",
    "late",
    "carrier.opt_out",
)
"""After texts that were read so, POST means no more what was taken back before."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that was asked about."""

    words: str


@dataclass(frozen=True, slots=True)
class Promised:
    """Posts that were promised; POST publishes these, in this order, and so many are `left` for the next."""

    promises: Sequence[Promise]
    left: int = 0


@dataclass(frozen=True, slots=True)
class RecentPhotos:
    """The photos of the last minutes, so many: those of the texts from this one on, with their captions."""

    photos_of: int
    captions: str
    count: int


@dataclass(frozen=True, slots=True)
class NothingWaits:
    """There is nothing to publish."""


@dataclass(frozen=True, slots=True)
class WaitingDropped:
    """It waits no more, and was not published."""


@dataclass(frozen=True, slots=True)
class SomethingElseWaits:
    """It isn't what they were shown: nothing was done."""


Waiting: TypeAlias = Asked | Promised | RecentPhotos | NothingWaits


def next_waiting(tx: Tx, person_id: int, asking: int | None = None) -> Waiting:
    """What POST publishes next, the newest first. What is asked is the newest always: what comes then closes it.

    Photos wait for POST as the next text only; `asking` is the text that is taken in just now.
    """
    question = questions.find_open(tx, person_id)
    if question is not None and question.about:
        return Asked(question.about)
    promise = next((each for each in promised.newest(tx, person_id) if not _is_let_go(tx, person_id, each)), None)
    noted = recent_photos.find(tx, person_id, asking) if question is None else None
    if noted is not None and (promise is None or promise.since < noted[1]):
        pictures = _recent_photos(tx, person_id, noted[0])
        if pictures.count:  # they may be deleted since
            return pictures
    if promise is None:
        return NothingWaits()
    promises = promised.next_of(tx, person_id, promise, MOST_AT_ONCE)
    return Promised(promises, promise.count - len(promises))


def _is_let_go(tx: Tx, person_id: int, promise: Newest) -> bool:
    """Whether it was taken back, and POST may mean something else by now; so it is then of all taken back before."""
    return promise.why is WhyPromised.UNDONE and (
        promise.since <= after(tx.now, -UNDONE_FOR)
        or texts.is_one_since(tx, person_id, promise.id, ENDS_UNDOING)
        or posts.is_one_since(tx, person_id, promise.id)
    )


def keep_back(tx: Tx, unfinished: Iterable[Post]) -> None:
    """Let none of these go up that isn't in hand: it waits for POST instead, what is up of a thread stays."""
    for post in unfinished:
        if undos.stop(tx, post):
            photos_of = None if post.up else post.photos_of
            promised.promise(tx, post.person_id, post.words_left, WhyPromised.KEPT_BACK, photos_of, post.text_id)


def told_waiting(tx: Tx, person_id: int, text_id: int | None) -> Waiting:
    """What POST publishes next, for the reply to a text that says so: behind that text, too, photos wait for POST."""
    waiting = next_waiting(tx, person_id, text_id)
    if isinstance(waiting, RecentPhotos) and text_id is not None:
        recent_photos.leave_behind(tx, person_id, text_id)
    return waiting


def are_left_to_post(tx: Tx, photo: Photo) -> bool:
    """Whether the photos of that one's text are what POST publishes next, by themselves or with others."""
    waiting = next_waiting(tx, photo.person_id)
    return isinstance(waiting, RecentPhotos) and waiting.photos_of <= photo.text_id and not photo.is_late


def fingerprint(waiting: Waiting) -> str:
    """What tells it from all else that may wait: a button publishes or drops just what its page showed."""
    return hashlib.sha256(repr(waiting).encode()).hexdigest()


def still_waits(tx: Tx, person_id: int, shown: str) -> bool:
    """Whether what was shown is what POST would publish now."""
    return fingerprint(next_waiting(tx, person_id)) == shown


def drop_shown(tx: Tx, person_id: int, shown: str) -> WaitingDropped | SomethingElseWaits:
    """Let what was shown wait no more, unpublished. Photos stay where they are kept."""
    people.lock_known(tx, person_id)
    if not still_waits(tx, person_id, shown):
        return SomethingElseWaits()
    match next_waiting(tx, person_id):
        case Asked():
            questions.close_any(tx, person_id)
        case Promised(promises):
            for each in promises:
                promised.remove(tx, each.id)
        case RecentPhotos():
            recent_photos.forget(tx, person_id)
    return WaitingDropped()


def note_photos(tx: Tx, person_id: int, text_id: int) -> None:
    """Note the photos of a text for POST, with those that came shortly before: some phones send them one by one."""
    before = recent_photos.find(tx, person_id, text_id)
    recent_photos.note(tx, person_id, before[0] if before is not None else text_id, text_id)


def _recent_photos(tx: Tx, person_id: int, first: int) -> RecentPhotos:
    """The photos that the person sent with the texts from `first` on; each caption stands there once.

    One with a secret in it is no caption of a post.
    """
    pictures = photos.sent_between(tx, person_id, first, tx.new_id())
    captions = dict.fromkeys(picture.caption for picture in pictures if picture.caption)
    shown = "\n".join(caption for caption in captions if find_secret(read_words(caption)) is None)
    return RecentPhotos(first, shown, len(pictures))
