"""A month of a busy bot's rows, made up by the database itself: the same on SQLite and PostgreSQL."""

import os

from core.clock import DAY
from core.ids import first_id
from core.tx import Tx

PEOPLE = 40_000
DEAD_EVERY, BROKEN_EVERY, WAITING_EVERY = 50, 1_000, 100
SPAN = 29 * DAY
BATCH = 50_000
CODES = 12
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT CAST(:start AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :end)"
_ID = ":first + :step * n.i"


def add_people(tx: Tx) -> None:
    """People, some of them on hold."""
    first = first_id(tx.now) - (SPAN << 22) - PEOPLE * 4
    tx.run(
        f"{_NUMBERS} INSERT INTO people (id, tag, created_at, hold_until)"
        " SELECT :first + n.i, 'person' || n.i, :now, CASE WHEN n.i % 500 = 0 THEN :held ELSE 0 END FROM n",
        start=0,
        end=PEOPLE,
        first=first,
        now=tx.now,
        held=tx.now + DAY,
    )


def add_texts(tx: Tx, start: int, end: int, count: int) -> None:
    """A batch of texts with their replies and steps, spread over a month until now; the latest 2 % are in trouble."""
    span = SPAN << 22
    first = first_id(tx.now) - span
    values = {"start": start, "end": end, "first": first, "step": span // count, "now": tx.now, "ms": SPAN / count}
    person = f"(SELECT min(id) FROM people) + n.i % {PEOPLE}"
    at = "(:now - :span + CAST(n.i * :ms AS BIGINT))"
    tx.run(
        f"{_NUMBERS} INSERT INTO texts (id, sid, person_id, received_at, content, state, handler, came_by)"
        f" SELECT {_ID}, 'SM' || n.i, {person}, {at}, :content,"
        f" CASE WHEN n.i % {BROKEN_EVERY} = 7 THEN 'broken' WHEN n.i % 97 = 5 THEN 'silent' ELSE 'handled' END,"
        " 'POST', 'webhook' FROM n",
        span=SPAN,
        content=os.urandom(92),
        **values,
    )
    state = (
        f"CASE WHEN n.i % {DEAD_EVERY} = 3 THEN 'dead' WHEN n.i % {WAITING_EVERY} = 4 AND n.i * 50 > :count * 48"
        " THEN 'waiting' ELSE 'sent' END"
    )
    tx.run(
        f"{_NUMBERS} INSERT INTO deliveries (id, kind, lane, person_id, text_id, content, state, due_at,"
        " first_due_at, carrier_sid, reason, created_at, ended_at, place)"
        f" SELECT {_ID}, 'text', 'text/' || (n.i % {PEOPLE}), {person}, {_ID}, :content, {state}, {at}, {at},"
        " 'SO' || n.i, CASE WHEN n.i % 50 = 3 THEN 'Refused for reason ' || (n.i % 17) END,"
        f" {at} + 20, CASE WHEN {state} = 'waiting' THEN NULL ELSE {at} + 2000 END, {at} FROM n",
        span=SPAN,
        count=count,
        content=os.urandom(162),
        **values,
    )
    tx.run(
        f"{_NUMBERS} INSERT INTO steps (id, delivery_id, at, what, detail)"
        f" SELECT {_ID} + 8192, {_ID}, {at},"
        " CASE WHEN n.i % 50 = 3 THEN 'refused with code' ELSE 'carrier: delivered' END,"
        f" CASE WHEN n.i % 50 = 3 THEN CAST(30000 + n.i % {CODES} AS TEXT) END FROM n",
        span=SPAN,
        **values,
    )
    tx.run(
        f"{_NUMBERS} INSERT INTO spending (day, person_id, segments_in, segments_out, micros, text_micros)"
        f" SELECT {at} / {DAY}, {person}, count(*), count(*), 16600 * count(*), 16600 * count(*) FROM n GROUP BY 1, 2"
        " ON CONFLICT (day, person_id) DO UPDATE SET segments_in = spending.segments_in + excluded.segments_in",
        start=start,
        end=end,
        now=tx.now,
        span=SPAN,
        ms=SPAN / count,
    )
