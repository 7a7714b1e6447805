"""What an application asks for when it sends a person to X, and where they are sent back to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from sandbox.core.settings import SandboxSettings
from sandbox.x.model import SCOPES, Account
from sandbox.x.state import XState

_LONGEST_STATE: Final = 500
_CHALLENGE: Final = re.compile(r"[A-Za-z0-9_-]{43}")
PARAMETERS: Final = (
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
)


class AuthorizeError(ValueError):
    """A request for consent that X shows an error page for."""


@dataclass(frozen=True, slots=True)
class ConsentRequest:
    """A valid request for consent."""

    redirect_uri: str
    scopes: frozenset[str]
    state: str
    challenge: str

    @classmethod
    def read(cls, query: Mapping[str, str], settings: SandboxSettings) -> Self:
        """The request in the query of an address.

        Raises:
            AuthorizeError: says what is wrong with it.
        """
        scopes = frozenset(query.get("scope", "").split())
        wrong = {
            "response_type has to be code": query.get("response_type") != "code",
            "client_id is not that of a known application": query.get("client_id") != settings.x_client_id,
            "redirect_uri is not registered for this application": not is_registered(
                query.get("redirect_uri", ""), settings.x_redirect_uris
            ),
            "scope names nothing that can be asked for": not scopes or not scopes.issubset(SCOPES),
            f"state has to be 1 to {_LONGEST_STATE} characters": not 0
            < len(query.get("state", ""))
            <= _LONGEST_STATE,
            "code_challenge is not the hash of a verifier": not _CHALLENGE.fullmatch(query.get("code_challenge", "")),
            "code_challenge_method has to be S256": query.get("code_challenge_method") != "S256",
        }
        for complaint, so in wrong.items():
            if so:
                raise AuthorizeError(complaint)
        return cls(query["redirect_uri"], scopes, query["state"], query["code_challenge"])

    @classmethod
    def of_url(cls, url: str, settings: SandboxSettings) -> Self:
        """The request in a whole address. Raises AuthorizeError."""
        return cls.read(dict(parse_qsl(urlsplit(url).query, keep_blank_values=True)), settings)

    def allowed(self, state: XState, account: Account) -> str:
        """Where the browser goes when the account says yes: back, with a code."""
        code = state.grants.new_code(account, self.scopes, self.redirect_uri, self.challenge)
        return self._back(code=code)

    def denied(self) -> str:
        """Where the browser goes when the person cancels."""
        return self._back(error="access_denied")

    def _back(self, **answer: str) -> str:
        joint = "&" if "?" in self.redirect_uri else "?"
        return f"{self.redirect_uri}{joint}{urlencode({'state': self.state, **answer})}"


def is_registered(uri: str, registered: tuple[str, ...]) -> bool:
    """Whether a person may be sent back there; with none registered, anywhere on this machine by number."""
    if registered:
        return uri in registered
    parts = urlsplit(uri)
    return parts.scheme == "http" and parts.hostname == "127.0.0.1" and not parts.fragment
