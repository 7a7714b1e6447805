"""Texts, deliveries and people as the desk lists them: by what they are, newest first, a page at a time.

Of what is done there is so much that only the newest is counted; what is open, dead or not handled is all counted.
"""

from dataclasses import dataclass

from core.clock import Moment
from core.ids import moment_of
from core.tx import Tx
from storage.desk import selection, traces
from storage.desk.selection import Selection
from storage.desk.traces import DeliveryRow

NEWEST = 20_000
PAGE = 50
HANDLED, SENT = "handled", "sent"


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many stand where; `is_all`: of all there are, not only of the newest."""

    name: str
    count: int
    is_all: bool


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text as operators see it: without what it says."""

    id: int
    sid: str
    person: str | None
    state: str
    handler: str

    @property
    def at(self) -> Moment:
        """When it came in."""
        return moment_of(self.id)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody as operators see them: a pseudonym."""

    id: int
    tag: str
    created_at: Moment
    hold_until: Moment


def text_states(tx: Tx) -> list[StateCount]:
    """How texts ended."""
    rows = tx.rows("SELECT state, count(*) FROM texts WHERE state <> 'handled' GROUP BY state ORDER BY state")
    return [_newest(tx, "texts", HANDLED), *(StateCount(state, count, is_all=True) for state, count in rows)]


def delivery_states(tx: Tx) -> list[StateCount]:
    """Where deliveries stand."""
    rows = tx.rows("SELECT state, count(*) FROM deliveries WHERE ended_at IS NULL GROUP BY state ORDER BY state")
    dead = tx.row("SELECT count(*) FROM deliveries WHERE state = 'dead'")
    return [
        *(StateCount(state, count, is_all=True) for state, count in rows),
        StateCount("dead", dead[0] if dead else 0, is_all=True),
        _newest(tx, "deliveries", SENT),
    ]


def _newest(tx: Tx, table: str, state: str) -> StateCount:
    row = tx.row(
        f"SELECT count(*) FROM (SELECT state FROM {table} ORDER BY id DESC LIMIT :newest) n WHERE n.state = :state",
        newest=NEWEST,
        state=state,
    )
    return StateCount(state, row[0] if row else 0, is_all=False)


def texts(tx: Tx, state: str, person_id: int | None, before: int) -> list[TextRow]:
    """A page of texts, made before that id (0: the newest)."""
    conditions = ["t.id < :before" if before else "t.id > 0"]
    values: dict[str, object] = {"before": before} if before else {}
    if state:
        conditions.append("t.state = :state")
        conditions += [] if state == HANDLED else ["t.state <> 'handled'"]
        values["state"] = state
    if person_id is not None:
        conditions.append("t.person_id = :person")
        values["person"] = person_id
    rows = tx.rows(
        "SELECT t.id, t.sid, p.tag, t.state, t.handler FROM texts t LEFT JOIN people p ON p.id = t.person_id"
        f" WHERE {' AND '.join(conditions)} ORDER BY t.id DESC LIMIT :page",
        page=PAGE,
        **values,
    )
    return [TextRow(*row) for row in rows]


def deliveries(tx: Tx, picked: Selection, before: int) -> list[DeliveryRow]:
    """A page of deliveries that match, made before that id (0: the newest); what is sent, among the newest."""
    where, values = selection.conditions(picked)
    if before:
        where += " AND d.id < :before"
        values["before"] = before
    if picked.state == SENT:
        where += " AND d.id >= COALESCE((SELECT id FROM deliveries ORDER BY id DESC LIMIT 1 OFFSET :newest), 0)"
        values["newest"] = NEWEST
    rows = tx.rows(f"SELECT {traces.COLUMNS} WHERE {where} ORDER BY d.id DESC LIMIT :page", page=PAGE, **values)
    return [DeliveryRow(*row) for row in rows]


def people(tx: Tx, before: int, *, on_hold: bool) -> list[PersonRow]:
    """A page of people, the newest first; only those on hold, if so asked."""
    conditions = ["id < :before" if before else "id > 0"]
    conditions += ["hold_until > 0 AND hold_until > :now"] if on_hold else []
    values: dict[str, object] = {"before": before} if before else {}
    values |= {"now": tx.now} if on_hold else {}
    rows = tx.rows(
        f"SELECT id, tag, created_at, hold_until FROM people WHERE {' AND '.join(conditions)}"
        " ORDER BY id DESC LIMIT :page",
        page=PAGE,
        **values,
    )
    return [PersonRow(*row) for row in rows]


def person(tx: Tx, tag: str) -> PersonRow | None:
    """Whoever has that pseudonym."""
    row = tx.row("SELECT id, tag, created_at, hold_until FROM people WHERE tag = :tag", tag=tag)
    return PersonRow(*row) if row else None
