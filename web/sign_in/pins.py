"""Signing in by a PIN: a number is typed, a PIN is texted there, and typed in the same browser.

Every answer is the same whether anybody has that number, and takes the same (see storage.signing_in.pins).
"""

from aiohttp import web

from actions.pins import PinMisread, PinPurpose, PinRequested, PinWrong, TooOften, ask_for_pin
from actions.signing_in import BrowserSignedIn, sign_in_by_pin
from core.clock import SECOND
from core.logs import get_logger
from storage.signing_in import pins
from web.confirming import THEN, path_back
from web.cookies import Cookie
from web.fields import fields_of
from web.headers import OUR_FORMS
from web.identity import session_if_any
from web.responses import see_other
from web.sign_in.entering import device_cookie, first_page, let_in
from web.sign_in.waiting import told_to_wait
from web.site import Site
from web.visitors import browser_of, network_of

log = get_logger()

UNREADABLE = "That is no phone number."
UNSERVED = "Numbers like that one can't be registered here."


def pin_cookie(site: Site) -> Cookie:
    """By which the browser is known that asked for a PIN."""
    return Cookie("pin", "/", pins.LASTS // SECOND, site.public_url)


async def offer(site: Site, request: web.Request) -> web.Response:
    """All ways to sign in, first of them by PIN."""
    session = session_if_any(request)
    if session is not None and session.is_signed_in:
        return see_other(first_page(site))
    return site.templates.page("sign_in/number.html", forms_to=OUR_FORMS, fault="", is_let_in=session is not None)


async def ask(site: Site, request: web.Request) -> web.Response:
    """The button: has a PIN texted to a number that is known here, and looks the same for any other."""
    number = site.senders.read((await fields_of(request)).get("number", ""))
    if not number:
        is_let_in = session_if_any(request) is not None
        return site.templates.page(
            "sign_in/number.html", 422, forms_to=OUR_FORMS, fault=UNREADABLE, is_let_in=is_let_in
        )
    return await _ask(site, request, number, PinPurpose.SIGN_IN)


async def offer_reset(site: Site, _: web.Request) -> web.Response:
    """For who forgot their password."""
    return site.templates.page("sign_in/forgotten.html", forms_to=OUR_FORMS, fault="")


async def ask_for_reset(site: Site, request: web.Request) -> web.Response:
    """Its button: likewise, and a new password can be set then."""
    number = site.senders.read((await fields_of(request)).get("number", ""))
    if not number:
        return site.templates.page("sign_in/forgotten.html", 422, forms_to=OUR_FORMS, fault=UNREADABLE)
    return await _ask(site, request, number, PinPurpose.PASSWORD)


async def offer_to_register(site: Site, request: web.Request) -> web.Response:
    """For who is new."""
    session = session_if_any(request)
    if session is not None and session.is_signed_in:
        return see_other(first_page(site))
    return site.templates.page("sign_in/register.html", forms_to=OUR_FORMS, fault="")


async def register(site: Site, request: web.Request) -> web.Response:
    """Its button: has a PIN texted to any number that is served, known or not."""
    number = site.senders.read((await fields_of(request)).get("number", ""))
    fault = UNREADABLE if not number else UNSERVED if site.senders.unserved(number) else ""
    if fault:
        return site.templates.page("sign_in/register.html", 422, forms_to=OUR_FORMS, fault=fault)
    return await _ask(site, request, number, PinPurpose.REGISTER)


async def _ask(site: Site, request: web.Request, number: str, purpose: PinPurpose) -> web.Response:
    device = device_cookie(site).read(request)
    asked = await site.db.write(ask_for_pin, number, purpose, network_of(site, request), device)
    return show_asked(site, asked, purpose)


def show_asked(site: Site, asked: PinRequested | TooOften, purpose: PinPurpose, url: str = "") -> web.Response:
    """To the page where the PIN is typed, known by a cookie; or when to come back."""
    if isinstance(asked, TooOften):
        return told_to_wait(site, asked.wait, "pin")
    log.info("pin.asked", purpose=purpose.value)
    response = see_other(url or site.url("pin"))
    pin_cookie(site).set(response, asked.secret)
    return response


async def offer_to_enter(site: Site, request: web.Request) -> web.Response:
    """Where the PIN is typed."""
    return await _entering(site, request, "", path_back(site, request.query.get(THEN, "")))


async def enter(site: Site, request: web.Request) -> web.Response:
    """The PIN."""
    fields = await fields_of(request)
    then = path_back(site, fields.get(THEN, ""))
    done = await site.db.write(
        sign_in_by_pin,
        pin_cookie(site).read(request),
        fields.get("pin", ""),
        network_of(site, request),
        browser_of(site, request),
        session_if_any(request),
        next(iter(site.numbers), ""),
    )
    match done:
        case BrowserSignedIn():
            response = let_in(site, done, _next_page(site, done.purpose, then))
            pin_cookie(site).drop(response)
            return response
        case PinMisread():
            return await _entering(site, request, "A PIN has six digits.", then)
        case PinWrong(left) if left:
            log.warning("pin.wrong", left=left)
            return await _entering(site, request, f"That is not the PIN. {_tries(left)} left.", then)
        case TooOften(wait):
            return told_to_wait(site, wait, "pin")
    log.warning("pin.wrong", left=0)
    return site.templates.page("sign_in/pin_over.html", 422, forms_to=OUR_FORMS)


def _tries(left: int) -> str:
    return "1 try" if left == 1 else f"{left} tries"


def _next_page(site: Site, purpose: PinPurpose | None, then: str) -> str:
    if purpose is PinPurpose.PASSWORD:
        return site.url("password")
    return then if purpose is PinPurpose.FRESH else first_page(site)


async def _entering(site: Site, request: web.Request, fault: str, then: str) -> web.Response:
    asked = await site.db.read(pins.asked_of, pin_cookie(site).read(request))
    if asked is None:
        return site.templates.page("sign_in/pin_over.html", 404, forms_to=OUR_FORMS)
    purpose, number = asked
    return site.templates.page(
        "sign_in/pin.html",
        422 if fault else 200,
        forms_to=OUR_FORMS,
        fault=fault,
        then=then,
        is_sure=purpose in {PinPurpose.FRESH, PinPurpose.REGISTER},
        number_end=number[-2:],
    )
