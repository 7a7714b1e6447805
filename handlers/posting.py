from bot import post_replies as replies
from bot.commands import command
from bot.text import SILENCE, Refusal, Reply, Text
from bot.threads import split
from bot.tx import Tx
from handlers.connecting import connect_link
from handlers.photos import keep, why_unpublishable
from storage import accounts, deliveries, held, photos, posts, spending
from storage.deliveries import NewDelivery
from storage.photos import PhotoState


class NothingToUndo(Refusal):
    """Nothing to undo: you posted nothing in the last hour."""


class NothingToPost(Refusal):
    r"""Nothing posted: there are no words. Write them behind \POST."""


@command("POST", about="Publishes what is held: your last text that was not posted, or your last photos.")
def post_held(tx: Tx, text: Text) -> Reply:
    """Publish the last held text, or the last photos with their caption."""
    found = held.find(tx, text.person.id)
    if found is None:
        return replies.nothing_held()
    return _publish(tx, text, found.words, found.photos_of)


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
    if posts.cancel(tx, last):
        return Reply(replies.taken_back(last.words))
    lane = accounts.lane_of(text.person.id)
    deliveries.add(tx, NewDelivery("undo", lane, str(last.id), text.person.id, text.id))
    return SILENCE


def _publish(tx: Tx, text: Text, words: str, photos_of: int | None = None) -> Reply:
    """Let these words go up, with the photos of that text; without an account or over a limit the person is told."""
    person_id = text.person.id
    pictures = photos.of_text(tx, photos_of) if photos_of is not None else []
    parts = split(words) or (("",) if pictures else ())
    if not parts:
        raise NothingToPost
    if why := why_unpublishable(pictures):
        return Reply(why)
    is_connected = accounts.standing(tx, person_id)
    if is_connected is None:
        return Reply(replies.not_connected(connect_link(tx, person_id)))
    if not is_connected:
        held.hold(tx, person_id, words, photos_of)
        return Reply(replies.lost(connect_link(tx, person_id)))
    if whose := spending.over(tx, person_id, tx.limits):
        held.hold(tx, person_id, words, photos_of)
        return Reply(replies.over_limit(whose))
    held.let_go(tx, person_id)
    ready = all(picture.state is PhotoState.KEPT for picture in pictures)
    posts.add(tx, person_id, text.id, parts, photos_of if pictures else None, ready=ready)
    return SILENCE
