"""Signing in by number and password, where the person has set one."""

from aiohttp import web

from actions.accounts.passwords import StoredPassword, begin_try, sign_in_by_password
from actions.pins import TooOften
from core.logs import get_logger
from core.mail.address import mail_address
from web.fields import fields_of
from web.headers import OUR_FORMS
from web.identity import session_if_any
from web.responses import see_other
from web.sign_in.entering import device_cookie, first_page, let_in
from web.sign_in.waiting import told_to_wait
from web.site import Site
from web.visitors import browser_of, network_of

log = get_logger()

WRONG = "Number or password is wrong, or no password is set."


async def offer(site: Site, request: web.Request) -> web.Response:
    """Where number and password are typed."""
    session = session_if_any(request)
    if session is not None and session.is_signed_in:
        return see_other(first_page(site))
    return site.templates.page("sign_in/password.html", forms_to=OUR_FORMS, fault="", can_mail=site.can_mail)


async def enter(site: Site, request: web.Request) -> web.Response:
    """Number and password. One try is counted before it is looked at; nobody's number takes as long as anybody's."""
    fields = await fields_of(request)
    typed, password = fields.get("number", ""), fields.get("password", "")
    number = mail_address(typed.lower()) if site.can_mail and "@" in typed else site.senders.read(typed)
    if not number or not password:
        return _wrong(site)
    stored = await site.db.write(begin_try, number, network_of(site, request), device_cookie(site).read(request))
    if isinstance(stored, TooOften):
        return told_to_wait(site, stored.wait, "password")
    if not await site.hashing.matches(stored.hashed, password):
        log.warning("password.wrong", is_known=stored.hashed is not None)
        return _wrong(site)
    return await _let_in(site, request, number, stored)


async def _let_in(site: Site, request: web.Request, number: str, stored: StoredPassword) -> web.Response:
    browser, before = browser_of(site, request), session_if_any(request)
    done = await site.db.write(sign_in_by_password, number, stored, browser, before)
    return let_in(site, done, first_page(site)) if done is not None else _wrong(site)


def _wrong(site: Site) -> web.Response:
    return site.templates.page("sign_in/password.html", 422, forms_to=OUR_FORMS, fault=WRONG, can_mail=site.can_mail)
