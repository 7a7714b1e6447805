"""Every command on both databases, as an operator types it."""

import asyncio
import hashlib
import sqlite3
import threading
from contextlib import suppress
from itertools import count
from pathlib import Path
from unittest.mock import patch

import orjson
import pytest
from cryptography.fernet import Fernet

from bot.app import App
from bot.cli import CommandFailed
from bot.cli.replay import replayed
from clients.stores.opening import open_store
from core.settings import MediaSettings
from core.text import Medium
from core.tx import Tx
from sandbox.server import Sandbox
from storage import addresses, forgetting, people, texts
from storage.delivery import deliveries
from storage.rooms import photo_endings, photos, rooms
from storage.x import posts
from tests.bot.cli.conftest import Bot, Ran
from tests.support.bots import KEY, NUMBER, TOKEN
from tests.support.database.rows import ANN, SECRET, in_state, met, text_from, text_to
from tests.support.photos.rows import MAIN, stored

FOUND_BY_BOTH_SECONDS = 0.3
"""Where one writes after the other, nobody else comes."""


def one_line(ran: Ran, *parts: str) -> None:
    """It failed with one clear line on standard error."""
    assert ran.status == 1, ran
    [line] = [line for line in ran.err.splitlines() if not line.startswith("{")]
    assert line.startswith("bot: ")
    assert "Traceback" not in ran.err
    for part in parts:
        assert part in line


def broken_text(tx: Tx, sid: str = "SM1", body: str = "STATUS") -> int:
    text = text_from(tx, sid, body=body)
    texts.set_state(tx, text.id, "broken", "STATUS", "4F2A")
    return text.id


def dead_delivery(tx: Tx) -> int:
    text = text_from(tx, "SM7")
    return deliveries.add_dead(tx, text_to(met(tx), text_id=text.id), "Filtered by a carrier.")


@pytest.mark.bare
async def test_migrate_brings_the_database_up_to_date_once(bot: Bot) -> None:
    first = await bot("migrate")
    assert first.status == 0
    assert first.out.startswith("applied 0001_")
    again = await bot("migrate")
    assert (again.status, again.out) == (0, "up to date\n")


async def test_migrate_refuses_a_newer_database(bot: Bot, app: App) -> None:
    await app.db.write(lambda tx: tx.run("INSERT INTO migrations VALUES (9001, '9001_newer', 1)"))
    one_line(await bot("migrate"), "9001")
    one_line(await bot("deliveries"), "9001")


async def test_keys_new_prints_a_key(bot: Bot) -> None:
    ran = await bot("keys", "new")
    assert ran.status == 0
    Fernet(ran.out.strip())


async def test_keys_rotate_re_encrypts_everything_once(bot: Bot, app: App, environment: pytest.MonkeyPatch) -> None:
    await app.db.write(broken_text)
    newer = Fernet.generate_key().decode()
    environment.setenv("BOT_SECRETS__KEYS", orjson.dumps([newer, KEY]).decode())
    assert (await bot("keys", "rotate")).out.startswith("2 rows")
    assert (await bot("keys", "rotate")).out.startswith("0 rows")
    environment.setenv("BOT_SECRETS__KEYS", orjson.dumps([newer]).decode())
    assert "SM1" in (await bot("trace", ANN.value)).out
    environment.setenv("BOT_SECRETS__KEYS", orjson.dumps([KEY]).decode())
    one_line(await bot("trace", ANN.value))


async def test_keys_rotate_goes_on_behind_a_row_that_no_key_opens(
    bot: Bot, app: App, environment: pytest.MonkeyPatch
) -> None:
    await app.db.write(broken_text)
    damaged = await app.db.write(lambda tx: text_from(tx, "SM0"))
    await app.db.write(lambda tx: tx.run("UPDATE texts SET content = :nothing WHERE sid = 'SM0'", nothing=b"0" * 40))
    environment.setenv("BOT_SECRETS__KEYS", orjson.dumps([Fernet.generate_key().decode(), KEY]).decode())
    one_line(await bot("keys", "rotate"), f"2 rows re-encrypted; no key opens these, which stay: texts {damaged.id}")
    one_line(await bot("keys", "rotate"), "0 rows re-encrypted")


async def test_keys_rotate_without_the_old_key_is_told(bot: Bot, app: App, environment: pytest.MonkeyPatch) -> None:
    await app.db.write(broken_text)
    environment.setenv("BOT_SECRETS__KEYS", Fernet.generate_key().decode())
    one_line(await bot("keys", "rotate"), "secrets.keys")


