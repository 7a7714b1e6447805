"""Photos that are uploaded, beside a bare aiohttp handler that writes what comes to a file."""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from secrets import token_bytes

from bench.conversation import prepared
from bench.fixtures import servers
from bench.fixtures.folders import folder
from bench.fixtures.servers import KEY, running
from bench.machine import load_core, server_core
from bench.pages.uploading import CONNECTIONS, upload
from bench.rounds import Effort, interleaved, median, ratio
from bench.table import Figure, report
from core.context import Context
from core.sealing import Keyring
from storage import sessions
from storage.engine.transaction import Transaction, for_sqlite
from storage.rooms import rooms
from storage.tables import TABLES

BYTES = 4_000_000
"""A photo as phones take them now."""
PHOTOS = 100
NOTES = (
    f"Each server has one core, the load another; {CONNECTIONS} connections send {BYTES // 1_000_000} MB each time.",
    "The bot writes it to the store, hashes it, brings it to the disk, and finds that the photo is there already.",
    "Bare: aiohttp writes it to a file, and neither hashes it nor brings it to the disk.",
)


def main(effort: Effort) -> None:
    """Measure, and report."""
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        prepared(place / "bot.db", range(1))
        path, cookie = _room(place / "bot.db")
        overrides = {"BOT_MEDIA__URL": f"file://{place}/media"}
        bot = stack.enter_context(servers.bot(f"sqlite:///{place}/bot.db", place, server_core(), overrides=overrides))
        port = servers.free_port()
        command = ["-m", "bench.contestants.receiving", str(port), str(place / "bare")]
        bare = stack.enter_context(running(command, port, server_core()))
        photo, count = token_bytes(BYTES), effort.sized(PHOTOS)
        results = interleaved(
            {
                "bot": lambda: upload(bot.port, path, photo, count, load_core(), cookie),
                "bare": lambda: upload(bare.port, "/", photo, count, load_core()),
            },
            effort.rounds,
        )
    report("uploads", _figures(results), NOTES, rounds=effort.rounds, quick=effort.quick)


def _room(database: Path) -> tuple[str, str]:
    """Where a room takes photos, and the cookie of somebody who is in it."""
    with closing(sqlite3.connect(database)) as db, db:
        tx = Transaction(db, for_sqlite, Context(Keyring([KEY])), TABLES)
        [(person_id,)] = tx.rows("SELECT id FROM people LIMIT 1")
        room = rooms.make(tx, person_id, "bench")
        return f"/rooms/{room.uuid}/photos", f"__Host-session={sessions.make(tx, person_id)}"


def _figures(results: dict[str, list[float]]) -> list[Figure]:
    speeds = {name: [each * BYTES / 1e6 for each in found] for name, found in results.items()}
    return [
        Figure("uploads", median(speeds["bot"]), "MB/s", rounds=tuple(speeds["bot"])),
        Figure("aiohttp that writes to a file", median(speeds["bare"]), "MB/s", rounds=tuple(speeds["bare"])),
        Figure("uploads / aiohttp that writes to a file", ratio(speeds["bot"], speeds["bare"]), ""),
    ]
