"""A person's addresses, by which texts find them and replies reach them. Opting out belongs to an address."""

import secrets
from dataclasses import dataclass

from core.address import Address
from core.asking import Asks, Habits
from core.clock import MINUTE, NEVER, Moment, after
from core.ids import first_id
from core.sealing import Unsealable
from core.sender_state import SenderState
from core.table import Delete, Exported, Kept, Keyed, Sealed, Table
from core.text import Person
from core.tx import Row, RowQuery, Tx
from storage import past_texts
from storage.delivery.lanes import open_in
from storage.engine.in_list import in_list
from storage.spending import TODAY_TEXTS, day_of
from storage.x import accounts

WINDOW = 10 * MINUTE
CLOCKS_DIFFER = MINUTE
"""What was sent later has an id that is greater, unless the clock of whoever made it was behind by more than that."""
TAG_BYTES = 8
"""With five, one of a million people was given somebody else's, and couldn't be taken in."""


def identity(address_id: int) -> str:
    """Under which an address is sealed: an address was a column of `people` once."""
    return f"people:{address_id}"


def lane_of(address_id: int) -> str:
    """The lane of all texts to that address: they go out in order."""
    return f"text/{address_id}"


def window_start(tx: Tx) -> int:
    """The least id of a text that counts as one of the last minutes."""
    return first_id(after(tx.now, 1 - WINDOW))


def find(tx: Tx, address: Address, sent_at: Moment | None = None, sid: str = "") -> SenderState | None:
    """The person with that address, and how they stand; `sent_at`: when what they send now was sent, as `sid`.

    Raises:
        Unsealable: when the row that it leads to holds another address: somebody has changed rows, and the text would
            count as another person's.
    """
    query = sender_query(tx, address, sent_at, sid)
    return sender_from_row(tx, address, tx.row(query.sql, **query.values))


def sender_query(tx: Tx, address: Address, sent_at: Moment | None = None, sid: str = "") -> RowQuery:
    """What `find` asks."""
    lookups = tx.keys.lookups(address.key)
    sent = tx.now if sent_at is None else sent_at
    since, taken = window_start(tx), first_id(after(sent, -CLOCKS_DIFFER))
    values: dict[str, object] = {
        "lookup": lookups[0],
        "since": since,
        "now": tx.now,
        "day": day_of(tx.now),
        "sent": sent,
        "taken": taken,
        "oldest": min(since, taken),
        "hash": past_texts.hash_of(sid) if sid else b"",
    }
    if len(lookups) == 1:
        return RowQuery(_FIND_ONE, values)
    del values["lookup"]
    listed, named = in_list(lookups, "lookup")
    return RowQuery(f"{_FIND}a.lookup IN {listed}", values | named)


def sender_from_row(tx: Tx, address: Address, row: Row | None) -> SenderState | None:
    """What `find` makes of the row that it finds.

    Raises:
        Unsealable: as `find` does.
    """
    if row is None:
        return None
    (
        person_id,
        tag,
        address_id,
        value,
        opted_out_at,
        ours,
        hold_until,
        seen,
        waits,
        spent_on_texts,
        spent_by_all,
        question,
        question_until,
        awaited_room,
        awaited_until,
        asks,
        posts,
        doubted_at,
        posted_anyway_at,
        trackers,
        repeated,
        has_account,
        reminded_at,
    ) = row
    if tx.keys.open(value, identity(address_id)) != address.value:
        raise Unsealable(f"address {address_id} is not the one that leads to its row")
    newer, in_window = divmod(seen, _BASE**2)
    replies, texts = divmod(in_window, _BASE)
    return SenderState(  # by place, as its fields stand: names would cost a quarter of this, for each text
        Person(person_id, tag),
        address_id,
        opted_out_at is not None,
        ours,
        hold_until,
        texts,
        replies,
        bool(waits),
        spent_on_texts,
        spent_by_all,
        question,
        question_until or NEVER,
        awaited_room,
        awaited_until or NEVER,
        newer > 0,
        Habits(Asks(asks), posts, doubted_at, posted_anyway_at),
        trackers,
        bool(repeated),
        bool(has_account),
        reminded_at,
    )


