"""What stands before each call of X: the bearer token, its scopes, faults, and refusals as X writes them."""

from collections.abc import Awaitable, Callable

import orjson
from aiohttp import web

from sandbox.core.answers import Json, json_response
from sandbox.core.fault_kinds import Stage
from sandbox.x import errors
from sandbox.x.api.faults import Answer, strike
from sandbox.x.errors import XError
from sandbox.x.model import Account, Grant
from sandbox.x.state import XState

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
AccountHandler = Callable[[web.Request, Account], Awaitable[web.StreamResponse]]


class Front:
    """Puts itself before handlers."""

    def __init__(self, state: XState) -> None:
        self._state = state

    def open(self, handler: Handler) -> Handler:
        """For calls without a bearer token: refusals are written down, no more."""

        async def answered(request: web.Request) -> web.StreamResponse:
            try:
                return await handler(request)
            except XError as error:
                response = json_response(error.body, error.status)
                if "title" in error.body:
                    response.content_type = "application/problem+json"
                response.headers.update(error.headers)
                return response

        return answered

    def signed(self, stage: Stage, handler: AccountHandler, *scopes: str) -> Handler:
        """For calls in an account's name, which need these scopes."""

        async def admitted(request: web.Request) -> web.StreamResponse:
            self._state.stats[f"{stage}_calls"] += 1
            grant = self._grant(request)
            account = grant.account

            async def answer() -> web.StreamResponse:
                if not grant.scopes.issuperset(scopes):
                    raise errors.problem(403)
                return await handler(request, account)

            return await self.with_faults(stage, account.username, request, answer)

        return self.open(admitted)

    async def with_faults(
        self, stage: Stage, username: str, request: web.Request, answer: Answer
    ) -> web.StreamResponse:
        """Answer, unless a fault strikes this call of that account."""
        fault = self._state.faults.take(stage, username)
        return await answer() if fault is None else await strike(fault, request, answer)

    def _grant(self, request: web.Request) -> Grant:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        grant = self._state.grants.bearer(token.strip()) if kind.lower() == "bearer" else None
        if grant is None:
            raise errors.problem(401)
        return grant


async def json_body(request: web.Request) -> Json:
    """The JSON object that was sent. Raises XError 400 for anything else."""
    try:
        body = orjson.loads(await request.read())
    except orjson.JSONDecodeError:
        body = None
    if not isinstance(body, dict):
        raise errors.invalid("The request body is not a JSON object.")
    return body


def only(fields: Json, *known: str, within: str = "$") -> None:
    """Refuse fields that X does not know here. Raises XError 400."""
    for name in fields:
        if name not in known:
            raise errors.invalid(f"{within}.{name}: is not defined in the schema and the schema does not allow it")
