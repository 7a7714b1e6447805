"""Mails go to a real SMTP server over TCP, which misbehaves."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiohttp import ClientSession

from bot.app import make_context
from bot.cli.check import check_mail
from clients import mail
from clients.answers import MAIL, noting_answers
from clients.mail import MailClient, MailFailed, as_message
from core.context import Context
from core.delivery import Again, Delivery, DeliveryKind, Done, Outcome, Refused, State, Unknown
from core.events.services import MailPaused
from core.mail.mail import Mail
from core.settings import DatabaseSettings, MailSettings
from core.tx import Tx
from sandbox.server import Sandbox
from scheduler.mail import TWICE, MailCourier
from storage.delivery import claims, deliveries, mails
from storage.delivery.mails import MailKind, MailOrder
from storage.engine.database import Database
from storage.engine.opening import open_database
from tests.conftest import Logs, ManualClock, StartBot, free_port
from tests.support.bots import PATIENCE, environment_for, eventually, settings_for
from tests.support.database.rows import POLICY
from tests.support.forked.killing import Forker, Victim
from tests.support.mails import ADDRESS, SENDER, has_address, mail_settings


@pytest.fixture
async def quick_db(sqlite_url: str, context: Context) -> AsyncIterator[Database]:
    """What a courier does with rows, the tests of actions try on both databases."""
    database = await open_database(DatabaseSettings(url=sqlite_url), context)
    yield database
    await database.close()


def courier_for(sandbox: Sandbox, db: Database, **more: object) -> MailCourier:
    return MailCourier(MailClient(MailSettings.model_validate(mail_settings(sandbox, **more))), db, SENDER)


def add(tx: Tx) -> int:
    return mails.add(tx, has_address(tx), MailOrder(MailKind.PASSWORD_SET, ADDRESS))


def take(tx: Tx) -> list[Delivery]:
    return claims.claim(tx, {DeliveryKind.MAIL: 10}, POLICY).deliveries


async def tried(sandbox: Sandbox, db: Database, fault: str, **more: object) -> tuple[Outcome, str | None]:
    """What comes of an attempt, and what it says of the server: nothing if that answered."""
    await db.write(add)
    [delivery] = await db.write(take)
    if fault:
        sandbox.faults.add(fault, count=None)
    with noting_answers() as answers:
        outcome = await courier_for(sandbox, db, **more).send(delivery)
    await db.write(deliveries.conclude, delivery, outcome, POLICY)
    return outcome, answers.get(MAIL)


async def test_a_database_that_is_away_costs_no_try(sandbox: Sandbox, quick_db: Database) -> None:
    await quick_db.write(add)
    [delivery] = await quick_db.write(take)
    courier = courier_for(sandbox, quick_db)
    await quick_db.close()
    assert isinstance(await courier.send(delivery), Again)
    assert isinstance(await courier.settle(delivery), Unknown)
    assert sandbox.mail.mails == []


async def test_a_mail_is_plain_text_with_an_id_of_its_own(sandbox: Sandbox, quick_db: Database) -> None:
    outcome, trouble = await tried(sandbox, quick_db, "")
    assert (isinstance(outcome, Done), trouble) == (True, "")
    [came] = sandbox.mail.mails
    assert (came.to, came.sender, came.subject) == (ADDRESS, SENDER, "Backslash: your password was set")
    assert "text LOGOUT from your phone" in came.text
    assert came.headers["content-type"].startswith("text/plain")
    assert came.headers["message-id"].endswith("@bot.example>")
    assert came.headers["auto-submitted"] == "auto-generated"
    [row] = await quick_db.read(lambda tx: tx.rows("SELECT content, state FROM deliveries"))
    assert row == (None, "sent")  # the address is kept no longer than it is needed


@pytest.mark.parametrize(
    ("fault", "outcome", "answered"),
    [
        ("mail_later", Again, True),
        ("mail_refused", Refused, True),
        ("mail_down", Again, False),
        ("mail_lost_before", Unknown, False),
        ("mail_lost_after", Unknown, False),
    ],
)
async def test_a_fault(
    fault: str, outcome: type[Outcome], answered: object, sandbox: Sandbox, quick_db: Database
) -> None:
    found, trouble = await tried(sandbox, quick_db, fault)
    assert isinstance(found, outcome)
    assert (trouble == "") is answered
    assert ADDRESS not in getattr(found, "reason", "")
    assert len(sandbox.mail.mails) == (fault == "mail_lost_after")


@pytest.mark.parametrize("fault", ["mail_sign_in", "mail_sender"])
async def test_what_an_operator_has_to_mend_waits_and_is_said(
    fault: str, sandbox: Sandbox, quick_db: Database
) -> None:
    sandbox.settings.mail_user, sandbox.settings.mail_password = "bot", "secret"
    outcome, trouble = await tried(sandbox, quick_db, fault, user="bot", password="secret")
    assert isinstance(outcome, Again)
    assert [type(event) for event in outcome.events] == [MailPaused]
    assert trouble == ""


async def test_a_server_without_tls_gets_no_mail_unless_that_is_wanted(sandbox: Sandbox, quick_db: Database) -> None:
    outcome, _ = await tried(sandbox, quick_db, "", security="starttls")
    assert isinstance(outcome, Again)
    assert "no STARTTLS" in outcome.reason
    assert not sandbox.mail.mails


async def test_an_answer_that_never_comes_is_waited_for_no_longer_than_the_setting_says(
    sandbox: Sandbox, quick_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is up once the server has the mail: before, it would be known that nothing was sent."""
    waits: dict[float, asyncio.Timeout] = {}

    def timeout(seconds: float) -> asyncio.Timeout:
        waits[seconds] = asyncio.timeout(seconds)
        return waits[seconds]

    monkeypatch.setattr(mail, "asyncio", SimpleNamespace(timeout=timeout))
    sandbox.faults.add("mail_slow", ms=60_000)
    trying = asyncio.create_task(tried(sandbox, quick_db, "", timeout_seconds=PATIENCE))
    await sandbox.mail.heard(ADDRESS)
    waits[PATIENCE].reschedule(asyncio.get_running_loop().time())
    outcome, _ = await trying
    assert isinstance(outcome, Unknown)
    await sandbox.mail.stop()


