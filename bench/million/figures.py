"""A run of the simulation as figures."""

import statistics
from collections.abc import Sequence

from bench.million.simulation import Order, Run
from bench.table import Figure

MIB = 2**20


def figures_of(run: Run, order: Order) -> list[Figure]:
    """All of them, the most telling ones first."""
    texts = sum(len(period["answers"]) for period in run.seen["periods"])
    return [
        *_pace(run, order, texts),
        *_waits(run, "answers", "answer"),
        *_waits(run, "posts", "text to post"),
        *_waits(run, "told", "text to its confirmation"),
        *_used(run, texts),
        *_stored(run, texts),
        *_tables(run, texts),
    ]


def notes_of(run: Run) -> list[str]:
    """What happened how often, and what autovacuum did."""
    assert run.after is not None
    counts = ", ".join(f"{what} {number:,}" for what, number in sorted(run.seen["counts"].items()))
    notes = [f"What happened: {counts}."]
    if run.left:
        notes.append("Left: " + ", ".join(f"{what} {number:,}" for what, number in run.left.items()) + ".")
    if run.warned:
        notes.append("Warned of: " + ", ".join(f"{event} {number:,}" for event, number in run.warned.items()) + ".")
    for name, table in sorted(run.after.tables.items()):
        if table.vacuums or table.analyzes:
            notes.append(
                f"Autovacuum, {name}: {table.vacuums} times, {table.analyzes} times counted rows,"
                f" {table.vacuum_ms / 1000:.1f} s in all; {table.dead:,} dead rows are left."
            )
    texts = sum(len(period["answers"]) for period in run.seen["periods"])
    notes += [
        f"{each.microseconds / texts:.0f} µs, {each.pages / texts:.1f} pages and {each.wal / texts:,.0f} bytes of WAL"
        f" a text, {each.calls / texts:.2f} times: {each.sql}"
        for each in run.costliest
    ]
    return notes


def _pace(run: Run, order: Order, texts: int) -> list[Figure]:
    seen = run.seen
    answered = texts - sum(number for what, number in seen["counts"].items() if what.startswith("webhooks "))
    return [
        Figure("people", order.people, ""),
        Figure("texts", texts, ""),
        Figure("texts answered", answered / seen["seconds"], "texts/s", f"{order.rate:g} texts/s"),
        Figure("posts that didn't go up in time", seen["not_posted"], ""),
        Figure("deliveries given up", sum(n for what, n in run.left.items() if what.endswith(" dead")), ""),
        Figure("processes that wanted a core, on average", run.load, "", note="those of others count too"),
    ]


def _waits(run: Run, kind: str, what: str) -> list[Figure]:
    periods = [period[kind] for period in run.seen["periods"]]
    taken = [each for period in periods for each in period]
    if not taken:
        return []
    return [
        Figure(f"{what}, median", statistics.median(taken), "ms", rounds=_each(periods, 50), note="rounds: periods"),
        Figure(f"{what}, 99th percentile", _percentile(taken, 99), "ms", rounds=_each(periods, 99)),
        Figure(f"{what}, longest", max(taken), "ms"),
    ]


def _each(periods: Sequence[Sequence[float]], percent: int) -> tuple[float, ...]:
    return tuple(_percentile(period, percent) for period in periods if period)


def _percentile(taken: Sequence[float], percent: int) -> float:
    ordered = sorted(taken)
    return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]


def _used(run: Run, texts: int) -> list[Figure]:
    figures = []
    for name, used in run.used.items():
        share = used.processor / run.seen["seconds"]
        note = f"{share:.2f} of a core"
        figures.append(Figure(f"processor a text, {name}", used.processor / texts * 1e6, "µs", note=note))
    return figures


def _stored(run: Run, texts: int) -> list[Figure]:
    assert run.before is not None
    assert run.after is not None
    before, after = run.before, run.after
    read, found = after.blocks_read - before.blocks_read, after.blocks_found - before.blocks_found
    sizes = tuple(size / MIB for size in run.sizes)
    return [
        Figure("the database at the end", after.size / MIB, "MiB", rounds=sizes, note="rounds: periods"),
        Figure("growth a text", (after.size - before.size) / texts, "bytes"),
        Figure("WAL a text", (after.wal - before.wal) / texts, "bytes"),
        Figure("what the server writes a text", run.used["server"].written / texts, "bytes"),
        Figure("commits a text", (after.commits - before.commits) / texts, ""),
        Figure("pages looked at a text", (read + found) / texts, "", note=f"{found / (read + found):.2%} in memory"),
    ]


def _tables(run: Run, texts: int) -> list[Figure]:
    """The tables that grew or changed, the largest first."""
    assert run.before is not None
    assert run.after is not None
    figures = []
    for name, table in sorted(run.after.tables.items(), key=lambda each: -(each[1].size + each[1].indexes)):
        was = run.before.tables[name]
        grown = table.size + table.indexes - was.size - was.indexes
        if table.inserted == was.inserted and table.updated == was.updated:
            continue
        updated, in_place = table.updated - was.updated, table.updated_in_place - was.updated_in_place
        note = f"{table.size / MIB:,.0f} MiB rows, {table.indexes / MIB:,.0f} MiB indexes;"
        note += f" a text {(table.inserted - was.inserted) / texts:.2f} rows more, {updated / texts:.2f} changed"
        note += f" ({in_place / updated:.0%} in place)" if updated else ""
        figures.append(Figure(f"{name}: growth a text", grown / texts, "bytes", note=note))
    return figures
