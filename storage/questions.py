from core.clock import MINUTE, after
from core.reading.question import Question
from core.sender_state import SenderState
from core.table import Delete, Expires, Sealed, Table
from core.tx import Tx

QUESTIONS = Table(
    "questions",
    key="person_id",
    deletion=Delete("person_id"),
    expiry=Expires("open_until"),
    sealed=(Sealed("content"),),
)
OPEN_FOR = 15 * MINUTE


def ask(tx: Tx, person_id: int, question: Question) -> None:
    """Leave a question open with that person; it takes the place of an earlier one."""
    tx.run(
        "INSERT INTO questions (person_id, content, open_until) VALUES (:person, :content, :until)"
        " ON CONFLICT (person_id) DO UPDATE SET content = excluded.content, open_until = excluded.open_until",
        person=person_id,
        content=tx.keys.seal(question.to_json(), f"questions:{person_id}"),
        until=after(tx.now, OPEN_FOR),
    )


def still_open(tx: Tx, sender: SenderState) -> Question | None:
    """What the sender of a text was asked and may still answer."""
    if sender.question is None or sender.question_until <= tx.now:
        return None
    return opened(tx, sender.person.id, sender.question)


def is_open(tx: Tx, person_id: int) -> bool:
    """Whether a person was asked something that they may still answer."""
    row = tx.row("SELECT open_until FROM questions WHERE person_id = :person", person=person_id)
    return row is not None and row[0] > tx.now


def opened(tx: Tx, person_id: int, content: bytes) -> Question:
    """A stored question."""
    return Question.from_json(tx.keys.open(content, f"questions:{person_id}"))


def find_open(tx: Tx, person_id: int) -> Question | None:
    """What a person was asked and may still answer."""
    row = tx.row("SELECT content, open_until FROM questions WHERE person_id = :person", person=person_id)
    return opened(tx, person_id, row[0]) if row is not None and row[1] > tx.now else None


def close(tx: Tx, sender: SenderState) -> None:
    """The question that the sender of a text met is open no more; one that was asked since is."""
    tx.run(
        "DELETE FROM questions WHERE person_id = :person AND content = :content",
        person=sender.person.id,
        content=sender.question,
    )
