"""How much may be posted, and the headers that tell it."""

import math
import time
from dataclasses import dataclass
from typing import Final

from sandbox.core.settings import SandboxSettings
from sandbox.x.errors import problem

_DAY: Final = 86_400.0
Headers = dict[str, str]


@dataclass(slots=True)
class Window:
    """A span of time in which so many calls were made."""

    used: int = 0
    resets_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A limit: the prefix of its headers, whose calls it counts, how many in how many seconds."""

    header: str
    key: str
    most: int
    seconds: float


class Limits:
    """Counts calls in fixed windows that begin with their first call."""

    def __init__(self, settings: SandboxSettings) -> None:
        self._settings = settings
        self._windows: dict[str, Window] = {}

    def post(self, username: str) -> Headers:
        """Count a post; returns the headers of its answer. Raises XError 429 beyond a limit."""
        settings = self._settings
        return self._count(
            Rule("x-rate-limit", f"post {username}", settings.x_posts_per_window, settings.x_window_seconds),
            Rule("x-app-limit-24hour", "app", settings.x_app_posts_per_day, _DAY),
            Rule("x-user-limit-24hour", f"user {username}", settings.x_user_posts_per_day, _DAY),
        )

    def delete(self, username: str) -> Headers:
        """Count a delete; returns the headers of its answer. Raises XError 429 beyond a limit."""
        settings = self._settings
        return self._count(
            Rule("x-rate-limit", f"delete {username}", settings.x_deletes_per_window, settings.x_window_seconds)
        )

    def clear(self) -> None:
        """Forget all calls so far."""
        self._windows.clear()

    def _count(self, *rules: Rule) -> Headers:
        windows = [self._window(rule) for rule in rules]
        beyond = any(window.used >= rule.most for rule, window in zip(rules, windows, strict=True))
        if not beyond:
            for window in windows:
                window.used += 1
        headers: Headers = {}
        for rule, window in zip(rules, windows, strict=True):
            headers |= limit_headers(rule.header, rule.most, max(rule.most - window.used, 0), window.resets_at)
        if beyond:
            raise problem(429, headers=headers)
        return headers

    def _window(self, rule: Rule) -> Window:
        window = self._windows.setdefault(rule.key, Window())
        now = time.time()
        if window.resets_at <= now:
            window.used, window.resets_at = 0, now + rule.seconds
        return window


def limit_headers(prefix: str, limit: int, remaining: int, resets_at: float) -> Headers:
    """Three headers; the reset is in whole seconds since 1970, never too early."""
    return {
        f"{prefix}-limit": str(limit),
        f"{prefix}-remaining": str(remaining),
        f"{prefix}-reset": str(math.ceil(resets_at)),
    }
