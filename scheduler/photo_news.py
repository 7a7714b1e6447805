"""What is written when a photo is kept or failed, and what its person is told: one reply for all photos of a text."""

from bot import photo_replies as replies
from bot.photo_replies import Ended
from bot.tx import Tx
from storage import links, photos, posts, rooms
from storage.follow_ups import follow_up
from storage.photos import Kept, Photo, PhotoState
from storage.posts import Post


def kept(photo: Photo, noted: Kept, tx: Tx) -> None:
    """It is in the store."""
    photos.lock_text(tx, photo.text_id)
    if photos.keep(tx, photo, noted):
        _ended(tx, photo, replies.came_later(_room_name(tx, photo)))


def failed(photo: Photo, reason: str, tx: Tx) -> None:
    """It will never be."""
    photos.lock_text(tx, photo.text_id)
    if photos.fail(tx, photo, reason):
        _ended(tx, photo, replies.never_came(reason))


def takes_longer(photo: Photo, tx: Tx) -> None:
    """It can't be had yet; the person needn't wait for the others' sake."""
    photos.lock_text(tx, photo.text_id)
    if photos.keep_trying(tx, photo):
        _tell_of_all(tx, photo)


def _ended(tx: Tx, photo: Photo, alone: str) -> None:
    """Tell of all of its text when it was the last one to end; of it `alone` if the others have been told of."""
    told = _see_to_posts(tx, photo.text_id)
    if photo.state is PhotoState.TRYING:
        if not told:
            follow_up(tx, photo.text_id, photo.person_id, alone)
    else:
        _tell_of_all(tx, photo)


def _see_to_posts(tx: Tx, text_id: int) -> bool:
    """Let posts go up whose photos are all kept; one that lacks a photo is none. True if somebody was told so."""
    states = {each.state for each in photos.of_text(tx, text_id)}
    if states & {PhotoState.COMING, PhotoState.TRYING}:
        return False
    waiting = posts.gathering(tx, text_id)
    for post in waiting:
        if PhotoState.FAILED in states:
            _fail(tx, post)
        else:
            posts.release(tx, post)
    return bool(waiting)


def _fail(tx: Tx, post: Post) -> None:
    posts.fail(tx, post)
    follow_up(tx, post.text_id, post.person_id, replies.not_posted_without())


def _tell_of_all(tx: Tx, photo: Photo) -> None:
    """The one reply, once nothing of the text is on its way any more without its person knowing."""
    all_of_text = photos.of_text(tx, photo.text_id)
    states = [each.state for each in all_of_text]
    if PhotoState.COMING in states or posts.is_of_text(tx, photo.text_id):
        return
    ended = Ended(
        kept=states.count(PhotoState.KEPT),
        failed=states.count(PhotoState.FAILED),
        trying=states.count(PhotoState.TRYING),
        reason=next((each.reason for each in all_of_text if each.state is PhotoState.FAILED), ""),
    )
    link = links.to_room(tx, photo.person_id, photo.room_id) if ended.kept else ""
    follow_up(tx, photo.text_id, photo.person_id, replies.of_all(ended, _room_name(tx, photo), link))


def _room_name(tx: Tx, photo: Photo) -> str:
    room = rooms.get(tx, photo.room_id)
    return room.shown if room else rooms.OWN
