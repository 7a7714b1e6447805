from bot.text import SILENCE, Reply, Text
from bot.tx import Tx
from storage import held, people, photos, rooms
from storage.held import Held


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
    held.hold(tx, text.person.id, _captions(tx, text, first), photos_of=first)


def still_held(tx: Tx, text: Text, found: Held) -> tuple[str, int | None]:
    """What POST publishes of what is held: of photos that came one by one, those of the last minutes only."""
    if found.photos_of is None or found.photos_to is not None:
        return found.words, found.photos_of
    first = max(found.photos_of, held.oldest_photos(tx))
    return _captions(tx, text, first), first


def _captions(tx: Tx, text: Text, first: int) -> str:
    """The captions of the photos that the person sent with the texts from `first` to this one, each once."""
    pictures = photos.sent_between(tx, text.person.id, first, text.id)
    return "\n".join(dict.fromkeys(picture.caption for picture in pictures if picture.caption))
