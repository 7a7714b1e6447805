"""Photos: from the webhook to being kept, on two cores, beside Pillow alone doing the same two pictures."""

import asyncio
import secrets
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path

import psutil

from bench.conversation import prepared
from bench.fixtures import forms, servers
from bench.fixtures.folders import folder
from bench.fixtures.pictures import twelve_megapixels
from bench.machine import all_cores
from bench.rounds import Effort, interleaved, median, ratio
from bench.table import Figure, report

PHOTOS = 60
IN_A_TEXT = 10
PEOPLE = 50
PATIENCE = 180.0
LOOK_SECONDS = 0.02
MIB = 2**20
NOTES = (
    "A JPEG of 4000 x 3000 pixels, ten in a text; bot, its two workers and the carrier share two cores.",
    "Kept: fetched, decoded, turned, without metadata, two pictures in the folder store with fsync, rows committed.",
    "Pillow alone: decoding, the same two pictures encoded, in two processes, nothing stored.",
)


def main(effort: Effort) -> None:
    """Measure, and report."""
    memory: list[float] = []
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        photo = place / "photo.jpg"
        photo.write_bytes(twelve_megapixels())
        carrier = stack.enter_context(servers.media([photo], set(all_cores())))
        photos = effort.sized(PHOTOS)
        contestants = _contestants(place, photo, carrier.port, photos, memory)
        results = interleaved(contestants, effort.rounds, warm_up=False)
        size = photo.stat().st_size / MIB
    ours, pillow = results["bot"], results["pillow"]
    figures = [
        Figure("webhook to kept: bot", median(ours), "photos/s", rounds=tuple(ours), note=f"{size:.1f} MiB each"),
        Figure("Pillow alone", median(pillow), "photos/s", rounds=tuple(pillow)),
        Figure("bot / Pillow alone", ratio(ours, pillow), ""),
        Figure("memory at most, bot and workers", median(memory), "MiB", rounds=tuple(memory)),
    ]
    report("photos", figures, NOTES, rounds=effort.rounds, quick=effort.quick)


def _contestants(
    place: Path, photo: Path, port: int, photos: int, memory: list[float]
) -> dict[str, Callable[[], float]]:
    fresh = count()

    def by_bot() -> float:
        database = place / f"{next(fresh)}.db"
        prepared(database, range(PEOPLE))
        overrides = {
            "BOT_TWILIO__API_URL": f"http://127.0.0.1:{port}",
            "BOT_MEDIA__URL": f"file://{place}/media",
        }
        cores = set(all_cores())
        with servers.bot(f"sqlite:///{database}", place, cores, role="all", overrides=overrides) as bot:
            began = time.perf_counter()
            asyncio.run(_send(bot.port, port, photos))
            memory.append(_wait_until_kept(database, photos, bot.pid))
            return photos / (time.perf_counter() - began)

    def by_pillow() -> float:
        command = [sys.executable, "-m", "bench.contestants.pillow", str(photo), str(photos)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
        return photos / float(done.stdout)

    return {"bot": by_bot, "pillow": by_pillow}


async def _send(port: int, carrier_port: int, photos: int) -> None:
    """Texts with ten photos each, of one person after the other."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number in range(photos // IN_A_TEXT):
        sid = f"MM{secrets.token_hex(16)}"
        writer.write(forms.request_with_photos(forms.phone(number % PEOPLE), sid, carrier_port, IN_A_TEXT))
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        await reader.readexactly(length)
        assert head.startswith(b"HTTP/1.1 200"), head
    writer.close()


def _wait_until_kept(database: Path, photos: int, pid: int) -> float:
    """Wait until all are kept; returns the most memory that the bot and its workers had meanwhile, in MiB."""
    most, deadline = 0.0, time.monotonic() + PATIENCE
    process = psutil.Process(pid)
    wanted = photos - photos % IN_A_TEXT
    with closing(sqlite3.connect(database, timeout=30)) as db:
        while db.execute("SELECT count(*) FROM photos WHERE state = 'kept'").fetchone()[0] < wanted:
            most = max(most, _memory(process))
            if time.monotonic() > deadline:
                raise RuntimeError("not every photo was kept")
            time.sleep(LOOK_SECONDS)
    return most / MIB


def _memory(process: psutil.Process) -> int:
    total = 0
    for each in (process, *process.children(recursive=True)):
        try:
            total += each.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total
