from collections.abc import Sequence

from bot import photo_replies as replies
from bot.text import SILENCE, Reply, Text
from bot.tx import Tx
from storage import held, photos, rooms
from storage.photos import Photo, PhotoState

MOST_IN_A_POST = 4


def keep_photos(tx: Tx, text: Text) -> Reply:
    """Let the photos land in the active room, or in the person's own; the reply comes when they are there."""
    keep(tx, text, text.body.strip())
    held.hold(tx, text.person.id, text.body.strip(), photos_of=text.id)
    return SILENCE


def keep(tx: Tx, text: Text, caption: str) -> None:
    """Let the photos of a text land in the room that they are for."""
    person_id = text.person.id
    room = rooms.active(tx, person_id) or rooms.private(tx, person_id)
    photos.take_in(tx, text, room.id, caption)


def why_unpublishable(pictures: Sequence[Photo]) -> str:
    """Why X wouldn't take these photos, as far as is known already; nothing if it would."""
    if len(pictures) > MOST_IN_A_POST:
        return replies.too_many_for_x(len(pictures))
    if any(picture.kind == "pdf" for picture in pictures):
        return replies.no_documents_for_x()
    if any(picture.state is PhotoState.FAILED for picture in pictures):
        return replies.not_posted_without()
    return ""
