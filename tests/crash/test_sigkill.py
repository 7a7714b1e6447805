import asyncio
import random
from collections import Counter
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientTimeout

from bot.context import Context
from bot.settings import Database as DatabaseSettings
from sandbox.model import Message
from sandbox.server import Sandbox
from sandbox.settings import ReportDelays
from storage.opening import open_database
from tests.bots import environment_for, eventually, sandbox_settings, settings_for
from tests.conftest import free_port
from tests.crash.killing import Forker, Victim, answers

KILLS = 50
PHONES = 12
LONGEST_LIFE = 0.35
PATIENCE = 60.0
OVERRIDES = "#rc=3&rp=5xx,ct,rt"


class Load:
    """People who text, one text after the other, whatever happens."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._stopping = False
        self.texts: dict[str, tuple[str, str]] = {}
        """Marker of a text to its phone and sid."""
        self.answered: set[str] = set()
        """Markers of texts whose webhook got its 200."""

    async def run(self) -> None:
        await asyncio.gather(*(self._person(f"+1555010{100 + i:04d}", i) for i in range(PHONES)))

    def stop(self) -> None:
        self._stopping = True

    async def _person(self, number: str, person: int) -> None:
        turn = 0
        while not self._stopping:
            marker = f"ZEBRAFINCH{person:02d}N{turn:04d}"
            result = await self._sandbox.text(number, f"\\{marker}")
            self.texts[marker] = (number, result.sid)
            if result.error is None:
                self.answered.add(marker)
            turn += 1


@pytest.mark.timeout(240)
async def test_every_text_has_one_effect_and_one_reply_whenever_the_bot_is_killed(
    database_url: str, suite_log: Path, context: Context
) -> None:
    random.seed(KILLS)
    async with Sandbox(sandbox_settings(report_delays=ReportDelays(0.02, 0.02))) as sandbox:
        victims = victims_for(database_url, sandbox)
        async with Forker(suite_log) as forker, ClientSession(timeout=ClientTimeout(total=2)) as session:
            for victim in victims:
                await forker.start(victim)
            await eventually(lambda: answers(session, victims[0].port), 30)
            load = Load(sandbox)
            texting = asyncio.create_task(load.run())
            await kill_again_and_again(forker, victims, session)
            load.stop()
            await texting
            # A last start looks at the carrier's list for what was missed between the others.
            for victim in victims:
                await forker.kill(victim)
                await forker.start(victim)
            await eventually(lambda: all_answered(sandbox, load), PATIENCE)
            await sandbox.idle()
            await eventually(lambda: nothing_open(database_url, context), PATIENCE)
        assert len(load.texts) > KILLS
        assert load.answered
        replies = Counter(
            marker for number in {number for number, _ in load.texts.values()} for marker in heard(sandbox, number)
        )
        assert replies == Counter(load.texts.keys()), differences(replies, load)
        await each_text_is_stored_once(database_url, context, [sid for _, sid in load.texts.values()])


def victims_for(database_url: str, sandbox: Sandbox) -> list[Victim]:
    """One bot that does all on SQLite; on PostgreSQL two web processes and two schedulers."""
    port = free_port()
    sandbox.webhook_url = f"http://127.0.0.1:{port}/twilio/sms{OVERRIDES}"
    roles = ["all"] if database_url.startswith("sqlite") else ["web", "scheduler", "web", "scheduler"]
    found = []
    for role in roles:
        own = port if role != "scheduler" else free_port()
        settings = settings_for(
            database_url,
            sandbox.url,
            own,
            server={"public_url": f"http://127.0.0.1:{port}"},
            database={"connections": 4},
            deliveries={"lease_seconds": 1.0, "report_seconds": 1.0, "settle_seconds": 0.5},
        )
        found.append(Victim(role, environment_for(settings), own))
    return found


async def kill_again_and_again(forker: Forker, victims: list[Victim], session: ClientSession) -> None:
    for _ in range(KILLS):
        victim = random.choice(victims)
        await eventually(lambda victim=victim: answers(session, victim.port), 30)  # type: ignore[misc]
        await moment(random.uniform(0.0, LONGEST_LIFE))
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
    return [marker_of(message) for message in sandbox.messages_to(number) if not message.lost]


def marker_of(message: Message) -> str:
    start = message.body.index("ZEBRAFINCH")
    return message.body[start : start + len("ZEBRAFINCH00N0000")]


async def all_answered(sandbox: Sandbox, load: Load) -> bool:
    numbers = {number for number, _ in load.texts.values()}
    return load.texts.keys() <= {marker for number in numbers for marker in heard(sandbox, number)}


async def nothing_open(database_url: str, context: Context) -> bool:
    db = await open_database(DatabaseSettings(url=database_url, connections=1), context)
    try:
        open_ones = await db.read(lambda tx: tx.row("SELECT count(*) FROM deliveries WHERE ended_at IS NULL"))
    finally:
        await db.close()
    return open_ones == (0,)


async def each_text_is_stored_once(database_url: str, context: Context, sids: list[str]) -> None:
    db = await open_database(DatabaseSettings(url=database_url, connections=1), context)
    try:
        rows = await db.read(lambda tx: tx.rows("SELECT sid, state FROM texts"))
    finally:
        await db.close()
    assert sorted(sid for sid, _ in rows) == sorted(sids)
    assert {state for _, state in rows} == {"handled"}


def differences(replies: Counter[str], load: Load) -> str:
    lost = [marker for marker in load.texts if not replies[marker]]
    doubled = [(marker, load.texts[marker]) for marker, count in replies.items() if count > 1]
    return f"lost: {lost[:9]}, answered more than once: {len(doubled)}, {doubled[:9]}, of {len(load.texts)}"
