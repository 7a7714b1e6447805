"""A person with rows in every table, made by what the bot itself does."""

from datetime import UTC, date
from decimal import Decimal
from typing import Any

from argon2 import PasswordHasher

from actions.reports.making import make_report
from core.address import Address
from core.delivery import Done
from core.importing.found import Source
from core.importing.plan import ImportOverview, ImportTarget, PlannedEntry, TargetDay
from core.reports.months import Month
from core.text import CameBy, Medium, Text
from core.times.reminder import Reminder
from core.times.rules import DAILY, Due, Rule
from core.tracking.tracker import Entry, Measure
from core.tx import Tx
from core.wording.questions import Choice, Question
from core.x.account import Profile, XTokens
from storage import (
    addresses,
    links,
    past_texts,
    questions,
    recent_deletions,
    sessions,
    sign_in_codes,
    spending,
    texts,
    watermarks,
)
from storage.delivery import claims, deliveries, outages
from storage.desk import audit, costs, operators
from storage.desk.costs import ClosedDay
from storage.desk.operators import Role
from storage.links import Purpose
from storage.personal import exports
from storage.programs import idempotency_keys, program_tokens, refresh_tokens
from storage.reminders import last_reminders, past_reminders, reminders
from storage.reports import reports
from storage.rooms import awaited_passwords, members, passwords, photos, rooms
from storage.signing_in import credentials, mail_addresses, pins
from storage.signing_in.browsers import Browser, Way
from storage.signing_in.pins import PinPurpose, PinRequested
from storage.spending import Spent
from storage.tables import TABLES
from storage.tracking import awaited_values, entries, imports, trackers
from storage.waiting import promised, recent_photos
from storage.waiting.promised import WhyPromised
from storage.x import accounts, connections, consents, former_accounts, posts
from tests.support.database.rows import ANN, OURS, POLICY, SECRET, add, hand, met

PROFILE = Profile("7", "ann_lakes", "Ann")
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("s3cret")


def everything(tx: Tx, address: Address = ANN, room_name: str = "Garden") -> int:
    """Somebody of whom there is something in every table that has anything of people; returns their id."""
    sender = met(tx, address)
    person_id = sender.person.id
    addresses.note_ours(tx, sender, OURS)
    media = (Medium("https://example.com/photo", "image/jpeg"),)
    text = Text(f"SM{address.value}", address, OURS, SECRET, tx.now, media).known_as(tx.new_id(), sender.person)
    texts.add(tx, text, texts.sealed(text, text.id, tx.keys), "handled", "plain", CameBy.WEBHOOK)
    spending.add(tx, person_id, Spent(posts=2))
    costs.close(tx, ClosedDay(spending.by_day(tx, 0)[0], [person_id]))
    watermarks.extend(tx, "x.free", tx.now)
    past_texts.remember(tx, [f"SM0{address.value}"])
    _rooms(tx, text, room_name)
    _x(tx, text)
    _deliveries(tx, text)
    promised.promise(tx, person_id, SECRET, WhyPromised.KEPT_BACK)
    recent_photos.note(tx, person_id, text.id, text.id)
    questions.ask(tx, person_id, Question((Choice("join it", f"\\JOIN {SECRET}"),), about=SECRET))
    awaited_passwords.expect(tx, person_id, 7)
    questions.ask(tx, person_id, Question((Choice("join it", f"\\JOIN {SECRET}"),), about=SECRET))
    recent_deletions.note(tx, person_id, tx.now)
    exports.add(tx, person_id, text.id)
    _signing_in(tx, person_id, address)
    operators.set_role(tx, person_id, Role.READING)
    audit.add(tx, sender.person.tag, "released", sender.person.tag, SECRET)
    _programs(tx, person_id)
    _tracking(tx, text)
    return person_id


def _signing_in(tx: Tx, person_id: int, address: Address) -> None:
    sessions.make(tx, person_id, Way.PIN, Browser("Firefox on Android", "203.0.113.…"))
    credentials.keep(tx, person_id, HASH)
    assert mail_addresses.confirm(tx, mail_addresses.want(tx, person_id, f"p{person_id}@mail.example"), person_id)
    assert isinstance(pins.ask(tx, address.value, PinPurpose.FRESH, "203.0.113.7", person_id), PinRequested)