async def test_an_unknown_outcome_means_one_mail_more_that_is_known_as_the_same(
    sandbox: Sandbox, quick_db: Database, clock: ManualClock
) -> None:
    await tried(sandbox, quick_db, "mail_lost_after")
    sandbox.faults.clear()
    clock.advance(POLICY.in_hand)
    [again] = await quick_db.write(take)
    assert again.to_settle
    outcome = await courier_for(sandbox, quick_db).settle(again)
    assert isinstance(outcome, Done)
    first, second = sandbox.mail.mails
    assert [first.headers[name] for name in ("message-id", "date")] == [
        second.headers[name] for name in ("message-id", "date")
    ]
    assert first.text == second.text


async def test_without_an_answer_twice_it_is_given_up(
    sandbox: Sandbox, quick_db: Database, clock: ManualClock
) -> None:
    await tried(sandbox, quick_db, "mail_lost_after")
    clock.advance(POLICY.in_hand)
    [again] = await quick_db.write(take)
    assert await courier_for(sandbox, quick_db).settle(again) == Refused(TWICE)
    assert len(sandbox.mail.mails) == 2


@pytest.mark.parametrize("between", ["mail_later", "mail_down"])
async def test_what_certainly_fails_in_between_allows_no_third_mail(
    between: str, sandbox: Sandbox, quick_db: Database, clock: ManualClock
) -> None:
    await tried(sandbox, quick_db, "mail_lost_after")
    sandbox.faults.clear()
    courier, states = courier_for(sandbox, quick_db), []
    for fault in (between, "mail_lost_after"):
        clock.advance(POLICY.in_hand)
        sandbox.faults.add(fault)
        [delivery] = await quick_db.write(take)
        outcome = await (courier.settle if delivery.to_settle else courier.send)(delivery)
        states.append(await quick_db.write(deliveries.conclude, delivery, outcome, POLICY))
    assert states == [State.UNSETTLED, State.DEAD]
    assert len(sandbox.mail.mails) == 2


