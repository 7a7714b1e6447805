"""Codes and tokens: who may act for whom, and for how long."""

import secrets
import time
from collections import Counter
from typing import Any

from sandbox.core.settings import SandboxSettings
from sandbox.x.model import AccessToken, Account, Code, Grant, RefreshToken

TokenAnswer = dict[str, Any]
"""token_type, expires_in, access_token, scope, and refresh_token with `offline.access`."""


class Grants:
    """All that accounts have allowed the application."""

    def __init__(self, settings: SandboxSettings, stats: Counter[str]) -> None:
        self._settings = settings
        self._stats = stats
        self._codes: dict[str, Code] = {}
        self._access: dict[str, AccessToken] = {}
        self._refresh: dict[str, RefreshToken] = {}
        self.revocations: list[str] = []

    def new_code(self, account: Account, scopes: frozenset[str], redirect_uri: str, challenge: str) -> str:
        """A code for what an account has just allowed."""
        code = secrets.token_urlsafe(48)
        expires_at = time.time() + self._settings.x_code_seconds
        self._codes[code] = Code(account, scopes, redirect_uri, challenge, expires_at)
        return code

    def peek_code(self, code: str) -> Code | None:
        """What a code stands for; it stays."""
        return self._codes.get(code)

    def take_code(self, code: str) -> Code | None:
        """What a code stands for; it counts once. None if it does not hold."""
        found = self._codes.pop(code, None)
        return found if found is not None and found.expires_at > time.time() else None

    def issue(self, grant: Grant) -> TokenAnswer:
        """A new pair of tokens, as the token endpoint answers."""
        seconds = self._settings.x_token_seconds
        access = secrets.token_urlsafe(64)
        self._access[access] = AccessToken(grant, time.time() + seconds)
        answer: TokenAnswer = {
            "token_type": "bearer",
            "expires_in": int(seconds),
            "access_token": access,
            "scope": grant.scope,
        }
        if "offline.access" in grant.scopes:
            refresh = secrets.token_urlsafe(64)
            self._refresh[refresh] = RefreshToken(grant)
            answer["refresh_token"] = refresh
        return answer

    def bearer(self, token: str) -> Grant | None:
        """The grant behind a bearer token, if it still holds."""
        found = self._access.get(token)
        if found is None or found.grant.dead or found.expires_at <= time.time():
            return None
        return found.grant

    def owner(self, token: str) -> Account | None:
        """Whose token of either kind it is, living or dead."""
        found = self._refresh.get(token) or self._access.get(token)
        return found.grant.account if found else None

    def rotate(self, token: str) -> TokenAnswer | None:
        """Use up a refresh token for a new pair; one that was used before kills its whole family."""
        found = self._refresh.get(token)
        if found is None or found.grant.dead:
            return None
        if found.used:
            self._stats["x_reused"] += 1
            found.grant.dead = True
            return None
        found.used = True
        return self.issue(found.grant)

    def revoke(self, token: str) -> bool:
        """Kill the family of a token of either kind; False if nobody has it or it is dead."""
        found = self._refresh.get(token) or self._access.get(token)
        if found is None or found.grant.dead:
            return False
        found.grant.dead = True
        self.revocations.append(found.grant.account.username)
        return True

    def disconnect(self, username: str) -> None:
        """Kill all that an account granted, as its owner can at X; this counts as no revocation."""
        for token in self._access.values():
            if token.grant.account.username == username:
                token.grant.dead = True

    def expire(self, username: str) -> None:
        """Let an account's access tokens be over; what refreshes them still holds."""
        for token in self._access.values():
            if token.grant.account.username == username:
                token.expires_at = 0.0

    def living(self, username: str) -> int:
        """How many grants of an account still hold."""
        grants = {token.grant for token in self._access.values()}
        return sum(grant.account.username == username and not grant.dead for grant in grants)
