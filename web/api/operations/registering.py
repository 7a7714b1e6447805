"""Registering by a program: a number, and what else is to be known of whoever has it."""

from typing import Annotated

from aiohttp import web
from pydantic import Field

from actions.accounts.passwords import count_hashing
from actions.naming import LONGEST as LONGEST_NAME
from actions.naming import is_name
from actions.pins import PinPurpose
from actions.programs.registering import Details
from core.mail.address import LONGEST as LONGEST_MAIL
from core.passwords.rules import LONGEST as LONGEST_PASSWORD
from core.passwords.rules import SHORTEST, fault_of
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation
from web.api.operations.logins import MAIL_PROBLEMS, NOT_SERVED, Number, mail_of, number_served
from web.api.operations.me import NOT_A_PERSONS_NAME, WEAK_PASSWORD
from web.api.operations.rooms import NOT_A_NAME
from web.api.operations.tokens import PinAsked, ask_for, hashed_by, to_wait
from web.api.problems import TOO_MANY, Problem, refused
from web.site import Site
from web.visitors import network_of


class Registration(ApiModel):
    """Whoever is to be registered. What stands beside the number comes true once their PIN is entered."""

    number: Number
    name: Annotated[str | None, Field(min_length=1, max_length=LONGEST_NAME)] = None
    email: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=LONGEST_MAIL,
            description="A link is sent there then, to be opened where they are signed in: so it is confirmed.",
        ),
    ] = None
    password: Annotated[str | None, Field(min_length=SHORTEST, max_length=LONGEST_PASSWORD)] = None


async def register(site: Site, request: web.Request, call: Call) -> ApiAnswer | Problem:
    """Have a PIN texted to any number that is served."""
    wanted: Registration = call.body
    number = number_served(site, wanted.number)
    if site.senders.unserved(number):
        raise refused(NOT_SERVED)
    _see_that_all_is_right(site, wanted, number)
    hashed = ""
    if wanted.password is not None:
        too_often = await site.db.write(count_hashing, network_of(site, request))
        if too_often is not None:
            return to_wait(too_often)
        hashed = await hashed_by(site, wanted.password)
    mail = mail_of(site, wanted.email) if wanted.email is not None else ""
    return await ask_for(site, request, number, PinPurpose.REGISTER, Details(wanted.name or "", mail, hashed))


def _see_that_all_is_right(site: Site, wanted: Registration, number: str) -> None:
    """See that what was told may come true.

    Raises:
        RefusedRequest: when something may not.
    """
    if wanted.name is not None and not is_name(wanted.name):
        raise refused(NOT_A_NAME, NOT_A_PERSONS_NAME)
    if wanted.email is not None:
        mail_of(site, wanted.email)
    if wanted.password is not None and fault_of(wanted.password, number) is not None:
        raise refused(WEAK_PASSWORD)


OPERATIONS = (
    Operation(
        "register",
        "POST",
        "/register",
        "Has a PIN texted, with which who is new here is registered and signed in.",
        None,
        work=register,
        answer=PinAsked,
        status=202,
        body=Registration,
        problems=(TOO_MANY, NOT_SERVED, NOT_A_NAME, *MAIL_PROBLEMS, WEAK_PASSWORD),
    ),
)
