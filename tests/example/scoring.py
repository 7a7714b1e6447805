"""The command of the example."""

from core.reading.commands import command
from core.text import Reply, Text
from core.tx import Tx
from tests.example import scores


@command("SCORE", shape="SCORE word", about="Keeps your score.")
def score(tx: Tx, text: Text, word: str) -> Reply:
    """Keep a score, and say which one it takes the place of."""
    before = scores.find(tx, text.person.id)
    scores.keep(tx, text.person.id, word)
    return Reply(f"Kept: {word}." + (f" Before: {before}." if before else ""))
