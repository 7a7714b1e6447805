from core.clock import DAY, MINUTE, NEVER, Moment, after
from core.reading.question import Question
from core.sender_state import SenderState
from core.table import Delete, Expires, Exported, Sealed, ShownAs, Table, as_json
from core.tx import Tx
from storage.tracking import awaited_values

OPEN_FOR = 15 * MINUTE
REMEMBERED_FOR = DAY
"""How long it is remembered that something was asked, though not what: whoever answers late is told so."""


def erase_before(tx: Tx, moment: Moment, limit: int) -> int:
    """Erase what up to `limit` questions said that closed before, and up to `limit` that closed long before."""
    emptied = tx.run(
        "UPDATE questions SET content = NULL WHERE person_id IN (SELECT person_id FROM questions"
        " WHERE open_until <= :closed AND content IS NOT NULL LIMIT :limit)",
        closed=moment,
        limit=limit,
    )
    deleted = tx.run(
        "DELETE FROM questions WHERE person_id IN (SELECT person_id FROM questions"
        " WHERE open_until <= :long_closed LIMIT :limit)",
        long_closed=after(moment, -REMEMBERED_FOR),
        limit=limit,
    )
    return emptied + deleted


QUESTIONS = Table(
    "questions",
    key="person_id",
    deletion=Delete("person_id"),
    expiry=Expires("open_until", erase=erase_before),
    sealed=(Sealed("content"),),
    export=Exported(
        "What you were asked last.",
        columns=("content", "open_until", "is_answered"),
        shown=(ShownAs("content", as_json),),
    ),
)


def ask(tx: Tx, person_id: int, question: Question) -> None:
    """Leave a question open with that person; it takes the place of an earlier one."""
    tx.run(
        "INSERT INTO questions (person_id, content, open_until) VALUES (:person, :content, :until)"
        " ON CONFLICT (person_id) DO UPDATE SET content = excluded.content, open_until = excluded.open_until,"
        " is_answered = 0",
        person=person_id,
        content=tx.keys.seal(question.to_json(), f"questions:{person_id}"),
        until=after(tx.now, OPEN_FOR),
    )
    if question.choices:
        awaited_values.stop(tx, person_id)  # a number answers one thing


def still_open(tx: Tx, sender: SenderState) -> Question | None:
    """What the sender of a text was asked and may still answer."""
    if sender.question is None or sender.question_until <= tx.now:
        return None
    return opened(tx, sender.person.id, sender.question)


def was_asked(tx: Tx, sender: SenderState) -> bool:
    """Whether the sender of a text was asked something within the last day."""
    return sender.question_until != NEVER and sender.question_until > after(tx.now, -REMEMBERED_FOR)


HAS_OPEN = "EXISTS (SELECT 1 FROM questions WHERE person_id = :person AND content IS NOT NULL AND open_until > :now)"
"""SQL: whether a person may still answer what they were asked."""


def find_open(tx: Tx, person_id: int) -> Question | None:
    """What a person was asked and may still answer."""
    row = tx.row("SELECT content, open_until FROM questions WHERE person_id = :person", person=person_id)
    if row is None or row[0] is None or row[1] <= tx.now:
        return None
    return opened(tx, person_id, row[0])


def closed_unanswered(tx: Tx, person_id: int) -> Moment | None:
    """When the person's last question was asked, if it has closed within the last day without an answer."""
    row = tx.row(
        "SELECT open_until FROM questions WHERE person_id = :person AND is_answered = 0"
        " AND open_until <= :now AND open_until > :since",
        person=person_id,
        now=tx.now,
        since=after(tx.now, -REMEMBERED_FOR),
    )
    return after(row[0], -OPEN_FOR) if row is not None else None


def opened(tx: Tx, person_id: int, content: bytes) -> Question:
    """A stored question."""
    return Question.from_json(tx.keys.open(content, f"questions:{person_id}"))


def close(tx: Tx, sender: SenderState) -> None:
    """The question that the sender of a text met is open no more; one that was asked since is."""
    tx.run(f"{_CLOSE} AND content = :content", person=sender.person.id, now=tx.now, content=sender.question)


def close_any(tx: Tx, person_id: int) -> None:
    """Close whatever question is open."""
    tx.run(_CLOSE, person=person_id, now=tx.now)


_CLOSE = (
    "UPDATE questions SET content = NULL, is_answered = 1,"
    " open_until = CASE WHEN open_until < :now THEN open_until ELSE :now END WHERE person_id = :person"
)


def let_go_of(tx: Tx, person_id: int, secret: str) -> None:
    """A question about a text with that secret in it closes, such as one about a typo beside a room's password."""
    found = find_open(tx, person_id)
    if found is not None and secret in found.to_json():
        close_any(tx, person_id)
