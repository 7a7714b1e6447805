import secrets

from bot.clock import HOUR, MINUTE, Moment, after
from bot.ids import first_id, new_id
from bot.sealing import Unsealable
from bot.standing import NEVER, Standing
from bot.text import Person
from bot.tx import Tx

WINDOW = 10 * MINUTE
TAG_BYTES = 5


def lane_of(person_id: int) -> str:
    """The lane of all texts to that person: they go out in order."""
    return f"text/{person_id}"


def find(tx: Tx, phone: str) -> Standing | None:
    """The person with that number, and how they stand."""
    lookups = tx.keys.lookups(phone)
    since = first_id(after(tx.now, 1 - WINDOW))
    if len(lookups) == 1:
        row = tx.row(_FIND_ONE, lookup=lookups[0], since=since)
    else:
        named = {f"lookup{i}": value for i, value in enumerate(lookups)}
        row = tx.row(_FIND + _any_of(len(lookups)), **named, since=since)
    if row is None:
        return None
    person_id, tag, opted_out_at, hold_until, texts, replies, waits, question, until = row
    person = Person(person_id, tag, opted_out_at is not None)
    return Standing(person, hold_until, texts, replies, bool(waits), question, until or NEVER)


_FIND = (
    "SELECT p.id, p.tag, p.opted_out_at, p.hold_until,"
    " (SELECT count(*) FROM texts t WHERE t.person_id = p.id AND t.id > :since),"
    " (SELECT count(*) FROM texts r WHERE r.person_id = p.id AND r.id > :since AND r.state IN ('handled', 'broken')),"
    " EXISTS (SELECT 1 FROM deliveries o WHERE o.lane = 'text/' || p.id AND o.ended_at IS NULL),"
    " q.content, q.open_until FROM people p LEFT JOIN questions q ON q.person_id = p.id WHERE "
)
_FIND_ONE = _FIND + "p.lookup = :lookup"


def _any_of(count: int) -> str:
    return "lookup IN (" + ", ".join(f":lookup{i}" for i in range(count)) + ")"


def lock(tx: Tx, phone: str) -> None:
    """Let no other process handle a text of that person until the transaction ends: their texts keep order."""
    for lookup in tx.keys.lookups(phone):
        tx.lock("SELECT id FROM people WHERE lookup = :lookup FOR UPDATE", lookup=lookup)


def lock_known(tx: Tx, person_id: int) -> None:
    """Likewise, by the id. Before anything else of theirs is locked: a text of theirs comes with this lock first."""
    tx.lock("SELECT id FROM people WHERE id = :id FOR UPDATE", id=person_id)


def add(tx: Tx, phone: str, hold_until: Moment = NEVER) -> Standing:
    """A new person, perhaps on hold at once. If another process just added them, that one."""
    person = Person(new_id(tx.now), secrets.token_hex(TAG_BYTES))
    added = tx.run(
        "INSERT INTO people (id, lookup, phone, tag, created_at, hold_until)"
        " VALUES (:id, :lookup, :phone, :tag, :now, :hold) ON CONFLICT (lookup) DO NOTHING",
        id=person.id,
        lookup=tx.keys.lookups(phone)[0],
        phone=tx.keys.seal(phone, f"people:{person.id}"),
        tag=person.tag,
        now=tx.now,
        hold=hold_until,
    )
    if not added:
        lock(tx, phone)
        return find(tx, phone) or add(tx, phone, hold_until)
    return Standing(person, hold_until)


def count_new(tx: Tx) -> int:
    """One more new person in this hour; returns how many that makes."""
    row = tx.row(
        "INSERT INTO marks (name, at, count) VALUES ('people.new', :hour, 1) ON CONFLICT (name) DO UPDATE SET"
        " count = CASE WHEN marks.at = excluded.at THEN marks.count + 1 ELSE 1 END, at = excluded.at"
        " RETURNING count",
        hour=tx.now - tx.now % HOUR,
    )
    return row[0] if row else 0


def phone_of(tx: Tx, person_id: int) -> str:
    """A person's number; nothing if they are gone."""
    row = tx.row("SELECT phone FROM people WHERE id = :id", id=person_id)
    return tx.keys.open(row[0], f"people:{person_id}") if row else ""


def hold(tx: Tx, person_id: int, until: Moment) -> None:
    """Keep their texts without acting on them until then."""
    tx.run("UPDATE people SET hold_until = :until WHERE id = :id", id=person_id, until=until)


def opt_out(tx: Tx, person_id: int) -> None:
    """No text of any kind from now on; what is waiting for them is dropped when its turn comes."""
    tx.run(
        "UPDATE people SET opted_out_at = :now WHERE id = :id AND opted_out_at IS NULL",
        id=person_id,
        now=tx.now,
    )


def opt_in(tx: Tx, person_id: int) -> None:
    """Texts may go out again."""
    tx.run("UPDATE people SET opted_out_at = NULL WHERE id = :id", id=person_id)


def check_keys(tx: Tx) -> None:
    """See that what is stored can be read: with other keys, everybody would be taken for somebody new.

    Raises:
        Unsealable: when the latest person can't be read.
    """
    row = tx.row("SELECT id, phone FROM people ORDER BY id DESC LIMIT 1")
    if row is not None:
        try:
            tx.keys.open(row[1], f"people:{row[0]}")
        except Unsealable as error:
            raise Unsealable(f"the database was written with other secrets.keys than these ({error})") from None


def forget_opt_outs(tx: Tx) -> None:
    """For a trial, whose carrier forgets them at each start."""
    tx.run("UPDATE people SET opted_out_at = NULL WHERE opted_out_at IS NOT NULL")
