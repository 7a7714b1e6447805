"""One declaration of each operation: by it requests are routed, checked and answered, and the document is made."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from aiohttp import web
from pydantic import BaseModel, ConfigDict

from core.tx import Tx
from storage import sessions
from storage.programs import program_tokens
from storage.sessions import Session
from web.api.ids import IN_PATHS, Id
from web.api.problems import Problem, ProblemKind
from web.identity import Asker
from web.site import Site

ROOT = "/api/v1"


class Scope(StrEnum):
    """What a token is for. Whoever has signed in has them all; a program has those that its person chose."""

    ME_READ = "me:read"
    ME_WRITE = "me:write"
    ROOMS_READ = "rooms:read"
    ROOMS_WRITE = "rooms:write"
    PHOTOS_READ = "photos:read"
    PHOTOS_WRITE = "photos:write"
    POSTS_READ = "posts:read"
    POSTS_WRITE = "posts:write"
    TEXTS_READ = "texts:read"
    TRACKERS_READ = "trackers:read"
    TRACKERS_WRITE = "trackers:write"
    ACCOUNT = "account"
    """Sessions, programs, and deleting oneself: no program gets it."""


ALL_SCOPES = frozenset(Scope)
FOR_PROGRAMS = ALL_SCOPES - {Scope.ACCOUNT}


class ApiModel(BaseModel):
    """What comes in or goes out: members that aren't declared are refused, so that nobody sets what isn't theirs."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: as whom, and with which scopes.

    Attributes:
        session: for programs, one that there is no row of; its id is the token's.
        is_program: whether that is so.
    """

    session: Session
    scopes: frozenset[Scope]
    is_program: bool = False
    is_due: bool = False

    @property
    def person_id(self) -> int:
        """Whose rows these are."""
        return self.session.person_id

    def may_still(self, tx: Tx) -> bool:
        """Whether the session, or the program's token, hasn't ended since: for what takes long."""
        is_valid = program_tokens.is_valid if self.is_program else sessions.is_valid
        return is_valid(tx, self.session.id)


@dataclass(frozen=True, slots=True)
class Header:
    """A header of requests that means something: its name, what its value looks like whole, and what it is for."""

    name: str
    pattern: str
    about: str


@dataclass(frozen=True, slots=True)
class Call:
    """A request that was checked.

    Attributes:
        caller: who asks, unless anyone may.
        ids: those of its path, by the names of its placeholders.
        query: an instance of the operation's `query`.
        body: likewise, of its `body`.
        address: where it comes from.
        headers: those that its operation has and that came along, by name.
    """

    caller: Caller | None
    ids: Mapping[str, str | int] = field(default_factory=dict)
    query: Any = None
    body: Any = None
    address: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def who(self) -> Session:
        """As whom it is asked. Raises as `known` does."""
        return self.known.session

    @property
    def known(self) -> Caller:
        """Who asks.

        Raises:
            LookupError: where anyone may ask.
        """
        if self.caller is None:
            raise LookupError("nobody was asked for")
        return self.caller

    @property
    def person_id(self) -> int:
        """Whose rows these are."""
        return self.who.person_id

    @property
    def asker(self) -> Asker:
        """Who asks, for what takes long."""
        return Asker(self.person_id, self.who.tag, self.known.may_still)

    def uuid(self, name: str) -> str:
        """An id of the path that is a UUID."""
        return str(self.ids[name])

    def number(self, name: str) -> int:
        """An id of the path that is a number."""
        return int(self.ids[name])


@dataclass(frozen=True, slots=True)
class ApiAnswer:
    """What is answered when all went well: an instance of the operation's `answer`, or nothing."""

    body: BaseModel | None = None
    status: int = 0
    """Another than the operation's."""


IDEMPOTENCY_KEY = Header(
    "Idempotency-Key",
    "[!-~]{1,128}",
    "For a day, the same request with the same key is answered the same, and done once.",
)
Unit = Callable[[Tx, Call], ApiAnswer | Problem]
"""Does it within the one transaction in which it was also found out who asks."""
Work = Callable[[Site, web.Request, Call], Awaitable[ApiAnswer | Problem | web.StreamResponse]]
"""For what takes longer than a transaction may, or is no JSON."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What programs can ask for.

    Attributes:
        name: in the document, and in generated clients.
        path: below `ROOT`, with placeholders named as in `web.api.ids`.
        about: a sentence for people.
        scope: that its token needs; without one, anyone may ask.
        unit: does it, or `work`.
        answer: what is answered; nothing of JSON if left out.
        status: of HTTP, when all went well.
        others: further statuses, with what they mean.
        problems: kinds of its own, besides those that follow from the rest.
        headers: of requests, besides those that every request may have.
        takes: media types of its body, if that is no JSON: `work` reads it.
        is_repeatable: whether it takes an Idempotency-Key.
        needs_pin: whether a PIN has to have been entered for its session within the last minutes.
        files: media types of its answer, if that is no JSON.
    """

    name: str
    method: str
    path: str
    about: str
    scope: Scope | None
    unit: Unit | None = None
    work: Work | None = None
    answer: type[BaseModel] | None = None
    status: int = 200
    body: type[BaseModel] | None = None
    query: type[ApiModel] | None = None
    others: Mapping[int, str] = field(default_factory=dict)
    problems: Sequence[ProblemKind] = ()
    headers: Sequence[Header] = ()
    takes: Sequence[str] = ()
    is_repeatable: bool = False
    needs_pin: bool = False
    files: Sequence[str] = ()

    def __post_init__(self) -> None:
        """See that one thing does it.

        Raises:
            ValueError: when it isn't one.
        """
        if (self.unit is None) == (self.work is None):
            raise ValueError(f"{self.name}: either a unit does it or work")

    @property
    def all_headers(self) -> Sequence[Header]:
        """Likewise, and that under which it may be repeated."""
        return [*self.headers, IDEMPOTENCY_KEY] if self.is_repeatable else self.headers

    @property
    def writes(self) -> bool:
        """Whether it may change anything."""
        return self.method != "GET"

    @property
    def tag(self) -> str:
        """Under which it stands in the document."""
        return self.path.strip("/").split("/")[0]

    @property
    def placeholders(self) -> Mapping[str, Id]:
        """What stands for ids in its path."""
        return {name: each for name, each in IN_PATHS.items() if f"{{{name}}}" in self.path}
