"""What a text tells of how readily its person wants to be asked before a post."""

from core.asking import FIRST_POSTS, threshold, threshold_for_talk
from core.reading.meant_for import scores
from core.reading.near_miss import NearMissKind
from core.reading.question import Question
from core.reading.readings import (
    AnsweredLate,
    Ask,
    CommandCall,
    Misshapen,
    NoAnswer,
    Plain,
    Reading,
    UnknownCommand,
    Welcome,
)
from core.reading.words import read_words
from core.sender_state import SenderState
from core.tx import Tx
from storage import asking

_SAID_TO_SOMEBODY = frozenset({NearMissKind.FOR_ONE_PERSON, NearMissKind.CHAT})


def note_habits(tx: Tx, sender: SenderState, reading: Reading, question: Question | None) -> None:
    """Note what a text that was acted on tells; most tell nothing, and cost no statement.

    Args:
        tx: the transaction.
        sender: its person, as the text met them.
        reading: what it was.
        question: what they could answer then.
    """
    match reading:
        case Ask(near) if near.kind in _SAID_TO_SOMEBODY:
            asking.note_doubt(tx, sender.person.id)
        case Welcome() | UnknownCommand() | Misshapen() | NoAnswer() | AnsweredLate():
            asking.note_doubt(tx, sender.person.id)
        case CommandCall(command) if command.word == "HELP":
            asking.note_doubt(tx, sender.person.id)
        case Plain():
            _count(tx, sender)
        case CommandCall(command) if command.word == "POST":
            _count(tx, sender)
            if question is not None and _seemed_said_to_somebody(tx, sender, question):
                asking.note_posted_anyway(tx, sender.person.id)


def _count(tx: Tx, sender: SenderState) -> None:
    if sender.habits.posts < FIRST_POSTS:
        asking.note_post(tx, sender.person.id)


def _seemed_said_to_somebody(tx: Tx, sender: SenderState, question: Question) -> bool:
    """Whether what they were asked about, and have posted now, seemed meant for one person or for the bot."""
    about = read_words(question.about)
    if not about.own:
        return False
    readiness = threshold(sender.habits, tx.now)
    said = scores(about)
    return said.to_one_person > readiness or said.to_the_bot > threshold_for_talk(readiness)
