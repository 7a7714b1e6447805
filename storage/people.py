import secrets

from bot.clock import HOUR, MINUTE, Moment, after
from bot.ids import new_id
from bot.sealing import Unsealable
from bot.standing import NEVER, Standing
from bot.text import Person
from bot.tx import Tx

WINDOW = 10 * MINUTE
TAG_BYTES = 5
COLUMNS = "p.id, p.tag, p.opted_out_at, p.hold_until, p.window_until, p.window_texts, p.window_replies"


def find(tx: Tx, phone: str) -> Standing | None:
    """The person with that number, locked for the rest of the transaction, so that their texts keep order."""
    lookups = tx.keys.lookups(phone)
    sql, values = _FIND_ONE, {"lookup": lookups[0]}
    if len(lookups) > 1:
        sql, values = _find_any(len(lookups)), {f"lookup{i}": value for i, value in enumerate(lookups)}
    row = tx.row(sql, **values)
    if row is None:
        return None
    person_id, tag, opted_out_at, hold_until, window_until, texts, replies, question, until = row
    if window_until <= tx.now:
        window_until, texts, replies = after(tx.now, WINDOW), 0, 0
    person = Person(person_id, tag, opted_out_at is not None)
    return Standing(person, hold_until, window_until, texts, replies, question, until or NEVER)


def add(tx: Tx, phone: str, hold_until: Moment | None = None) -> Standing:
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
        hold=hold_until or NEVER,
    )
    if not added:
        return find(tx, phone) or add(tx, phone, hold_until)
    return Standing(person, hold_until or NEVER, after(tx.now, WINDOW), 0, 0)


def count_new(tx: Tx) -> int:
    """One more new person in this hour; returns how many that makes."""
    row = tx.row(
        "INSERT INTO marks (name, at, count) VALUES ('people.new', :hour, 1) ON CONFLICT (name) DO UPDATE SET"
        " count = CASE WHEN marks.at = excluded.at THEN marks.count + 1 ELSE 1 END, at = excluded.at"
        " RETURNING count",
        hour=tx.now - tx.now % HOUR,
    )
    return row[0] if row else 0


def use(tx: Tx, standing: Standing, *, texts: int, replies: int, hold_until: Moment) -> None:
    """Note what this text used of the person's limits."""
    tx.run(
        "UPDATE people SET window_until = :until, window_texts = :texts, window_replies = :replies,"
        " hold_until = :hold WHERE id = :id",
        id=standing.person.id,
        until=standing.window_until,
        texts=texts,
        replies=replies,
        hold=hold_until,
    )


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


def forget(tx: Tx, person_id: int) -> None:
    """Delete the person and everything of theirs.

    Of their texts only the carrier's identifiers stay, so that none is ever taken in a second time.
    """
    tx.run("DELETE FROM questions WHERE person_id = :id", id=person_id)
    tx.run("DELETE FROM deliveries WHERE person_id = :id", id=person_id)
    tx.run("UPDATE texts SET person_id = NULL, content = NULL WHERE person_id = :id", id=person_id)
    tx.run("DELETE FROM people WHERE id = :id", id=person_id)


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


def _find(condition: str) -> str:
    return (
        f"SELECT {COLUMNS}, q.content, q.open_until FROM people p"
        f" LEFT JOIN questions q ON q.person_id = p.id WHERE p.lookup {condition} FOR UPDATE OF p"
    )


_FIND_ONE = _find("= :lookup")


def _find_any(count: int) -> str:
    return _find("IN (" + ", ".join(f":lookup{i}" for i in range(count)) + ")")
