"""How questions read: one GSM-7 segment each, answers by number."""

from core.reading.near_miss import NearMiss, NearMissKind
from core.reading.question import Choice, Question
from core.reading.shapes import ArgumentKind
from core.reading.words import Words, read_words
from core.wording.segments import ONE_SEGMENT, cut, septets, to_gsm7

NOT_POSTED = "Not posted."
_SURE_LEAD = 70  # septets that the lead gets, however long the labels are
_SHOWN_WORDS = 40
# Words that stand well behind "Reply 1 to"; other commands are shown in capitals behind "for".
_VERBS = frozenset({"JOIN", "LEAVE", "USE", "POST", "CONNECT"})
_SPOKEN = {"UNDO": "undo your last post"}


def prompt(question: Question) -> str:
    """What the person is sent: always one GSM-7 segment; labels are cut, the longest first."""
    labels = [to_gsm7(" ".join(choice.label.split())) for choice in question.choices]
    asked = [f"{number} {_linked(label)} " for number, label in enumerate(labels, 1)]
    beside = ONE_SEGMENT - septets(f" Reply {', '.join(asked)}.")
    full = sum(map(septets, labels))
    lead = cut(" ".join((question.lead or NOT_POSTED).split()), max(_SURE_LEAD, beside - full))
    shown = _cut_longest(labels, beside - septets(lead))
    return f"{lead} Reply {', '.join(map(str.__add__, asked, shown))}."


def _linked(label: str) -> str:
    """The word between a number and its label."""
    return "for" if label.split(" ", 1)[0].isupper() else "to"


def _cut_longest(labels: list[str], room: int) -> list[str]:
    """The labels, the long ones cut so that together they take at most `room` septets."""
    limit = max(map(septets, labels))
    while sum(min(septets(label), limit) for label in labels) > room:
        limit -= 1
    return [cut(label, limit) for label in labels]


def question_for(near: NearMiss, words: Words) -> Question:
    """What to ask about a text that is not posted unasked."""
    as_it_is = post_as_it_is(words)
    if near.kind is NearMissKind.ASKED_FOR:
        return Question((as_it_is,), "Not posted: it may be the password or the code. Text it as told.")
    if near.kind is NearMissKind.STOP_WISH:
        return Question((Choice("stop all texts from this number", "STOP"), as_it_is))
    if near.kind is NearMissKind.CHAT:
        return Question((as_it_is, Choice("see what you can text", "\\HELP")))
    if near.repaired is not None and near.command is not None:
        return Question((Choice(_label(near), near.repaired), as_it_is))
    if near.command is not None:
        return Question((as_it_is,), f"{NOT_POSTED} The command is {near.command.shape.text}.")
    return Question((as_it_is,))


def post_as_it_is(words: Words) -> Choice:
    """The choice to post a text just as it was sent."""
    return Choice("post it as it is", f"\\POST {words.raw.strip()}")


def may_be_a_post(words: Words, refused: str) -> Question:
    """What to ask when a well-shaped bare command can't succeed ("Join us", and no such room).

    Args:
        words: the text.
        refused: why not and what to do about it ("There is no room us."); it leads the question.
    """
    stop = "" if refused.endswith((".", "?")) else "."
    return Question((post_as_it_is(words),), f"{NOT_POSTED} {refused}{stop}")


def _label(near: NearMiss) -> str:
    """The repaired command in a few words, and never with a password."""
    command = near.command
    if command is None or near.repaired is None:
        return ""
    if command.word in _SPOKEN:
        return _SPOKEN[command.word]
    given = command.match(read_words(near.repaired)) or {}
    shown = [command.word.lower() if command.word in _VERBS else command.word]
    for argument in command.shape.arguments:
        value = given.get(argument.name)
        if value is None:
            continue
        if argument.kind is ArgumentKind.WORDS and near.kind is NearMissKind.SECRET:
            shown.append("what follows the first word")
        elif argument.kind is ArgumentKind.WORDS:
            shown.append(f'"{cut(" ".join(value.split()), _SHOWN_WORDS)}"')
        elif argument.kind is not ArgumentKind.PASSWORD:
            shown.append(value.lower() if argument.kind is ArgumentKind.ONE_OF else value)
    return " ".join(shown)
