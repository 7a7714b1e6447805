from dataclasses import dataclass, replace
from typing import TypeAlias

from actions.tracking.taking_back import EntryTakenBack, take_back_entry
from core.tx import Tx
from storage.waiting import promised
from storage.waiting.promised import WhyPromised
from storage.x import accounts, posts, undos
from storage.x.post import Post


@dataclass(frozen=True, slots=True)
class TakenBack:
    """It wasn't up, and won't be."""

    words: str


@dataclass(frozen=True, slots=True)
class Undoing:
    """It is deleted at X; what comes of that follows."""

    post_id: int


@dataclass(frozen=True, slots=True)
class BeingUndone:
    """That is asked for already."""

    words: str


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    """The person posted nothing in the last hour."""


Undone: TypeAlias = TakenBack | Undoing | BeingUndone | NothingToUndo


def undo_newest(tx: Tx, person_id: int, text_id: int | None = None) -> Undone | EntryTakenBack:
    """Take back what the person texted last: an entry, or a post, as `undo` does."""
    post = posts.latest(tx, person_id)
    entry = take_back_entry(tx, person_id, newer_than=post.text_id or post.id if post is not None else 0)
    if entry is None:
        return undo(tx, person_id, text_id)
    return replace(entry, post=post.words) if post is not None else entry


def undo(tx: Tx, person_id: int, text_id: int | None = None) -> Undone:
    """Take the person's last post back, a thread whole: at once if it isn't up yet, else by deleting it at X.

    POST puts it up again.
    """
    last = posts.latest(tx, person_id)
    if last is None:
        return NothingToUndo()
    if undos.stop(tx, last):
        if not last.up:
            _keep(tx, last)
            return TakenBack(last.words)
    elif undos.is_being_undone(tx, last):
        return BeingUndone(last.words)
    undos.undo(tx, last, text_id)
    if not accounts.is_former(tx, last):  # it stays up there, and POST would put it up here
        _keep(tx, last)
    return Undoing(last.id)


def can_undo(tx: Tx, person_id: int) -> bool:
    """Whether the person posted something in the last hour."""
    return posts.may_be_undone(tx, person_id)


def _keep(tx: Tx, post: Post) -> None:
    promised.promise(tx, post.person_id, post.words, WhyPromised.UNDONE, post.photos_of, post.text_id)
