"""Who is asking. Found out once a request, by the middleware; handlers read it from the request.

Nothing below the web knows of cookies: whatever tells a person in another way (an API's token, say) puts a session
on the request here.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from core.clock import SECOND
from core.tx import Tx
from storage import sessions
from storage.desk.operators import Role
from storage.engine.database import NotCommitted
from storage.sessions import LASTS, Session
from web.cookies import Cookie
from web.site import Site


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for what takes long.

    Attributes:
        tag: the pseudonym of its person, for logs.
        may_still: whether they are still let in. It is asked again on the way, or once all has come, in the
            transaction that makes something of it.
    """

    person_id: int
    tag: str
    may_still: Callable[[Tx], bool]


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


def asker_of(request: web.Request) -> Asker:
    """Who is asking, for what takes long. Raises as `session_of` does."""
    session = session_of(request)
    return Asker(session.person_id, session.tag, partial(sessions.is_valid, session_id=session.id))


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
