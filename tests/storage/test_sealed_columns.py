"""What somebody finds who steals the database: no number, and nothing that was said."""

from pathlib import Path

import psycopg

from core.clock import Moment
from core.reading.question import Choice, Question
from core.text import CameBy, Medium, Text
from core.tx import Tx
from core.x.account import Profile, XTokens
from storage import addresses, links, questions, sessions, texts
from storage.delivery import claims
from storage.engine.database import Database
from storage.links import Purpose
from storage.rooms import members, passwords, photos, rooms
from storage.signing_in import credentials, pins
from storage.signing_in.browsers import Browser, Way
from storage.signing_in.pins import PinPurpose, PinRequested
from storage.waiting import promised
from storage.waiting.promised import WhyPromised
from storage.x import accounts, connections, consents, posts
from tests.support.database.rows import ANN, BEN, OURS, POLICY, SECRET, add, hand, meet

PERSONAL = [
    part.encode()
    for part in (SECRET, "zebrafinch", ANN.value[1:], BEN.value[1:], OURS.value[1:], "example.com/photo")
]
TOKENS = XTokens("zebrafinch-access", "zebrafinch-refresh", Moment(1), "tweet.write")
PROFILE = Profile("zebrafinch-id", "zebrafinch_lakes", "Zebrafinch")


def use_every_table(tx: Tx) -> None:
    person_id = meet(tx)
    media = (Medium("https://example.com/photo", "image/jpeg"),)
    text = Text("SM1", ANN, OURS, SECRET, tx.now, media).known_as(7, addresses.meet_first(tx, BEN).person)
    texts.add(tx, text, texts.sealed(text, 7, tx.keys), "broken", "plain", CameBy.WEBHOOK)
    joining = Choice(f"join {SECRET}", f"\\JOIN {SECRET}")
    questions.ask(tx, person_id, Question((joining,), f"Not posted: {SECRET}", SECRET))
    hand(tx)
    claims.claim(tx, {"text": 10}, POLICY)
    add(tx, BEN)
    claims.claim(tx, {"text": 10}, POLICY)
    use_what_x_gives(tx, person_id)
    members.rename(tx, person_id, SECRET)
    photos.take_in(tx, text.person.id, text.id, rooms.private(tx, text.person.id).id, text.sources, SECRET)
    room = rooms.make(tx, person_id, SECRET.replace(" ", "-"))
    passwords.keep(tx, room.id, f"$argon2id${SECRET}")
    passwords.check_later(tx, text.person.id, room, f"{SECRET}2", text.id)
    sessions.make(tx, person_id, Way.PIN, Browser("zebrafinch phone", "zebrafinch network"))
    credentials.keep(tx, person_id, f"$argon2id${SECRET}")
    assert isinstance(pins.ask(tx, ANN.value, PinPurpose.SIGN_IN, "zebrafinch.7"), PinRequested)


def use_what_x_gives(tx: Tx, person_id: int) -> None:
    accounts.connect(tx, person_id, TOKENS, PROFILE)
    posts.add(tx, person_id, 7, [SECRET])
    promised.promise(tx, person_id, SECRET, WhyPromised.KEPT_BACK)
    made = consents.begin(tx, links.make(tx, Purpose.CONNECT, person_id).rpartition("/")[2], "")
    assert made is not None
    returned = consents.come_back(tx, made.state, made.cookie)
    assert returned is not None
    assert connections.keep(tx, returned.id, person_id, TOKENS)
    connections.name(tx, returned.id, PROFILE)
    accounts.revoke(tx, TOKENS)


def read_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


async def all_bytes(database_url: str, db: Database, tmp_path: Path) -> bytes:
    """Everything that the database keeps."""
    if database_url.startswith("sqlite"):
        await db.backup(str(tmp_path / "copy.db"))
        files = read_files(tmp_path)
        assert files.keys() >= {"bot.db", "bot.db-wal", "copy.db"}
        return b"".join(files.values())
    found = []
    with psycopg.connect(database_url) as connection:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
        for (table,) in tables:
            with connection.cursor().copy(f"COPY {table} TO STDOUT (FORMAT BINARY)") as copy:  # type: ignore[call-overload]
                found += [bytes(block) for block in copy]
    return b"".join(found)


async def test_a_stolen_database_tells_nothing_personal(db: Database, database_url: str, tmp_path: Path) -> None:
    await db.write(use_every_table)
    stolen = await all_bytes(database_url, db, tmp_path)
    assert b"SM1" in stolen  # what is not personal can be read, so it was looked in the right place
    assert [part for part in PERSONAL if part in stolen] == []
