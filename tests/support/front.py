"""The bot's own HTTP server on a free port, without a carrier: tests post signed forms themselves."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession, web
from yarl import URL

from bot.app import App, open_app, open_resources
from bot.compose import make_runner
from channels.twilio.signature import HEADER
from channels.twilio.webhooks import SMS_PATH, STATUS_PATH
from sandbox.carrier.webhooks.signature import sign
from tests.support.bots import ACCOUNT, NUMBER, TOKEN, settings_for

PUBLIC = "https://bot.example.com"
FORM = "application/x-www-form-urlencoded; charset=UTF-8"
ANN = "+15550100101"
Fields = Sequence[tuple[str, str]]


def carriers_own(fields: Fields) -> Fields:
    """The fields with what Twilio puts into each form: an AccountSid, and a sid of 34 characters for one like SM1."""
    whole = [(name, _whole(value) if name in {"MessageSid", "SmsSid"} else value) for name, value in fields]
    return whole if "AccountSid" in dict(fields) else [*whole, ("AccountSid", ACCOUNT)]


def _whole(sid: str) -> str:
    return f"{sid[:2]}{sid[2:]:0>32}" if sid[:2] in {"SM", "MM"} and sid[2:].isdigit() else sid


@dataclass(frozen=True)
class Answered:
    """What the server said."""

    status: int
    content_type: str
    body: bytes


@dataclass
class Front:
    """The server, and how to reach it."""

    app: App
    url: str
    session: ClientSession

    async def post(self, path: str, body: bytes, headers: dict[str, str]) -> Answered:
        """Post anything."""
        async with self.session.post(URL(self.url + path, encoded=True), data=body, headers=headers) as answer:
            return Answered(answer.status, answer.headers.get("Content-Type", ""), await answer.read())

    async def form(self, path: str, fields: Fields, *, token: str = TOKEN, signed_url: str = "") -> Answered:
        """Post a form as the carrier does."""
        fields = carriers_own(fields)
        signature = sign(token, signed_url or PUBLIC + path, list(fields))
        return await self.post(path, urlencode(fields).encode(), {"Content-Type": FORM, HEADER: signature})

    async def sms(self, sid: str, body: str, sender: str = ANN, **more: str) -> Answered:
        """A text comes in."""
        fields = {"MessageSid": sid, "From": sender, "To": NUMBER, "Body": body, "NumMedia": "0", **more}
        return await self.form(SMS_PATH, list(fields.items()))

    async def report(self, delivery: object, sid: str, status: str, **more: str) -> Answered:
        """A delivery report comes in."""
        fields = {"MessageSid": sid, "MessageStatus": status, **more}
        return await self.form(f"{STATUS_PATH}?delivery={delivery}", list(fields.items()))

    async def get(self, path: str) -> Answered:
        """Get a page."""
        async with self.session.get(self.url + path) as answer:
            return Answered(answer.status, answer.headers.get("Content-Type", ""), await answer.read())


@pytest.fixture
async def front(sqlite_url: str) -> AsyncIterator[Front]:
    settings = settings_for(sqlite_url, "http://127.0.0.1:9", server={"public_url": PUBLIC})
    app = await open_app(settings)
    async with ClientSession() as session, open_resources(app) as resources:
        runner = make_runner(app, resources)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        yield Front(app, f"http://127.0.0.1:{runner.addresses[0][1]}", session)
    await runner.cleanup()
    await app.db.close()
