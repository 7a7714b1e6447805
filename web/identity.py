"""Who is asking. Found out once a request, by the middleware; handlers read it from the request.

Nothing below the web knows of cookies: whatever tells a person in another way (an API's token, say) puts a session
on the request here.
"""

from contextlib import suppress

from aiohttp import web

from core.clock import SECOND
from storage import sessions
from storage.desk.operators import Role
from storage.engine.database import NotCommitted
from storage.sessions import LASTS, Session
from web.cookies import Cookie
from web.site import Site

SESSION = web.RequestKey("SESSION", Session)
ROLE = web.RequestKey("ROLE", Role)


def session_cookie(site: Site) -> Cookie:
    """By which a browser is known."""
    return Cookie("session", "/", LASTS // SECOND, site.public_url)


def session_if_any(request: web.Request) -> Session | None:
    """Who is asking, if they are signed in; only where the route's `who` has it found out."""
    return request.get(SESSION)


def session_of(request: web.Request) -> Session:
    """Who is asking, where the route is for people who are signed in.

    Raises:
        KeyError: when it isn't, so that nobody was asked for.
    """
    return request[SESSION]


def acts(request: web.Request) -> bool:
    """Whether who is asking is an operator who may act, where the route is for operators."""
    return request.get(ROLE) is Role.OPERATOR


async def find_session(site: Site, request: web.Request) -> Session | None:
    """The session of whoever asks; in use, it lasts. Looking goes on if that can't be committed.

    Raises:
        NotCommitted: when it can't be looked up.
    """
    cookie = session_cookie(site).read(request)
    found = await site.db.read(sessions.find, cookie) if cookie else None
    if found is not None and found.is_due:
        with suppress(NotCommitted):
            await site.db.write(sessions.prolong, found.id)
    return found
