"""What waits for POST: what was asked about, posts that were promised, and the photos of the last minutes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from core.reading.secrets import find_secret
from core.reading.words import read_words
from core.tx import Tx
from storage import people, questions
from storage.rooms import photos
from storage.waiting import promised, recent_photos
from storage.waiting.promised import Promise


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that was asked about."""

    words: str


@dataclass(frozen=True, slots=True)
class Promised:
    """Posts that were promised; POST publishes them all, in this order."""

    promises: Sequence[Promise]


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


def next_waiting(tx: Tx, person_id: int) -> Waiting:
    """What POST publishes next, the newest first. What is asked is the newest always: what comes then closes it."""
    question = questions.find_open(tx, person_id)
    if question is not None and question.about:
        return Asked(question.about)
    promises = promised.next_of(promised.all_of(tx, person_id))
    pictures = recent_photos.find(tx, person_id)
    if pictures is not None and (not promises or promises[-1].since <= pictures[1]):
        return _recent_photos(tx, person_id, pictures[0])
    return Promised(promises) if promises else NothingWaits()


def fingerprint(waiting: Waiting) -> str:
    """By which it is known again: who presses a button publishes or drops what they were shown, and nothing else."""
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
                promised.kept(tx, each.id)
        case RecentPhotos():
            recent_photos.forget(tx, person_id)
    return WaitingDropped()


def hold_photos(tx: Tx, person_id: int, text_id: int) -> None:
    """Note the photos of a text for POST, with those that came shortly before: telephones send some one by one."""
    before = recent_photos.find(tx, person_id)
    recent_photos.note(tx, person_id, before[0] if before is not None else text_id)


def _recent_photos(tx: Tx, person_id: int, first: int) -> RecentPhotos:
    """The photos that the person sent with the texts from `first` on; each caption stands there once.

    One with a secret in it is no caption of a post.
    """
    pictures = photos.sent_between(tx, person_id, first, tx.new_id())
    captions = dict.fromkeys(picture.caption for picture in pictures if picture.caption)
    shown = "\n".join(caption for caption in captions if find_secret(read_words(caption)) is None)
    return RecentPhotos(first, shown, len(pictures))
