from actions.connecting import CannotConnect
from actions.publishing import (
    ConnectionLost,
    Delayed,
    NotConnected,
    NothingToPost,
    OverLimit,
    PhotosGone,
    PhotosNotForX,
    Published,
    PublishingWaiting,
    QuestionClosed,
    SeveralPublished,
    TooDear,
    TooLong,
    publish,
    publish_waiting,
)
from actions.quotas import OverQuota
from actions.tracking.taking_back import EntryTakenBack
from actions.undoing import BeingUndone, NothingToUndo, TakenBack, Undoing, undo_newest
from actions.undoing import undo as undo_post
from actions.waiting import NothingWaits
from core.reading.commands import Needs, command
from core.reading.taking_back import names_a_post
from core.reading.words import read_words
from core.text import SILENCE, DoubtfulRefusal, Refusal, Reply, Text
from core.tx import Tx
from core.wording import posts as wording
from core.wording import tracking
from core.wording.photos import not_for_x
from core.wording.quotas import over_quota


@command(
    "POST",
    needs=Needs.ACCOUNT,
    about="Publishes what waits: what you were asked about, posts that failed, or your last photos.",
)
def post_waiting(tx: Tx, text: Text) -> Reply:
    """Publish what waits, the newest first; with photos beside it, these."""
    if text.media:
        return _said(tx, publish(tx, text.person.id, "", text.id, text.sources))
    return _said(tx, publish_waiting(tx, text.person.id, text.id))


@command("POST", shape="\\POST words", needs=Needs.ACCOUNT, about="Posts just these words, whatever they look like.")
def post(tx: Tx, text: Text, words: str) -> Reply:
    """Publish exactly these words."""
    return _said(tx, publish(tx, text.person.id, words, text.id, text.sources))


def plain(tx: Tx, text: Text) -> Reply:
    """A text that is no command is a post."""
    return _said(tx, publish(tx, text.person.id, text.body, text.id))


@command(
    "UNDO",
    needs_backslash=True,
    needs=Needs.ACCOUNT,
    about="Deletes your last post of the last hour, a thread whole.",
)
def undo(tx: Tx, text: Text) -> Reply:
    """Take the last post back: at once if it isn't up yet, else by deleting it at X. Or an entry that is newer."""
    take_back = undo_post if names_a_post(read_words(text.body)) else undo_newest
    match take_back(tx, text.person.id, text.id):
        case TakenBack(words):
            return Reply(wording.taken_back(words))
        case BeingUndone(words):
            return Reply(wording.being_undone(words))
        case EntryTakenBack(tracker, entry, words):
            return Reply(tracking.taken_back(tracker, entry, words))
        case Undoing():
            return SILENCE
        case NothingToUndo():
            raise DoubtfulRefusal(wording.nothing_to_undo())


def _said(tx: Tx, outcome: PublishingWaiting) -> Reply:  # noqa: C901, PLR0911, PLR0912 - one case an outcome
    """What the person is told at once; of a post that goes its way, what becomes of it is the reply."""
    match outcome:
        case Published():
            return SILENCE
        case Delayed(_, free_at):
            return Reply(wording.kept_until(tx.now, free_at))
        case NotConnected(link):
            return Reply(wording.not_connected(link))
        case ConnectionLost(link):
            return Reply(wording.lost(link))
        case OverLimit(reached):
            return Reply(wording.over_limit(reached))
        case PhotosNotForX(fault, count):
            return Reply(not_for_x(fault, count))
        case TooLong(most):
            return Reply(wording.too_long(most))
        case TooDear():
            return Reply(wording.too_dear())
        case NothingWaits():
            return Reply(wording.nothing_waits())
        case QuestionClosed(waits):
            return Reply(wording.question_closed(waits=waits))
        case SeveralPublished(words, left):
            return Reply(wording.several(words, left))
        case PhotosGone(words):
            return Reply(wording.photos_gone(words))
        case NothingToPost():
            raise Refusal(wording.no_words())
        case OverQuota(quota, most):
            raise Refusal(over_quota(quota, most))
        case CannotConnect():
            raise Refusal(wording.cannot_post())