async def test_trace_shows_a_texts_way_by_sid_and_by_phone(bot: Bot, app: App) -> None:
    await app.db.write(broken_text)
    delivery_id = await app.db.write(dead_delivery)
    by_sid = await bot("trace", "SM1")
    assert by_sid.status == 0
    for part in ("SM1", "signature accepted", "broken", "by STATUS", "ref 4F2A", "bot replay SM1"):
        assert part in by_sid.out
    for phone in (ANN.value, ANN.value[1:]):
        by_phone = await bot("trace", phone)
        assert by_phone.status == 0
        assert by_phone.out.index("SM7") < by_phone.out.index("SM1")
        for part in (str(delivery_id), "now dead", "Filtered by a carrier."):
            assert part in by_phone.out
        assert SECRET not in by_phone.out
    one = await bot("trace", ANN.value, "--count", "1")
    assert ("SM7" in one.out, "SM1 " in one.out) == (True, False)


def text_with_a_photo_that_is_posted(tx: Tx) -> None:
    text = text_from(tx, "MM1")._replace(media=(Medium("https://media.example/ME1", "image/jpeg"),))
    photos.take_in(tx, text.person.id, text.id, rooms.private(tx, text.person.id).id, text.sources, SECRET)
    [photo] = photos.of_text(tx, text.id)
    photo_endings.fail(tx, photo, "no picture")
    posts.add(tx, text.person.id, text.id, (SECRET,))


async def test_trace_shows_posts_and_photos_of_a_text_without_their_words(bot: Bot, app: App) -> None:
    await app.db.write(text_with_a_photo_that_is_posted)
    ran = await bot("trace", "MM1")
    assert ran.status == 0
    for part in (
        "photo 1    failed: no picture",
        "post       waiting",
        "fetching   delivery_id=",
        "posting    delivery_id=",
    ):
        assert part in ran.out
    assert SECRET not in ran.out
    assert "media.example" not in ran.out


@pytest.mark.parametrize("subject", ["SM404", "+15550100199", "15550100199"])
async def test_trace_of_nothing_is_told(bot: Bot, app: App, subject: str) -> None:
    one_line(await bot("trace", subject), "nothing is stored of", subject)


async def test_replay_handles_a_broken_text_again(bot: Bot, app: App) -> None:
    await app.db.write(broken_text)
    ran = await bot("replay", "SM1")
    assert (ran.status, ran.out) == (0, "handled by STATUS; the reply is on its way\n")
    [row] = await app.db.read(in_state, "waiting", 10)
    assert row.kind == "text"
    one_line(await bot("replay", "SM1"), "handled", "can be replayed")


async def test_two_replays_at_once_answer_once(app: App) -> None:
    """Both find the text broken; the second then waits for the first, and looks again."""
    await app.db.write(broken_text)
    both_found, find, looks = threading.Barrier(2), texts.find, count()

    def looked(tx: Tx, sid: str) -> texts.StoredText | None:
        found = find(tx, sid)
        if next(looks) < 2:
            with suppress(threading.BrokenBarrierError):
                both_found.wait(FOUND_BY_BOTH_SECONDS)
        return found

    with patch.object(texts, "find", looked):
        ended = await asyncio.gather(replayed(app, "SM1"), replayed(app, "SM1"), return_exceptions=True)
    assert [isinstance(each, CommandFailed) for each in ended].count(True) == 1, ended
    assert len(await app.db.read(in_state, "waiting", 10)) == 1


@pytest.mark.parametrize("word", ["POST", "\\UNDO", "\\STOP"])
async def test_what_may_mean_something_else_by_now_is_not_replayed(bot: Bot, app: App, word: str) -> None:
    def broken(tx: Tx) -> None:
        texts.set_state(tx, text_from(tx, "SM1", body=word).id, "broken", word.lstrip("\\"), "4F2A")
        text_from(tx, "SM2", body="The lake is frozen over")

    await app.db.write(broken)
    one_line(await bot("replay", "SM1"), "has texted since", word.lstrip("\\"))


async def test_replay_says_what_cannot_be_replayed(bot: Bot, app: App) -> None:
    one_line(await bot("replay", "SM404"), "no text SM404")
    await app.db.write(broken_text)
    sender = await app.db.read(addresses.find, ANN)
    assert sender is not None
    await app.db.write(forgetting.forget, sender.person.id)
    one_line(await bot("replay", "SM1"), "its person is deleted")


