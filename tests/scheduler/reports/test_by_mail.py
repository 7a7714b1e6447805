"""A monthly report by e-mail: a link to it, and a press that ends these."""

from collections.abc import AsyncIterator

import pytest

from actions.accounts.mail import remove_mail
from actions.reports.asking import Chosen, NoMailConfirmed, choose_reports, stop_by_link
from clients.mail import MailClient
from core.context import Context
from core.delivery import DeliveryKind, Done
from core.reports.order import ReportChoice
from core.settings import DatabaseSettings, MailSettings
from sandbox.server import Sandbox
from scheduler.mail import MailCourier
from storage.delivery import claims, deliveries
from storage.engine.database import Database
from storage.engine.opening import open_database
from storage.reports import monthly, report_links
from tests.conftest import ManualClock
from tests.support.database.rows import POLICY
from tests.support.mails import ADDRESS, SENDER, can_mail, has_address, mail_settings
from tests.support.reports import go_to, keeps_count, told, work


@pytest.fixture
async def mailing_db(sqlite_url: str, context: Context) -> AsyncIterator[Database]:
    database = await open_database(DatabaseSettings(url=sqlite_url), can_mail(context))
    yield database
    await database.close()


async def send_mails(db: Database, sandbox: Sandbox) -> None:
    courier = MailCourier(MailClient(MailSettings.model_validate(mail_settings(sandbox))), db, SENDER)
    for delivery in (await db.write(claims.claim, {DeliveryKind.MAIL: 10}, POLICY)).deliveries:
        outcome = await courier.send(delivery)
        assert isinstance(outcome, Done)
        await db.write(deliveries.conclude, delivery, outcome, POLICY)


async def test_it_comes_with_a_link_and_a_press_that_ends_these(
    mailing_db: Database, context: Context, clock: ManualClock, sandbox: Sandbox
) -> None:
    ann = await mailing_db.write(keeps_count)
    assert await mailing_db.write(choose_reports, ann, ReportChoice.MAIL) == NoMailConfirmed()
    assert await mailing_db.write(has_address) == ann
    assert await mailing_db.write(choose_reports, ann, ReportChoice.MAIL) == Chosen(ReportChoice.MAIL)
    await work(mailing_db, context)
    go_to(clock, "2027-02-01 20:01")
    await work(mailing_db, context)
    await send_mails(mailing_db, sandbox)
    assert await mailing_db.read(told) == []
    [mail] = sandbox.mail.mails
    assert (mail.to, mail.subject) == (ADDRESS, "Backslash: your report of January")
    assert "weight" not in mail.text
    stop = mail.headers["list-unsubscribe"].strip("<>")
    assert stop in mail.text
    assert mail.headers["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    [opens] = [line for line in mail.text.splitlines() if "/report/" in line and line != stop]
    found = await mailing_db.read(report_links.behind, opens.rpartition("/")[2])
    assert found is not None
    assert str(found.month) == "2027-01"
    assert await mailing_db.write(stop_by_link, stop.rpartition("/")[2])
    assert await mailing_db.read(monthly.chosen, ann) is ReportChoice.NONE


async def test_without_an_address_any_more_it_comes_by_text(
    mailing_db: Database, context: Context, clock: ManualClock, sandbox: Sandbox
) -> None:
    ann = await mailing_db.write(keeps_count)
    await mailing_db.write(has_address)
    await mailing_db.write(choose_reports, ann, ReportChoice.MAIL)
    await work(mailing_db, context)
    await mailing_db.write(remove_mail, ann)
    go_to(clock, "2027-02-01 20:01")
    await work(mailing_db, context)
    [said] = await mailing_db.read(told)
    assert said.startswith("Your January")
