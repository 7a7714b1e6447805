from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import orjson

from core.address import SMS, Address, MediaSource
from core.clock import Moment
from core.ids import first_id
from core.sealing import Keyring, Unsealable
from core.table import Expires, Exported, Sealed, ShownAs, Table, Through
from core.text import CameBy, Medium, Text, TextState
from core.tx import Row, Tx
from storage import past_texts
from storage.engine.in_list import in_list, portions
from storage.reports import activity
from storage.rooms import photo_sources


@dataclass(frozen=True, slots=True)
class StoredText:
    """A stored text."""

    id: int
    sid: str
    person_id: int | None
    received_at: Moment
    content: bytes | None
    state: TextState
    handler: str
    came_by: CameBy
    breakage: str | None


_IN_CHANNEL = None
"""Stands first in what is sealed of a text of another channel than SMS, before that channel's name."""
HIDDEN = "[...]"
NOTHING_DONE = frozenset({TextState.ON_HOLD, TextState.OPTED_OUT, TextState.SILENT, TextState.BROKEN})
COLUMNS = "id, sid, person_id, received_at, content, state, handler, came_by, breakage"


def _stored(row: Row) -> StoredText:
    """A row of these columns."""
    text_id, sid, person_id, received_at, content, state, *rest = row
    return StoredText(text_id, sid, person_id, received_at, content, TextState(state), *rest)


def sealed(text: Text, text_id: int, keys: Keyring) -> bytes:
    """Everything of the text that is personal, for its row; made before the transaction begins."""
    content: list[str | None] = [text.sender.value, text.recipient.value, text.body, text.opt_out_type]
    content += [part for medium in text.media for part in (medium.url, medium.content_type)]
    if text.sender.channel != SMS:
        content = [_IN_CHANNEL, text.sender.channel, *content]
    return keys.seal(orjson.dumps(content).decode(), f"texts:{text_id}")


def opened(kept: StoredText, keys: Keyring) -> Text:
    """The text as it came in.

    Raises:
        LookupError: when its content is erased.
    """
    if kept.content is None:
        raise LookupError("its content is erased")
    return _text(kept.sid, kept.received_at, keys.open(kept.content, f"texts:{kept.id}"))


def _text(sid: str, received_at: Moment, plain: str) -> Text:
    content = orjson.loads(plain)
    channel, content = (content[1], content[2:]) if content[0] == _IN_CHANNEL else (SMS, content)
    sender, recipient, body, opt_out_type, *media = content
    pairs = zip(media[::2], media[1::2], strict=True)
    return Text(
        sid,
        Address(channel, sender),
        Address(channel, recipient),
        body,
        received_at,
        tuple(Medium(*pair) for pair in pairs),
        opt_out_type,
    )


def add(tx: Tx, text: Text, content: bytes, state: TextState, handler: str, came_by: CameBy) -> bool:
    """Store a text; false if its sid is stored already. That of an erased text `addresses.find` knows."""
    return bool(
        tx.run_likely(
            "INSERT INTO texts (id, sid, person_id, received_at, content, state, handler, came_by)"
            " VALUES (:id, :sid, :person, :received, :content, :state, :handler, :came_by)"
            " ON CONFLICT (sid) DO NOTHING",
            id=text.id,
            sid=text.sid,
            person=text.person.id,
            received=text.received_at,
            content=content,
            state=str(state),
            handler=handler,
            came_by=came_by.value,
        )
    )


def find(tx: Tx, sid: str) -> StoredText | None:
    """The text with the carrier's identifier `sid`."""
    row = tx.row(f"SELECT {COLUMNS} FROM texts WHERE sid = :sid", sid=sid)
    return _stored(row) if row else None


def get(tx: Tx, text_id: int) -> StoredText | None:
    """The text that is stored under that id."""
    row = tx.row(f"SELECT {COLUMNS} FROM texts WHERE id = :id", id=text_id)
    return _stored(row) if row else None


def known(tx: Tx, sids: Sequence[str]) -> set[str]:
    """Those of `sids` that are stored, whatever became of them, or were until they were erased."""
    return set(received(tx, sids)) | past_texts.among(tx, sids)


def received(tx: Tx, sids: Sequence[str]) -> dict[str, Moment]:
    """Those of `sids` that are stored, and when they came in."""
    found: dict[str, Moment] = {}
    for portion in portions(sids):
        listed, values = in_list(portion)
        found.update(tx.rows(f"SELECT sid, received_at FROM texts WHERE sid IN {listed}", **values))
    return found


def handlers_since(tx: Tx, person_id: int, moment: Moment) -> set[str]:
    """What took the person's texts that came in after that moment."""
    rows = tx.rows(
        "SELECT DISTINCT handler FROM texts WHERE person_id = :person AND received_at > :moment",
        person=person_id,
        moment=moment,
    )
    return {row[0] for row in rows}


def was_told(tx: Tx, person_id: int, telling: Sequence[str]) -> bool:
    """Whether that person had a reply to a text that one of `telling` took."""
    listed, values = in_list(telling)
    told = f"SELECT 1 FROM texts WHERE person_id = :person AND state = 'handled' AND handler IN {listed} LIMIT 1"
    return tx.row(told, person=person_id, **values) is not None


