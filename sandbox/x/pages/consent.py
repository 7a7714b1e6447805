"""The consent screen: a person chooses an account, and says yes or no."""

from typing import Final
from urllib.parse import urlsplit

from aiohttp import web

from sandbox.x.authorize import AuthorizeError, ConsentRequest
from sandbox.x.model import UnknownAccountError
from sandbox.x.pages.consent_form import consent_page, error_page
from sandbox.x.pages.frame import POLICY, page
from sandbox.x.state import XState

PATH: Final = "/i/oauth2/authorize"


class Consent:
    """GET and POST of the authorization endpoint (RFC 6749, 4.1.1, with PKCE)."""

    def __init__(self, state: XState) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [web.get(PATH, self.ask), web.post(PATH, self.decide)]

    async def ask(self, request: web.Request) -> web.StreamResponse:
        """The question, or what is wrong with how the application asks it."""
        settings = self._state.settings
        try:
            asked = ConsentRequest.read(request.query, settings)
        except AuthorizeError as error:
            return page(error_page(str(error)), 400)
        accounts = self._state.accounts.values()
        shown = consent_page(settings.x_app_name, asked, request.query, accounts)
        # A browser checks where a form's answer redirects to, too: back to the application.
        return page(shown, 200, f"{POLICY} {origin_of(asked.redirect_uri)}")

    async def decide(self, request: web.Request) -> web.StreamResponse:
        """Send the browser back to the application, with a code or a refusal."""
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            return page(error_page("other origins have no access"), 403)
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            asked = ConsentRequest.read(form, self._state.settings)
            if form.get("decision") != "authorize":
                return _back(asked.denied())
            return _back(asked.allowed(self._state, self._state.account(form.get("account", ""))))
        except (AuthorizeError, UnknownAccountError) as error:
            return page(error_page(str(error)), 400)


def origin_of(uri: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(uri)
    return f"{parts.scheme}://{parts.netloc}"


def _back(callback: str) -> web.Response:
    return web.Response(status=303, headers={"Location": callback, "Cache-Control": "no-store"})
