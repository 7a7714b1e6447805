from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from cryptography.fernet import Fernet

from actions.reports.making import make_report
from core.address import Address, sms
from core.clock import Moment
from core.context import Context
from core.reading.question import Choice, Question
from core.reports.months import Month
from core.sealing import Keyring, Unsealable
from core.settings import DatabaseSettings
from core.tracking.tracker import Entry, Measure
from core.tx import Tx
from core.x.account import XTokens
from storage import addresses, questions, texts
from storage.delivery import claims
from storage.engine.database import Database
from storage.engine.opening import open_database
from storage.programs import idempotency_keys, program_tokens
from storage.reports import reports
from storage.rooms import members, passwords, rooms
from storage.rotation import rotate
from storage.sealed_rows import sealed_columns
from storage.tables import TABLES
from storage.tracking import entries, tracker_days, trackers
from storage.waiting import promised
from storage.waiting.promised import WhyPromised
from storage.x import accounts, connections, posts
from tests.storage.x.test_connections import PROFILE, begun, revoked, waiting
from tests.support.bots import KEY
from tests.support.database.rows import ANN, BEN, OURS, POLICY, SECRET, add, promised_to, text_from

PLACES = sealed_columns(TABLES)
NEWER = Fernet.generate_key().decode()
QUESTION = Question((Choice("join it", f"\\JOIN {SECRET}"),), about=SECRET)
OpenWith = Callable[..., Awaitable[Database]]


@pytest.fixture
async def open_with(database_url: str, context: Context) -> AsyncIterator[OpenWith]:
    """Opens the test's database with other keys, as a program that was started with them."""
    opened: list[Database] = []

    async def open_one(*keys: str) -> Database:
        changed = replace(context, keys=Keyring(keys))
        database = await open_database(DatabaseSettings(url=database_url, connections=2), changed)
        await database.migrate()
        opened.append(database)
        return database

    yield open_one
    for database in opened:
        await database.close()


@dataclass
class Seen:
    """All that is personal, opened."""

    person: int
    body: str
    question: Question | None
    content: str
    pace: bool


def fill(tx: Tx) -> int:
    text = text_from(tx)
    questions.ask(tx, text.person.id, QUESTION)
    return add(tx)


def look(tx: Tx, delivery_id: int) -> Seen:
    sender = addresses.find(tx, ANN)
    assert sender is not None
    assert sender.question is not None
    kept = texts.find(tx, "SM1")
    assert kept is not None
    row = tx.row("SELECT content, pace FROM deliveries WHERE id = :id", id=delivery_id)
    assert row is not None
    return Seen(
        sender.person.id,
        texts.opened(kept, tx.keys).body,
        questions.opened(tx, sender.person.id, sender.question),
        tx.keys.open(row[0], f"deliveries:{delivery_id}"),
        bytes(row[1]) == tx.keys.lookups(OURS.key)[0],
    )


async def rotate_all(db: Database) -> int:
    total = 0
    for place in PLACES:
        last = 0
        while (step := await db.write(rotate, place, last)) is not None:
            last, changed = step
            total += changed
    return total


async def test_everything_opens_under_the_new_key_alone_afterwards(open_with: OpenWith) -> None:
    old = await open_with(KEY)
    delivery_id = await old.write(fill)
    before = await old.read(look, delivery_id)
    both = await open_with(NEWER, KEY)
    during = await both.read(look, delivery_id)
    assert (during.person, during.body, during.question) == (before.person, before.body, before.question)
    assert await rotate_all(both) == 4
    assert await rotate_all(both) == 0
    new = await open_with(NEWER)
    after = await new.read(look, delivery_id)
    assert after == before
    assert SECRET in after.body
    assert SECRET in after.content
    [delivery] = (await new.write(claims.claim, {"text": 1}, POLICY)).deliveries
    assert SECRET in delivery.content


async def test_people_are_found_by_number_before_during_and_after(open_with: OpenWith) -> None:
    old = await open_with(KEY)
    person_ids = [(await old.write(addresses.meet_first, sms(f"+1555010{1000 + i}"))).person.id for i in range(450)]

    async def found(db: Database) -> list[int | None]:
        def all_of_them(tx: Tx) -> list[int | None]:
            senders = [addresses.find(tx, sms(f"+1555010{1000 + i}")) for i in range(450)]
            return [sender and sender.person.id for sender in senders]

        return await db.read(all_of_them)

    both = await open_with(NEWER, KEY)
    assert await found(both) == person_ids
    [numbers] = [place for place in PLACES if (place.table.name, place.column.column) == ("addresses", "value")]
    first = await both.write(rotate, numbers, 0)
    assert first is not None
    assert 0 < first[1] < 450  # half way: some are under the new key, some under the old one
    assert await found(both) == person_ids
    await rotate_all(both)
    assert await found(both) == person_ids
    assert await found(await open_with(NEWER)) == person_ids


async def test_nobody_becomes_two_while_keys_rotate(open_with: OpenWith) -> None:
    old = await open_with(KEY)
    ann = (await old.write(addresses.meet_first, ANN)).person.id
    both = await open_with(NEWER, KEY)

    def meet(tx: Tx, phone: Address) -> int:
        return (addresses.find(tx, phone) or addresses.meet_first(tx, phone)).person.id

    assert await both.write(meet, ANN) == ann
    ben = await both.write(meet, BEN)
    await rotate_all(both)
    assert [await both.write(meet, phone) for phone in (ANN, BEN)] == [ann, ben]


