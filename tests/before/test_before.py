"""A database that the version before has written goes on: it migrates, opens, and does what it had still to do."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from cryptography.fernet import Fernet

from core.clock import DAY, HOUR, SECOND
from core.context import Context
from core.delivery import DeliveryKind, Done, State
from core.message import Message
from core.sealing import Keyring
from core.settings import DatabaseSettings, KeepSettings
from core.tx import Tx
from storage import addresses, erasing, forgetting, texts
from storage.delivery import claims, deliveries, follow_ups, reviving
from storage.engine.database import Database
from storage.engine.opening import open_database
from storage.rooms import members, passwords, photos, rooms
from storage.rotation import rotate
from storage.sealed_rows import check, sealed_columns
from storage.tables import SCHEMA, TABLES
from storage.x import accounts, posts
from tests.conftest import ManualClock
from tests.support.database.everything import holding
from tests.support.database.rows import ANN, BEN, OURS, POLICY, met, promised_to
from tests.support.reading.talking import CAT, Talk

KEY = "YmFja3NsYXNoLXRlc3Qta2V5LW9mLTMyLWJ5dGVzISE="
"""Under which make.py has written it."""
HERE = Path(__file__).parent
WORDS = "zebrafinch at the window"
pytestmark = pytest.mark.bare


MADE_SINCE = {
    *(
        "attempts",
        "audit",
        "awaited_passwords",
        "closed_days",
        "credentials",
        "exports",
        "idempotency_keys",
        "mail_addresses",
    ),
    *("operators", "outages", "past_texts", "pins", "program_tokens", "questions", "recent_photos"),
    *("refresh_tokens", "uploads", "trackers", "entries", "tracker_days", "awaited_values"),
    *("reports", "monthly_reports", "activity_days"),
    *("imports", "import_batches"),
    *("reminders", "past_reminders", "last_reminders"),
}
"""Tables in which the version before had nothing, or nothing that is left: open questions close."""


@pytest.fixture
def before(context: Context) -> Context:
    return replace(context, keys=Keyring([KEY]))


@pytest.fixture
async def db(database_url: str, before: Context) -> AsyncIterator[Database]:
    """The database of the version before, migrated."""
    load(database_url)
    database = await open_database(DatabaseSettings(url=database_url, connections=2), before)
    applied = await database.migrate()
    assert applied == [migration.name for migration in SCHEMA.migrations[3:]]
    yield database
    await database.close()


def load(database_url: str) -> None:
    if database_url.startswith("sqlite"):
        with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as connection:
            connection.executescript((HERE / "sqlite.sql").read_text("utf-8"))
        return
    with psycopg.connect(database_url) as connection:
        connection.execute((HERE / "postgresql.sql").read_bytes())


async def test_everything_is_there_and_opens(db: Database) -> None:
    rows = {table.name: await db.read(check, table) for table in TABLES}
    assert {name for name, count in rows.items() if not count} <= MADE_SINCE


def seen(tx: Tx) -> dict[str, object]:
    ann, ben = met(tx, ANN), met(tx, BEN)
    trip = rooms.find(tx, "TRIP")
    assert trip is not None
    account, [found] = accounts.find(tx, ann.person.id), promised_to(tx, ann.person.id)
    assert account is not None
    door = passwords.door(tx, trip.id, ben.person.id)
    assert door is not None
    return {
        "opted out": (ann.opted_out, ben.opted_out),
        "asked": ann.question,
        "held": found.words,
        "connected": (account.profile and account.profile.username, account.tokens.refresh),
        "members": [member.shown for member in members.members(tx, trip.id)],
        "tries left": door.tries,
        "photos": [photo.caption for photo in photos.in_room(tx, trip.id, 10)],
        "waiting posts": posts.count_waiting(tx, ann.person.id),
        "who left": (addresses.find(tx, CAT), texts.known(tx, ["SM-cat"])),
    }


async def test_people_find_what_was_theirs(db: Database) -> None:
    assert await db.write(seen) == {
        "opted out": (False, True),
        "asked": None,
        "held": WORDS,
        "connected": ("ann_lakes", "refresh"),
        "members": ["Ann", "the phone ending 02"],
        "tries left": 3,
        "photos": ["a caption"],
        "waiting posts": 1,
        "who left": (None, {"SM-cat"}),
    }


async def test_somebody_who_was_known_is_answered(db: Database, before: Context) -> None:
    said = await Talk(db, before).says("STATUS")
    assert "@ann_lakes" in said
    assert "Trip" in said


async def test_what_was_to_leave_leaves(db: Database, clock: ManualClock) -> None:
    kinds = dict.fromkeys(DeliveryKind, 10)
    taken = (await db.write(claims.claim, kinds, POLICY)).deliveries
    waiting = {
        DeliveryKind.TEXT,
        DeliveryKind.POST,
        DeliveryKind.PHOTO,
        DeliveryKind.PASSWORD,
        DeliveryKind.REVOCATION,
        DeliveryKind.SOURCE_DELETION,
    }
    assert {delivery.kind for delivery in taken} == waiting
    [text] = [delivery for delivery in taken if delivery.kind == DeliveryKind.TEXT]
    assert Message.from_json(text.content) == Message(ANN, OURS, "Posted: later.")
    assert await db.write(deliveries.conclude, text, Done("SM-new"), POLICY) is State.SENT


async def test_a_text_is_answered_later_once_it_is_erased(db: Database, clock: ManualClock, before: Context) -> None:
    """As soon as its person has written once more, it is known how to reach them."""
    kept = await db.read(texts.find, "SM-ann-1")
    assert kept is not None
    await Talk(db, before).texts("STATUS")
    await db.write(lambda tx: tx.run("DELETE FROM texts WHERE id = :id", id=kept.id))
    assert await db.write(follow_ups.follow_up, kept.id, kept.person_id, "Done now.") is not None


async def test_its_keys_rotate(db: Database, database_url: str, before: Context) -> None:
    newer = Fernet.generate_key().decode()
    settings = DatabaseSettings(url=database_url, connections=1)
    both = await open_database(settings, replace(before, keys=Keyring([newer, KEY])))
    for place in sealed_columns(TABLES):
        last = 0
        while (step := await both.write(rotate, place, last)) is not None:
            last = step[0]
    await both.close()
    new = await open_database(settings, replace(before, keys=Keyring([newer])))
    assert (await new.write(seen))["members"] == ["Ann", "the phone ending 02"]
    for table in TABLES:
        await new.read(check, table)
    await new.close()


async def test_who_was_known_can_leave(db: Database, before: Context) -> None:
    talk = Talk(db, before)
    ann = await talk.id_of(ANN)
    assert await db.read(holding, ann)
    assert "Deleted" in await talk.says("\\STOP")
    await db.write(forgetting.forget, await talk.id_of(BEN))
    assert await db.read(holding, ann) == {"deliveries"}  # the confirmation is on its way: its lane is named by an id
    assert await db.read(lambda tx: tx.rows("SELECT id FROM rooms")) == []
    assert await db.read(lambda tx: tx.rows("SELECT id FROM people")) == []


async def test_what_was_old_is_erased(db: Database, clock: ManualClock, before: Context) -> None:
    clock.advance(40 * DAY + HOUR)
    for table in TABLES:
        while await db.write(erasing.erase, table, KeepSettings(), 100):
            pass
    left = await db.read(lambda tx: tx.rows("SELECT id FROM texts"))
    assert left == []


def kill_posts(tx: Tx) -> list[int]:
    rows = tx.rows("UPDATE deliveries SET state = 'dead', ended_at = 1 WHERE kind = 'post' RETURNING id")
    return [row[0] for row in rows]


async def test_a_post_that_waits_is_called_off_at_once(db: Database, before: Context) -> None:
    """Its delivery has another id than it: both were made by the version before."""
    assert "Not posted, and it won't be" in await Talk(db, before).says("\\UNDO")
    left = await db.read(lambda tx: tx.rows("SELECT id FROM deliveries WHERE kind IN ('post', 'undo')"))
    assert left == []


async def test_a_post_that_died_is_revived(db: Database) -> None:
    [died] = await db.write(kill_posts)
    assert await db.write(reviving.revive, died)
    assert [each.kind for each in (await db.write(claims.claim, {DeliveryKind.POST: 10}, POLICY)).deliveries] == [
        DeliveryKind.POST
    ]


async def test_texts_that_wait_keep_their_pace(db: Database) -> None:
    """A segment a second, as the settings have it if nobody changed that."""
    rows = await db.read(
        lambda tx: tx.rows("SELECT pace_cost FROM deliveries WHERE kind = 'text' AND ended_at IS NULL")
    )
    assert rows
    assert {cost % SECOND for (cost,) in rows} == {0}