def is_one_since(tx: Tx, person_id: int, since: int, handlers: Sequence[str]) -> bool:
    """Whether one of these took a text of the person's that is later than that id."""
    listed, values = in_list(handlers)
    found = (
        "SELECT 1 FROM texts WHERE person_id = :person AND id > :since AND state IN ('handled', 'silent')"
        f" AND handler IN {listed} LIMIT 1"
    )
    return tx.row(found, person=person_id, since=since, **values) is not None


def add_nobodys(tx: Tx, text: Text, came_by: CameBy) -> None:
    """Remember only its identifier: its person has had themselves deleted since it was sent."""
    tx.run(
        "INSERT INTO texts (id, sid, received_at, state, handler, came_by) VALUES (:id, :sid, :received, :state, '',"
        " :came_by) ON CONFLICT (sid) DO NOTHING",
        id=tx.new_id(),
        sid=text.sid,
        received=text.received_at,
        state=str(TextState.SILENT),
        came_by=came_by.value,
    )


def set_state(tx: Tx, text_id: int, state: TextState, handler: str, breakage: str | None = None) -> None:
    """Note how it ended."""
    tx.run(
        "UPDATE texts SET state = :state, handler = :handler, breakage = :breakage WHERE id = :id",
        id=text_id,
        state=str(state),
        handler=handler,
        breakage=breakage,
    )


def hide(tx: Tx, text_id: int, secret: str) -> None:
    """Keep the text without that secret, where it is in it; what comes last is taken for it."""
    kept = get(tx, text_id)
    if kept is None or kept.content is None:
        return
    text = opened(kept, tx.keys)
    before, found, behind = text.body.rpartition(secret)
    if found:
        content = sealed(text._replace(body=f"{before}{HIDDEN}{behind}"), text_id, tx.keys)
        tx.run("UPDATE texts SET content = :content WHERE id = :id", content=content, id=text_id)


def latest_of(tx: Tx, person_id: int, count: int, before: int | None = None) -> list[StoredText]:
    """A person's latest texts, newest first, those before the one with the id `before` if given."""
    older = "" if before is None else " AND id < :before"
    return [
        _stored(row)
        for row in tx.rows(
            f"SELECT {COLUMNS} FROM texts WHERE person_id = :person{older} ORDER BY id DESC LIMIT :count",
            person=person_id,
            count=count,
            **({} if before is None else {"before": before}),
        )
    ]


def erase_before(tx: Tx, moment: Moment, limit: int) -> int:
    """Erase up to `limit` texts that came in before, with their replies; returns how many.

    Hashes of the carrier's identifiers stay for longer (see past_texts).
    """
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM texts WHERE id < :id ORDER BY id LIMIT :limit", id=first_id(moment), limit=limit
    )
    delete_left_media(tx, [_stored(row) for row in rows])
    past_texts.remember(tx, [row[1] for row in rows])
    activity.add_erased_texts(tx, [(row[2], row[0]) for row in rows])
    ids = [{"id": row[0]} for row in rows]
    tx.run_many("DELETE FROM deliveries WHERE id = :id", ids)
    tx.run_many("DELETE FROM texts WHERE id = :id", ids)
    return len(ids)


def forget(tx: Tx, person_id: int) -> None:
    """Keep nothing of a person's texts but the carrier's identifiers, so that none is taken in a second time."""
    rows = tx.rows(f"SELECT {COLUMNS} FROM texts WHERE person_id = :id AND content IS NOT NULL", id=person_id)
    delete_left_media(tx, [_stored(row) for row in rows])
    tx.run("UPDATE texts SET person_id = NULL, content = NULL WHERE person_id = :id", id=person_id)


def delete_left_media(tx: Tx, erased: Iterable[StoredText]) -> None:
    """Have the carrier delete photos that it has with texts about which nothing was done, or that were refused.

    They stay there as long as the text is here, for it may be replayed. Other photos have rows of their own.
    """
    for kept in erased:
        if kept.content is not None:
            with suppress(Unsealable):  # its key is gone, and with it the way to the photos
                text = opened(kept, tx.keys)
                if text.media and (kept.state in NOTHING_DONE or not photo_sources.has_photos(tx, kept.id)):
                    for medium in text.media:
                        photo_sources.delete_medium(tx, MediaSource(text.sender.channel, medium.url))


def _as_exported(tx: Tx, _row: object, plain: str) -> object:
    """What a text said, and between which addresses; where its photos were at the carrier is left out."""
    text = _text("", tx.now, plain)
    return {
        "from": text.sender.value,
        "to": text.recipient.value,
        "body": text.body,
        "attachments": [medium.content_type for medium in text.media],
    }


TEXTS = Table(
    "texts",
    deletion=Through(forget, first=True),
    expiry=Expires("id", setting="texts_days", erase=erase_before),
    sealed=(Sealed("content"),),
    export=Exported(
        "Your texts, and what took them.",
        columns=("id", "sid", "received_at", "content", "state", "handler", "came_by", "breakage"),
        shown=(ShownAs("content", _as_exported),),
    ),
)
