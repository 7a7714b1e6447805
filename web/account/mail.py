"""One's e-mail address: setting it, confirming it by a mail's link, doing without. Hidden without an SMTP server."""

from aiohttp import web

from actions.accounts.mail import (
    MailAsked,
    NoMailAddress,
    ask_for_mail,
    behind_mail_link,
    confirm_mail,
    mail_of,
    remove_mail,
)
from core.logs import get_logger
from web.fields import fields_of, token_in
from web.headers import OUR_FORMS
from web.identity import session_if_any, session_of
from web.responses import see_other
from web.site import Site

log = get_logger()

NO_ADDRESS = "That is no e-mail address."
TOO_MANY = "That were enough mails for today. Try again tomorrow."


async def offer(site: Site, request: web.Request) -> web.Response:
    """Where an address is typed."""
    return await _page(site, request)


async def ask(site: Site, request: web.Request) -> web.Response:
    """Send a mail with a link to it. The answer is the same whoever has the address."""
    if not site.can_mail:
        return _nothing_here(site)
    typed = (await fields_of(request)).get("mail", "")
    session = session_of(request)
    asked = await site.db.write(ask_for_mail, session.person_id, typed)
    if isinstance(asked, MailAsked):
        log.info("mail.asked", person=session.tag)
        return see_other(site.url("account") + "#mail")
    return await _page(site, request, NO_ADDRESS if isinstance(asked, NoMailAddress) else TOO_MANY)


async def remove(site: Site, request: web.Request) -> web.Response:
    """Do without."""
    session = session_of(request)
    await site.db.write(remove_mail, session.person_id)
    log.info("mail.removed", person=session.tag)
    return see_other(site.url("account") + "#mail")


async def link(site: Site, request: web.Request) -> web.Response:
    """The page of the link in a mail; robots open it too, and nothing happens. It is for who asked for it only."""
    session = session_if_any(request)
    if session is None or not session.is_signed_in:
        return site.templates.page("account/mail_elsewhere.html", 403)
    address = await site.db.read(behind_mail_link, session.person_id, token_in(request))
    if not address:
        return _gone(site)
    return site.templates.page("account/mail_link.html", forms_to=OUR_FORMS, address=address)


async def confirm(site: Site, request: web.Request) -> web.Response:
    """Its button."""
    session = session_if_any(request)
    if session is None or not session.is_signed_in:
        return site.templates.page("account/mail_elsewhere.html", 403)
    if not await site.db.write(confirm_mail, session.person_id, token_in(request)):
        return _gone(site)
    log.info("mail.confirmed", person=session.tag)
    return see_other(site.url("account") + "#mail")


async def _page(site: Site, request: web.Request, fault: str = "") -> web.Response:
    if not site.can_mail:
        return _nothing_here(site)
    found = await site.db.read(mail_of, session_of(request).person_id)
    return site.templates.page(
        "account/mail_address.html",
        422 if fault else 200,
        files=("account.css",),
        forms_to=OUR_FORMS,
        fault=fault,
        mail=found,
    )


def _gone(site: Site) -> web.Response:
    return site.templates.page("account/mail_gone.html", 404)


def _nothing_here(site: Site) -> web.Response:
    return site.templates.page("nothing_here.html", 404)
