"""What an entry by text costs, beside STATUS, and for somebody with 50,000 entries beside somebody with 50."""

import asyncio
import secrets
import time
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from bench.fixtures import forms, rows, servers
from bench.fixtures.folders import folder
from bench.rounds import Effort, median, ratio
from bench.table import Figure, at_most, report
from bot.app import App, open_app
from core.address import sms
from core.settings import Settings
from core.text import Text
from core.tracking.tracker import Entry
from core.tx import Tx
from storage import addresses
from storage.tracking import bulk, trackers

TEXTS = 4_000
PEOPLE = 500
AT_ONCE = 64
LOOKS = 200
FEW, MANY = 50, 50_000
DAYS = 3_000
PLENTY = 10**9
NOTES = (
    "Whole units, as the webhook hands them over, with a group commit: 64 at once, of 500 people.",
    "One text after the other of one person, each with a commit of its own.",
    "50 entries are on 50 days, 50,000 on 3,000 days in a row.",
)


def main(effort: Effort) -> None:
    """Measure, and report."""
    with folder() as place:
        figures = asyncio.run(_measured(place, effort))
    report("noting", figures, NOTES, rounds=effort.rounds, quick=effort.quick)


async def _measured(place: Path, effort: Effort) -> list[Figure]:
    limits = dict.fromkeys(
        ("texts_per_person", "replies_per_person", "new_people_per_hour", "entries_per_person"), PLENTY
    )
    spend = dict.fromkeys(("text_spend_per_person", "text_spend_per_day"), PLENTY)
    app = await open_app(
        Settings.model_validate(
            {
                "secrets": {"keys": [servers.KEY]},
                "database": {"url": f"sqlite:///{place}/bot.db"},
                "limits": {**limits, **spend},
            }
        ),
        migrate=True,
    )
    try:
        return [*await _beside_status(app, effort), *await _beside_few(app, effort)]
    finally:
        await app.db.close()


async def _beside_status(app: App, effort: Effort) -> list[Figure]:
    for n in range(PEOPLE):
        await _says(app, n, "hello")
        await _says(app, n, "TRACK weight kg")
    count = effort.sized(TEXTS)
    status, noted = list[float](), list[float]()
    for _ in range(effort.rounds + 1):
        status.append(await _per_second(app, ["STATUS"], count))
        noted.append(await _per_second(app, [f"weight 78.{n}" for n in range(10)], count))
    return [
        Figure("STATUS", median(status[1:]), "texts/s", rounds=tuple(status[1:])),
        Figure("weight 78.2", median(noted[1:]), "texts/s", rounds=tuple(noted[1:])),
        Figure("entries / STATUS", ratio(noted[1:], status[1:]), ""),
    ]


async def _per_second(app: App, bodies: Sequence[str], count: int) -> float:
    texts = iter(range(count))

    async def work() -> None:
        for n in texts:
            await _says(app, n % PEOPLE, bodies[n % len(bodies)])

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return count / (time.perf_counter() - began)


async def _beside_few(app: App, effort: Effort) -> list[Figure]:
    few, many = PEOPLE, PEOPLE + 1
    for n, entries, days in ((few, FEW, FEW), (many, effort.sized(MANY), DAYS)):
        await _says(app, n, "hello")
        await _says(app, n, "TRACK weight kg")
        for first in range(0, entries, 1_000):
            await app.db.write(_fill, n, range(first, min(first + 1_000, entries)), days)
    figures = []
    for body in ("weight 78.2", "weight?"):
        took: dict[int, list[float]] = {few: [], many: []}
        for _ in range(effort.rounds + 1):
            for n, times in took.items():
                began = time.perf_counter()
                for _ in range(LOOKS):
                    await _says(app, n, body)
                times.append((time.perf_counter() - began) / LOOKS * 1000)
        figures += [
            Figure(f"{body}, {FEW} entries", median(took[few][1:]), "ms"),
            Figure(f"{body}, 50,000 entries", median(took[many][1:]), "ms"),
            at_most("that is so many times as long", ratio(took[many][1:], took[few][1:]), "", 2),
        ]
    return figures


def _fill(tx: Tx, n: int, numbers: range, days: int) -> None:
    sender = addresses.find(tx, sms(forms.phone(n)))
    assert sender is not None
    person_id = sender.person.id
    tracker = trackers.find(tx, person_id, "weight")
    assert tracker is not None
    first = date.today() - timedelta(days)  # noqa: DTZ011 - any day will do
    new = [
        Entry(0, tracker.id, Decimal(78), "", first + timedelta(each % days), None, None, tx.now) for each in numbers
    ]
    bulk.add(tx, person_id, tracker.id, new)


async def _says(app: App, n: int, body: str) -> None:
    sid = f"SM{secrets.token_hex(16)}"
    await app.intake.take(Text(sid, sms(forms.phone(n)), sms(forms.NUMBER), body, rows.now()), inline=True)
