from bot import post_replies as replies
from bot.clock import SECOND
from bot.commands import command
from bot.photo_replies import why_not_for_x
from bot.text import SILENCE, Refusal, Reply, Text
from bot.threads import split
from bot.tx import Tx
from handlers.connecting import connect_link
from handlers.photos import keep, still_held
from storage import accounts, deliveries, held, photos, posts, spending, x_rests
from storage.photos import PhotoState

A_WHILE = 30 * SECOND
"""Who posts behind something that waits for longer is told."""


class NothingToUndo(Refusal):
    """Nothing to undo: you posted nothing in the last hour."""


class NothingToPost(Refusal):
    r"""Nothing posted: there are no words. Write them behind \POST."""


@command("POST", about="Publishes what is held: your last text that was not posted, or your last photos.")
def post_held(tx: Tx, text: Text) -> Reply:
    """Publish the last held text, or the last photos with their caption; with photos beside it, these."""
    if text.media:
        keep(tx, text, "")
        return _publish(tx, text, "", text.id)
    found = held.find(tx, text.person.id)
    if found is None:
        return replies.nothing_held()
    if found.photos_to is not None and photos.sent_between(tx, text.person.id, found.photos_to + 1, text.id):
        return replies.others_since()
    return _publish(tx, text, *still_held(tx, text, found))


@command("POST", shape="\\POST words", about="Posts just these words, whatever they look like.")
def post(tx: Tx, text: Text) -> Reply:
    """Publish exactly these words."""
    if text.media:
        keep(tx, text, text.args[0])
    return _publish(tx, text, text.args[0], text.id if text.media else None)


def plain(tx: Tx, text: Text) -> Reply:
    """A text that is no command is a post."""
    return _publish(tx, text, text.body)


@command("UNDO", needs_backslash=True, about="Deletes your last post of the last hour, a thread whole.")
def undo(tx: Tx, text: Text) -> Reply:
    """Take the last post back: at once if it isn't up yet, else by deleting it at X."""
    last = posts.latest(tx, text.person.id)
    if last is None:
        raise NothingToUndo
    if posts.stop(tx, last):
        if not last.up:
            return Reply(replies.taken_back(last.words))
    elif posts.is_being_undone(tx, last):
        return Reply(replies.being_undone(last.words))
    posts.undo(tx, last, text.id)
    return SILENCE


def _publish(tx: Tx, text: Text, words: str, photos_of: int | None = None) -> Reply:
    """Let these words go up, with the photos since that text; or tell the person why they can't."""
    person_id = text.person.id
    pictures = photos.sent_between(tx, person_id, photos_of, text.id) if photos_of is not None else []
    parts = split(words) or (("",) if pictures else ())
    if not parts:
        raise NothingToPost
    if why := why_not_for_x([each.state for each in pictures], [each.kind for each in pictures]):
        return Reply(why)
    is_connected = accounts.standing(tx, person_id)
    if is_connected is None:
        return Reply(replies.not_connected(connect_link(tx, person_id)))
    if not is_connected:
        held.hold(tx, person_id, words, photos_of, text.id)
        return Reply(replies.lost(connect_link(tx, person_id)))
    if whose := spending.over(tx, person_id, tx.limits):
        held.hold(tx, person_id, words, photos_of, text.id)
        held.keep_for_tomorrow(tx, person_id)
        return Reply(replies.over_limit(whose))
    held.let_go(tx, person_id)
    is_behind = posts.is_one_kept(tx, person_id) or deliveries.is_resting(tx, accounts.lane_of(person_id), A_WHILE)
    ready = all(picture.state is PhotoState.KEPT for picture in pictures)
    post_id = posts.add(tx, person_id, text.id, parts, photos_of if pictures else None, ready=ready)
    return _kept(tx, person_id, post_id, is_behind=is_behind)


def _kept(tx: Tx, person_id: int, post_id: int, *, is_behind: bool) -> Reply:
    """Tell at once that X wants a rest, or that earlier posts wait; else what becomes of the post is the reply."""
    free_at = x_rests.until(tx, person_id)
    if not is_behind and not replies.is_worth_telling((free_at - tx.now) / SECOND):
        return SILENCE
    posts.told(tx, post_id)
    return Reply(replies.kept_until(tx.now, free_at))
