"""Signing a program in: by a PIN that is texted, by a password, or by the refresh token that it got before."""

from datetime import datetime
from typing import Annotated, Literal

from aiohttp import web
from pydantic import ConfigDict, Field, RootModel

from actions.accounts.passwords import begin_try
from actions.pins import PinMisread, PinPurpose, PinWrong, TooOften, ask_for_pin
from actions.programs.registering import NO_DETAILS, Details, apart, together
from actions.programs.tokens import (
    ProgramSignedIn,
    Reused,
    Rotated,
    refresh,
    sign_program_in_by_password,
    sign_program_in_by_pin,
)
from core.clock import SECOND
from core.logs import get_logger
from core.passwords.hashing import TooBusy
from core.passwords.rules import LONGEST as LONGEST_PASSWORD
from storage.sessions import Session
from web.api import access_tokens
from web.api.credentials import audience
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation
from web.api.ids import SESSION
from web.api.operations.logins import MAIL_PROBLEMS, NOT_SERVED, WithLogin, login_of
from web.api.problems import INVALID, TOO_MANY, UNAVAILABLE, Problem, ProblemKind, RefusedRequest, refused
from web.api.times import at
from web.site import Site
from web.visitors import browser_of, network_of

log = get_logger()

WRONG_CREDENTIALS = ProblemKind("wrong-credentials", 403, "That doesn't sign anybody in")
LONGEST_TOKEN = 200
LONGEST_PIN_REQUEST = 2000
"""Characters of one that holds a name, an e-mail address and the hash of a password, sealed."""
SOON = 2


class PinWanted(WithLogin):
    """Whose phone is to get a PIN."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})


class PinAsked(ApiModel):
    """A PIN is on its way, if that number may have one: nobody learns here whether it is known."""

    pin_request: str = Field(description="To be sent along with the PIN.")
    expires_at: datetime


class ByPin(ApiModel):
    """With a PIN that was asked for."""

    grant: Literal["pin"]
    pin_request: Annotated[str, Field(max_length=LONGEST_PIN_REQUEST)]
    pin: Annotated[str, Field(pattern="^[0-9]{6}$")]


class ByPassword(WithLogin):
    """With one's password."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 3, "maxProperties": 3})

    grant: Literal["password"]
    password: Annotated[str, Field(max_length=LONGEST_PASSWORD)]


class ByRefreshToken(ApiModel):
    """With the newest refresh token of the session."""

    grant: Literal["refresh_token"]
    refresh_token: Annotated[str, Field(max_length=LONGEST_TOKEN)]


class TokenWanted(RootModel[Annotated[ByPin | ByPassword | ByRefreshToken, Field(discriminator="grant")]]):
    """By what a program signs in."""


class Tokens(ApiModel):
    """What a program asks with from now on."""

    access_token: str = Field(description="For `Authorization: Bearer …`.")
    token_type: Literal["Bearer"]
    expires_in: int = Field(description="Seconds.")
    refresh_token: str = Field(description="For the next access token, once. Keep the newest one only.")
    session: Annotated[str, Field(pattern=SESSION.whole)]
    is_new: bool = Field(description="Whether you have just been registered.")


async def ask(site: Site, request: web.Request, call: Call) -> ApiAnswer | Problem:
    """Have a PIN texted to who is known here."""
    return await ask_for(site, request, login_of(site, call.body), PinPurpose.API)


async def ask_for(
    site: Site, request: web.Request, number: str, purpose: PinPurpose, details: Details = NO_DETAILS
) -> ApiAnswer | Problem:
    """Have a PIN texted there; with it, these details come true."""
    asked = await site.db.write(ask_for_pin, number, purpose, network_of(site, request))
    if isinstance(asked, TooOften):
        return to_wait(asked)
    log.info("pin.asked", purpose=purpose.value)
    return ApiAnswer(
        PinAsked(pin_request=together(site.keys, asked.secret, details), expires_at=at(asked.expires_at))
    )


