"""What stands before every page and file: failures, forms of other sites, and who is asking, in this order.

Routes get it when the application is made, each as its row in the table says. Webhooks and probes have none of it.
"""

from collections.abc import Awaitable, Callable
from functools import partial

from aiohttp import web
from yarl import URL

from core.logs import failure, get_logger
from core.passwords.hashing import TooBusy
from storage.desk import operators
from storage.desk.operators import Role
from storage.engine.database import CommitUnknown, NotCommitted
from storage.sessions import Session
from web.confirming import to_confirm
from web.headers import OUR_FORMS
from web.identity import ROLE, SESSION, find_session
from web.responses import empty, see_other
from web.route import AnswerKind, Handler, Route, Who
from web.site import Site

log = get_logger()

BUSY_SECONDS = "5"

OPERATORS = frozenset({Who.OPERATOR, Who.OPERATOR_READING})
Next = Callable[[web.Request], Awaitable[web.StreamResponse]]


def guarded(site: Site, route: Route, handler: Handler) -> Next:
    """A handler with all that stands before it."""
    if route.kind is AnswerKind.PROBE:
        return partial(handler, site)
    return _failures_shown(site, route, _other_sites_refused(site, route, _session_found(site, route, handler)))


def _failures_shown(site: Site, route: Route, proceed: Next) -> Next:
    """Whatever breaks behind a page is a page too, and shows nothing of what broke."""

    async def shown(request: web.Request) -> web.StreamResponse:
        try:
            return await proceed(request)
        except TooBusy:
            log.warning("page.busy", page=route.path)
            return site.templates.page("unavailable.html", 503, headers={"Retry-After": BUSY_SECONDS})
        except NotCommitted as error:
            log.warning("page.unavailable", page=route.path, reason=str(error))
            page = "unknown.html" if isinstance(error, CommitUnknown) else "unavailable.html"
            return site.templates.page(page, 503)
        except Exception as error:  # noqa: BLE001 - a page must not show what broke
            log.error("page.broken", page=route.path, **failure(error))
            return site.templates.page("broken.html", 500)

    return shown


def _other_sites_refused(site: Site, route: Route, proceed: Next) -> Next:
    """Only a form of our own page does anything."""
    refuse = route.cross_site
    if refuse is None:
        return proceed

    async def checked(request: web.Request) -> web.StreamResponse:
        is_ours = request.method != "POST" or is_from_our_page(request, site.public_url)
        return await (proceed(request) if is_ours else refuse(site, request))

    return checked


def is_from_our_page(request: web.Request, public_url: str) -> bool:
    """Whether our own page sent the form. Browsers say so by the one header or, older ones, by the other."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == str(URL(public_url).origin())


def _session_found(site: Site, route: Route, handler: Handler) -> Next:
    """Who is asking is on the request, if the route wants to know."""
    if route.who is Who.ANYONE:
        return partial(handler, site)

    async def known(request: web.Request) -> web.StreamResponse:
        session = await find_session(site, request)
        if session is not None:
            request[SESSION] = session
        if route.who in OPERATORS:
            kept_out = await _kept_out(site, route, request, session)
            return kept_out or await handler(site, request)
        refused = _refused(route.who, session)
        if not refused and route.who is Who.FRESH and session is not None and not session.is_fresh:
            return empty(403) if route.kind is AnswerKind.FILE else see_other(to_confirm(site, route, request))
        if not refused:
            return await handler(site, request)
        if route.kind is AnswerKind.FILE:
            return empty()
        return site.templates.page(refused, 403, forms_to=OUR_FORMS)

    return known


async def _kept_out(
    site: Site, route: Route, request: web.Request, session: Session | None
) -> web.StreamResponse | None:
    """What they get who may not see the desk, or not do this: nothing shows anybody else that there is a desk."""
    role = Role.NONE
    if session is not None and session.is_signed_in:
        role = await site.db.read(operators.role_of, session.person_id)
    if session is None or role is Role.NONE:
        return empty() if route.kind is AnswerKind.FILE else site.templates.page("nothing_here.html", 404)
    if not session.is_fresh:
        return empty(403) if route.kind is AnswerKind.FILE else see_other(to_confirm(site, route, request))
    if route.who is Who.OPERATOR and role is not Role.OPERATOR:
        log.warning("desk.refused", person=session.tag, page=route.path, cause="read-only")
        return site.templates.page("desk/reading_only.html", 403)
    request[ROLE] = role
    return None


def _refused(who: Who, session: Session | None) -> str:
    """The page that says so if they may not ask; empty if they may."""
    if who is Who.EITHER:
        return ""
    if session is None:
        return "signed_out.html"
    return "sign_in/offer.html" if who in {Who.SIGNED_IN, Who.FRESH} and not session.is_signed_in else ""
