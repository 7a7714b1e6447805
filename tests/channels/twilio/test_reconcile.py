import asyncio
from collections import defaultdict
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from aiohttp import ClientSession

from actions.leaving import delete_person
from bot.app import App, open_app, open_gateways
from channels.twilio.client import ListedMessage, TwilioClient
from channels.twilio.gateway import TwilioGateway
from channels.twilio.reconcile import MARK, MOST_NOT_COMMITTED, Reconciler, in_our_time
from clients.failures import CallFailed
from clients.session import open_session
from core.address import sms
from core.clock import DAY, SECOND, Moment, after
from core.context import Context
from core.settings import DatabaseSettings
from core.text import Text
from core.text_result import TextResult
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from storage import addresses, watermarks
from storage.engine.database import NotCommitted
from storage.engine.opening import open_database
from tests.conftest import Logs, StartBot
from tests.support.bots import NUMBER, Phone, settings_for


def reconciler_of(app: App, session: ClientSession) -> Reconciler:
    gateway = open_gateways(app, session)["sms"]
    assert isinstance(gateway, TwilioGateway)
    return gateway.reconciler()


PEOPLE = 40
TEXTS = 200


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
    await ann.hears("Deleted")
    app = await open_app(settings_for(database_url, sandbox.url))
    async with open_session(PATIENCE, 2) as session:
        assert await reconciler_of(app, session).catch_up() == 0
    await app.db.close()


async def test_what_was_missed_after_a_missed_deletion_begins_anew(
    start: StartBot, sandbox: Sandbox, ann: Phone
) -> None:
    for body in ("\\STOP", "STATUS"):
        sandbox.put(ann.number, body)
    await start()
    await ann.hears("Deleted: everything")
    await ann.hears("X account")


async def test_a_missed_word_of_who_is_not_served_any_more_counts_once(sandbox: Sandbox, database_url: str) -> None:
    """In silence; and what else they texted is nothing."""
    gone, silenced = sms("+447700900123"), sms("+447700900124")
    app = await open_app(settings_for(database_url, sandbox.url))
    await app.db.migrate()
    for address in (gone, silenced):
        await app.db.write(addresses.meet_first, address)
    for address, word in ((gone, "\\STOP"), (silenced, "STOP"), (silenced, "STATUS")):
        sandbox.put(address.value, word)
    async with open_session(PATIENCE, 2) as session:
        reconciler = reconciler_of(app, session)
        assert [await reconciler.catch_up() for _ in range(2)] == [2, 0]
    assert await app.db.read(addresses.find, gone) is None
    found = await app.db.read(addresses.find, silenced)
    assert found is not None
    assert found.opted_out
    assert await app.db.read(lambda tx: tx.rows("SELECT 1 FROM deliveries WHERE kind = 'text'")) == []
    await app.db.close()


async def test_a_missed_word_from_before_somebody_left_and_came_back_does_nothing(
    sandbox: Sandbox, database_url: str
) -> None:
    """Who isn't served any more is found by the number, so an old `\\STOP` must not be taken for one of today."""
    back = sms("+447700900123")
    app = await open_app(settings_for(database_url, sandbox.url))
    await app.db.migrate()
    left = await app.db.write(addresses.meet_first, back)
    for word in ("\\STOP", "STOP"):
        sandbox.put(back.value, word)
    later = after(app.context.clock.now(), SECOND)
    await app.db.write(delete_person, left.person.id, later)
    await app.db.write(addresses.meet_first, back)
    async with open_session(PATIENCE, 2) as session:
        await reconciler_of(app, session).catch_up()
    found = await app.db.read(addresses.find, back)
    assert found is not None
    assert not found.opted_out
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


def breaks_with(reconciler: Reconciler, sids: set[str], error: Exception) -> Reconciler:
    """The same, but whoever takes texts in breaks with these."""
    taken_in = reconciler.take_in

    async def take_in(text: Text, **how: Any) -> TextResult:  # noqa: ANN401 - as it is
        if text.sid in sids:
            raise error
        return await taken_in(text, **how)

    return replace(reconciler, take_in=take_in)


