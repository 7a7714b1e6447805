"""What somebody finds who steals the database: no number, and nothing that was said."""

from pathlib import Path

import psycopg

from bot.clock import Moment
from bot.question import Choice, Question
from bot.text import Medium, Text
from bot.tx import Tx
from bot.x import Profile, Tokens
from storage import (
    accounts,
    claims,
    connections,
    consents,
    held,
    links,
    members,
    passwords,
    people,
    photos,
    posts,
    questions,
    rooms,
    texts,
)
from storage.database import Database
from tests.storage.rows import ANN, BEN, OURS, SECRET, TERMS, add, hand, meet

PERSONAL = [part.encode() for part in (SECRET, "zebrafinch", ANN[1:], BEN[1:], OURS[1:], "example.com/photo")]
TOKENS = Tokens("zebrafinch-access", "zebrafinch-refresh", Moment(1), "tweet.write")
PROFILE = Profile("zebrafinch-id", "zebrafinch_lakes", "Zebrafinch")


def use_every_table(tx: Tx) -> None:
    person_id = meet(tx)
    media = (Medium("https://example.com/photo", "image/jpeg"),)
    text = Text("SM1", ANN, OURS, SECRET, tx.now, media).known_as(7, people.add(tx, BEN).person)
    texts.add(tx, text, texts.sealed(text, 7, tx.keys), "broken", "plain", "webhook")
    questions.ask(tx, person_id, Question((Choice(f"post {SECRET}", f"\\POST {SECRET}"),), f"Not posted: {SECRET}"))
    hand(tx)
    claims.claim(tx, {"text": 10}, TERMS)
    add(tx, BEN)
    claims.claim(tx, {"text": 10}, TERMS)
    use_what_x_gives(tx, person_id)
    members.rename(tx, person_id, SECRET)
    photos.take_in(tx, text, rooms.private(tx, text.person.id).id, SECRET)
    room = rooms.make(tx, person_id, SECRET.replace(" ", "-"))
    passwords.keep(tx, room.id, f"$argon2id${SECRET}")
    passwords.check_later(tx, text, room, f"{SECRET}2")


def use_what_x_gives(tx: Tx, person_id: int) -> None:
    accounts.connect(tx, person_id, TOKENS, PROFILE)
    posts.add(tx, person_id, 7, [SECRET])
    held.hold(tx, person_id, SECRET)
    made = consents.begin(tx, links.to_connect(tx, person_id).rpartition("/")[2], "")
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
