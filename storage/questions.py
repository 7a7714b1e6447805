from bot.clock import MINUTE, after
from bot.question import Question
from bot.tx import Tx

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


def opened(tx: Tx, person_id: int, content: bytes) -> Question:
    """A stored question."""
    return Question.from_json(tx.keys.open(content, f"questions:{person_id}"))


def close(tx: Tx, person_id: int) -> None:
    """Nothing is asked any more."""
    tx.run("DELETE FROM questions WHERE person_id = :person", person=person_id)


def erase_closed(tx: Tx, limit: int) -> int:
    """Erase up to `limit` questions that nobody may answer any more; returns how many."""
    return tx.run(
        "DELETE FROM questions WHERE person_id IN"
        " (SELECT person_id FROM questions WHERE open_until < :now LIMIT :limit)",
        now=tx.now,
        limit=limit,
    )