_OF_PERSON = "texts t WHERE t.person_id = p.id"
_IN_WINDOW = "t.id > :since"
_ANSWERED = "t.state IN ('handled', 'broken')"
_EARLIER = "CASE WHEN p.earlier_until > :now THEN p.earlier_{} ELSE 0 END"
TEXTS = f"(SELECT count(*) FROM {_OF_PERSON} AND {_IN_WINDOW}) + {_EARLIER.format('texts')}"
"""How many texts a person `p` sent since, and before they had themselves deleted."""
REPLIES = f"(SELECT count(*) FROM {_OF_PERSON} AND {_IN_WINDOW} AND {_ANSWERED}) + {_EARLIER.format('replies')}"
"""How many of them were answered."""
# What was sent after it and is here already; what is in the future was noted before a clock was set back.
_NEWER = "t.id > :taken AND t.received_at > :sent AND t.received_at <= :now"
_BASE = 1 << 20
"""More than there are texts of a person in ten minutes."""


def _counted(condition: str) -> str:
    return f"count(CASE WHEN {condition} THEN 1 END)"


_SEEN = (
    f"(SELECT {_counted(_IN_WINDOW)} + {_BASE} * {_counted(f'{_IN_WINDOW} AND {_ANSWERED}')}"
    f" + {_BASE**2} * {_counted(_NEWER)} FROM {_OF_PERSON} AND t.id > :oldest)"
    f" + {_EARLIER.format('texts')} + CAST({_BASE} AS BIGINT) * {_EARLIER.format('replies')}"
)
"""`TEXTS`, `REPLIES` and how many are newer as the digits of one number: its texts are looked through once."""
_IN_LANE = open_in("'text/' || a.id", "o")
_FIND = (
    f"SELECT p.id, p.tag, a.id, a.value, a.opted_out_at, a.ours, p.hold_until, {_SEEN},"
    f" EXISTS (SELECT 1 FROM deliveries o WHERE {_IN_LANE}"
    " AND (o.first_due_at <= :now OR o.first_due_at <= o.created_at)),"  # by another machine's clock, perhaps
    " COALESCE(s.text_micros, 0), COALESCE(m.count, 0), q.content, q.open_until, w.room_id, w.awaited_until,"
    " p.asks, p.posts, p.doubted_at, p.posted_anyway_at, p.trackers,"
    f" EXISTS (SELECT 1 FROM past_texts e WHERE e.hash = :hash), {accounts.has_one('p.id')},"
    " COALESCE(l.reminded_at, 0)"
    " FROM addresses a JOIN people p ON p.id = a.person_id"
    " LEFT JOIN spending s ON s.day = :day AND s.person_id = p.id"
    f" LEFT JOIN marks m ON m.name = '{TODAY_TEXTS}' AND m.at = :day"
    " LEFT JOIN questions q ON q.person_id = p.id LEFT JOIN awaited_passwords w ON w.person_id = p.id"
    " LEFT JOIN last_reminders l ON l.person_id = p.id WHERE "
)
_FIND_ONE = _FIND + "a.lookup = :lookup"


def lock(tx: Tx, address: Address) -> None:
    """Let no other process handle a text of that person until the transaction ends: their texts keep order."""
    for sql, values in lock_queries(tx, address):
        tx.lock(sql, **values)


def lock_queries(tx: Tx, address: Address) -> list[RowQuery]:
    """What `lock` runs."""
    return [RowQuery(_LOCK, {"lookup": lookup}) for lookup in tx.keys.lookups(address.key)]


_LOCK = "SELECT p.id FROM addresses a JOIN people p ON p.id = a.person_id WHERE a.lookup = :lookup FOR UPDATE OF p"


