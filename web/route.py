"""What a route is, and how links to it are written."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import quote

from aiohttp import web

from core.ids import UUID
from web.site import Site

Handler = Callable[[Site, web.Request], Awaitable[web.StreamResponse]]

MONTH = "[0-9]{4}-[0-9]{2}"
NUMBER = "[0-9]{1,19}"
CONSTRAINTS = {
    "{room}": f"{{room:{UUID}}}",
    "{photo}": f"{{photo:{UUID}}}",
    "{month}": f"{{month:{MONTH}}}",
    "{tracker}": f"{{tracker:{NUMBER}}}",
    "{entry}": f"{{entry:{NUMBER}}}",
}
"""What may stand in a placeholder, if it isn't anything without a slash."""


class Who(StrEnum):
    """Who may ask."""

    ANYONE = "anyone"
    """It isn't found out who asks."""
    EITHER = "either"
    """Anyone; whether they are let in makes a difference."""
    LET_IN = "let in"
    """Whoever came by a link, or is signed in: for looking. Which room, the handler asks for."""
    SIGNED_IN = "signed in"
    """Who showed that they hold the phone, or know the password."""
    FRESH = "fresh"
    """Likewise, and they entered a PIN within the last minutes: for what is sensitive. Others are asked for one."""
    OPERATOR_READING = "operator, reading"
    """Operators, read-only ones too, likewise fresh. Nobody else learns that there is anything."""
    OPERATOR = "operator"
    """Operators who may act, likewise."""


class AnswerKind(StrEnum):
    """Whom an answer is for."""

    PAGE = "page"
    """A person reads it, whatever happens."""
    FILE = "file"
    """A page loads it: who may not have it gets nothing."""
    PROBE = "probe"
    """A program asks how we are: it gets the handler's answer and nothing else, and never waits for more."""


@dataclass(frozen=True, slots=True)
class Route:
    """A path, who answers there, and who may ask.

    Attributes:
        name: by which links to it are written (see `Urls`).
        path: with placeholders; so it stands in logs too, for the address itself may hold a token.
        get: answers GET and, if `has_head`, HEAD.
        post: answers POST.
        cross_site: answers a form that another site sent, in place of `post`.
    """

    name: str
    path: str
    who: Who
    get: Handler | None = None
    post: Handler | None = None
    cross_site: Handler | None = None
    kind: AnswerKind = AnswerKind.PAGE
    has_head: bool = True

    def __post_init__(self) -> None:
        """See that no form of another site does anything.

        Raises:
            ValueError: when nothing answers such a form.
        """
        if (self.post is None) != (self.cross_site is None):
            raise ValueError(f"{self.path}: post and cross_site come together")

    @property
    def pattern(self) -> str:
        """The path with what may stand in its placeholders."""
        pattern = self.path
        for placeholder, constrained in CONSTRAINTS.items():
            pattern = pattern.replace(placeholder, constrained)
        return pattern

    @property
    def handlers(self) -> Iterator[tuple[str, Handler]]:
        """Each method with what answers it."""
        if self.get is not None:
            yield "GET", self.get
            if self.has_head:
                yield "HEAD", self.get
        if self.post is not None:
            yield "POST", self.post


class Urls:
    """Writes the path of a route by its name."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._paths = {route.name: route.path for route in routes}

    def __contains__(self, route: object) -> bool:
        """Whether there is such a route."""
        return route in self._paths

    def __call__(self, route: str, /, **values: str) -> str:
        """The path, with these values in its placeholders.

        Raises:
            KeyError: when there is no such route, or a value is missing.
        """
        return self._paths[route].format(**{key: _quoted(value) for key, value in values.items()})


@lru_cache(maxsize=1024)
def _quoted(value: str) -> str:
    """A page names its room and each of its photos many times."""
    return quote(value, safe="")


def path_of(request: web.Request) -> str:
    """The path as it stands in the table: for logs, where an address with a token must not show."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else ""
