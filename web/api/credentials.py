"""Who asks: by an access token, which names a session, or by a token that a person made for a program."""

from dataclasses import dataclass

from aiohttp import web

from core.tx import Tx
from storage import sessions
from storage.programs import program_tokens
from storage.sessions import Session
from web.api import access_tokens
from web.api.declaration import ALL_SCOPES, FOR_PROGRAMS, ROOT, Caller, Scope
from web.api.problems import FORBIDDEN, NOT_SIGNED_IN, Problem, RefusedRequest, refused
from web.site import Site

LONGEST = 4096
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="api"'}
"""RFC 6750, section 3."""


@dataclass(frozen=True, slots=True)
class Credential:
    """What came along: the session that an access token names, or a program's token, yet to be looked up."""

    session_id: int = 0
    program_token: str = ""

    @property
    def key(self) -> str:
        """By which requests are counted."""
        return self.program_token or str(self.session_id)


def audience(public_url: str) -> str:
    """Whom access tokens are for."""
    return public_url + ROOT


def credential_of(site: Site, request: web.Request) -> Credential:
    """What came along with a request.

    Raises:
        RefusedRequest: when it is nothing that could be valid.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.casefold() != "bearer" or not token or len(token) > LONGEST:
        raise not_signed_in()
    if token.startswith(program_tokens.PREFIX):
        return Credential(program_token=token)
    session_id = access_tokens.session_of(site.keys, audience(site.public_url), token, site.clock.now())
    if session_id is None:
        raise not_signed_in()
    return Credential(session_id)


def not_signed_in() -> RefusedRequest:
    """Whatever was wrong with the token."""
    detail = "Send `Authorization: Bearer TOKEN`, with an access token that hasn't expired or a program's token."
    return RefusedRequest(Problem(NOT_SIGNED_IN, detail, headers=CHALLENGE))


def caller_of(tx: Tx, credential: Credential, scope: Scope) -> Caller:
    """Who that is now, if they may ask for that.

    Raises:
        RefusedRequest: when the session or the token has ended, or isn't for that.
    """
    caller = _program(tx, credential) if credential.program_token else _signed_in(tx, credential)
    if caller is None:
        raise not_signed_in()
    if scope not in caller.scopes:
        raise refused(FORBIDDEN, f"The token needs the scope {scope}.")
    return caller


def _signed_in(tx: Tx, credential: Credential) -> Caller | None:
    session = sessions.get(tx, credential.session_id)
    return Caller(session, ALL_SCOPES) if session is not None and session.is_signed_in else None


def _program(tx: Tx, credential: Credential) -> Caller | None:
    token = program_tokens.find(tx, credential.program_token)
    if token is None:
        return None
    session = Session(token.id, token.person_id, token.tag, is_signed_in=True, room_id=None, is_due=False)
    scopes = frozenset(each for each in FOR_PROGRAMS if each in token.scopes)
    return Caller(session, scopes, is_program=True, is_due=token.is_due)
