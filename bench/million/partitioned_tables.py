"""The three large tables that each text touches: as they are, by a hash of the person, and by the day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psycopg

from bench.fixtures import rows
from core.clock import DAY
from core.ids import EPOCH, RANDOM_BITS

PARTITIONS = 16
DAYS = 33
_TABLES = ("texts", "deliveries", "spending")


@dataclass(frozen=True, slots=True)
class Statements:
    """What a text comes to: with its own transaction, with that of each report, and with a claim."""

    text: tuple[str, ...]
    report: tuple[str, ...]
    claim: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables in a schema of their own.

    Attributes:
        is_by_person: whether asking with the person spares partitions.
        make: makes and fills them.
        erasing: the statements that erase a day (counted from 1970).
    """

    name: str
    schema: str
    make: Callable[[psycopg.Connection], None]
    erasing: Callable[[int], Sequence[str]]
    is_by_person: bool = False

    def statements(self, *, by_person: bool) -> Statements:
        """Those of the bot, with the person wherever a row is looked for, if so wanted."""
        own = " AND person_id = %(person)s" if by_person else ""
        conflict = {"plain": "(sid)", "by_person": "(sid, person_id)", "by_day": "(sid, id)"}[self.schema]
        lately = " AND id > %(recent)s" if self.schema == "by_day" else ""
        known = f" WHERE NOT EXISTS (SELECT 1 FROM texts WHERE sid = %(sid)s{own}{lately})"
        return Statements(
            text=(
                _WHO.format(own=" AND o.person_id = p.id" if by_person else ""),
                _TEXT.format(known="" if conflict == "(sid)" else known, conflict=conflict),
                _COSTS,
                _REPLY,
            ),
            report=(_FOR_REPORT + own + " FOR UPDATE", _REPORT + own),
            claim=_CLAIM,
        )


_WHO = (
    "SELECT (SELECT count(*) FROM texts t WHERE t.person_id = p.id AND t.id > %(since)s),"
    " (SELECT count(*) FROM texts t WHERE t.person_id = p.id AND t.id > %(since)s"
    " AND t.state IN ('handled', 'broken')),"
    " EXISTS (SELECT 1 FROM deliveries o WHERE o.lane = %(lane)s AND COALESCE(o.ended_at, 0) = 0{own}),"
    " (SELECT s.text_micros FROM spending s WHERE s.day = %(day)s AND s.person_id = p.id)"
    " FROM people p WHERE p.id = %(person)s FOR UPDATE OF p"
)
_TEXT = (
    "INSERT INTO texts (id, sid, person_id, received_at, content, state, handler, came_by)"
    " SELECT %(id)s, %(sid)s, %(person)s, %(at)s, %(content)s, 'handled', 'STATUS', 'webhook'{known}"
    " ON CONFLICT {conflict} DO NOTHING"
)
_COSTS = (
    "INSERT INTO spending (day, person_id, segments_in, segments_out, micros, text_micros)"
    " VALUES (%(day)s, %(person)s, 1, 1, 16600, 16600) ON CONFLICT (day, person_id) DO UPDATE"
    " SET segments_in = spending.segments_in + 1, segments_out = spending.segments_out + 1,"
    " micros = spending.micros + 16600, text_micros = spending.text_micros + 16600"
)
_REPLY = (
    "INSERT INTO deliveries (id, kind, lane, person_id, text_id, content, state, due_at, pace, handed_at,"
    " created_at, address_id, first_due_at, place) VALUES (%(id)s, 'text', %(lane)s, %(person)s, %(id)s,"
    " %(reply)s, 'handed', %(due)s, %(pace)s, %(at)s, %(at)s, %(person)s, %(at)s, %(at)s)"
)
_FOR_REPORT = "SELECT state, carrier_sid, report, attempts FROM deliveries WHERE id = %(id)s"
_REPORT = (
    "UPDATE deliveries SET report = %(status)s, state = 'sent', carrier_sid = %(reply_sid)s, ended_at = %(at)s"
    " WHERE id = %(id)s"
)
_CLAIM = (
    "SELECT id FROM deliveries WHERE kind = 'text' AND ended_at IS NULL AND due_at <= %(at)s"
    " ORDER BY due_at, id LIMIT 20"
)


def _is_in(day: int) -> str:
    return f"id >= {_first_id(day)} AND id < {_first_id(day + 1)}"