def fill_what_x_gives(tx: Tx) -> str:
    """An account, a connection that waits, a token to be revoked, a post and a held text; returns a cookie."""
    person_id = text_from(tx).person.id
    cookie = waiting(tx)
    begun(tx)
    accounts.connect(tx, person_id, XTokens("a", "r", tx.now, "s"), PROFILE)
    accounts.revoke(tx, XTokens("gone", "", tx.now, ""))
    posts.add(tx, person_id, 1, [SECRET])
    promised.promise(tx, person_id, SECRET, WhyPromised.KEPT_BACK)
    program_tokens.make(tx, person_id, SECRET, ["rooms:read"], days=1)
    idempotency_keys.remember(tx, person_id, SECRET, "request", SECRET)
    tracker = trackers.add(tx, person_id, "zebrafinches", Measure(unit="kg"), SECRET)
    entries.add(tx, person_id, Entry(0, tracker.id, Decimal(78), SECRET, date(2026, 11, 20), None, 4, tx.now))
    reports.keep(tx, person_id, make_report(tx, person_id, Month.of(date(2026, 11, 20)), tx.now))
    return cookie


def look_at_what_x_gave(tx: Tx, cookie: str) -> list[object]:
    sender = addresses.find(tx, ANN)
    assert sender is not None
    shown = connections.show(tx, cookie)
    assert shown is not None
    [connection_id] = [row[0] for row in tx.rows("SELECT id FROM connections WHERE tokens IS NOT NULL")]
    verifiers = [tx.keys.open(row[1], f"consents:{row[0]}") for row in tx.rows("SELECT id, verifier FROM consents")]
    post = posts.latest(tx, sender.person.id)
    tracker = trackers.find(tx, sender.person.id, "ZEBRAFINCHES")
    assert tracker is not None
    return [
        accounts.find(tx, sender.person.id),
        (shown.code, shown.profile, connections.tokens_of(tx, connection_id)),
        (tracker, entries.latest(tx, tracker.id), tracker_days.between(tx, tracker.id, date.min, date.max)),
        [reports.get(tx, each.id) for each in reports.listed(tx, sender.person.id)],
        (sorted(verifiers), revoked(tx), post and post.parts, promised_to(tx, sender.person.id)),
    ]


async def test_what_x_gave_opens_under_the_new_key_alone_afterwards(open_with: OpenWith) -> None:
    old = await open_with(KEY)
    cookie = await old.write(fill_what_x_gives)
    before = await old.read(look_at_what_x_gave, cookie)
    both = await open_with(NEWER, KEY)
    assert await both.read(look_at_what_x_gave, cookie) == before
    assert await rotate_all(both) > len(PLACES) / 2
    assert await rotate_all(both) == 0
    new = await open_with(NEWER)
    assert await new.read(look_at_what_x_gave, cookie) == before


async def test_what_is_erased_is_passed_over(open_with: OpenWith) -> None:
    old = await open_with(KEY)
    await old.write(fill)
    await old.write(lambda tx: tx.run("UPDATE texts SET content = NULL"))
    both = await open_with(NEWER, KEY)
    assert await rotate_all(both) == 3


async def test_without_the_old_key_nothing_is_changed(open_with: OpenWith) -> None:
    old = await open_with(KEY)
    delivery_id = await old.write(fill)
    with pytest.raises(Unsealable):
        await rotate_all(await open_with(NEWER))
    assert SECRET in (await old.read(look, delivery_id)).body


async def test_a_pace_goes_on_under_the_new_key(open_with: OpenWith) -> None:
    old = await open_with(KEY)
    delivery_id = await old.write(add, ANN, due_at=Moment(1))
    both = await open_with(NEWER, KEY)
    await rotate_all(both)

    def paces(tx: Tx) -> tuple[bytes, bytes]:
        row = tx.row("SELECT pace FROM deliveries WHERE id = :id", id=delivery_id)
        assert row is not None
        return bytes(row[0]), tx.keys.lookups(OURS.key)[0]

    pace, newest = await both.read(paces)
    assert pace == newest


async def test_rooms_and_names_are_found_before_during_and_after(open_with: OpenWith) -> None:
    def make(tx: Tx) -> tuple[int, int]:
        person_id = addresses.meet_first(tx, ANN).person.id
        room = rooms.make(tx, person_id, "Trip")
        passwords.keep(tx, room.id, "a hash")
        members.rename(tx, person_id, "Ann")
        rooms.private(tx, person_id)
        return person_id, room.id

    def seen(tx: Tx, person_id: int) -> list[object]:
        room = rooms.find(tx, "TRIP")
        assert room is not None
        return [room, passwords.door(tx, room.id, person_id), members.members(tx, room.id), addresses.find(tx, ANN)]

    old = await open_with(KEY)
    person_id, room_id = await old.write(make)
    before = await old.read(seen, person_id)
    own = await old.write(rooms.private, person_id)
    both = await open_with(NEWER, KEY)
    assert await both.read(seen, person_id) == before
    with pytest.raises(rooms.NameTaken):
        await both.write(rooms.make, person_id, "trip")
    await rotate_all(both)
    new = await open_with(NEWER)
    assert await new.read(seen, person_id) == before
    assert await new.write(rooms.private, person_id) == own
    assert before[0] == await new.read(rooms.get, room_id)


async def test_wrong_passwords_stay_counted_under_the_new_key(open_with: OpenWith) -> None:
    def lock_out(tx: Tx) -> tuple[int, int]:
        person_id = addresses.meet_first(tx, ANN).person.id
        room = rooms.make(tx, person_id, "Trip")
        for _ in range(passwords.TRIES):
            passwords.count_wrong(tx, room.id, person_id)
        return room.id, person_id

    old = await open_with(KEY)
    room_id, person_id = await old.write(lock_out)
    both = await open_with(NEWER, KEY)
    await rotate_all(both)
    assert await both.read(passwords.locked_until, room_id, person_id) > Moment(0)
