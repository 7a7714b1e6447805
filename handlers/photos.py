from bot.text import SILENCE, Reply, Text
from bot.tx import Tx
from storage import held, people, photos, rooms


def keep_photos(tx: Tx, text: Text) -> Reply:
    """Let the photos land in the active room, or in the person's own; the reply comes when they are there.

    They are held for POST, with others of the last minutes. What the text itself has seen to, or whose person it
    has deleted, isn't kept.
    """
    if people.phone_of(tx, text.person.id) == "":
        for medium in text.media:
            photos.delete_source(tx, medium.url)
    elif not photos.of_text(tx, text.id):
        keep(tx, text, text.body.strip())
        _hold(tx, text)
    return SILENCE


def keep(tx: Tx, text: Text, caption: str) -> None:
    """Let the photos of a text land in the room that they are for."""
    person_id = text.person.id
    room = rooms.active(tx, person_id) or rooms.private(tx, person_id)
    photos.take_in(tx, text, room.id, caption)


def _hold(tx: Tx, text: Text) -> None:
    """Hold them, with those that came shortly before and their captions: telephones send some one by one."""
    before = held.find(tx, text.person.id)
    first = text.id
    if before is not None and before.photos_of is not None:
        first = max(before.photos_of, held.oldest_photos(tx))
    pictures = photos.sent_between(tx, text.person.id, first, text.id)
    captions = dict.fromkeys(picture.caption for picture in pictures if picture.caption)
    held.hold(tx, text.person.id, "\n".join(captions), photos_of=first)
