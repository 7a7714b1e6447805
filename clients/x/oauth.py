import re
import secrets
from typing import Any

from aiohttp import ClientSession
from authlib.oauth2.client import OAuth2Client
from authlib.oauth2.rfc6749.parameters import prepare_token_request
from authlib.oauth2.rfc7009 import prepare_revoke_token_request

from clients.answers import X as SERVICE
from clients.call import HttpAnswer, call
from clients.failures import XFailed, XFault
from clients.x.calls import as_x_failures
from clients.x.faults import REASONS, refused, token_fault, unreadable
from clients.x.problem import problem_of
from core.clock import SECOND, Clock, Moment, after
from core.forms import FORM_TYPE
from core.settings import XSettings
from core.x.account import XTokens

SCOPES = "tweet.read tweet.write users.read media.write offline.access"
ACCESS_SECONDS = 7200
"""What X gives access tokens, should it not say so."""
LONGEST_SECONDS = 366 * 86_400
_TOKEN = re.compile(r"[\x21-\x7e]+")


class XSignIn:
    """OAuth 2.0 with PKCE as X has it: a confidential client if there is a secret, a public one if not.

    Authlib writes the requests. It doesn't make them: its clients keep one person's token in themselves, and
    raise ValueError when an error's description holds a character that RFC 6749 doesn't allow there.
    """

    def __init__(self, settings: XSettings, session: ClientSession, clock: Clock, redirect_uri: str) -> None:
        self._settings = settings
        self._session = session
        self._clock = clock
        self._redirect_uri = redirect_uri
        secret = settings.client_secret.get_secret_value()
        self._is_ascii = settings.client_id.isascii() and secret.isascii()
        self._client = OAuth2Client(
            session=None,
            client_id=settings.client_id,
            client_secret=secret or None,
            scope=SCOPES,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
        )

    def authorize_url(self, state: str, verifier: str) -> str:
        """Where the person says yes or no.

        Args:
            state: comes back with them, up to 500 characters.
            verifier: secret until the exchange, 43 to 128 characters (RFC 7636, section 4.1).
        """
        url, _ = self._client.create_authorization_url(
            self._settings.authorize_url, state=state, code_verifier=verifier
        )
        return str(url)

    async def exchange(self, code: str, verifier: str) -> XTokens:
        """Make tokens of the code that the person came back with, within 30 seconds and once.

        Raises:
            XFailed: when there are none; TOKEN_INVALID means that the person has to begin anew.
        """
        body = prepare_token_request(
            "authorization_code", redirect_uri=self._redirect_uri, code=code, code_verifier=verifier
        )
        return self._tokens(await self._ask("token", body))

    async def refresh(self, refresh_token: str) -> XTokens:
        """Get the next pair; the refresh token is used up by it, unless the answer brings no other.

        Raises:
            XFailed: when there is none. TOKEN_INVALID means that the person has to connect again; after
                UNKNOWN, the refresh token may be used up or not.
        """
        body = prepare_token_request("refresh_token", refresh_token=refresh_token)
        tokens = self._tokens(await self._ask("token", body))
        return tokens if tokens.refresh else tokens._replace(refresh=refresh_token)

    async def revoke(self, token: str) -> None:
        """End a token (RFC 7009). One that X doesn't know has ended.

        Raises:
            XFailed: when it may still be good.
        """
        body, _ = prepare_revoke_token_request(token)
        try:
            await self._ask("revoke", body)
        except XFailed as failed:
            if failed.fault is not XFault.TOKEN_INVALID:
                raise

    async def check(self) -> None:
        """See that X knows our application, by a refresh token that nobody has.

        Raises:
            XFailed: when it doesn't, or can't be asked.
        """
        try:
            await self._ask("token", prepare_token_request("refresh_token", refresh_token=secrets.token_urlsafe()))
        except XFailed as failed:
            if failed.fault is not XFault.TOKEN_INVALID:
                raise

    async def _ask(self, endpoint: str, body: str) -> HttpAnswer:
        headers = {"Accept": "application/json", "Content-Type": FORM_TYPE}
        client_auth = self._client.client_auth(self._client.token_endpoint_auth_method)
        url = f"{self._settings.api_url}/2/oauth2/{endpoint}"
        if not self._is_ascii:  # no header takes them, and the error would quote the secret
            raise XFailed(REASONS[XFault.OUR_CREDENTIALS], happened=False, fault=XFault.OUR_CREDENTIALS)
        url, headers, body = client_auth.prepare("POST", url, headers, body)
        with as_x_failures():
            answer = await call(self._session, "X", "POST", url, data=body, headers=headers, service=SERVICE)
        if not answer.succeeded:
            problem = problem_of(answer)
            raise refused(answer, token_fault(problem), problem.said, self._clock.now())
        return answer

    def _tokens(self, answer: HttpAnswer) -> XTokens:
        """Read a token answer (RFC 6749, section 5.1); what it leaves out is as it was asked for."""
        body = answer.json_object() or {}
        access, refresh = _token(body, "access_token"), _token(body, "refresh_token")
        if not access or str(body.get("token_type", "bearer")).lower() != "bearer":
            raise unreadable(answer, self._clock.now())
        scope = body.get("scope")
        return XTokens(
            access, refresh, self._ends(body.get("expires_in")), scope if isinstance(scope, str) else SCOPES
        )

    def _ends(self, expires_in: object) -> Moment:
        seconds = ACCESS_SECONDS
        if isinstance(expires_in, int) and 0 < expires_in <= LONGEST_SECONDS:
            seconds = expires_in
        return after(self._clock.now(), seconds * SECOND)


def _token(body: dict[str, Any], key: str) -> str:
    """A token that can stand in a header, or nothing."""
    value = body.get(key)
    return value if isinstance(value, str) and _TOKEN.fullmatch(value) else ""
