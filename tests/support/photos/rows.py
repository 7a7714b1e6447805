"""Photos in rows and in a store, made without a carrier."""

from hashlib import sha256

from clients.stores.store import ObjectStore
from core.address import Address
from core.text import Medium, Text
from core.tx import Tx
from storage.engine.database import Database
from storage.rooms import photo_endings, photos, rooms
from storage.rooms.photo import KeptFiles, Photo
from tests.support.database.rows import ANN, text_from

SOURCE = "https://api.twilio.com/zebrafinch/Media/ME1"
MAIN, THUMBNAIL = b"the large picture", b"the small one"
KEPT = KeptFiles("jpg", 640, 480, len(MAIN), len(THUMBNAIL), sha256(MAIN).hexdigest(), sha256(THUMBNAIL).hexdigest())


def text_with(tx: Tx, sid: str = "MM1", phone: Address = ANN, count: int = 1, caption: str = "") -> Text:
    """A text with photos that are on their way to its person's own room."""
    text = text_from(tx, sid, phone)._replace(media=(Medium(SOURCE, "image/jpeg"),) * count)
    photos.take_in(tx, text.person.id, text.id, rooms.private(tx, text.person.id).id, text.sources, caption)
    return text


def coming(tx: Tx, sid: str = "MM1", phone: Address = ANN) -> Photo:
    """A photo on its way."""
    [photo] = photos.of_text(tx, text_with(tx, sid, phone).id)
    return photo


def kept(tx: Tx, sid: str = "MM1", phone: Address = ANN) -> Photo:
    """A photo whose objects are said to be in the store."""
    photo = coming(tx, sid, phone)
    assert photo_endings.keep(tx, photo, KEPT)
    found = photos.get(tx, photo.id)
    assert found is not None
    return found


async def put(store: ObjectStore, photo: Photo) -> None:
    """Put its objects there."""
    await store.put(photo.key, MAIN, "image/jpeg", KEPT.sha256)
    await store.put(photo.thumbnail_key, THUMBNAIL, "image/jpeg", KEPT.thumbnail_sha256)


async def stored(db: Database, store: ObjectStore, sid: str = "MM1", phone: Address = ANN) -> Photo:
    """A photo that is kept, with its objects."""
    photo = await db.write(kept, sid, phone)
    await put(store, photo)
    return photo
