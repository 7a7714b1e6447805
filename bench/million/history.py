"""Texts of the past month with all that they left, made up by PostgreSQL itself.

What is sealed in them are made-up bytes of the same length: nobody opens it in a run.
"""

import psycopg

from bench.fixtures import rows
from bench.million.people import STRIDE
from core.clock import DAY
from core.ids import EPOCH, RANDOM_BITS

BATCH = 200_000
SPAN, ENDED = 28 * DAY, DAY
_SENDERS = (
    "CREATE TABLE past_senders AS SELECT row_number() OVER (ORDER BY p.id) - 1 AS place, p.id AS person_id,"
    " a.id AS address_id, EXISTS (SELECT 1 FROM accounts c WHERE c.person_id = p.id) AS is_connected"
    " FROM people p JOIN addresses a ON a.person_id = p.id"
)
_BATCH = (
    "CREATE TEMP TABLE past AS WITH numbered AS ("
    " SELECT i, %(began)s + i * %(span)s / %(count)s AS at,"
    " CAST(floor(%(offset)s * power((%(people)s + %(offset)s) / %(offset)s, random()) - %(offset)s) AS BIGINT)"
    " AS rank"
    " FROM generate_series(CAST(%(start)s AS BIGINT), %(end)s - 1) i)"
    " SELECT n.i, n.at, ((n.at - %(epoch)s) << %(bits)s) + n.i %% 4096 * 64 AS id, s.* FROM numbered n"
    " JOIN past_senders s ON s.place = least(n.rank, %(people)s - 1) * %(stride)s %% %(people)s ORDER BY n.i"
)


def _bytes(count: int, of: str) -> str:
    """SQL for so many bytes, different ones for each row."""
    return f"substring(decode(repeat(md5(past.i || '{of}'), {count // 16 + 1}), 'hex') FROM 1 FOR {count})"


_TEXTS = (
    "INSERT INTO texts (id, sid, person_id, received_at, content, state, handler, came_by)"
    f" SELECT id, 'SM' || md5('in' || i), person_id, at, {_bytes(158, 'text')}, 'handled', 'plain', 'webhook'"
    " FROM past"
)
_POSTS = (
    "INSERT INTO posts (id, person_id, text_id, content, state, created_at, up_at)"
    f" SELECT id + 1, person_id, id, {_bytes(179, 'post')}, 'up', at, at + 200 FROM past WHERE is_connected"
)
_POSTING = (
    "INSERT INTO deliveries (id, kind, lane, person_id, text_id, content, state, due_at, attempts, handed_at,"
    " created_at, ended_at, first_due_at, place) SELECT id + 2, 'post', 'x/' || person_id, person_id, id,"
    f" {_bytes(51, 'posting')}, 'sent', at, 1, at, at, at + 200, at, at FROM past WHERE is_connected"
)
_REPLIES = (
    "INSERT INTO deliveries (id, kind, lane, person_id, text_id, content, state, due_at, attempts, pace, handed_at,"
    " carrier_sid, report, created_at, ended_at, address_id, first_due_at, place)"
    " SELECT CASE WHEN is_connected THEN id + 3 ELSE id END, 'text', 'text/' || address_id, person_id, id,"
    f" {_bytes(230, 'reply')}, 'sent', at, CASE WHEN is_connected THEN 1 ELSE 0 END, sha256('pace'), at,"
    " 'SM' || md5('out' || i), 'delivered', at, at + 1000, address_id, at, at FROM past"
)
_STEPS = (
    "INSERT INTO steps (id, delivery_id, at, what) SELECT past.id + 8 + s.n,"
    " past.id + CASE WHEN NOT is_connected THEN 0 WHEN s.n = 0 THEN 2 ELSE 3 END, at + s.n * 300, s.what FROM past,"
    " (VALUES (0, 'attempt 1: sent'), (1, 'attempt 1: sent'), (2, 'carrier: sent'), (3, 'carrier: delivered'))"
    " s (n, what) WHERE is_connected OR s.n > 1"
)
_SPENDING = (
    "INSERT INTO spending (day, person_id, segments_in, segments_out, posts, micros, text_micros)"
    f" SELECT at / {DAY}, person_id, count(*), count(*), count(*) FILTER (WHERE is_connected),"
    " 16600 * count(*) + 15000 * count(*) FILTER (WHERE is_connected), 16600 * count(*) FROM past GROUP BY 1, 2"
    " ON CONFLICT (day, person_id) DO UPDATE SET segments_in = spending.segments_in + excluded.segments_in,"
    " segments_out = spending.segments_out + excluded.segments_out, posts = spending.posts + excluded.posts,"
    " micros = spending.micros + excluded.micros, text_micros = spending.text_micros + excluded.text_micros"
)


def add_texts(connection: psycopg.Connection, people: int, count: int) -> None:
    """Store so many texts, evenly over four weeks until yesterday; people send as they do in a run (see `drawn`).

    Those who are connected had them posted and were told so; the others were answered.
    """
    connection.execute(_SENDERS)
    connection.execute("ANALYZE past_senders")
    values: dict[str, object] = {
        "began": rows.now() - SPAN - ENDED,
        "span": SPAN,
        "count": max(count, 1),
        "people": people,
        "offset": float(max(people / 1000, 1.0)),
        "stride": STRIDE,
        "epoch": int(EPOCH),
        "bits": RANDOM_BITS,
    }
    for start in range(0, count, BATCH):
        connection.execute(_BATCH, values | {"start": start, "end": min(start + BATCH, count)})
        for statement in (_TEXTS, _POSTS, _POSTING, _REPLIES, _STEPS, _SPENDING):
            connection.execute(statement)
        connection.execute("DROP TABLE past")
    connection.execute("DROP TABLE past_senders")
