"""All that is around the bot, lean, in one process: people who text, a carrier that reports, an X to post on.

`python -m bench.million.world` reads a plan (JSON) from standard input and writes what it saw to standard output.
"""

import asyncio
import html
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict, deque
from dataclasses import asdict, dataclass, field
from urllib.parse import urlencode

import aiohttp
import orjson
import uvloop
from aiohttp import ClientSession, web

from bench.contestants import x
from bench.contestants.carrier import PATH, fields_of, made, new_sid
from bench.fixtures import forms
from bench.fixtures.x_rows import WORDS
from bench.million.people import TRACKER, drawn, is_connected, is_tracking, number_of

REPORTS = ((0.2, "sent"), (1.0, "delivered"))
"""What is reported on each message, and how many seconds after it was taken."""
WEBHOOK_SECONDS = 15.0
PATIENCE = 60.0
"""How long what is still to come is waited for at the end."""
_REPORT_TO = re.compile(rb'action="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to happen: texts by a constant schedule, each by somebody drawn, told of in so many periods."""

    port: int
    own_port: int
    people: int
    rate: float
    seconds: float
    periods: int = 6
    seed: int = 1


@dataclass(slots=True)
class Period:
    """A part of the run. All are milliseconds from when a text was due, whoever was late.

    Attributes:
        answers: until the webhook was answered.
        posts: until X had the post.
        told: until the carrier had the message that says so.
    """

    answers: list[float] = field(default_factory=list)
    posts: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Seen:
    """What came of it: how often each thing happened, and how long things took in each period."""

    seconds: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)
    periods: list[Period] = field(default_factory=list)
    not_posted: int = 0