async def test_deliveries_are_listed_and_a_dead_one_is_tried_again(bot: Bot, app: App) -> None:
    assert (await bot("deliveries")).out == "0 open\n"
    delivery_id = await app.db.write(dead_delivery)
    dead = await bot("deliveries", "--state", "dead")
    assert str(delivery_id) in dead.out
    assert "Filtered by a carrier." in dead.out
    assert dead.out.endswith("1 dead\n")
    assert SECRET not in dead.out
    assert ANN.value[1:] not in dead.out
    assert (await bot("deliveries", "--retry", str(delivery_id))).status == 0
    assert (await bot("deliveries")).out.endswith("1 open\n")
    one_line(await bot("deliveries", "--retry", str(delivery_id)), str(delivery_id))


async def test_reconcile_fetches_what_never_came(bot: Bot, app: App, carrier: Sandbox) -> None:
    old = carrier.put(ANN.value, "?")
    old.created_at -= 7200
    missed = carrier.put(ANN.value, "?")
    missed.created_at -= 120
    ran = await bot("reconcile", "--since", "1h")
    assert (ran.status, ran.out) == (0, "1 texts taken in\n")
    assert await app.db.read(texts.known, [missed.sid, old.sid]) == {missed.sid}
    assert (await bot("reconcile", "--since", "1h")).out == "0 texts taken in\n"
    assert (await bot("reconcile", "--since", "3h")).out == "1 texts taken in\n"


async def test_reconcile_without_a_carrier_is_told(bot: Bot, app: App) -> None:
    one_line(await bot("reconcile"), "can't be reached")


@pytest.mark.bare
async def test_check_finds_everything_in_order_and_sends_nothing(bot: Bot, carrier: Sandbox) -> None:
    ran = await bot("check")
    assert ran.status == 0, ran.out
    for part in (
        "ok    settings",
        "ok    keys",
        "ok    database",
        "bot migrate",
        "ok    twilio: signed in",
        "ok    compiled",
    ):
        assert part in ran.out
    assert "https://bot.example.com/twilio/sms#rc=3&rp=5xx,ct,rt" in ran.out
    assert TOKEN not in ran.out
    assert not [name for name in carrier.stats if name.startswith("outbound")]