def to_wait(refusal: TooOften) -> Problem:
    """For how long nothing is done."""
    return Problem(TOO_MANY, "Too many tries.", retry_seconds=refusal.wait // SECOND + 1)


async def sign_in(site: Site, request: web.Request, call: Call) -> ApiAnswer | Problem:
    """Give tokens to whoever shows who they are."""
    wanted: TokenWanted = call.body
    match wanted.root:
        case ByPin() as by:
            return await _by_pin(site, request, by)
        case ByPassword() as by:
            return await _by_password(site, request, by)
        case ByRefreshToken(refresh_token=token):
            return await _by_refresh_token(site, token)


async def _by_pin(site: Site, request: web.Request, by: ByPin) -> ApiAnswer | Problem:
    ours = next(iter(site.numbers), "")
    network, browser = network_of(site, request), browser_of(site, request)
    shown = apart(site.keys, by.pin_request)
    if shown is None:
        return _not_awaited()
    secret, details = shown
    done = await site.db.write(sign_program_in_by_pin, secret, by.pin, network, browser, ours, details)
    match done:
        case ProgramSignedIn(token, session, is_new):
            return _tokens(site, session, token, is_new=is_new)
        case TooOften():
            return to_wait(done)
        case PinMisread():
            raise refused(INVALID, errors=[{"where": "body/pin", "what": "A PIN has six digits."}])
        case PinWrong(left):
            log.warning("pin.wrong", left=left)
            return Problem(WRONG_CREDENTIALS, "That is not the PIN.", {"tries_left": left})
    return _not_awaited()


def _not_awaited() -> Problem:
    return Problem(WRONG_CREDENTIALS, "Nothing awaits that PIN any more: ask for another.", {"tries_left": 0})


async def _by_password(site: Site, request: web.Request, by: ByPassword) -> ApiAnswer | Problem:
    known_by = login_of(site, by)
    stored = await site.db.write(begin_try, known_by, network_of(site, request))
    if isinstance(stored, TooOften):
        return to_wait(stored)
    done = None
    if await matches(site, stored.hashed, by.password):
        done = await site.db.write(sign_program_in_by_password, known_by, stored, browser_of(site, request))
    if done is None:
        log.warning("password.wrong")
        return Problem(WRONG_CREDENTIALS, "That number or address, or the password, is wrong; or no password is set.")
    return _tokens(site, done.session, done.token)


async def hashed_by(site: Site, password: str) -> str:
    """What is kept of a password.

    Raises:
        RefusedRequest: when too many are looked at already.
    """
    try:
        return await site.hashing.hash(password)
    except TooBusy:
        raise _too_busy() from None


async def matches(site: Site, hashed: str | None, password: str) -> bool:
    """Whether it is the password of that hash.

    Raises:
        RefusedRequest: when too many are looked at already.
    """
    try:
        return await site.hashing.matches(hashed, password)
    except TooBusy:
        raise _too_busy() from None


def _too_busy() -> RefusedRequest:
    return RefusedRequest(Problem(UNAVAILABLE, "Too many passwords at once.", retry_seconds=SOON))


async def _by_refresh_token(site: Site, token: str) -> ApiAnswer | Problem:
    match await site.db.write(refresh, token):
        case Rotated(successor, session):
            return _tokens(site, session, successor)
        case Reused(tag):
            log.warning("api.token_reused", person=tag)
    return Problem(WRONG_CREDENTIALS, "That refresh token is none any more: sign in anew.")


def _tokens(site: Site, session: Session, refresh_token: str, *, is_new: bool = False) -> ApiAnswer:
    access_token = access_tokens.make(site.keys, audience(site.public_url), session.id, site.clock.now())
    return ApiAnswer(
        Tokens(
            access_token=access_token,
            token_type="Bearer",  # noqa: S106 - the name of a scheme
            expires_in=access_tokens.LASTS // SECOND,
            refresh_token=refresh_token,
            session=SESSION.show(session.id),
            is_new=is_new,
        )
    )


OPERATIONS = (
    Operation(
        "ask_for_pin",
        "POST",
        "/pins",
        "Has a PIN texted, with which a program signs in.",
        None,
        work=ask,
        answer=PinAsked,
        status=202,
        body=PinWanted,
        problems=(TOO_MANY, NOT_SERVED, *MAIL_PROBLEMS),
    ),
    Operation(
        "make_tokens",
        "POST",
        "/token",
        "Signs a program in, or gives it fresh tokens.",
        None,
        work=sign_in,
        answer=Tokens,
        body=TokenWanted,
        problems=(TOO_MANY, WRONG_CREDENTIALS, NOT_SERVED, *MAIL_PROBLEMS),
    ),
)