def test_no_line_break_gets_into_a_header() -> None:
    with pytest.raises(ValueError, match="linefeed"):
        as_message(Mail("a@b.example\r\nBcc: c@d.example", "Hi", ""), SENDER, "<1@b>", 0)  # type: ignore[arg-type]


async def test_check_signs_in_and_sends_nothing(sandbox: Sandbox) -> None:
    sandbox.settings.mail_user, sandbox.settings.mail_password = "bot", "secret"
    settings = settings_for("sqlite:///none", sandbox.url, mail=mail_settings(sandbox, user="bot", password="secret"))
    assert await check_mail(settings) == f"signed in at 127.0.0.1:{sandbox.mail.port}, without TLS"
    wrong = settings_for("sqlite:///none", sandbox.url, mail=mail_settings(sandbox, user="bot", password="other"))
    with pytest.raises(MailFailed, match=r"535: it doesn't take us; see mail.user"):
        await check_mail(wrong)
    assert (sandbox.mail.sign_ins, sandbox.mail.mails) == (1, [])
    assert "not set up" in await check_mail(settings_for("sqlite:///none", sandbox.url))


async def test_while_the_server_is_down_mails_wait_and_operators_see_it(
    start: StartBot, sandbox: Sandbox, logs: Logs
) -> None:
    await sandbox.mail.stop()
    sandbox.mail.port = free_port()  # nobody else takes it until the server is back
    bot = await start(mail=mail_settings(sandbox))
    db = await open_database(bot.settings.database, make_context(bot.settings))
    for _ in range(3):
        await db.write(add_another)
    assert "can't be reached" in (await logs.appears("mail.down"))["reason"]
    async with ClientSession() as session, session.get(f"{bot.url}/readyz") as answer:
        assert (await answer.json())["mail"]["ok"] is False
    await sandbox.mail.start()
    assert len(await sandbox.mail.heard(ADDRESS, 3)) == 3
    await logs.appears("mail.up")
    await db.close()


def add_another(tx: Tx) -> int:
    row = tx.row("SELECT person_id FROM mail_addresses")
    return mails.add(tx, row[0] if row else has_address(tx), MailOrder(MailKind.PASSWORD_SET, ADDRESS))


async def test_killed_before_it_is_noted_means_one_mail_more_and_never_none(
    sqlite_url: str, sandbox: Sandbox, suite_log: Path
) -> None:
    waits = {"lease_seconds": 1.0, "arrival_seconds": 0.05, "settle_seconds": 0.05}
    settings = settings_for(sqlite_url, sandbox.url, free_port(), mail=mail_settings(sandbox), deliveries=waits)
    db = await open_database(settings.database, make_context(settings))
    await db.write(add)
    sandbox.faults.add("mail_slow", ms=60_000)

    async def is_sent() -> bool:
        return await db.read(lambda tx: tx.row("SELECT 1 FROM deliveries WHERE state = 'sent'")) is not None

    victim = Victim("all", environment_for(settings), settings.server.port)
    async with Forker(suite_log) as forker:
        await forker.start(victim)
        await sandbox.mail.heard(ADDRESS, 1)
        await forker.kill(victim)
        await forker.start(victim)
        await sandbox.mail.heard(ADDRESS, 2)
        await eventually(is_sent)
        await forker.stop(victim)
    await db.close()
    first, second = sandbox.mail.mails
    assert first.headers["message-id"] == second.headers["message-id"]
