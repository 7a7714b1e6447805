"""One's own account: what is stored of oneself that one can change, and the browsers that are signed in."""

from aiohttp import web

from actions.accounts.account import OwnAccount, account, choose_zone, end_session
from actions.accounts.mail import mail_of
from actions.asking import choose_asking
from actions.leaving import delete_person
from actions.naming import NotAName, rename
from actions.programs.tokens import list_programs
from core.asking import Asks
from core.logs import get_logger
from core.phones import zones
from web.account.programs import ProgramCard
from web.account.words import SessionCard
from web.fields import fields_of
from web.headers import OUR_FORMS
from web.identity import session_cookie, session_of
from web.responses import see_other
from web.sign_in.entering import device_cookie
from web.site import Site
from web.words import zone_of

log = get_logger()

NO_NAME = "A name is up to 24 letters and digits, a letter first, without spaces."
NO_ZONE = "There is no such time zone."
LARGEST_ID = 2**63 - 1


async def show(site: Site, request: web.Request) -> web.Response:
    """All of it."""
    return await _page(site, request)


async def name(site: Site, request: web.Request) -> web.Response:
    """How others in a room see this person."""
    wanted = (await fields_of(request)).get("name", "").strip()
    renamed = await site.db.write(rename, session_of(request).person_id, wanted)
    return await _page(site, request, NO_NAME) if isinstance(renamed, NotAName) else _back(site)


async def asking(site: Site, request: web.Request) -> web.Response:
    """How readily this person is asked before a post."""
    chosen = (await fields_of(request)).get("asks", "")
    if chosen in set(Asks):
        await site.db.write(choose_asking, session_of(request).person_id, Asks(chosen))
    return _back(site)


async def zone(site: Site, request: web.Request) -> web.Response:
    """By which time zone this person's days are reckoned."""
    wanted = (await fields_of(request)).get("zone", "")
    known = await site.db.write(choose_zone, session_of(request).person_id, wanted)
    return _back(site) if known else await _page(site, request, NO_ZONE)


async def end(site: Site, request: web.Request) -> web.Response:
    """Sign one browser out; if it is this one, it forgets who it was."""
    session = session_of(request)
    wanted = (await fields_of(request)).get("session", "")
    session_id = int(wanted) if wanted.isascii() and wanted.isdigit() else 0
    if 0 < session_id <= LARGEST_ID and await site.db.write(end_session, session.person_id, session_id):
        log.info("sign_in.ended", person=session.tag)
    return see_other(site.url("account") + "#browsers")


async def ask_to_delete(site: Site, _: web.Request) -> web.Response:
    """What goes with whoever has themselves deleted."""
    return site.templates.page("account/delete.html", forms_to=OUR_FORMS, fault="")


async def delete(site: Site, request: web.Request) -> web.Response:
    """Delete the person, as STOP does."""
    if (await fields_of(request)).get("sure") != "yes":
        return site.templates.page(
            "account/delete.html", 422, forms_to=OUR_FORMS, fault="Tick the box if you are sure."
        )
    session = session_of(request)
    await site.db.write(delete_person, session.person_id)
    log.info("person.deleted", person=session.tag)
    response = site.templates.page("account/deleted.html", headers={"Clear-Site-Data": '"cache"'})
    for cookie in (session_cookie(site), device_cookie(site)):
        cookie.drop(response)
    return response


def _back(site: Site) -> web.Response:
    return see_other(site.url("account"))


async def _page(site: Site, request: web.Request, fault: str = "") -> web.Response:
    session = session_of(request)
    found: OwnAccount = await site.db.read(account, session.person_id)
    mail = await site.db.read(mail_of, session.person_id) if site.can_mail else None
    tokens = await site.db.read(list_programs, session.person_id)
    now, local = site.clock.now(), zone_of(request)
    return site.templates.page(
        "account/account.html",
        422 if fault else 200,
        files=("rooms.css", "account.css", "zone.js"),
        forms_to=OUR_FORMS,
        section="account",
        fault=fault,
        account=found,
        mail=mail,
        number_end=found.number[-2:],
        zones=zones.names(),
        browsers=[SessionCard.of(each, session.id, now, local) for each in found.sessions],
        programs=[ProgramCard.of(each, now, local) for each in tokens],
    )