def meet_first(tx: Tx, address: Address, hold_until: Moment = NEVER) -> SenderState:
    """A new person with that address, perhaps on hold at once. If another process just added them, that one."""
    person = Person(tx.new_id(), secrets.token_hex(TAG_BYTES))
    tx.run(
        "INSERT INTO people (id, tag, created_at, hold_until) VALUES (:id, :tag, :now, :hold)",
        id=person.id,
        tag=person.tag,
        now=tx.now,
        hold=hold_until,
    )
    address_id = add(tx, person.id, address)
    if address_id is None:
        tx.run("DELETE FROM people WHERE id = :id", id=person.id)
        lock(tx, address)
        return find(tx, address) or meet_first(tx, address, hold_until)
    return SenderState(person, address_id, hold_until=hold_until)


def add(tx: Tx, person_id: int, address: Address) -> int | None:
    """Give the person that address; returns its id, or nothing if somebody has it already."""
    address_id = tx.new_id()
    added = tx.run(
        "INSERT INTO addresses (id, person_id, channel, lookup, value, created_at)"
        " VALUES (:id, :person, :channel, :lookup, :value, :now) ON CONFLICT (lookup) DO NOTHING",
        id=address_id,
        person=person_id,
        channel=address.channel,
        lookup=tx.keys.lookups(address.key)[0],
        value=tx.keys.seal(address.value, identity(address_id)),
        now=tx.now,
    )
    return address_id if added else None


def note_ours(tx: Tx, sender: SenderState, ours: Address) -> None:
    """Remember which address of ours the person writes to; that changes seldom, and is written only then."""
    if sender.ours != ours.value:
        tx.run("UPDATE addresses SET ours = :ours WHERE id = :id", ours=ours.value, id=sender.address_id)


@dataclass(frozen=True, slots=True)
class Reach:
    """How a person can be told something: at which address, and from which of ours, if they wrote to one."""

    address_id: int
    address: Address
    ours: Address | None
    opted_out: bool


def of_person(tx: Tx, person_id: int) -> list[Reach]:
    """A person's addresses, as they came, those that have opted out last; none if they are gone."""
    rows = tx.rows(
        "SELECT channel, value, id, ours, opted_out_at FROM addresses WHERE person_id = :person"
        " ORDER BY opted_out_at IS NOT NULL, id",
        person=person_id,
    )
    return [_reach(Address(channel, tx.keys.open(value, identity(row[0]))), *row) for channel, value, *row in rows]


def reach_at(tx: Tx, person_id: int, address: Address) -> Reach | None:
    """How the person can be told something at that address, if it is theirs."""
    listed, named = in_list(tx.keys.lookups(address.key), "lookup")
    row = tx.row(
        f"SELECT id, ours, opted_out_at FROM addresses WHERE lookup IN {listed} AND person_id = :person",
        person=person_id,
        **named,
    )
    return _reach(address, *row) if row is not None else None


def _reach(address: Address, address_id: int, ours: str | None, opted_out_at: Moment | None) -> Reach:
    from_ours = Address(address.channel, ours) if ours is not None else None
    return Reach(address_id, address, from_ours, opted_out_at is not None)


def _key_of(tx: Tx, address_id: int, value: str) -> str:
    """What an address is looked up by."""
    [(channel,)] = tx.rows("SELECT channel FROM addresses WHERE id = :id", id=address_id)
    return Address(channel, value).key


ADDRESSES = Table(
    "addresses",
    deletion=Delete("person_id"),
    expiry=Kept("A person keeps their addresses."),
    sealed=(Sealed("value", under="people"),),
    keyed=(Keyed("lookup", of="value", value=_key_of),),
    export=Exported(
        "Your phone numbers and other addresses.",
        columns=("id", "channel", "value", "ours", "opted_out_at", "word_at", "created_at"),
        hidden=("lookup",),
    ),
)


def check_keys(tx: Tx) -> None:
    """See that what is stored can be read: with other keys, everybody would be taken for somebody new.

    Raises:
        Unsealable: when the latest address can't be read.
    """
    row = tx.row("SELECT id, value FROM addresses ORDER BY id DESC LIMIT 1")
    if row is not None:
        try:
            tx.keys.open(row[1], identity(row[0]))
        except Unsealable as error:
            raise Unsealable(f"the database was written with other secrets.keys than these ({error})") from None
