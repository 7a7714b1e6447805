"""What people note: entries, notes, looks at them, and bare numbers that are awaited."""

from actions.quotas import OverQuota
from actions.tracking.answering import FeelingKept, NoAnswerToThat, answer_awaited
from actions.tracking.keeping import EntryKept, Keeping, NoSuchDay, WhichValue, keep_entry
from actions.tracking.looking import look_at
from actions.tracking.noting import NothingTracked
from actions.tracking.noting import log as log_words
from core.reading.commands import Needs, command
from core.reading.question import Choice, Question
from core.reading.words import read_words
from core.text import DoubtfulRefusal, Refusal, Reply, Text
from core.tracking.said import AnswerSaid, EntrySaid, LookSaid, NearEntry, PlusSaid, Said
from core.tx import Tx
from core.wording import tracking as wording
from core.wording.questions import prompt
from core.wording.quotas import over_quota


@command(
    "LOG",
    shape="LOG words",
    aliases=("LOG:",),
    needs=Needs.TRACKER,
    about="Keeps a note for you, or an entry just as you say it.",
)
def log(tx: Tx, text: Text, words: str) -> Reply:
    """Keep an entry without asking whether it is an outlier; what is no entry is a note."""
    is_sure = read_words(text.body).backslash
    match log_words(tx, text.person.id, words, text.received_at, text.id, is_sure=is_sure):
        case NothingTracked():
            raise DoubtfulRefusal(wording.nothing_tracked(), (Choice("keep it as a note", f"\\LOG {words}"),))
        case kept:
            return _kept(kept)


def tracking(tx: Tx, text: Text, said: Said) -> Reply:
    """Do what a text says to one's trackers without being a command."""
    match said:
        case EntrySaid():
            return _kept(keep_entry(tx, text.person.id, said, text.received_at, text.id))
        case LookSaid(tracker):
            look = look_at(tx, text.person.id, tracker)
            return Reply(wording.looked(tracker, look.today, look.last, look.before, look.mean, look.in_a_row))
        case NearEntry():
            return _asked(wording.near(said))
        case PlusSaid():
            return Reply(wording.plus())
        case AnswerSaid(number):
            return _answered(tx, text, number)


def _answered(tx: Tx, text: Text, number: str) -> Reply:
    match answer_awaited(tx, text.person.id, number, text.received_at, text.id):
        case FeelingKept(feeling):
            return Reply(wording.feeling_kept(feeling))
        case NoAnswerToThat():
            return Reply(wording.no_answer())
        case kept:
            return _kept(kept)


def _kept(outcome: Keeping) -> Reply:
    match outcome:
        case EntryKept(tracker, entry, today, before, replaced, mean, in_a_row, asks_feeling):
            if asks_feeling:
                return Reply(wording.kept_and_asked(tracker, entry, today, before, replaced))
            return Reply(wording.kept(tracker, entry, today, before, replaced, mean, in_a_row))
        case WhichValue(said, values, usual, on):
            return _asked(wording.which_value(said, values, usual, on))
        case NoSuchDay():
            return Reply(wording.no_such_day())
        case OverQuota(quota, most):
            raise Refusal(over_quota(quota, most))


def _asked(question: Question) -> Reply:
    return Reply(prompt(question), question=question)