class World:
    """People, carrier and X."""

    def __init__(self, plan: Plan, session: ClientSession) -> None:
        self._plan = plan
        self._session = session
        self._chance = random.Random(plan.seed)
        self._places = drawn(plan.people, self._chance)
        self.seen = Seen(periods=[Period() for _ in range(plan.periods)])
        self._counts: Counter[str] = Counter()
        self._due: dict[str, float] = {}
        """Of texts that are to become posts, by their words."""
        self._untold: defaultdict[str, deque[float]] = defaultdict(deque)
        """Of those too, by whose phone is to be told."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._began = 0.0

    async def run(self) -> Seen:
        """Send all texts, and wait for what they bring about."""
        self._began = time.perf_counter()
        count = round(self._plan.rate * self._plan.seconds)
        for number in range(count):
            due = self._began + number / self._plan.rate
            if (early := due - time.perf_counter()) > 0:
                await asyncio.sleep(early)
            self._start(self._text(number, due))
        self.seen.seconds = time.perf_counter() - self._began
        try:
            async with asyncio.timeout(PATIENCE):
                while self._due or self._tasks:  # noqa: ASYNC110 - what comes last comes from outside
                    await asyncio.sleep(0.1)
        except TimeoutError:
            self.seen.not_posted = len(self._due)
        self.seen.counts = dict(self._counts)
        return self.seen

    def routes(self) -> list[web.RouteDef]:
        """Where carrier and X are called."""
        return [
            *x.routes(0, self._posted),
            web.post(PATH, self._message),
            web.get(PATH, self._list),
        ]

    def _start(self, coroutine: "asyncio._CoroutineLike[None]") -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _period(self, due: float) -> Period:
        place = int((due - self._began) / self._plan.seconds * self._plan.periods)
        return self.seen.periods[min(place, self._plan.periods - 1)]

    async def _text(self, number: int, due: float) -> None:
        place = next(self._places)
        kind, body = self._words(number, place)
        sender = forms.phone(place)
        if kind == "post":
            self._due[body] = due
            self._untold[sender].append(due)
        fields = forms.fields_of(sender, new_sid(), body) | {"To": number_of(place)}
        answer = await self._webhook(forms.SMS_PATH, fields)
        self._period(due).answers.append((time.perf_counter() - due) * 1000)
        self._counts[f"text: {kind}"] += 1
        if answer is None:
            self._due.pop(body, None)
        elif found := _REPORT_TO.search(answer):
            self._counts["replies in answers"] += 1
            self._report(html.unescape(found[1].decode()), new_sid(), sender, number_of(place))

    def _words(self, number: int, place: int) -> tuple[str, str]:
        """What somebody says: mostly something for everybody, now and then something for the bot."""
        chance = self._chance.random()
        if chance < 0.08:
            return "status", "STATUS"
        if chance < 0.10:
            return "help", "?"
        if is_tracking(place) and chance < 0.40:
            return "value", f"{TRACKER} {self._chance.uniform(70, 80):.1f}"
        return "post" if is_connected(place) else "unconnected", WORDS.format(number)

    async def _webhook(self, path: str, fields: dict[str, str]) -> bytes | None:
        """The answer, if it is one: what goes wrong is counted."""
        headers = {
            "X-Twilio-Signature": forms.signature_of(forms.PUBLIC_URL + path, fields),
            "Content-Type": "application/x-www-form-urlencoded",
            "Host": "bot.example.com",
        }
        url = f"http://127.0.0.1:{self._plan.port}{path}"
        try:
            async with self._session.post(url, data=urlencode(fields), headers=headers) as answer:
                if answer.status in {200, 204}:
                    return await answer.read()
                self._counts[f"webhooks answered {answer.status}"] += 1
        except (aiohttp.ClientError, TimeoutError) as error:
            self._counts[f"webhooks failed: {type(error).__name__}"] += 1
        return None

    def _posted(self, text: str) -> None:
        self._counts["posts at X"] += 1
        due = self._due.pop(text, None)
        if due is None:
            self._counts["posts that nobody waited for"] += 1
        else:
            self._period(due).posts.append((time.perf_counter() - due) * 1000)

    async def _message(self, request: web.Request) -> web.Response:
        fields, sid = fields_of(await request.read()), new_sid()
        self._counts["messages"] += 1
        waiting = self._untold[fields["To"]]
        if fields["Body"].startswith("Posted") and waiting:
            due = waiting.popleft()
            self._period(due).told.append((time.perf_counter() - due) * 1000)
        self._report(fields["StatusCallback"], sid, fields["To"], fields["From"])
        return web.Response(body=made(fields, sid), status=201, content_type="application/json")

    async def _list(self, _: web.Request) -> web.Response:
        """Nothing that the bot doesn't know already."""
        self._counts["looks at the carrier's list"] += 1
        page = {
            "messages": [],
            "page": 0,
            "page_size": 1000,
            "start": 0,
            "end": 0,
            "next_page_uri": None,
            "uri": PATH,
        }
        return web.Response(body=orjson.dumps(page), content_type="application/json")

    def _report(self, to: str, sid: str, receiver: str, sender: str) -> None:
        self._start(self._reports(to.removeprefix(forms.PUBLIC_URL), sid, receiver, sender))

    async def _reports(self, path: str, sid: str, receiver: str, sender: str) -> None:
        waited = 0.0
        for seconds, status in REPORTS:
            await asyncio.sleep(seconds - waited)
            waited = seconds
            fields = {
                "AccountSid": forms.ACCOUNT,
                "ApiVersion": "2010-04-01",
                "From": sender,
                "To": receiver,
                "MessageSid": sid,
                "SmsSid": sid,
                "MessageStatus": status,
                "SmsStatus": status,
            }
            if await self._webhook(path, fields) is not None:
                self._counts["reports"] += 1


async def _main(plan: Plan) -> Seen:
    connector = aiohttp.TCPConnector(limit=500, keepalive_timeout=60)
    timeout = aiohttp.ClientTimeout(total=WEBHOOK_SECONDS)
    async with ClientSession(connector=connector, timeout=timeout) as session:
        world = World(plan, session)
        app = web.Application()
        app.add_routes(world.routes())
        runner = web.AppRunner(app, access_log=None, keepalive_timeout=75.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", plan.own_port, backlog=1024).start()
        try:
            return await world.run()
        finally:
            await runner.cleanup()


if __name__ == "__main__":
    print(json.dumps(asdict(uvloop.run(_main(Plan(**json.load(sys.stdin)))))))