async def test_check_asks_whether_the_account_owns_the_numbers(
    bot: Bot, carrier: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("BOT_TWILIO__NUMBERS", f"{NUMBER},{NUMBER[:-1]},+15550100009")
    ran = await bot("check")
    said = "WRONG twilio: signed in, but twilio.numbers has what the account doesn't own:"
    assert f"{said} {NUMBER[:-1]}, +15550100009" in ran.out


@pytest.mark.parametrize(("version", "warns"), [((3, 51, 2), True), ((3, 51, 3), False), ((3, 52, 0), False)])
async def test_check_warns_of_an_old_sqlite(
    bot: Bot, monkeypatch: pytest.MonkeyPatch, database_url: str, version: tuple[int, ...], *, warns: bool
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    assert ("WARNING: this is SQLite" in (await bot("check")).out) is (warns and database_url.startswith("sqlite"))


async def test_check_reports_each_part_that_is_wrong(
    bot: Bot, carrier: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    carrier.settings.auth_token = "another"
    environment.setenv("BOT_SECRETS__KEYS", "")
    ran = await bot("check")
    assert "WRONG keys: secrets.keys is empty" in ran.out
    assert "WRONG twilio: The carrier refuses our credentials" in ran.out
    one_line(ran, "2 of 9 checks failed, 2 not tried")


async def test_check_says_once_that_there_are_no_keys(
    bot: Bot, carrier: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("BOT_SECRETS__KEYS", "[]")
    ran = await bot("check")
    assert ran.out.count("secrets.keys is empty") == 1
    for name in ("database", "photos"):
        assert f"-     {name}: not tried: there are no keys\n" in ran.out
    one_line(ran, "1 of 9 checks failed, 2 not tried")


async def test_check_tries_the_store_and_leaves_nothing_in_it(bot: Bot, environment: pytest.MonkeyPatch) -> None:
    ran = await bot("check")
    assert "ok    media: written, read and deleted at file://data/media" in ran.out
    assert list(Path("data/media").iterdir()) == []  # noqa: ASYNC240 - a test's own folder
    Path("file").touch()  # noqa: ASYNC240
    environment.setenv("BOT_MEDIA__URL", "file://file/media")
    assert "WRONG media: " in (await bot("check")).out


async def test_check_compares_photos_with_the_store(
    bot: Bot, app: App, environment: pytest.MonkeyPatch, media_settings: MediaSettings
) -> None:
    for name in ("url", "endpoint_url"):
        environment.setenv(f"BOT_MEDIA__{name.upper()}", getattr(media_settings, name))
    assert "ok    photos: 0 objects, 0 to be swept up" in (await bot("check")).out
    async with open_store(media_settings) as store:
        first = await stored(app.db, store, "MM1")
        second = await stored(app.db, store, "MM2")
        assert "ok    photos: 4 objects, checksums compared, 0" in (await bot("check", "--checksums")).out
        other = MAIN[::-1]
        await store.put(first.key, other, "image/jpeg", hashlib.sha256(other).hexdigest())
        assert "ok    photos: 4 objects" in (await bot("check")).out
        assert (
            f"WRONG photos: 1 objects are missing or not as they were kept: {first.key}"
            in (await bot("check", "--checksums")).out
        )
        await store.delete([second.key])
        assert f"kept: {second.key}" in (await bot("check")).out


async def test_check_asks_x_whether_it_knows_us(bot: Bot, carrier: Sandbox, environment: pytest.MonkeyPatch) -> None:
    without = (await bot("check")).out
    assert "ok    x: not set up" in without
    assert "Enter at X" not in without
    environment.setenv("BOT_X__API_URL", carrier.url)
    environment.setenv("BOT_X__CLIENT_ID", carrier.settings.x_client_id)
    environment.setenv("BOT_X__CLIENT_SECRET", carrier.settings.x_client_secret)
    ran = await bot("check")
    assert "ok    x: client accepted, as a confidential one" in ran.out
    assert "Enter at X, as callback URI: https://bot.example.com/connect/callback" in ran.out
    environment.setenv("BOT_X__CLIENT_SECRET", "zebrafinch")
    wrong = await bot("check")
    assert "WRONG x: X refuses our credentials." in wrong.out
    assert "zebrafinch" not in wrong.out + wrong.err


async def test_a_database_that_cannot_be_opened_is_told(
    bot: Bot, environment: pytest.MonkeyPatch, tmp_path: Path, database_url: str
) -> None:
    (tmp_path / "file").touch()
    wrong = f"sqlite:///{tmp_path}/file/bot.db" if "sqlite" in database_url else "postgresql://bot@127.0.0.1:1/none"
    environment.setenv("BOT_DATABASE__URL", wrong)
    for command in (("migrate",), ("deliveries",), ("trace", "SM1")):
        one_line(await bot(*command))


async def test_backup_writes_a_copy_that_opens(bot: Bot, app: App, database_url: str) -> None:
    await app.db.write(broken_text)
    ran = await bot("backup", "copy.db")
    if database_url.startswith("postgresql"):
        one_line(ran, "pg_dump")
        return
    assert ran.status == 0
    assert ran.out.startswith("copy.db (")
    copy = sqlite3.connect("copy.db")
    assert copy.execute("SELECT sid, state FROM texts").fetchall() == [("SM1", "broken")]
    copy.close()
    assert Path("copy.db").stat().st_mode & 0o777 == 0o600  # noqa: ASYNC240 - a test's own file
    one_line(await bot("backup", "copy.db"), "there already")
    one_line(await bot("backup", "no such folder/copy.db"), "no such folder/copy.db")


LOG: list[dict[str, object]] = [
    {"ts": "2026-11-21T12:00:00.000Z", "level": "info", "event": "text.received", "person": "aa", "sid": "SM1"},
    {"ts": "2026-11-21T12:00:01.000Z", "level": "info", "event": "delivery.sent", "delivery_id": 7},
    {"ts": "2026-11-21T12:00:02.000Z", "level": "error", "event": "text.broken", "person": "bb", "sid": "SM2"},
]


async def test_tail_of_a_phone_shows_only_that_persons_lines(bot: Bot, app: App) -> None:
    await app.db.write(broken_text)
    tag = await app.db.read(lambda tx: people.tag_of(tx, met(tx).person.id))
    lines = [*LOG, {**LOG[0], "person": tag, "sid": "SM9"}]
    Path("log").write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))  # noqa: ASYNC240 - small
    ran = await bot("tail", "log", "--phone", ANN.value)
    assert ran.status == 0
    assert len(ran.out.splitlines()) == 1
    assert "SM9" in ran.out
    one_line(await bot("tail", "log", "--phone", "+15550100199"), "nobody")
    one_line(await bot("tail", "log", "--phone", NUMBER[1:]), "nobody")
