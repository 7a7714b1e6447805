"""A room in the browser: its page and its small pictures, beside bare answers of the same size."""

import asyncio
import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path

from PIL import Image

from bench.conversation import prepared
from bench.fetching import fetch
from bench.fixtures import forms, servers
from bench.fixtures.folders import folder
from bench.fixtures.servers import KEY
from bench.machine import load_core, server_core
from bench.rounds import Effort, interleaved, median, ratio
from bench.table import Figure, at_least, report
from clients.stores.opening import open_store
from core.address import sms
from core.context import Context
from core.sealing import Keyring
from core.settings import MediaSettings
from core.text import Medium, Person, Text
from storage import sessions
from storage.engine.transaction import Transaction, for_sqlite
from storage.rooms import photo_endings, photos, rooms
from storage.rooms.photo import KeptFiles
from storage.tables import TABLES

SIZES = (100, 10_000)
PAGES = 1_500
PICTURES = 8_000
NOTES = (
    "Each server has one core, the load another; 32 connections, each waits for its answer.",
    "A page: the session, the membership, the newest sixty photos with captions, rendered anew each time.",
    "A picture: the session and the membership, then the file; bare: the same bytes from memory.",
)


def main(effort: Effort) -> None:
    """Measure, and report."""
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        contestants = _contestants(stack, place, effort)
        results = interleaved(contestants, effort.rounds)
    report("room", _figures(results), NOTES, rounds=effort.rounds, quick=effort.quick)


def _contestants(stack: ExitStack, place: Path, effort: Effort) -> dict[str, Callable[[], float]]:
    database = place / "bot.db"
    prepared(database, range(2))
    picture = _picture()
    cookie, made = _fill(database, picture)
    asyncio.run(_put(place / "media", [keys for _, keys in made.values()], picture))
    overrides = {"BOT_MEDIA__URL": f"file://{place}/media"}
    bot = stack.enter_context(servers.bot(f"sqlite:///{database}", place, server_core(), overrides=overrides))
    bare = stack.enter_context(servers.bare(server_core()))
    pages, pictures = effort.sized(PAGES), effort.sized(PICTURES)
    page_size = _size_of(bot.port, made[SIZES[0]][0], cookie)

    def page(size: int) -> float:
        return fetch(bot.port, made[size][0], pages, load_core(), cookie)

    small = f"{made[SIZES[0]][0]}/photos/{made[SIZES[0]][1].split('/')[-1].removesuffix('-small.jpg')}/small.jpg"
    return {
        f"page of {SIZES[0]}": lambda: page(SIZES[0]),
        f"page of {SIZES[1]}": lambda: page(SIZES[1]),
        "bare page": lambda: fetch(bare.port, f"/bytes/{page_size}", pages * 4, load_core()),
        "picture": lambda: fetch(bot.port, small, pictures, load_core(), cookie),
        "bare picture": lambda: fetch(bare.port, f"/bytes/{len(picture)}", pictures, load_core()),
    }


def _picture() -> bytes:
    """A JPEG of about the size that small pictures have."""
    file = BytesIO()
    Image.effect_noise((640, 480), 40).convert("RGB").save(file, "JPEG", quality=60)
    return file.getvalue()


def _fill(database: Path, picture: bytes) -> tuple[str, dict[int, tuple[str, str]]]:
    """Rooms with so many photos; returns a cookie, and each room's path with its newest small picture's key."""
    with closing(sqlite3.connect(database)) as db, db:
        tx = Transaction(db, for_sqlite, Context(Keyring([KEY])), TABLES)
        person = Person(*(tx.row("SELECT id, tag FROM people ORDER BY id LIMIT 1") or (0, "")))
        made = {}
        for size in SIZES:
            room = rooms.make(tx, person.id, f"room{size}")
            key = ""
            for number in range(size):
                key = _add_photo(tx, room.id, person, number, picture)
            made[size] = (f"/rooms/{room.uuid}", key)
        return f"__Host-session={sessions.make(tx, person.id)}", made


def _add_photo(tx: Transaction, room_id: int, person: Person, number: int, picture: bytes) -> str:
    text = Text(
        f"MM{number:032x}", sms(forms.phone(0)), sms(forms.NUMBER), "", tx.now, (Medium("x", ""),), id=tx.new_id()
    )._replace(person=person)
    photos.take_in(
        tx, text.person.id, text.id, room_id, text.sources, f"Receipt number {number}, for bread and apples"
    )
    [photo] = photos.of_text(tx, text.id)
    digest = hashlib.sha256(picture).hexdigest()
    photo_endings.keep(tx, photo, KeptFiles("jpg", 640, 480, len(picture), len(picture), digest, digest))
    return photo.as_kind("jpg").thumbnail_key


async def _put(media: Path, keys: list[str], picture: bytes) -> None:
    async with open_store(MediaSettings(url=f"file://{media}")) as store:
        for key in keys:
            await store.put(key, picture, "image/jpeg", hashlib.sha256(picture).hexdigest())


def _size_of(port: int, path: str, cookie: str) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Cookie": cookie})
        return len(connection.getresponse().read())


def _figures(results: dict[str, list[float]]) -> list[Figure]:
    few, many, bare = (results[name] for name in (f"page of {SIZES[0]}", f"page of {SIZES[1]}", "bare page"))
    return [
        Figure(f"page of a room with {SIZES[0]} photos", median(few), "pages/s", rounds=tuple(few)),
        Figure(f"page of a room with {SIZES[1]:,} photos", median(many), "pages/s", rounds=tuple(many)),
        at_least("the large room / the small one", ratio(many, few), "", 0.9),
        Figure("page / a bare answer of its size", ratio(few, bare), ""),
        Figure("small picture", median(results["picture"]), "pictures/s", rounds=tuple(results["picture"])),
        Figure("small picture / a bare answer of its size", ratio(results["picture"], results["bare picture"]), ""),
    ]
