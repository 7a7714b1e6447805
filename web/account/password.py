"""Setting one's password, and doing without."""

from collections.abc import Mapping

from aiohttp import web

from actions.accounts.passwords import drop_password, has_password, set_password
from actions.pins import number_of
from core.logs import get_logger
from core.passwords.rules import LONGEST, SHORTEST, PasswordFault, fault_of
from core.tx import Tx
from web.fields import fields_of
from web.headers import OUR_FORMS
from web.identity import session_of
from web.responses import see_other
from web.site import Site

log = get_logger()

FAULTS: Mapping[PasswordFault, str] = {
    PasswordFault.TOO_SHORT: f"Too short: it needs {SHORTEST} characters at least.",
    PasswordFault.TOO_LONG: f"Too long: it may have {LONGEST} characters.",
    PasswordFault.COMMON: "Too common: it is among the first that are tried."
    " Three words that don’t go together are good.",  # noqa: RUF001 - an apostrophe as printed
    PasswordFault.OWN_NUMBER: "That is your own number.",
}


async def offer(site: Site, request: web.Request) -> web.Response:
    """Where a new one is typed."""
    return await _page(site, request)


async def choose(site: Site, request: web.Request) -> web.Response:
    """Set it; browsers other than this one are signed out."""
    session = session_of(request)
    password = (await fields_of(request)).get("password", "")
    number = await site.db.read(number_of, session.person_id)
    fault = fault_of(password, number)
    if fault is not None:
        return await _page(site, request, FAULTS[fault])
    hashed = await site.hashing.hash(password)
    await site.db.write(set_password, session.person_id, session.id, hashed)
    log.info("password.set", person=session.tag)
    return see_other(site.url("account"))


async def drop(site: Site, request: web.Request) -> web.Response:
    """Do without from now on."""
    session = session_of(request)
    await site.db.write(drop_password, session.person_id)
    log.info("password.removed", person=session.tag)
    return see_other(site.url("account"))


async def _page(site: Site, request: web.Request, fault: str = "") -> web.Response:
    has_one, number = await site.db.read(_shown, session_of(request).person_id)
    return site.templates.page(
        "account/password.html",
        422 if fault else 200,
        files=("account.css",),
        forms_to=OUR_FORMS,
        fault=fault,
        has_one=has_one,
        number=number,
        number_end=number[-2:],
        shortest=SHORTEST,
        longest=LONGEST,
    )


def _shown(tx: Tx, person_id: int) -> tuple[bool, str]:
    return has_password(tx, person_id), number_of(tx, person_id)