async def test_whatever_breaks_with_one_text_keeps_no_other_waiting(
    sandbox: Sandbox, ann: Phone, ben: Phone, database_url: str
) -> None:
    odd = sandbox.put(ann.number, "\\zebrafinch1")
    sandbox.put(ben.number, "\\zebrafinch2")
    sandbox.put(ann.number, "\\zebrafinch3")
    app = await open_app(settings_for(database_url, sandbox.url))
    async with open_session(PATIENCE, 2) as session:
        reconciler = reconciler_of(app, session)
        for error in (KeyError("odd"), NotCommitted("its person's row is locked")):
            took = await breaks_with(reconciler, {odd.sid}, error).catch_up()
            assert took == (2 if isinstance(error, KeyError) else 0)
        assert await reconciler.catch_up() == 1
    await app.db.close()


async def test_a_database_that_commits_nothing_ends_the_look(sandbox: Sandbox, ann: Phone, database_url: str) -> None:
    missed = {sandbox.put(ann.number, f"\\zebrafinch{i}").sid for i in range(MOST_NOT_COMMITTED)}
    app = await open_app(settings_for(database_url, sandbox.url))
    async with open_session(PATIENCE, 2) as session:
        with pytest.raises(NotCommitted):
            await breaks_with(reconciler_of(app, session), missed, NotCommitted("The disk is full")).catch_up()
    await app.db.close()


async def test_a_number_whose_list_fails_keeps_no_other_waiting(
    sandbox: Sandbox, ann: Phone, database_url: str
) -> None:
    sandbox.put(ann.number, "\\zebrafinch1")
    app = await open_app(settings_for(database_url, sandbox.url, twilio={"numbers": ("+15550100001", NUMBER)}))
    listed = TwilioClient.received_by

    async def of_one(client: TwilioClient, number: str, since: Moment) -> list[ListedMessage]:
        if number != NUMBER:
            raise CallFailed("Not found.")
        return await listed(client, number, since)

    async with open_session(PATIENCE, 2) as session:
        reconciler = reconciler_of(app, session)
        with patch.object(TwilioClient, "received_by", of_one), pytest.raises(CallFailed):
            await reconciler.catch_up()
        assert await reconciler.catch_up() == 0  # that one was taken in
    await app.db.close()


def listed(*texts: tuple[str, str, int]) -> list[ListedMessage]:
    return [ListedMessage(sid, sender, NUMBER, "", "received", True, Moment(at)) for sid, sender, at in texts]


def test_what_was_missed_keeps_its_place_among_what_was_received() -> None:
    """The carrier says 5 s and means up to 6; its clock is also behind or ahead."""
    texts = listed(
        ("A1", "ann", 5_000), ("A2", "ann", 5_000), ("B1", "ben", 5_000), ("A3", "ann", 5_000), ("A4", "ann", 6_000)
    )
    for ours in (5_700, 9_000, 1_000):
        missed = in_our_time(texts, {"A1": Moment(ours), "A3": Moment(ours + 100)})
        at = {each.listed.sid: each.sent_at for each in missed}
        assert list(at) == ["A2", "B1", "A4"]
        assert ours < at["A2"] < ours + 100 < at["A4"]
        assert at["B1"] == 5_000


async def test_a_text_that_was_missed_while_the_clock_was_ahead_is_fetched(
    sandbox: Sandbox, ann: Phone, database_url: str
) -> None:
    """The mark says that all has been seen until tomorrow; what came three hours ago was not."""
    sandbox.put(ann.number, "\\zebrafinch1").created_at -= 3 * 3_600
    app = await open_app(settings_for(database_url, sandbox.url))
    async with open_session(PATIENCE, 2) as session:
        await app.db.write(watermarks.extend, MARK, after(app.context.clock.now(), DAY))
        assert await reconciler_of(app, session).catch_up() == 1
        assert await app.db.read(watermarks.reached, MARK) <= app.context.clock.now()
    await app.db.close()
