"""Photos on their way in: bytes that come from a browser or a program are staged in the store, then added to a room.

Pages and the API use the same. What comes is bounded in size, time and rate, and in how much of it comes at once. No
transaction is open meanwhile, and what comes to nothing leaves nothing.
"""

from contextlib import suppress
from enum import Enum
from uuid import uuid4

from aiohttp import web

from actions.quotas import OverQuota
from actions.rooms import uploading
from actions.rooms.uploading import MayCome, NotTheirRoom, Staged, ThereAlready, TooManyComing, UploadAdded
from clients.stores.store import StoreFailed
from core.logs import get_logger
from core.settings import Quota
from core.tx import Tx
from storage.rooms import uploads
from web.identity import Asker
from web.route import path_of
from web.site import Site
from web.transfers.bodies import NotReceived, Read, Shortcoming, UploadDeadline, body_of, received, upload_deadline

log = get_logger()

CHECKSUM = "X-Checksum"
"""The header that tells a photo's SHA-256, in hexadecimal."""
TYPE = "application/octet-stream"
"""The content type of what is staged: it is served to nobody."""


class UploadRefusal(Enum):
    """Why a photo wasn't added: what the API calls it, the status in HTTP, and words for its person."""

    NOT_HERE = "not_here", 404, "There is no such room."
    SIGNED_OUT = "signed_out", 403, "You were signed out meanwhile."
    EMPTY = "empty", 400, "The file is empty."
    BROKEN_OFF = "broken_off", 400, "It didn't come whole. Send it again."
    TOO_LARGE = "too_large", 413, "The file is too large."
    TOO_SLOW = "too_slow", 408, "It came too slowly, and was broken off. Send it again."
    CHECKSUM = "checksum", 422, "What came isn't what the checksum says. Send it again."
    AT_ONCE = "at_once", 429, "Too many photos are on their way at once. Send it again in a moment."
    TOO_MANY = "too_many", 413, "It and those behind it weren't taken: those are too many at once."
    COMING = "coming", 429, "Your other photos have to be kept first. Send it again in a moment."
    PHOTOS = "photos_in_a_day", 429, "That is more than you may add in 24 hours. Add it tomorrow."
    BYTES = "bytes_kept", 403, "Your photos take as much as there is room for. Delete some first."
    STORE = "store", 503, "It can't be kept at the moment. Send it again later."

    def __init__(self, code: str, status: int, said: str) -> None:
        self.code = code
        self.status = status
        self.said = said

    @property
    def retry_after(self) -> int:
        """Seconds after which it may go well; none if that isn't known."""
        return {UploadRefusal.AT_ONCE: 2, UploadRefusal.COMING: 2, UploadRefusal.STORE: 10}.get(self, 0)


Received = UploadAdded | ThereAlready | UploadRefusal
OF_SHORTCOMINGS = {
    Shortcoming.EMPTY: UploadRefusal.EMPTY,
    Shortcoming.TOO_LARGE: UploadRefusal.TOO_LARGE,
    Shortcoming.TOO_SLOW: UploadRefusal.TOO_SLOW,
    Shortcoming.BROKEN_OFF: UploadRefusal.BROKEN_OFF,
}


async def receive_body(
    site: Site, request: web.Request, uploader: Asker, room_uuid: str, sha256: str = "", caption: str = ""
) -> Received:
    """Take in one photo that is the body of a request.

    Args:
        site: all that handlers work with.
        request: nothing of its body has been read.
        uploader: who sends it.
        room_uuid: where it is to go.
        sha256: of the bytes, in hexadecimal; empty if it isn't told.
        caption: the words beside it.

    Raises:
        NotCommitted: when the database can't be asked.
    """
    if (request.content_length or 0) > site.photo_bytes:
        return UploadRefusal.TOO_LARGE
    if is_full(site, request, uploader):
        return UploadRefusal.AT_ONCE
    with site.uploads.taken(uploader.person_id):
        return await receive(site, uploader, room_uuid, body_of(request), upload_deadline(), sha256, caption)


def is_full(site: Site, request: web.Request, uploader: Asker) -> bool:
    """Whether that person, or all people, send as much as there is room for."""
    is_so = site.uploads.are_taken(uploader.person_id)
    if is_so:
        log.warning("room.refused", page=path_of(request), cause="too many uploads")
    return is_so


async def receive(
    site: Site,
    uploader: Asker,
    room_uuid: str,
    read: Read,
    deadline: UploadDeadline,
    sha256: str = "",
    caption: str = "",
) -> Received:
    """Stage what is read, and add it. Arguments as with `receive_body`; the caller counts it."""
    begun = await site.db.read(uploading.begin, uploader.person_id, room_uuid, sha256.lower())
    if not isinstance(begun, MayCome):
        return _refused(uploader, _refusal(begun))
    uuid = str(uuid4())
    try:
        pieces = received(read, deadline, site.photo_bytes)
        came = await site.store.put_pieces(uploads.staged_key(uuid), pieces, TYPE)
    except NotReceived as not_received:
        return _refused(uploader, OF_SHORTCOMINGS[not_received.why])
    except StoreFailed as failed:
        log.warning("photo.unavailable", reason=failed.reason)
        return UploadRefusal.STORE
    return await _add(site, uploader, room_uuid, Staged(uuid, came), sha256, caption)


async def _add(site: Site, uploader: Asker, room_uuid: str, staged: Staged, sha256: str, caption: str) -> Received:
    """Add what is staged, or delete it. If nobody knows whether it was added, it is left to the sweep."""
    ended: Received = UploadRefusal.CHECKSUM
    if not sha256 or staged.sha256 == sha256.lower():
        ended = await site.db.write(_finish, uploader, room_uuid, staged, caption)
    if isinstance(ended, UploadAdded):
        log.info("photo.uploaded", person=uploader.tag, photo=staged.uuid)
    else:
        with suppress(StoreFailed):  # it is swept then
            await site.store.delete([uploads.staged_key(staged.uuid)])
    return _refused(uploader, ended) if isinstance(ended, UploadRefusal) else ended


def _refused(uploader: Asker, refusal: UploadRefusal) -> UploadRefusal:
    log.info("photo.not_uploaded", person=uploader.tag, reason=refusal.code)
    return refusal


def _finish(tx: Tx, uploader: Asker, room_uuid: str, staged: Staged, caption: str) -> Received:
    """It may have taken minutes: who sends it is looked up anew."""
    if not uploader.may_still(tx):
        return UploadRefusal.SIGNED_OUT
    ended = uploading.finish(tx, uploader.person_id, room_uuid, staged, caption)
    return ended if isinstance(ended, UploadAdded | ThereAlready) else _refusal(ended)


def _refusal(why: NotTheirRoom | OverQuota | TooManyComing) -> UploadRefusal:
    match why:
        case NotTheirRoom():
            return UploadRefusal.NOT_HERE
        case TooManyComing():
            return UploadRefusal.COMING
        case OverQuota(quota):
            return UploadRefusal.PHOTOS if quota is Quota.PHOTOS else UploadRefusal.BYTES
