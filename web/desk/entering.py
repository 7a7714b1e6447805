"""Into the desk by a link that was made on the command line: for when no PIN can be texted."""

from aiohttp import web

from actions.operating import entering
from web import pages
from web.fields import token_in
from web.headers import OUR_FORMS
from web.identity import session_if_any
from web.sign_in.entering import let_in
from web.site import Site
from web.visitors import browser_of


async def link(site: Site, request: web.Request) -> web.StreamResponse:
    """The link's page: nothing has happened, for robots open links too."""
    if not await site.db.read(entering.is_good, token_in(request)):
        return await pages.nothing_here(site, request)
    return site.templates.page("desk/enter.html", forms_to=OUR_FORMS)


async def enter(site: Site, request: web.Request) -> web.StreamResponse:
    """Its button: uses the link up for this browser."""
    before = session_if_any(request)
    done = await site.db.write(entering.enter, token_in(request), browser_of(site, request), before)
    if done is None:
        return await pages.nothing_here(site, request)
    return let_in(site, done, site.url("desk"))
