"""A program that speaks with the API: with a token of somebody's, or none."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from yarl import URL

from storage import sessions
from storage.programs import program_tokens
from storage.sessions import Session
from storage.signing_in.browsers import Way
from tests.support.photos.albums import PUBLIC, Album
from web.api import access_tokens
from web.api.credentials import audience
from web.api.declaration import Scope


@dataclass(frozen=True)
class Heard:
    """What a program was answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever it is
        return orjson.loads(self.body)

    @property
    def problem(self) -> str:
        """Which problem it is."""
        assert self.headers["Content-Type"].partition(";")[0] == "application/problem+json", self.body
        assert self.json["request_id"] == self.headers["X-Request-Id"]
        assert self.json["status"] == self.status
        return str(self.json["type"]).removeprefix("urn:backslash:problem:")


@dataclass
class Program:
    """Knows where the bot listens, and a token."""

    album: Album
    token: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    async def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        raw: bytes | AsyncIterator[bytes] | None = None,
        **headers: str,
    ) -> Heard:
        """Ask for something below /api/v1."""
        sent = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        data = raw if raw is not None else orjson.dumps(body) if body is not None else None
        if data is not None:
            sent["Content-Type"] = "application/json"
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        browser = await self.album.browser()
        url = URL(f"{self.album.url}/api/v1{path}", encoded=True)
        async with browser._session.request(method, url, data=data, headers=sent, allow_redirects=False) as answer:
            return Heard(answer.status, answer.headers.copy(), await answer.read())

    async def get(self, path: str, **headers: str) -> Heard:
        return await self.ask("GET", path, **headers)

    async def post(self, path: str, body: object = None, **headers: str) -> Heard:
        return await self.ask("POST", path, body if body is not None else {}, **headers)


async def session_of(album: Album, person_id: int) -> Session:
    """A session of that person's, signed in."""
    cookie = await album.do(sessions.make, person_id, Way.PIN)
    session: Session | None = await album.app.db.read(sessions.find, cookie)
    assert session is not None
    return session


async def signed_in(album: Album, person_id: int) -> Program:
    """A program with an access token of that person's."""
    session = await session_of(album, person_id)
    context = album.app.context
    return Program(album, access_tokens.make(context.keys, audience(PUBLIC), session.id, context.clock.now()))


async def with_scopes(album: Album, person_id: int, *scopes: Scope) -> Program:
    """A program with a token that this person made for it."""
    token, _ = await album.do(program_tokens.make, person_id, "my program", scopes, 1)
    return Program(album, token)
