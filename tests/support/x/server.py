"""A server on this machine that answers as a test says, and keeps what it was asked as it came."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web
from aiohttp.test_utils import TestServer


@dataclass
class Asked:
    method: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: bytes = b""
    parts: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Of a multipart body: kind and content of each field."""

    @property
    def form(self) -> list[tuple[str, str]]:
        return parse_qsl(self.body.decode("ascii"), keep_blank_values=True, strict_parsing=True)


@dataclass
class Answering:
    """Gives its answers in turn; one too many is an error."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    answers: list[tuple[int, object]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        asked = Asked(request.method, request.path, dict(request.query), request.headers.copy())
        if request.content_type.startswith("multipart/"):
            asked.parts = await parts_of(request)
        else:
            asked.body = await request.read()
        self.asked.append(asked)
        status, payload = self.answers.pop(0)
        return web.json_response(payload, status=status)


async def parts_of(request: web.Request) -> dict[str, tuple[str, bytes]]:
    found = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        found[part.name or ""] = (part.headers.get("Content-Type", ""), bytes(await part.read()))
    return found


@asynccontextmanager
async def answering(*answers: tuple[int, object]) -> AsyncIterator[Answering]:
    said = Answering(answers=list(answers))
    app = web.Application(client_max_size=32_000_000)
    app.router.add_route("*", "/{path:.*}", said.answer)
    async with TestServer(app, host="127.0.0.1") as server:
        said.url = str(server.make_url("")).rstrip("/")
        yield said
