"""Posts: from the text to X having it, how many a second, and how long fifty thousand accounts take to be renewed."""

import asyncio
import json
import secrets
import statistics
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from string import ascii_lowercase

from bench.conversation import prepared
from bench.deliveries import sending
from bench.fixtures import forms, servers, x_rows
from bench.fixtures.folders import folder
from bench.machine import load_core, server_core
from bench.rounds import Effort, interleaved, median, ratio
from bench.table import Figure, at_least, report

POSTS = 5_000
PEOPLE = 1_000
ACCOUNTS = 50_000
DELAYS_MS = (0, 200)
RATE = 50.0
TIMED_TEXTS = 500
PATIENCE = 30.0
NOTES = (
    "The loop (or the plain client) has one core, X and the carrier another; 1,000 people, one post at a time each.",
    "Each post: taken in hand, posted, its outcome and its confirmation committed, the confirmation texted too.",
    "Text to post: 50 texts/s by a constant schedule; from when a text was due until X had its post.",
)


def main(effort: Effort) -> None:
    """Measure, and report."""
    figures: list[Figure] = []
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        fresh = count()
        by_delay: dict[int, dict[str, list[float]]] = {}
        for delay in DELAYS_MS:
            x = stack.enter_context(servers.x(delay, load_core()))
            by_delay[delay] = interleaved(_posters(place, x.port, fresh, effort.sized(POSTS)), effort.rounds)
        figures += _posting_figures(by_delay)
        x = stack.enter_context(servers.x(0, load_core()))
        swept = interleaved(_sweepers(place, x.port, fresh, effort.sized(ACCOUNTS)), effort.rounds, warm_up=False)
        figures += _sweep_figures(swept, effort.sized(ACCOUNTS))
        timed = [_timed(place, x.port, next(fresh), effort.sized(TIMED_TEXTS)) for _ in range(effort.rounds)]
        figures += _latency_figures(timed)
    report("posting", figures, NOTES, rounds=effort.rounds, quick=effort.quick)


def _posters(place: Path, port: int, fresh: "count[int]", posts: int) -> dict[str, Callable[[], float]]:
    def by_loop() -> float:
        database = place / f"{next(fresh)}.db"
        prepared(database, range(PEOPLE))
        x_rows.connect_all(database)
        x_rows.add_posts(database, posts)
        return posts / sending("loop", str(database), port)

    return {"bot": by_loop, "plain": lambda: posts / sending("posts", str(posts), port)}


def _sweepers(place: Path, port: int, fresh: "count[int]", accounts: int) -> dict[str, Callable[[], float]]:
    def by_sweep() -> float:
        database = place / f"{next(fresh)}.db"
        prepared(database, range(accounts))
        x_rows.connect_all(database, ending=True)
        return accounts / sending("sweep", str(database), port)

    return {"bot": by_sweep, "plain": lambda: accounts / sending("tokens", str(accounts), port)}


def _timed(place: Path, port: int, number: int, texts: int) -> list[float]:
    """Milliseconds from each text to X having its post."""
    database = place / f"{number}.db"
    prepared(database, range(texts))
    x_rows.connect_all(database)
    url = f"http://127.0.0.1:{port}"
    overrides = {"BOT_X__API_URL": url, "BOT_TWILIO__API_URL": url}
    with servers.bot(f"sqlite:///{database}", place, server_core(), role="all", overrides=overrides) as bot:
        due = asyncio.run(_text(bot.port, texts))
        deadline = time.monotonic() + PATIENCE
        while True:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/accepted", timeout=5) as answer:
                accepted = json.load(answer)
            if due.keys() <= accepted.keys():
                return [(accepted[body] - moment) / 1e6 for body, moment in due.items()]
            if time.monotonic() > deadline:
                raise RuntimeError("not every text became a post")
            time.sleep(0.05)


async def _text(port: int, texts: int) -> dict[str, int]:
    """Send texts by a constant schedule; returns when each was due."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    due: dict[str, int] = {}
    began = time.monotonic_ns()
    for number in range(texts):
        # Letters only: figures may make an identity number by chance, which the bot asks about.
        body = f"{x_rows.WORDS.format(number)} {''.join(secrets.choice(ascii_lowercase) for _ in range(8))}"
        due[body] = began + int(number / RATE * 1e9)
        await asyncio.sleep(max(0.0, (due[body] - time.monotonic_ns()) / 1e9))
        writer.write(forms.request_of(forms.SMS_PATH, forms.phone(number), f"SM{secrets.token_hex(16)}", body))
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        await reader.readexactly(length)
    writer.close()
    return due


def _posting_figures(by_delay: dict[int, dict[str, list[float]]]) -> list[Figure]:
    figures = []
    for delay, results in by_delay.items():
        ours, plain = results["bot"], results["plain"]
        label = f"X answers after {delay} ms" if delay else "X answers at once"
        figures += [
            Figure(f"{label}: bot", median(ours), "posts/s", rounds=tuple(ours)),
            Figure(f"{label}: plain client", median(plain), "posts/s", rounds=tuple(plain)),
            Figure(f"{label}: bot / plain client", ratio(ours, plain), ""),
        ]
    kept = ratio(by_delay[DELAYS_MS[-1]]["bot"], by_delay[0]["bot"])
    return [*figures, at_least("what the delay leaves of the throughput", kept, "", 0.9)]


def _sweep_figures(results: dict[str, list[float]], accounts: int) -> list[Figure]:
    ours, plain = results["bot"], results["plain"]
    return [
        Figure(f"{accounts:,} accounts renewed: bot", median(ours), "a second", rounds=tuple(ours)),
        Figure("the same: plain client", median(plain), "a second", rounds=tuple(plain)),
        Figure("the same: bot / plain client", ratio(ours, plain), ""),
    ]


def _latency_figures(rounds: list[list[float]]) -> list[Figure]:
    middle = [statistics.median(taken) for taken in rounds]
    tail = [statistics.quantiles(taken, n=100)[98] for taken in rounds]
    return [
        Figure("text to post, median", median(middle), "ms", rounds=tuple(middle)),
        Figure("text to post, 99th percentile", median(tail), "ms", rounds=tuple(tail)),
    ]