def _first_id(day: int) -> int:
    return (day * DAY - EPOCH) << RANDOM_BITS


def _by_delete(day: int) -> list[str]:
    return [
        f"DELETE FROM texts WHERE {_is_in(day)}",
        f"DELETE FROM deliveries WHERE {_is_in(day)}",
        "VACUUM texts",
        "VACUUM deliveries",
    ]


def _by_dropping(day: int) -> list[str]:
    return [f"DROP TABLE texts_{day}", f"DROP TABLE deliveries_{day}"]


def _make_plain(db: psycopg.Connection) -> None:
    """As the migrations make them, but that nothing else refers to them: made anew as the others are."""
    _make(db, "plain", "", "", [])


def _make_by_person(db: psycopg.Connection) -> None:
    parts = [(str(n), f"WITH (MODULUS {PARTITIONS}, REMAINDER {n})") for n in range(PARTITIONS)]
    _make(db, "by_person", "HASH (person_id)", ", person_id", parts)


def _make_by_day(db: psycopg.Connection) -> None:
    """Costs stay as they are: a row a person and day, erased by nobody."""
    today = rows.now() // DAY
    days = range(today - DAYS + 2, today + 2)
    parts = [(str(day), f"FROM ({_first_id(day)}) TO ({_first_id(day + 1)})") for day in days]
    _make(db, "by_day", "RANGE (id)", ", id", parts)


def _make(db: psycopg.Connection, schema: str, by: str, besides: str, parts: Sequence[tuple[str, str]]) -> None:
    """The tables with all rows; `besides` is what unique indexes need beside what is to be unique."""
    db.execute(f"CREATE SCHEMA {schema}")
    for table in _TABLES:
        is_parted = bool(by) and not (table == "spending" and by.startswith("RANGE"))
        partition_by = f" PARTITION BY {by}" if is_parted else ""
        db.execute(f"CREATE TABLE {schema}.{table} (LIKE public.{table} INCLUDING DEFAULTS){partition_by}")
        for name, bounds in parts if is_parted else ():
            db.execute(f"CREATE TABLE {schema}.{table}_{name} PARTITION OF {schema}.{table} FOR VALUES {bounds}")
        db.execute(f"INSERT INTO {schema}.{table} SELECT * FROM public.{table}")
    key = "person_id, id" if besides == ", person_id" else "id"
    sid = f"sid{besides}"
    for statement in (
        f"ALTER TABLE {schema}.texts ADD PRIMARY KEY ({key})",
        f"CREATE UNIQUE INDEX ON {schema}.texts ({sid})",
        # By person, the key serves for that; but what is looked for by id needs an index of its own.
        f"CREATE INDEX ON {schema}.texts ({'id' if key != 'id' else 'person_id, id'})",
        f"ALTER TABLE {schema}.texts ADD FOREIGN KEY (person_id) REFERENCES public.people (id)",
        f"ALTER TABLE {schema}.deliveries ADD PRIMARY KEY ({key})",
        *([f"CREATE INDEX ON {schema}.deliveries (id)"] if key != "id" else []),
        f"CREATE INDEX ON {schema}.deliveries (kind, due_at) WHERE ended_at IS NULL",
        f"CREATE INDEX ON {schema}.deliveries (lane, place, id) WHERE COALESCE(ended_at, 0) = 0",
        f"CREATE INDEX ON {schema}.deliveries (text_id) WHERE text_id <> id",
        f"CREATE INDEX ON {schema}.deliveries (person_id) WHERE text_id IS NULL OR text_id <> id",
        f"CREATE UNIQUE INDEX ON {schema}.deliveries (carrier_sid{besides}) WHERE carrier_sid IS NOT NULL",
        f"ALTER TABLE {schema}.spending ADD PRIMARY KEY (day, person_id)",
        f"CREATE INDEX ON {schema}.spending (person_id)",
        f"VACUUM (FREEZE, ANALYZE) {schema}.texts",
        f"VACUUM (FREEZE, ANALYZE) {schema}.deliveries",
        f"VACUUM (FREEZE, ANALYZE) {schema}.spending",
    ):
        db.execute(statement)


LAYOUTS = (
    Layout("as they are", "plain", _make_plain, _by_delete),
    Layout(f"{PARTITIONS} by person", "by_person", _make_by_person, _by_delete, is_by_person=True),
    Layout("one a day", "by_day", _make_by_day, _by_dropping),
)
