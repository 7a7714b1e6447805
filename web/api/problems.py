"""What goes wrong, as programs read it: problem details (RFC 9457), each kind with a word of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import orjson
from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from web.headers import NO_STORE, NOT_GUESSED

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:backslash:problem:"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """A kind of problem: its word, which never changes, the status of HTTP and a title for people."""

    word: str
    status: int
    title: str


MALFORMED = ProblemKind("malformed", 400, "The request can't be read")
NOT_SIGNED_IN = ProblemKind("not-signed-in", 401, "No valid token came along")
FORBIDDEN = ProblemKind("out-of-scope", 403, "The token isn't for that")
NEEDS_PIN = ProblemKind("needs-pin", 403, "That needs a fresh PIN")
NOT_HERE = ProblemKind("not-here", 404, "There is no such thing of yours")
WRONG_METHOD = ProblemKind("wrong-method", 405, "Nothing answers that method here")
TOO_SLOW = ProblemKind("too-slow", 408, "The body didn't come in time")
OTHER_REQUEST = ProblemKind("other-request", 409, "That Idempotency-Key was used for another request")
TOO_LARGE = ProblemKind("too-large", 413, "The body is too large")
NOT_JSON = ProblemKind("not-json", 415, "The body has to be JSON as it is")
WRONG_TYPE = ProblemKind("wrong-type", 415, "Such a body isn't taken here")
INVALID = ProblemKind("invalid", 422, "Something in the request is not as documented")
TOO_MANY = ProblemKind("too-many-requests", 429, "Too many requests")
BROKEN = ProblemKind("broken", 500, "Something broke here; nothing was changed")
UNAVAILABLE = ProblemKind("unavailable", 503, "It can't be done now")


@dataclass(frozen=True, slots=True)
class Problem:
    """What goes wrong with one request.

    A function of a transaction returns one for what stays changed, and raises `RefusedRequest` for what is undone.

    Attributes:
        detail: what it is and what to do, for people; never what somebody wrote.
        more: further members.
        retry_seconds: when it may be tried again, if that is known.
        headers: that belong to it.
    """

    kind: ProblemKind
    detail: str = ""
    more: Mapping[str, object] = field(default_factory=dict)
    retry_seconds: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def members(self) -> dict[str, object]:
        """Those of its details that say what it is."""
        return {
            "type": TYPE_PREFIX + self.kind.word,
            "title": self.kind.title,
            "status": self.kind.status,
            **({"detail": self.detail} if self.detail else {}),
            **self.more,
        }

    @property
    def all_headers(self) -> dict[str, str]:
        """Those of HTTP."""
        wait = {"Retry-After": str(self.retry_seconds)} if self.retry_seconds is not None else {}
        return {**wait, **self.headers}


def problem_response(members: Mapping[str, object], headers: Mapping[str, str], request_id: str) -> web.Response:
    """A problem as HTTP has it."""
    return web.Response(
        body=orjson.dumps({**members, "request_id": request_id}),
        status=int(str(members["status"])),
        content_type=MEDIA_TYPE,
        headers={**NO_STORE, **NOT_GUESSED, **headers},
    )


class RefusedRequest(Exception):
    """Nothing is changed; the problem tells why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.kind.word)
        self.problem = problem


def refused(kind: ProblemKind, detail: str = "", **more: object) -> RefusedRequest:
    """The exception to raise, with a problem of that kind: what the request changed is undone."""
    return RefusedRequest(Problem(kind, detail, more))


class Fault(BaseModel):
    """One thing in a request that is not as documented."""

    where: str = Field(description="`body`, `query` or `header`, and the place in it as a JSON pointer.")
    what: str = Field(description="What is wrong with it.")


class ProblemDetails(BaseModel):
    """Problem details (RFC 9457). Some kinds have further members."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="The kind of problem: a URN that never changes.")
    title: str
    status: int
    detail: str = Field(default="", description="What it is and what to do, for people.")
    request_id: str = Field(description="By which the operator finds the request in the log.")
    errors: list[Fault] = Field(default_factory=list, description="Of `invalid`: each fault.")
