"""Tokens for codes and for refresh tokens, and their revocation (RFC 6749, 7009 and 7636, as X has them)."""

import base64
import hashlib
import hmac
from urllib.parse import parse_qs

from aiohttp import encode_basic_auth, web

from sandbox.core.answers import json_response
from sandbox.x import errors
from sandbox.x.api.front import Front
from sandbox.x.grants import TokenAnswer
from sandbox.x.model import Grant
from sandbox.x.state import XState

Form = dict[str, str]


class OAuth:
    """POST /2/oauth2/token and /2/oauth2/revoke."""

    def __init__(self, state: XState) -> None:
        self._state = state
        self._front = Front(state)

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [
            web.post("/2/oauth2/token", self._front.open(self.token)),
            web.post("/2/oauth2/revoke", self._front.open(self.revoke)),
        ]

    async def token(self, request: web.Request) -> web.StreamResponse:
        """A pair of tokens for a code or for a refresh token, each of which counts once."""
        self._state.stats["x_token_calls"] += 1
        form = await self._admitted(request)
        kind = form.get("grant_type")
        if kind not in ("authorization_code", "refresh_token"):
            raise errors.oauth("unsupported_grant_type", "Value passed for the grant type was invalid.")

        async def answer() -> web.StreamResponse:
            pair = self._for_code(form) if kind == "authorization_code" else self._for_refresh_token(form)
            return json_response(pair)

        return await self._front.with_faults("x_token", self._whose(form), request, answer)

    async def revoke(self, request: web.Request) -> web.StreamResponse:
        """Kill a token of either kind with its whole family; one that nobody has is as good as dead."""
        self._state.stats["x_revoke_calls"] += 1
        form = await self._admitted(request)
        token = form.get("token", "")

        async def answer() -> web.StreamResponse:
            self._state.stats["x_revoked"] += self._state.grants.revoke(token)
            return json_response({"revoked": True})

        return await self._front.with_faults("x_revoke", self._whose(form), request, answer)

    def _for_code(self, form: Form) -> TokenAnswer:
        code = self._state.grants.take_code(form.get("code", ""))
        if code is None:
            raise errors.oauth("invalid_request", "Value passed for the authorization code was invalid.")
        if form.get("redirect_uri") != code.redirect_uri:
            raise errors.oauth(
                "invalid_request",
                "Value passed for the redirect uri did not match the uri of the authorization code.",
            )
        if not hmac.compare_digest(challenge_of(form.get("code_verifier", "")), code.challenge):
            raise errors.oauth(
                "invalid_request", "Value passed for the code verifier did not match the code challenge."
            )
        self._state.stats["x_grants"] += 1
        return self._state.grants.issue(Grant(code.account, code.scopes))

    def _for_refresh_token(self, form: Form) -> TokenAnswer:
        self._state.stats["x_refreshes"] += 1
        pair = self._state.grants.rotate(form.get("refresh_token", ""))
        if pair is None:
            raise errors.bad_token()
        return pair

    def _whose(self, form: Form) -> str:
        """The account that a call is about, as far as it can be told."""
        grants = self._state.grants
        code = grants.peek_code(form.get("code", ""))
        account = code.account if code else grants.owner(form.get("refresh_token") or form.get("token", ""))
        return account.username if account else ""

    async def _admitted(self, request: web.Request) -> Form:
        """The form, once the client has shown who it is: by HTTP Basic, or a public one by its id."""
        settings = self._state.settings
        fields = parse_qs((await request.read()).decode(errors="replace"), keep_blank_values=True)
        form = {name: values[0] for name, values in fields.items()}
        if settings.x_client_secret:
            expected = encode_basic_auth(settings.x_client_id, settings.x_client_secret)
            given = request.headers.get("Authorization", "")
        else:
            expected, given = settings.x_client_id, form.get("client_id", "")
        if not hmac.compare_digest(given.encode(errors="replace"), expected.encode()):
            raise errors.bad_client()
        return form


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a verifier (RFC 7636, 4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
