"""A person's e-mail address, on both databases."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from actions.accounts.mail import (
    ASKED_PER_ADDRESS,
    ASKED_PER_PERSON,
    MailAsked,
    NoMailAddress,
    TooManyMails,
    ask_for_mail,
    behind_mail_link,
    confirm_mail,
    mail_of,
    remove_mail,
)
from actions.notices import NOTICES_PER_PERSON, tell_by_mail
from actions.programs.tokens import make_program
from clients.mail import MailClient
from core.clock import DAY
from core.context import Context
from core.delivery import DeliveryKind
from core.settings import DatabaseSettings, MailSettings
from core.tx import Tx
from sandbox.server import Sandbox
from scheduler.mail import MailCourier
from storage import forgetting
from storage.delivery import claims, deliveries
from storage.delivery.mails import MailKind
from storage.engine.database import Database
from storage.engine.opening import open_database
from storage.programs.program_tokens import MOST
from storage.signing_in import credentials
from storage.signing_in.mail_addresses import MailAddresses, find_by_email
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, POLICY, meet
from tests.support.mails import ADDRESS, SENDER, can_mail, has_address, link_in, mail_settings


@pytest.fixture
async def db(database_url: str, context: Context) -> AsyncIterator[Database]:
    database = await open_database(DatabaseSettings(url=database_url, connections=4), can_mail(context))
    await database.migrate()
    yield database
    await database.close()


Sent = Callable[[], Awaitable[list[tuple[str, str]]]]


@pytest.fixture
def sent(db: Database, sandbox: Sandbox, clock: ManualClock) -> Sent:
    """Sends what waits, at its pace; gives recipients and texts."""
    courier = MailCourier(MailClient(MailSettings.model_validate(mail_settings(sandbox))), db, SENDER)

    async def send() -> list[tuple[str, str]]:
        before = len(sandbox.mail.mails)
        while (due := await db.read(deliveries.next_due, [DeliveryKind.MAIL])) is not None:
            clock.advance(max(due - clock.now(), 0))
            for delivery in await db.write(lambda tx: claims.claim(tx, {DeliveryKind.MAIL: 50}, POLICY).deliveries):
                await db.write(deliveries.conclude, delivery, await courier.send(delivery), POLICY)
        return [(mail.to, mail.text) for mail in sandbox.mail.mails[before:]]

    return send


async def test_an_address_counts_once_its_link_is_used_by_who_asked(db: Database, sent: Sent) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    assert await db.write(ask_for_mail, ann, " Ann@Mail.Example ") == MailAsked("Ann@mail.example")
    assert (await db.read(mail_of, ann)).wanted == "Ann@mail.example"
    [(to, text)] = await sent()
    assert to == "Ann@mail.example"
    token = link_in(text).rpartition("/")[2]
    assert await db.read(behind_mail_link, ann, token) == "Ann@mail.example"
    assert await db.read(behind_mail_link, ben, token) == ""
    assert not await db.write(confirm_mail, ben, token)
    assert await db.read(find_by_email, ADDRESS) is None
    assert await db.write(confirm_mail, ann, token)
    assert not await db.write(confirm_mail, ann, token)
    assert await db.read(mail_of, ann) == MailAddresses(confirmed="Ann@mail.example")
    assert await db.read(find_by_email, "ANN@MAIL.EXAMPLE") == ann


async def test_of_an_address_that_somebody_has_only_its_owner_is_told(db: Database, sent: Sent) -> None:
    ann, ben = await db.write(has_address), await db.write(meet, BEN)
    assert await db.write(ask_for_mail, ben, ADDRESS) == MailAsked(ADDRESS)
    assert (await db.read(mail_of, ben)).wanted == ADDRESS
    [(to, text)] = await sent()
    assert (to, "for another phone number" in text, "http" in text) == (ADDRESS, True, False)
    assert await db.read(find_by_email, ADDRESS) == ann


async def test_two_who_want_the_same_address_get_one_between_them(db: Database, sent: Sent) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    for person in (ann, ben):
        await db.write(ask_for_mail, person, ADDRESS)
    tokens = [link_in(text).rpartition("/")[2] for _, text in await sent()]
    assert [await db.write(confirm_mail, who, token) for who, token in zip((ann, ben), tokens, strict=True)] == [
        True,
        False,
    ]
    assert await db.read(find_by_email, ADDRESS) == ann


async def test_changing_and_removing_are_told_to_the_address_of_before(db: Database, sent: Sent) -> None:
    ann = await db.write(has_address)
    await db.write(ask_for_mail, ann, "new@mail.example")
    [(_, text)] = await sent()
    assert await db.write(confirm_mail, ann, link_in(text).rpartition("/")[2])
    assert await db.read(find_by_email, ADDRESS) is None
    await db.write(remove_mail, ann)
    assert await db.read(mail_of, ann) == MailAddresses()
    assert [to for to, _ in await sent()] == [ADDRESS, "new@mail.example"]


async def test_a_link_holds_for_a_day_and_only_the_latest(db: Database, sent: Sent, clock: ManualClock) -> None:
    ann = await db.write(meet, ANN)
    await db.write(ask_for_mail, ann, "first@mail.example")
    [(_, first)] = await sent()
    await db.write(ask_for_mail, ann, ADDRESS)
    [(_, second)] = await sent()
    assert not await db.write(confirm_mail, ann, link_in(first).rpartition("/")[2])
    clock.advance(DAY)
    assert not await db.write(confirm_mail, ann, link_in(second).rpartition("/")[2])


async def test_mails_of_one_person_and_to_one_address_are_few(db: Database) -> None:
    ann, ben = await db.write(meet, ANN), await db.write(meet, BEN)
    asked = [await db.write(ask_for_mail, ann, f"a{n}@mail.example") for n in range(ASKED_PER_PERSON + 1)]
    assert [type(each) for each in asked] == [*[MailAsked] * ASKED_PER_PERSON, TooManyMails]
    asked = [await db.write(ask_for_mail, ben, ADDRESS.upper()) for _ in range(ASKED_PER_ADDRESS + 1)]
    assert [type(each) for each in asked] == [*[MailAsked] * ASKED_PER_ADDRESS, TooManyMails]
    ann = await db.write(has_address, "ann2@mail.example")
    for _ in range(NOTICES_PER_PERSON + 5):
        await db.write(tell_by_mail, ann, MailKind.SIGNED_IN)
    [(notices,)] = await db.read(lambda tx: tx.rows("SELECT count(*) FROM deliveries WHERE person_id = :a", a=ann))
    assert notices == ASKED_PER_PERSON + NOTICES_PER_PERSON


async def test_a_programs_token_that_was_made_is_told_of(db: Database, sent: Sent) -> None:
    ann = await db.write(has_address)
    assert await db.write(make_program, ann, "backup", ["rooms:read"], 30) is not None
    [(to, text)] = await sent()
    assert (to, "end the token on your account page" in text, "backup" in text) == (ADDRESS, True, False)
    for _ in range(MOST):
        refused = await db.write(make_program, ann, "backup", ["rooms:read"], 30)
    assert refused is None
    assert len(await sent()) == MOST - 1


async def test_who_leaves_takes_the_address_along_and_what_waits_for_it(db: Database, sent: Sent) -> None:
    ann = await db.write(has_address)
    await db.write(ask_for_mail, ann, "new@mail.example")
    await db.write(forgetting.forget, ann)
    assert await db.read(lambda tx: tx.rows("SELECT 1 FROM mail_addresses")) == []
    assert await sent() == []


async def test_who_has_an_address_signs_in_by_it_and_the_password(db: Database) -> None:
    def set_up(tx: Tx) -> int:
        person_id = has_address(tx)
        credentials.keep(tx, person_id, "a hash")
        return person_id

    ann = await db.write(set_up)
    assert await db.read(credentials.of_number, ADDRESS) == (ann, "a hash")
    assert await db.read(credentials.of_number, "nobody@mail.example") is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ann",
        "ann@",
        "@mail.example",
        "ann@mail",
        "a@b.example, c@d.example",
        "a@b.example\r\nBcc: c@d.example",
        "<a@b.example>",
        "a b@c.example",
        "a..b@c.example",
        ".a@c.example",
        "a@-c.example",
        "ä@c.example",
        f"{'a' * 65}@c.example",
        f"a@{'c.' * 130}example",
    ],
)
async def test_what_is_no_address_is_refused(typed: str, sqlite_url: str, context: Context) -> None:
    database = await open_database(DatabaseSettings(url=sqlite_url), context)
    assert await database.write(ask_for_mail, await database.write(meet, ANN), typed) == NoMailAddress()
    await database.close()
