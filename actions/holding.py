"""What POST alone would publish, where photos came one by one: telephones send some so."""

from core.reading.secrets import find_secret
from core.reading.words import read_words
from core.tx import Tx
from storage import held
from storage.held import Held
from storage.rooms import photos


def hold_photos(tx: Tx, person_id: int, text_id: int) -> None:
    """Hold the photos of a text, with those that came shortly before, and their captions."""
    before = held.find(tx, person_id)
    first = text_id
    if before is not None and before.photos_of is not None:
        first = max(before.photos_of, held.oldest_photos(tx))
    held.hold(tx, person_id, _captions(tx, person_id, first, text_id), photos_of=first)


def still_held(tx: Tx, person_id: int, found: Held, text_id: int) -> Held:
    """What of it POST publishes when that text comes: of photos that came one by one, those of the last minutes."""
    if found.photos_of is None or found.photos_to is not None:
        return found
    first = max(found.photos_of, held.oldest_photos(tx))
    return Held(_captions(tx, person_id, first, text_id), first)


def _captions(tx: Tx, person_id: int, first: int, last: int) -> str:
    """The captions of the photos that the person sent with the texts from `first` to `last`, each once.

    One with a secret in it is no caption of a post.
    """
    pictures = photos.sent_between(tx, person_id, first, last)
    captions = dict.fromkeys(picture.caption for picture in pictures if picture.caption)
    return "\n".join(caption for caption in captions if find_secret(read_words(caption)) is None)