def _tracking(tx: Tx, text: Text) -> None:
    person_id = text.person.id
    tracker = trackers.add(tx, person_id, SECRET.replace(" ", "-"), Measure(unit="kg"), SECRET)
    kept = Entry(0, tracker.id, Decimal(78), SECRET, date(2026, 11, 20), tx.now, 4, tx.now)
    entry = entries.add(tx, person_id, kept, text.id)
    awaited_values.expect_feeling(tx, person_id, tracker.id, entry.id)
    reports.keep(tx, person_id, make_report(tx, person_id, Month.at(tx.now, UTC), tx.now))
    line = PlannedEntry(Decimal(78), SECRET, 4, tx.now, is_exact=True)
    overview = ImportOverview(Source.OURS, [ImportTarget(tracker.name, SECRET, tracker.measure)], [1])
    coming = imports.add(tx, person_id, overview, 1)
    assert imports.put(tx, person_id, coming, [[TargetDay(0, kept.on, [line])]])
    due = Due(tx.now, date(2026, 11, 20))
    reminder = reminders.add(tx, Reminder(0, person_id, tracker.id, "", Rule(1200, DAILY), 1200, due=due))
    reminders.add(tx, Reminder(0, person_id, None, SECRET, None, 600, due=due))
    past_reminders.note(tx, person_id, reminder.id, date(2026, 11, 19), 1200)
    last_reminders.note(tx, person_id, None, SECRET)


def _programs(tx: Tx, person_id: int) -> None:
    session = sessions.find(tx, sessions.make(tx, person_id))
    assert session is not None
    refresh_tokens.rotate(tx, refresh_tokens.begin(tx, session))
    program_tokens.make(tx, person_id, SECRET, ["rooms:read"], days=1)
    idempotency_keys.remember(tx, person_id, SECRET, "request", SECRET)


def _rooms(tx: Tx, text: Text, name: str) -> None:
    person_id = text.person.id
    members.rename(tx, person_id, SECRET)
    room = rooms.make(tx, person_id, name)
    passwords.keep(tx, room.id, HASH)
    passwords.check_later(tx, person_id, room, SECRET, text.id)
    passwords.count_wrong(tx, room.id, person_id)
    photos.take_in(tx, person_id, text.id, rooms.private(tx, person_id).id, text.sources, SECRET)
    links.make(tx, Purpose.ROOM, person_id, room.id)
    links.make(tx, Purpose.SIGN_IN, person_id)
    assert sign_in_codes.begin_by_link(tx, links.make(tx, Purpose.SIGN_IN, person_id).rpartition("/")[2])


def _x(tx: Tx, text: Text) -> None:
    person_id = text.person.id
    accounts.connect(tx, person_id, XTokens("access", "refresh", tx.now, "tweet.write"), PROFILE)
    posts.add(tx, person_id, text.id, [SECRET])
    former_accounts.mark_posts(tx, person_id, PROFILE)
    made = consents.begin(tx, links.make(tx, Purpose.CONNECT, person_id).rpartition("/")[2], "")
    assert made is not None
    returned = consents.come_back(tx, made.state, made.cookie)
    assert returned is not None
    assert connections.keep(tx, returned.id, person_id, XTokens("access2", "refresh2", tx.now, "tweet.write"))
    connections.name(tx, returned.id, PROFILE)


def _deliveries(tx: Tx, text: Text) -> None:
    """One that is out, with its step and its pace, one that went out with an answer, one that waits."""
    sent = add(tx, text.sender, lane=f"other/{text.person.id}")
    for delivery in claims.claim(tx, {"text": 10}, POLICY).deliveries:
        assert deliveries.conclude(tx, delivery, Done(f"SM-sent-{delivery.id}"), POLICY) or delivery.id != sent
    hand(tx, text.sender)
    add(tx, text.sender)
    outages.begin(tx, "twilio", "HTTP 503", tx.now, 2_000)


def all_rows(tx: Tx) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that is in any table."""
    return {table.name: tx.rows(f"SELECT * FROM {table.name}") for table in TABLES}


def has(value: object, person_id: int) -> bool:
    """Whether a value is a person's id or has it in it."""
    if isinstance(value, bytes | memoryview):
        return str(person_id).encode() in bytes(value)
    return str(person_id) in str(value)


def holding(tx: Tx, person_id: int) -> set[str]:
    """The tables in which anything has that person's id."""
    return {
        name for name, rows in all_rows(tx).items() if any(has(value, person_id) for row in rows for value in row)
    }
