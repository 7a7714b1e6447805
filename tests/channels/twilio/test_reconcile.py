import asyncio
from collections import defaultdict
from unittest.mock import patch

from aiohttp import ClientSession

from bot.app import App, open_app, open_gateways
from channels.twilio.client import TwilioClient
from channels.twilio.gateway import TwilioGateway
from channels.twilio.reconcile import MARK, Reconciler
from clients.failures import CallFailed
from clients.session import open_session
from core.clock import DAY, Moment, after
from core.context import Context
from core.settings import DatabaseSettings
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from storage import watermarks
from storage.engine.opening import open_database
from tests.conftest import Logs, StartBot
from tests.support.bots import Phone, settings_for


def reconciler_of(app: App, session: ClientSession) -> Reconciler:
    gateway = open_gateways(app, session)["sms"]
    assert isinstance(gateway, TwilioGateway)
    return gateway.reconciler()


PEOPLE = 40
TEXTS = 500


async def test_what_came_while_the_bot_was_away_is_answered_once_and_in_order(
    start: StartBot, sandbox: Sandbox, database_url: str, context: Context
) -> None:
    for turn in range(TEXTS):
        sandbox.put(number_of(turn % PEOPLE), f"\\zebrafinch{turn:03d}")
    await start()
    await asyncio.gather(
        *(sandbox.heard(number_of(person), len(range(person, TEXTS, PEOPLE)), 60) for person in range(PEOPLE))
    )
    await sandbox.idle()
    heard: dict[int, list[int]] = defaultdict(list)
    for person in range(PEOPLE):
        for message in sandbox.messages_to(number_of(person)):
            heard[person].append(int(message.body.partition("ZEBRAFINCH")[2][:3]))
    assert heard == {person: list(range(person, TEXTS, PEOPLE)) for person in range(PEOPLE)}
    db = await open_database(DatabaseSettings(url=database_url, connections=1), context)
    stored = await db.read(lambda tx: tx.row("SELECT count(*), count(DISTINCT sid) FROM texts"))
    await db.close()
    assert stored == (TEXTS, TEXTS)


async def test_a_webhook_that_comes_after_all_finds_its_text_known(
    start: StartBot, sandbox: Sandbox, ann: Phone, logs: Logs
) -> None:
    missed = sandbox.put(ann.number, "\\zebrafinch1")
    await start()
    await sandbox.heard(ann.number, 1)
    result = await sandbox.redeliver(missed)
    assert not result.replies
    assert logs.lines("text.duplicate")[0]["answered"] is False
    assert len(sandbox.messages_to(ann.number)) == 1


async def test_a_deleted_persons_texts_are_not_taken_in_again(
    start: StartBot, sandbox: Sandbox, ann: Phone, database_url: str
) -> None:
    await start()
    await ann.text("\\zebrafinch1")
    await ann.text("\\STOP")
    await ann.hears("ZEBRAFINCH1")
    await ann.hears("deleted")
    app = await open_app(settings_for(database_url, sandbox.url))
    async with open_session(PATIENCE, 2) as session:
        assert await reconciler_of(app, session).catch_up() == 0
    await app.db.close()


async def test_a_carrier_that_is_down_at_the_start_is_asked_again(
    start: StartBot, sandbox: Sandbox, ann: Phone, logs: Logs, database_url: str
) -> None:
    sandbox.put(ann.number, "\\zebrafinch1")
    sandbox.faults.add("list_error", count=1, status=503)
    app = await open_app(settings_for(database_url, sandbox.url))
    async with open_session(PATIENCE, 2) as session:
        reconciler = reconciler_of(app, session)
        await reconciler.try_to_catch_up()
        assert "HTTP 503" in logs.lines("reconcile.failed")[0]["reason"]
        assert await reconciler.catch_up() == 1
        assert await reconciler.catch_up() == 0
    await app.db.close()


def number_of(person: int) -> str:
    return f"+1555010{person + 200:04d}"


async def test_a_text_that_cant_be_taken_keeps_no_other_waiting(
    start: StartBot, sandbox: Sandbox, ann: Phone, ben: Phone, logs: Logs, database_url: str
) -> None:
    odd = sandbox.put(ann.number, "\\zebrafinch1", [("image/png", b"x")])
    sandbox.put(ben.number, "\\zebrafinch2")
    app = await open_app(settings_for(database_url, sandbox.url))
    async with open_session(PATIENCE, 2) as session:
        reconciler = reconciler_of(app, session)
        with patch.object(TwilioClient, "media_of", side_effect=CallFailed("It broke.")):
            assert await reconciler.catch_up() == 1
        assert logs.lines("reconcile.skipped")[0]["sid"] == odd.sid
        assert await reconciler.catch_up() == 1
        assert await reconciler.catch_up() == 0
    await app.db.close()


async def test_a_look_further_back_than_texts_are_kept_answers_nothing_twice(
    sandbox: Sandbox, ann: Phone, database_url: str
) -> None:
    sandbox.put(ann.number, "\\zebrafinch1").created_at -= 3 * 86_400
    app = await open_app(settings_for(database_url, sandbox.url, keep={"texts_days": 2}))
    async with open_session(PATIENCE, 2) as session:
        assert await reconciler_of(app, session).since(Moment(0)) == 0
    await app.db.close()


async def test_a_text_that_was_missed_while_the_clock_was_ahead_is_fetched(
    sandbox: Sandbox, ann: Phone, database_url: str
) -> None:
    """The mark says that all has been seen until tomorrow; what came three hours ago was not."""
    sandbox.put(ann.number, "\\zebrafinch1").created_at -= 3 * 3_600
    app = await open_app(settings_for(database_url, sandbox.url))
    async with open_session(PATIENCE, 2) as session:
        await app.db.write(watermarks.write, MARK, after(app.context.clock.now(), DAY))
        assert await reconciler_of(app, session).catch_up() == 1
        assert await app.db.read(watermarks.reached, MARK) <= app.context.clock.now()
    await app.db.close()
