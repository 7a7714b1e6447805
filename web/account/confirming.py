"""A PIN once more, of who is signed in, before something sensitive."""

from urllib.parse import urlencode

from aiohttp import web

from actions.pins import NoNumber, PinPurpose, ask_for_fresh_pin, number_of
from web.confirming import THEN, path_back
from web.fields import fields_of
from web.headers import OUR_FORMS
from web.identity import session_of
from web.responses import see_other
from web.sign_in.pins import show_asked
from web.site import Site
from web.visitors import network_of


async def offer(site: Site, request: web.Request) -> web.Response:
    """Why a PIN is asked for, and the button."""
    then = path_back(site, request.query.get(THEN, ""))
    session = session_of(request)
    if session.is_fresh:
        return see_other(then)
    number = await site.db.read(number_of, session.person_id)
    return site.templates.page("sign_in/confirm.html", forms_to=OUR_FORMS, then=then, number_end=number[-2:])


async def ask(site: Site, request: web.Request) -> web.Response:
    """The button: texts a PIN."""
    then = path_back(site, (await fields_of(request)).get(THEN, ""))
    asked = await site.db.write(ask_for_fresh_pin, session_of(request).person_id, network_of(site, request))
    if isinstance(asked, NoNumber):
        return site.templates.page("rooms/not_here.html", 404)
    return show_asked(site, asked, PinPurpose.FRESH, f"{site.url('pin')}?{urlencode({THEN: then})}")
