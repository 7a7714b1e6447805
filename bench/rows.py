"""Rows of a bot's SQLite file, written quickly: people beforehand, history, reports that came meanwhile."""

import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import orjson

from bench import forms
from bench.servers import KEY
from bot.clock import HOUR, SECOND, Moment
from bot.context import Context
from bot.ids import first_id
from bot.sealing import Keyring
from storage import deliveries
from storage.deliveries import NewDelivery
from storage.tx import Transaction, for_sqlite

DAY_MS = 24 * HOUR
SEALED_TEXT_BYTES = 4 + 12 + 16 + 60
SEALED_REPLY_BYTES = 4 + 12 + 16 + 130
REPLY = "No X account connected: that isn't possible here yet. Nothing waits to be sent to you. Text ? for more."
PACE = os.urandom(32)

_PERSON = "INSERT INTO people (id, lookup, phone, tag, created_at) VALUES (?, ?, ?, ?, ?)"
_TEXT = (
    "INSERT INTO texts (id, sid, person_id, received_at, content, state, handler, came_by)"
    " VALUES (?, ?, ?, ?, ?, 'handled', 'STATUS', 'webhook')"
)
_REPLY = (
    "INSERT INTO deliveries (id, kind, lane, person_id, text_id, content, state, due_at, pace, handed_at,"
    " carrier_sid, report, created_at, ended_at)"
    " VALUES (?, 'text', ?, ?, ?, ?, 'sent', ?, ?, ?, ?, 'delivered', ?, ?)"
)
_STEP = "INSERT INTO steps (id, delivery_id, at, what) VALUES (?, ?, ?, 'carrier: delivered')"


def now() -> Moment:
    """The present moment."""
    return Moment(time.time_ns() // 1_000_000)


def people_rows(people: range) -> Iterator[tuple[object, ...]]:
    """The rows of people with those places, as if they had texted before."""
    keys, moment = Keyring([KEY]), now()
    first = first_id(Moment(moment - 31 * DAY_MS))
    for place in people:
        number, person_id = forms.phone(place), first + place
        sealed = keys.seal(number, f"people:{person_id}")
        yield (person_id, keys.lookups(number)[0], sealed, secrets.token_hex(5), moment)


def add_people(path: Path, people: range) -> None:
    """Store people with those places."""
    with closing(sqlite3.connect(path)) as db, db:
        db.executemany(_PERSON, people_rows(people))


def settle_replies(path: Path) -> None:
    """Let every reply be delivered, as the carrier's reports would say: none waits before the next."""
    with closing(sqlite3.connect(path, timeout=30)) as db, db:
        db.execute(
            "UPDATE deliveries SET state = 'sent', ended_at = :now, report = 'delivered'"
            " WHERE state IN ('handed', 'waiting')",
            {"now": now()},
        )
    with closing(sqlite3.connect(path, timeout=30)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def add_history(path: Path, texts: int) -> None:
    """Store texts of the past 29 days with their replies and what was reported, by people who are stored."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA cache_size=-400000")
        ids = [row[0] for row in db.execute("SELECT id FROM people ORDER BY id")]
        began = now() - 29 * DAY_MS
        for start in range(0, texts, 50_000):
            rows = list(_history(ids, range(start, min(start + 50_000, texts)), began, texts))
            db.executemany(_TEXT, (row[0] for row in rows))
            db.executemany(_REPLY, (row[1] for row in rows))
            db.executemany(_STEP, (row[2] for row in rows))
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _history(
    people: list[int], places: range, began: int, count: int
) -> Iterator[tuple[tuple[object, ...], tuple[object, ...], tuple[object, ...]]]:
    span = 28 * DAY_MS
    for place in places:
        at = began + place * span // count
        text_id = first_id(Moment(at)) + place % 4096
        person = people[secrets.randbelow(len(people))]
        yield (
            (text_id, f"SM{secrets.token_hex(16)}", person, at, os.urandom(SEALED_TEXT_BYTES)),
            (
                text_id,
                f"text/{person}",
                person,
                text_id,
                os.urandom(SEALED_REPLY_BYTES),
                at + 30 * SECOND,
                PACE,
                at,
                f"SM{secrets.token_hex(16)}",
                at,
                at + 2 * SECOND,
            ),
            (text_id + 8192, text_id, at + 2 * SECOND),
        )


def add_waiting(path: Path, people: int = -1) -> None:
    """Let one text wait for each of so many people (or for all), as the bot itself stores it."""
    context = Context(Keyring([KEY]))
    with closing(sqlite3.connect(path)) as db, db:
        tx = Transaction(db, for_sqlite, context)
        for person, phone in db.execute("SELECT id, phone FROM people ORDER BY id LIMIT ?", (people,)).fetchall():
            to = context.keys.open(phone, f"people:{person}")
            content = orjson.dumps([to, forms.NUMBER, REPLY]).decode()
            deliveries.add(
                tx, NewDelivery("text", f"text/{person}", content, person_id=person, pace=forms.NUMBER, cost=1)
            )
