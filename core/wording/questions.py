"""How questions read: one GSM-7 segment each. What does something has a number; POST and NO are words."""

from core.reading.commands import Command
from core.reading.near_miss import NearMiss, NearMissKind
from core.reading.question import Choice, Question
from core.reading.secrets import find_secret
from core.reading.shapes import ArgumentKind
from core.reading.words import Words, read_words
from core.wording.segments import ONE_SEGMENT, cut, septets, to_gsm7

NOT_POSTED = "Not posted."
_SURE_LEAD = 70  # septets that the lead gets, however long the labels are
_SHOWN_WORDS = 40
# Words that stand well behind "Reply 1 to"; other commands are shown in capitals behind "for".
_VERBS = frozenset({"JOIN", "LEAVE", "USE", "CONNECT"})
_POST_WORDS = "\\POST and the words"
_SPOKEN = {"UNDO": "undo your last post"}


def prompt(question: Question) -> str:
    """What the person is sent: always one GSM-7 segment; labels are cut, the longest first."""
    return _prompt(question, question.lead or NOT_POSTED, "post it")


def prompt_again(question: Question, begun: Command | None = None) -> str:
    """The question once more, to a short text that was no answer: what POST would post, if anything, is quoted.

    Of a command that was begun, the shape is told.
    """
    if not question.has_answers:
        return prompt(question)
    lead = "That is no answer, and was not posted." if begun is None else _shape_told(begun)
    shown = to_gsm7(" ".join(question.about.split()))
    return _prompt(question, lead, f'post "{cut(shown, _SHOWN_WORDS)}"')


def dropped() -> str:
    """The question is closed, and what it was about is gone."""
    return "Dropped. Nothing was posted."


def not_posted_beside() -> str:
    """Talk while photos or promised posts wait: these are what POST still publishes."""
    return f"Not posted. POST still publishes what waited before, see STATUS. To post these words: {_POST_WORDS}."


def answered_late() -> str:
    """An answer, and no question is open any more."""
    return "That question has closed: nothing was done, and nothing posted. Text again what you want."


def _prompt(question: Question, lead: str, posting: str) -> str:
    labels = [to_gsm7(" ".join(choice.label.split())) for choice in question.choices]
    asked = [f"{number} {_linked(label)} " for number, label in enumerate(labels, 1)]
    ways = f"POST to {posting}, NO to drop it" if question.about else ""
    if not labels:
        reply = f" Reply {ways}." if ways else ""
        return cut(" ".join(lead.split()), ONE_SEGMENT - septets(reply)) + reply
    end = f", {ways}." if ways else "."
    beside = ONE_SEGMENT - septets(f" Reply {', '.join(asked)}{end}")
    full = sum(map(septets, labels))
    lead = cut(" ".join(lead.split()), max(_SURE_LEAD, beside - full))
    shown = _cut_longest(labels, beside - septets(lead))
    return f"{lead} Reply {', '.join(map(str.__add__, asked, shown))}{end}"


def _linked(label: str) -> str:
    """The word between a number and its label."""
    return "for" if label.split(" ", 1)[0].isupper() else "to"


def _cut_longest(labels: list[str], room: int) -> list[str]:
    """The labels, the long ones cut so that together they take at most `room` septets."""
    limit = max(map(septets, labels))
    while sum(min(septets(label), limit) for label in labels) > room:
        limit -= 1
    return [cut(label, limit) for label in labels]


_TOLD = {
    NearMissKind.SECRET: f"Not posted: that may be a secret. To post it, text {_POST_WORDS}.",
    NearMissKind.AWAITED: f"Not posted: a password is awaited. Text it alone, or NO. To post it: {_POST_WORDS}.",
    NearMissKind.PUBLISHING: "Nothing posted. POST alone publishes what waits, STATUS tells what that is.",
}
"""What is kept nowhere: POST alone doesn't publish it."""
_NOT_YET = {
    NearMissKind.CONTACT: "Not posted yet: there is an address or a number in it.",
    NearMissKind.FOR_ONE_PERSON: "Not posted yet: it looks meant for one person.",
    NearMissKind.FEELING: "Not posted yet: how you feel is a number from 1 to 5.",
    NearMissKind.REMINDED: "Not posted yet: it came right after a reminder.",
    NearMissKind.ALWAYS: "Not posted yet: you are asked before each post.",
}
_OFFERED = {
    NearMissKind.STOP_WISH: Choice("stop all texts from this number", "STOP"),
    NearMissKind.CHAT: Choice("see what you can text", "\\HELP"),
}


def question_for(near: NearMiss, words: Words) -> Question:
    """What to ask about a text that is not posted unasked."""
    about = words.raw.strip()
    if near.kind in _TOLD:
        return Question(_choices(near), _TOLD[near.kind])
    if near.kind in _NOT_YET:
        return Question(_choices(near), _NOT_YET[near.kind], about)
    if near.kind in _OFFERED:
        return Question(_choices(near) or (_OFFERED[near.kind],), about=about)
    return _about_command(near, about)


def _about_command(near: NearMiss, about: str) -> Question:
    """About what may be a command: it is offered, or else told."""
    choices = _choices(near)
    if near.repaired is not None and not choices:
        return Question((), f"{NOT_POSTED} To post what follows the first word, text {_POST_WORDS}.", about)
    if near.command is not None and not choices:
        return Question((), _shape_told(near.command), about)
    return Question(choices, about=about)


def _shape_told(command: Command) -> str:
    return f"{NOT_POSTED} The command is {command.shape.text}."


def may_be_a_post(words: Words, refused: str, choices: tuple[Choice, ...] = ()) -> Question:
    """What to ask when a well-shaped bare command can't succeed ("Join us", and no such room).

    POST publishes none with a password in it.

    Args:
        words: the text.
        refused: why not and what to do about it ("There is no room us."); it leads the question.
        choices: what else can be done.
    """
    stop = "" if refused.endswith((".", "?")) else "."
    about = "" if find_secret(words) else words.raw.strip()
    return Question(choices, f"{NOT_POSTED} {refused}{stop}", about)


def _choices(near: NearMiss) -> tuple[Choice, ...]:
    """The repaired command; one that would publish has no number, nor has a secret that would be shown."""
    if near.repaired is None or near.command is None or near.command.word == "POST":
        return ()
    if near.kind is NearMissKind.SECRET and not _takes_password(near.command):
        return ()
    with_it = " with it" if near.kind is NearMissKind.SECRET and near.command.word == "JOIN" else ""
    return (Choice(_label(near) + with_it, near.repaired),)


def _takes_password(command: Command) -> bool:
    return any(argument.kind is ArgumentKind.PASSWORD for argument in command.shape.arguments)


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
        if argument.kind is ArgumentKind.WORDS:
            shown.append(f'"{cut(" ".join(value.split()), _SHOWN_WORDS)}"')
        elif argument.kind is not ArgumentKind.PASSWORD:
            shown.append(value.lower() if argument.kind is ArgumentKind.ONE_OF else value)
    return " ".join(shown)
