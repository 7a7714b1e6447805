"""Makes the dumps beside it: databases of the version before, with something in every table.

Run once, in a checkout of that version (commit 3f93842) with its own Python, never with this one's modules:

    cd CHECKOUT && PYTHONPATH=. .venv/bin/python …/tests/before/make.py …/tests/before

Nothing in it is anybody's: the numbers are from the range that is reserved for fiction, the key is KEY below. Time
stands still at NOW.
"""

import asyncio
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.clock import Moment
from bot.context import Context
from bot.ids import new_id
from bot.question import Choice, Question
from bot.sealing import Keyring
from bot.settings import Database as DatabaseSettings
from bot.text import Medium, Text
from bot.x import Profile, Tokens
from storage import accounts, claims, connections, consents, deliveries, forgetting, held, leavers, links, marks
from storage import (
    members,
    passwords,
    people,
    photo_endings,
    photos,
    posts,
    questions,
    rooms,
    sessions,
    spending,
    texts,
)
from storage.conversation import reply_to
from storage.deliveries import Terms
from storage.opening import open_database
from storage.photos import Kept
from storage.spending import Spent
from tests.postgres_server import PostgresServer

KEY = "YmFja3NsYXNoLXRlc3Qta2V5LW9mLTMyLWJ5dGVzISE="
NOW = 1_800_000_000_000
OURS, ANN, BEN, CAT = "+15550100000", "+15550100101", "+15550100102", "+15550100103"
TERMS = Terms(lease=60_000, settle=10_000, retry=2_000, pace=0.0)
HASH = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$Nf4sLKbNAiBsHZpT0nqUnA"


class Clock:
    def now(self):
        return Moment(NOW)


def text(tx, sid, phone, body, state="handled", media=()):
    person = (people.find(tx, phone) or people.add(tx, phone)).person
    made = Text(sid, phone, OURS, body, tx.now, tuple(Medium(url, "image/jpeg") for url in media))
    made = made.known_as(new_id(tx.now), person)
    assert texts.add(tx, made, texts.sealed(made, made.id, tx.keys), state, "plain", "webhook")
    return made


def fill(tx):
    cat = text(tx, "SM-cat", CAT, "hello")  # somebody who left: only the carrier's identifier stays
    spending.add(tx, cat.person.id, Spent(1, 1))
    leavers.note(tx, cat.person.id)
    forgetting.forget(tx, cat.person.id)
    ann = text(tx, "SM-ann-1", ANN, "zebrafinch at the window")
    ben = text(tx, "SM-ben-1", BEN, "STATUS")
    text(tx, "SM-ann-2", ANN, "too many", state="held", media=("https://api.twilio.com/2010-04-01/Media/held",))
    text(tx, "SM-ann-3", ANN, "broke", state="broken")
    people.opt_out(tx, ben.person.id)
    spending.add(tx, ann.person.id, Spent(2, 1, 1))
    marks.write(tx, "x.free", tx.now)
    members.rename(tx, ann.person.id, "Ann")
    fill_rooms(tx, ann, ben)
    fill_x(tx, ann)
    questions.ask(tx, ann.person.id, Question((Choice("post it", "\\POST zebrafinch at the window"),)))
    held.hold(tx, ann.person.id, "zebrafinch at the window")
    fill_deliveries(tx, ann)


def fill_rooms(tx, ann, ben):
    trip = rooms.make(tx, ann.person.id, "Trip")
    rooms.join(tx, ben.person.id, trip)
    passwords.keep(tx, trip.id, HASH)
    for _ in range(2):
        passwords.count_wrong(tx, trip.id, ben.person.id)
    rooms.private(tx, ann.person.id)
    one = text(tx, "SM-ann-4", ANN, "", media=("https://api.twilio.com/2010-04-01/Media/kept",))
    photos.take_in(tx, one, trip.id, "a caption")
    photo_endings.keep(tx, photos.of_text(tx, one.id)[0], Kept("jpg", 40, 30, 1000, 100, "0" * 64, "1" * 64))
    two = text(tx, "SM-ben-2", BEN, "", media=("https://api.twilio.com/2010-04-01/Media/coming",))
    photos.take_in(tx, two, trip.id, "another")
    passwords.check_later(tx, text(tx, "SM-ben-3", BEN, "JOIN trip s3cret"), trip, "s3cret")
    links.to_room(tx, ann.person.id, trip.id)
    sessions.make(tx, ann.person.id)


def fill_x(tx, ann):
    profile = Profile("7", "ann_lakes", "Ann")
    accounts.connect(tx, ann.person.id, Tokens("access", "refresh", Moment(NOW + 7_200_000), "tweet.write"), profile)
    posts.add(tx, ann.person.id, ann.id, ["zebrafinch at the window"])
    accounts.revoke(tx, Tokens("old-access", "old-refresh", tx.now, ""))
    made = consents.begin(tx, links.to_connect(tx, ann.person.id).rpartition("/")[2], "")
    returned = consents.come_back(tx, made.state, made.cookie)
    connections.keep(tx, returned.id, ann.person.id, Tokens("access-2", "refresh-2", tx.now, "tweet.write"))
    connections.name(tx, returned.id, profile)


def fill_deliveries(tx, ann):
    """One that is out with what happened to it, one in somebody's hands, one handed, one that waits."""
    first = text(tx, "SM-ann-5", ANN, "STATUS")
    deliveries.add(tx, reply_to(first, "Nothing waits.")._replace(lane="before"))
    [delivery] = claims.claim(tx, {"text": 1}, TERMS).deliveries
    from bot.delivery import Done

    deliveries.conclude(tx, delivery, Done("SM-out"), TERMS)
    deliveries.add(tx, reply_to(ann, "Posted: later."))


async def fill_database(url):
    db = await open_database(
        DatabaseSettings(url=url, connections=1), Context(Keyring([KEY]), Clock(), "https://bot.example.com")
    )
    await db.migrate()
    await db.write(fill)
    await db.close()


def dump_sqlite(folder):
    with tempfile.TemporaryDirectory() as scratch:
        path = f"{scratch}/bot.db"
        asyncio.run(fill_database(f"sqlite:///{path}"))
        connection = sqlite3.connect(path)
        (folder / "sqlite.sql").write_text("\n".join(connection.iterdump()) + "\n")
        connection.close()


def dump_postgres(folder):
    server = PostgresServer()
    server.start()
    try:
        url = server.new_database(bare=True)
        asyncio.run(fill_database(url))
        command = [server._bin / "pg_dump", "--rows-per-insert=100", "--no-owner", "--no-privileges", url]
        dumped = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        lines = [line for line in dumped.splitlines() if line and not line.startswith(("--", "\\"))]
        (folder / "postgresql.sql").write_text("\n".join(lines) + "\n")
    finally:
        server.stop()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    dump_sqlite(target)
    dump_postgres(target)
