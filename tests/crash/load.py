"""People who text while bots are killed, and a look at what came of it."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientTimeout

from core.context import Context
from core.settings import DatabaseSettings
from sandbox.carrier.model import InboundResult, Message
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from storage.engine.opening import open_database
from tests.conftest import free_port
from tests.crash.killing import Forker, Victim, answers
from tests.support.bots import LONG_PATIENCE, environment_for, eventually, settings_for

KILLS = 26
"""On each kind of database: together more than fifty of each kind of work."""
MOST_KILLS = 4 * KILLS
"""If none has struck where it is to strike: on a slow machine few do."""
PHONES = 12
LONGEST_LIFE = 0.35
LONGEST_PAUSE = 0.06
"""Of a person, between two texts: enough are under way at any moment, and the machine keeps up."""
TERMS = {"lease_seconds": 2.0, "report_seconds": 1.0, "arrival_seconds": 0.2, "settle_seconds": 0.2}
"""What a bot had in hand when it was killed waits so long; a slow one that lives has to be done by then."""
WEBHOOK_SECONDS = 2.0
"""So long the carrier waits for an answer; that of a killed bot may arrive until then, and nobody looks for it."""
OVERRIDES = "#rc=3&rp=5xx,ct,rt"
MARKER = "ZEBRAFINCH"


def number_of(person: int) -> str:
    """The phone of one of those who text."""
    return f"+1555010{100 + person:04d}"


class Load:
    """People who text, one text after the other, whatever happens."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self._stopping = False
        self.texts: dict[str, tuple[str, str]] = {}
        """Marker of a text to its phone and sid."""
        self.answered: set[str] = set()
        """Markers of texts whose webhook got its 200."""

    async def run(self) -> None:
        await asyncio.gather(*(self._person(person) for person in range(PHONES)))

    def stop(self) -> None:
        self._stopping = True

    async def _person(self, person: int) -> None:
        turn = 0
        while not self._stopping:
            marker = f"{MARKER}{person:02d}N{turn:04d}"
            result = await self.text(person, marker, turn)
            self.texts[marker] = (number_of(person), result.sid)
            if result.error is None:
                self.answered.add(marker)
            turn += 1
            await moment(random.uniform(0.0, LONGEST_PAUSE))

    async def text(self, person: int, marker: str, turn: int) -> InboundResult:  # noqa: ARG002 - others need it
        """Send one text that holds the marker."""
        return await self.sandbox.text(number_of(person), f"\\{marker}")

    async def has_sent(self, more_than: int) -> bool:
        """Whether people have got on with their texting; what a kill has left behind holds some of them up."""
        return len(self.texts) > more_than

    async def all_answered(self) -> bool:
        """Whether each text has a reply, whatever it was."""
        return self.texts.keys() <= self.replies().keys()

    def replies(self) -> Counter[str]:
        """How many replies with its marker came for each text."""
        numbers = {number for number, _ in self.texts.values()}
        return Counter(marker for number in numbers for marker in heard(self.sandbox, number))

    def differences(self) -> str:
        replies = self.replies()
        lost = [marker for marker in self.texts if not replies[marker]]
        doubled = [(marker, self.texts[marker]) for marker, count in replies.items() if count > 1]
        return f"lost: {lost[:9]}, answered more than once: {len(doubled)}, {doubled[:9]}, of {len(self.texts)}"


def victims_for(database_url: str, sandbox: Sandbox, **sections: dict[str, Any]) -> list[Victim]:
    """One bot that does all on SQLite; on PostgreSQL two web processes and two schedulers."""
    port = free_port()
    sandbox.webhook_url = f"http://127.0.0.1:{port}/twilio/sms{OVERRIDES}"
    sandbox.settings.webhook_seconds = WEBHOOK_SECONDS
    roles = ["all"] if database_url.startswith("sqlite") else ["web", "scheduler", "web", "scheduler"]
    terms = {**TERMS, **sections.pop("deliveries", {})}
    found = []
    for role in roles:
        own = port if role != "scheduler" else free_port()
        settings = settings_for(
            database_url,
            sandbox.url,
            own,
            server={"public_url": f"http://127.0.0.1:{port}"},
            database={"connections": 4},
            deliveries=terms,
            twilio={"webhook_seconds": WEBHOOK_SECONDS},
            **sections,
        )
        found.append(Victim(role, environment_for(settings), own))
    return found


@asynccontextmanager
async def running(victims: list[Victim], log: Path) -> AsyncIterator[tuple[Forker, ClientSession]]:
    """Bots in processes of their own, ready."""
    async with Forker(log) as forker, ClientSession(timeout=ClientTimeout(total=PATIENCE)) as session:
        for victim in victims:
            await forker.start(victim)
        await eventually(lambda: answers(session, victims[0].port))
        yield forker, session


async def under_fire(
    load: Load,
    victims: list[Victim],
    log: Path,
    database_url: str,
    context: Context,
    longest_life: float = LONGEST_LIFE,
    enough: Callable[[], bool] = lambda: True,
) -> None:
    """Let people text while bots are killed; returns when all that follows has been done.

    `enough`: whether the kills, after the usual number, have struck where they are to strike.
    """
    async with running(victims, log) as (forker, session):
        texting = asyncio.create_task(load.run())
        for number in range(MOST_KILLS):
            if number >= KILLS and enough():
                break
            await kill_one(forker, victims, session, longest_life)
            await eventually(lambda number=number: load.has_sent(number + 1))  # type: ignore[misc]
        load.stop()
        await texting
        # A last start looks at the carrier's list for what was missed between the others.
        for victim in victims:
            await forker.kill(victim)
            await forker.start(victim)
        await eventually(load.all_answered, LONG_PATIENCE)
        await load.sandbox.idle()
        await eventually(lambda: nothing_open(database_url, context), LONG_PATIENCE)


async def kill_one(forker: Forker, victims: list[Victim], session: ClientSession, longest_life: float) -> None:
    victim = random.choice(victims)
    await eventually(lambda: answers(session, victim.port))
    await moment(random.uniform(0.0, longest_life))
    await forker.kill(victim)
    await forker.start(victim)


async def moment(seconds: float) -> None:
    """Let a random while pass: the moment of the kill is what is being tried."""
    try:
        async with asyncio.timeout(seconds):
            await asyncio.Event().wait()
    except TimeoutError:
        return


def heard(sandbox: Sandbox, number: str) -> list[str]:
    """The markers in what a phone got."""
    return [marker_of(message) for message in sandbox.messages_to(number) if not message.lost and marker_of(message)]


def marker_of(message: Message) -> str:
    """The marker in a text, if it has one."""
    start = message.body.find(MARKER)
    return message.body[start : start + len("ZEBRAFINCH00N0000")] if start >= 0 else ""


async def nothing_open(database_url: str, context: Context) -> bool:
    db = await open_database(DatabaseSettings(url=database_url, connections=1), context)
    try:
        open_ones = await db.read(lambda tx: tx.row("SELECT count(*) FROM deliveries WHERE ended_at IS NULL"))
    finally:
        await db.close()
    return open_ones == (0,)


async def each_text_is_stored_once(database_url: str, context: Context, load: Load) -> None:
    db = await open_database(DatabaseSettings(url=database_url, connections=1), context)
    try:
        rows = await db.read(lambda tx: tx.rows("SELECT sid, state FROM texts"))
    finally:
        await db.close()
    assert sorted(sid for sid, _ in rows) == sorted(sid for _, sid in load.texts.values())
    assert {state for _, state in rows} == {"handled"}
