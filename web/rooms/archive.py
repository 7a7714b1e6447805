"""All photos of a room as one file, made while it is sent: nothing is put by, whatever there is."""

from collections.abc import AsyncGenerator, AsyncIterator
from datetime import datetime, tzinfo
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from clients.stores.store import NoSuchObject, ObjectStore
from core.clock import SECOND
from core.files.basket import Basket
from core.logs import get_logger
from storage.rooms.albums import Picture
from web.words import numbered_names

log = get_logger()


async def zipped(pictures: AsyncIterator[Picture], store: ObjectStore, zone: tzinfo) -> AsyncGenerator[bytes]:
    """An archive of these, piece by piece; each file is stored as it is. One that the store hasn't is left out.

    Raises:
        StoreFailed: when the store can't give one.
    """
    basket, name_of = Basket(), numbered_names(zone)
    with ZipFile(basket, "w", ZIP_STORED) as archive:
        async for picture in pictures:
            pieces = store.stream(picture.photo.key)
            try:
                piece = await anext(pieces, b"")
            except NoSuchObject as missing:
                log.warning("photo.unavailable", reason=missing.reason)
                continue
            with archive.open(_info(picture, name_of(picture), zone), "w") as file:
                while piece:
                    file.write(piece)
                    yield basket.taken()
                    piece = await anext(pieces, b"")
    yield basket.taken()


def _info(picture: Picture, name: str, zone: tzinfo) -> ZipInfo:
    sent = datetime.fromtimestamp(picture.photo.created_at / SECOND, zone)
    info = ZipInfo(name, sent.timetuple()[:6])
    info.file_size = picture.photo.size  # by which ZIP64 is chosen
    info.external_attr = 0o644 << 16
    return info
