"""People who don't exist, as many as wanted: made and sealed by the bot's own code, then copied into PostgreSQL.

Every other one is connected; every tenth keeps count of their weight. Who they are is told by their place alone, so
that the one who texts needs no list of them.
"""

import random
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context

import psycopg

from bench.fixtures import forms
from bench.fixtures.copying import copy_rows
from core.address import sms
from core.clock import DAY, HOUR, MINUTE, NEVER, Moment, after
from core.context import Context
from core.sealing import Keyring
from core.tracking.tracker import Kind, Measure
from core.x.account import Profile, XTokens
from storage import addresses
from storage.engine import migrations
from storage.engine.transaction import Transaction, for_sqlite
from storage.tables import TABLES
from storage.tracking import trackers
from storage.x import accounts

CONNECTED_EVERY, TRACKING_EVERY, LATELY_EVERY = 2, 10, 5
NUMBERS = tuple(f"+1555{9_000_000 + number}" for number in range(50))
"""Ours: each person writes to one of them."""
TRACKER = "weight"
JOINED_WITHIN = 330 * DAY
ENDED_AT = 30 * DAY
"""How long ago, at most, the access tokens of those ended who didn't text lately."""
CHUNK = 5_000
WORKERS = 2


def is_connected(place: int) -> bool:
    """Whether the person at that place has an account at X."""
    return place % CONNECTED_EVERY == 0


def is_tracking(place: int) -> bool:
    """Whether they keep count of their weight."""
    return place % TRACKING_EVERY in {0, 1}  # half of these are connected


def number_of(place: int) -> str:
    """Which number of ours they write to."""
    return NUMBERS[place % len(NUMBERS)]


@dataclass(slots=True)
class _SetClock:
    moment: Moment
    agreed_at: Moment = NEVER

    def now(self) -> Moment:
        return self.moment


@dataclass(frozen=True, slots=True)
class _Crowd:
    """Who is to be made: where, sealed with which key, how many in all, and as of when."""

    url: str
    key: str
    people: int
    now: Moment


def add_people(url: str, key: str, people: int, now: Moment, told: Callable[[int], None]) -> None:
    """Store so many people in a migrated database; `told` hears how many there are so far."""
    crowd = _Crowd(url, key, people, now)
    starts = range(0, people, CHUNK)
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        for done, _ in enumerate(pool.map(_add_chunk, [crowd] * len(starts), starts), 1):
            told(min(done * CHUNK, people))


def _add_chunk(crowd: _Crowd, start: int) -> None:
    clock = _SetClock(crowd.now)
    context = Context(Keyring([crowd.key]), clock=clock)
    with closing(_empty_file()) as file, psycopg.connect(crowd.url) as target:
        for place in range(start, min(start + CHUNK, crowd.people)):
            clock.moment = _joined_at(place, crowd)
            _add_person(Transaction(file, for_sqlite, context, TABLES), place, crowd)
        file.execute("UPDATE people SET posts = 3 WHERE id IN (SELECT person_id FROM accounts)")
        file.execute("UPDATE monthly_reports SET due_at = ?", (crowd.now + 20 * DAY,))
        copy_rows(file, target)


def _empty_file() -> sqlite3.Connection:
    file = sqlite3.connect(":memory:", isolation_level=None)
    migrations.apply(file, migrations.all_migrations(), migrations.SQLITE, Moment(0))
    return file


def _joined_at(place: int, crowd: _Crowd) -> Moment:
    """A moment of the last year, a different one for each, so that ids are too."""
    return after(crowd.now, (place / crowd.people - 1) * JOINED_WITHIN - ENDED_AT)


def _add_person(tx: Transaction, place: int, crowd: _Crowd) -> None:
    """Store them; their pseudonym is one that nobody else has: two in a million by chance would."""
    sender = addresses.meet_first(tx, sms(forms.phone(place)))
    addresses.note_ours(tx, sender, sms(number_of(place)))
    person_id = sender.person.id
    tx.run("UPDATE people SET tag = :tag WHERE id = :id", tag=f"{place * STRIDE % 2**40:010x}", id=person_id)
    if is_connected(place):
        _connect(tx, person_id, place, crowd)
    if is_tracking(place):
        trackers.add(tx, person_id, TRACKER, Measure(Kind.NUMBER, "kg"))


def _connect(tx: Transaction, person_id: int, place: int, crowd: _Crowd) -> None:
    """Connect them. The fifth that texts most did so within a day, and has fresh tokens; the others' have ended."""
    now, texted_lately = crowd.now, _rank(place, crowd.people) * LATELY_EVERY < crowd.people
    ago = random.random() * DAY if texted_lately else DAY + random.random() * (ENDED_AT - DAY)
    used_at = after(now, -ago)
    ends_at = after(now, 10 * MINUTE + random.random() * 2 * HOUR) if texted_lately else used_at
    tokens = XTokens(secrets.token_hex(32), secrets.token_hex(32), ends_at, "tweet.write")
    accounts.connect(tx, person_id, tokens, Profile(str(person_id), f"user{place}", "Somebody"))
    tx.run(
        "UPDATE accounts SET used_at = :used, refreshed_at = :refreshed WHERE person_id = :person",
        used=used_at,
        refreshed=after(ends_at, -2 * HOUR),
        person=person_id,
    )


def drawn(people: int, chance: random.Random) -> Iterator[int]:
    """Places of people, as they text: few do so much, most hardly (Zipf and Mandelbrot, with an offset).

    The chance of the n-th of them is proportional to 1 / (n + people / 1000): of a million people, the tenth that
    texts most sends two thirds of all texts, and whoever sends most one in 7,000.
    """
    offset = max(people / 1000, 1.0)
    while True:
        rank = int(offset * ((people + offset) / offset) ** chance.random() - offset)
        yield _scattered(min(rank, people - 1), people)


STRIDE = 2_654_435_761
"""A prime (Knuth's multiplier), so that it has no factor in common with how many people there are."""


def _scattered(rank: int, people: int) -> int:
    """Who texts much isn't who came first: ranks are spread over all places, each to one."""
    return rank * STRIDE % people


def _rank(place: int, people: int) -> int:
    """How many text more than the person at that place."""
    return place * pow(STRIDE, -1, people) % people
