from dataclasses import dataclass

from clients.failures import XFailed, XFault
from clients.stores.store import ObjectStore, StoreFailed
from clients.x.client import XClient
from storage.engine.database import Database
from storage.rooms import photos
from storage.x.accounts import Account
from storage.x.post import Post


@dataclass(frozen=True, slots=True)
class PostPhotos:
    """Hands the photos of a post over to X."""

    client: XClient
    db: Database
    store: ObjectStore

    async def upload(self, post: Post, account: Account) -> list[str]:
        """X's identifiers of the photos that go with the next part: with the first one, or none.

        Raises:
            XFailed: when they aren't all there; nothing was posted, whatever became of an upload.
            NotCommitted: when the database can't be read.
        """
        if post.photos_of is None or post.up:
            return []
        last = post.text_id or post.photos_of
        pictures = await self.db.read(photos.sent_between, post.person_id, post.photos_of, last)
        try:
            return [
                await self.client.upload(account.tokens.access, await self.store.get(picture.key), "image/jpeg")
                for picture in pictures
            ]
        except StoreFailed as failed:
            raise _not_now(failed.reason) from failed
        except XFailed as failed:
            if failed.happened is None:
                raise _not_now(failed.reason) from failed
            raise


def _not_now(reason: str) -> XFailed:
    return XFailed(reason, happened=False, fault=XFault.UNREACHABLE)
