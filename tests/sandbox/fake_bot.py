"""A tiny bot for the sandbox to talk to, and Twilio's REST interface as plain calls."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web
from multidict import MultiDict

from sandbox.core.settings import ReportDelays, SandboxSettings
from sandbox.server import Sandbox

ANN = "+15550100101"
BEN = "+15550100102"
BOT = "+15550100000"
SID = "AC" + "5" * 32
TOKEN = "a-token"


@dataclass
class Received:
    url: str
    form: MultiDict[str]
    headers: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.form[name]


@dataclass
class FakeBot:
    """Answers each text with the next of `answers`, or with an echo; notes what came."""

    answers: deque[web.Response] = field(default_factory=deque)
    texts: list[Received] = field(default_factory=list)
    reports: list[Received] = field(default_factory=list)
    hold: asyncio.Event | None = None
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    url: str = ""

    def will(self, *answers: str | int) -> None:
        """What to answer: TwiML, or a bare status."""
        for answer in answers:
            if isinstance(answer, int):
                self.answers.append(web.Response(status=answer, text="oops"))
            else:
                self.answers.append(web.Response(text=answer, content_type="text/xml"))

    def said(self) -> list[str]:
        return [text["Body"] for text in self.texts]

    def statuses(self, sid: str) -> list[str]:
        return [report["MessageStatus"] for report in self.reports if report["MessageSid"] == sid]

    async def on_text(self, request: web.Request) -> web.Response:
        received = await self._read(request)
        self.texts.append(received)
        self.arrived.set()
        if self.hold is not None:
            await self.hold.wait()
        if self.answers:
            return self.answers.popleft()
        reply = f'<Message action="/twilio/status?of=1">echo {received["Body"]}</Message>'
        return web.Response(text=f"<Response>{reply}</Response>", content_type="text/xml")

    async def on_report(self, request: web.Request) -> web.Response:
        self.reports.append(await self._read(request))
        return web.Response(status=204)

    async def on_file(self, request: web.Request) -> web.Response:
        kind, content = self.files[request.match_info["name"]]
        return web.Response(body=content, content_type=kind)

    async def _read(self, request: web.Request) -> Received:
        form = MultiDict((name, str(value)) for name, value in (await request.post()).items())
        return Received(self.url + request.path_qs, form, dict(request.headers))


@dataclass
class Rest:
    """Twilio's REST interface as plain calls."""

    session: aiohttp.ClientSession
    root: str

    async def send(self, *, body: str = "hello", to: str = ANN, **fields: str) -> tuple[int, dict[str, object]]:
        form = {"To": to, "From": BOT, "Body": body, **fields}
        async with self.session.post(
            f"{self.root}/Messages.json", data={name: value for name, value in form.items() if value}
        ) as response:
            return response.status, await response.json()

    async def get(self, path: str, **query: str) -> tuple[int, dict[str, object]]:
        async with self.session.get(f"{self.root}{path}", params=query) as response:
            return response.status, await response.json()

    async def listed(self, **query: str) -> list[dict[str, object]]:
        _, page = await self.get("/Messages.json", **query)
        messages = page["messages"]
        assert isinstance(messages, list)
        return messages


@asynccontextmanager
async def running_bot() -> AsyncIterator[FakeBot]:
    fake = FakeBot()
    app = web.Application()
    app.add_routes(
        [
            web.post("/twilio/sms", fake.on_text),
            web.post("/twilio/fallback", fake.on_text),
            web.post("/twilio/status", fake.on_report),
            web.get("/files/{name}", fake.on_file),
        ]
    )
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield fake
    if fake.hold is not None:
        fake.hold.set()
    await runner.cleanup()


@asynccontextmanager
async def running_carrier(bot: FakeBot) -> AsyncIterator[Sandbox]:
    settings = SandboxSettings(
        account_sid=SID,
        auth_token=TOKEN,
        numbers=(BOT,),
        webhook_url=f"{bot.url}/twilio/sms",
        report_delays=ReportDelays(0, 0),
    )
    async with Sandbox(settings) as sandbox:
        yield sandbox
