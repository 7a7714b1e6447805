"""A person's browser, without a window: it keeps cookies, follows nothing by itself, and sends what browsers send."""

import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from types import TracebackType
from typing import Self

from aiohttp import ClientSession, DummyCookieJar, FormData
from yarl import URL

TOKEN = re.compile(r'name="token" value="([^"]+)"')
CODE = re.compile(r'class="code(?: long)?">(\d{4}|\d{6})<')
Body = bytes | AsyncIterator[bytes]
OUR_FORM = {"Sec-Fetch-Site": "same-origin"}
LINK = re.compile(r"http\S+/connect/\S+")


@dataclass(frozen=True)
class Page:
    """What a browser got."""

    status: int
    location: str
    headers: Mapping[str, str]
    body: bytes
    cookies: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """What a page is made of."""
        return self.body.decode()

    @property
    def words(self) -> str:
        """What a person reads."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.html)).split())

    @property
    def code(self) -> str:
        """The code that it shows."""
        found = CODE.search(self.html)
        assert found, self.words
        return found[1]


@dataclass
class Browser:
    """Knows the bot by its public address; `url` is where it really listens."""

    url: str
    public_url: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    async def __aenter__(self) -> Self:
        self._session = ClientSession(cookie_jar=DummyCookieJar())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    @property
    def jar(self) -> str:
        """Its cookies, as it sends them."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    async def open(self, address: str, method: str = "GET", **headers: str) -> Page:
        """Open an address of the bot's, from wherever it was linked."""
        return await self._ask(method, address, headers=headers)

    async def press(self, token: str, headers: dict[str, str] | None = None) -> Page:
        """Press the button of a link's page."""
        return await self._ask("POST", "/connect", {"token": token}, OUR_FORM if headers is None else headers)

    async def submit(self, address: str, headers: dict[str, str] | None = None) -> Page:
        """Press the one button of a form without fields."""
        return await self._ask("POST", address, {}, OUR_FORM if headers is None else headers)

    async def fill(self, address: str, headers: dict[str, str] | None = None, **fields: str) -> Page:
        """Fill in a form of our own page, and press its button; `headers` come on top."""
        return await self._ask("POST", address, fields, {**OUR_FORM, **(headers or {})})

    async def send(self, address: str, body: Body, headers: dict[str, str] | None = None) -> Page:
        """Send a body as a page's script does: bytes, or pieces as they come."""
        plain = {**OUR_FORM, "Content-Type": "application/octet-stream", **(headers or {})}
        return await self._ask("POST", address, body, plain)

    async def send_files(self, address: str, *files: tuple[str, bytes]) -> Page:
        """Send a form with files, as a page without scripts does."""
        form = FormData(quote_fields=False)
        for name, content in files:
            form.add_field("photos", content, filename=name, content_type="image/jpeg")
        return await self._ask("POST", address, form, OUR_FORM)

    async def begin(self, link: str) -> str:
        """Open a link and press its button; returns where X asks for consent."""
        page = await self.open(link)
        assert page.status == 200, page.words
        found = TOKEN.search(page.html)
        assert found, page.words
        pressed = await self.press(found[1])
        assert pressed.status == 303, pressed.words
        return pressed.location

    async def follow(self, address: str) -> Page:
        """Open an address and go where it leads, within the bot."""
        page = await self.open(address)
        return await self.open(page.location) if page.status == 303 else page

    async def _ask(
        self,
        method: str,
        address: str,
        data: Body | dict[str, str] | FormData | None = None,
        headers: dict[str, str] | None = None,
    ) -> Page:
        path = address.removeprefix(self.public_url) if self.public_url else address
        target = path if path.startswith(self.url) else self.url + path
        sent = {**({"Cookie": self.jar} if self.cookies else {}), **(headers or {})}
        async with self._session.request(
            method, URL(target, encoded=True), data=data, headers=sent, allow_redirects=False
        ) as answer:
            for name, morsel in answer.cookies.items():
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.cookies[name]
            return Page(
                answer.status,
                answer.headers.get("Location", ""),
                answer.headers.copy(),
                await answer.read(),
                tuple(answer.headers.getall("Set-Cookie", [])),
            )


def link_in(body: str) -> str:
    """The link in a text."""
    found = LINK.search(body)
    assert found, body
    return found[0]
