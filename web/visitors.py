from contextlib import suppress
from dataclasses import dataclass

from aiohttp import web
from yarl import URL

from bot.clock import SECOND
from bot.logs import get_logger
from storage import sessions
from storage.database import Database, NotCommitted
from storage.objects.store import ObjectStore, StoreFailed
from storage.sessions import LASTS, Session
from web.cookies import Cookie

log = get_logger()

SOME_KEY = "x.jpg"


@dataclass(frozen=True, slots=True)
class Visitors:
    """Browsers that a link let in, and what their pages may load."""

    db: Database
    store: ObjectStore
    public_url: str

    @property
    def cookie(self) -> Cookie:
        """By which a browser is known."""
        return Cookie("session", "/", LASTS // SECOND, self.public_url)

    def cookie_of(self, request: web.Request) -> str:
        """What this browser is known by; nothing if it can't be ours."""
        return self.cookie.read(request)

    async def session(self, request: web.Request) -> Session | None:
        """The browser's session, if it is let in."""
        found = await self.db.read(sessions.find, self.cookie_of(request))
        if found is not None:
            await self.seen(found)
        return found

    async def seen(self, session: Session) -> None:
        """Let a session that is in use last; looking goes on if that can't be committed."""
        if session.is_due:
            with suppress(NotCommitted):
                await self.db.write(sessions.prolong, session.id)

    async def images(self) -> str:
        """Where pages load pictures from (CSP, img-src): from here, and if the store has addresses, from there."""
        try:
            link = await self.store.link(SOME_KEY, 1)
        except StoreFailed as failed:
            log.warning("photo.unavailable", reason=failed.reason)
            link = None
        return "'self'" if link is None else f"'self' {URL(link).origin()}"
