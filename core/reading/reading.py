"""How a text is read: the one order in which everything that it could be is tried (`RULES`)."""
# ruff: noqa: ARG001 - all rules are called alike

import re
import unicodedata
from dataclasses import replace
from math import inf

from core.asking import threshold_for_talk
from core.reading.answers import (
    chosen,
    is_about_a_question,
    is_answer_by_number,
    is_short,
    told_code,
    told_password,
)
from core.reading.auto_replies import is_automatic
from core.reading.carrier_words import carrier_word
from core.reading.commands import Command, CommandTable
from core.reading.contacts import has_contact
from core.reading.dropping import drops
from core.reading.meant_for import scores
from core.reading.near_miss import NearMiss, NearMissKind, near_miss
from core.reading.opt_out_phrases import wishes_to_stop
from core.reading.publishing_words import names_photos, publishes
from core.reading.readings import (
    AnsweredLate,
    Ask,
    Automatic,
    AwaitedPassword,
    ByCarrier,
    ChosenAnswer,
    Code,
    CommandCall,
    Dropped,
    Misshapen,
    NoAnswer,
    Nothing,
    Photos,
    Plain,
    Reading,
    Unheard,
    UnknownCommand,
    Welcome,
)
from core.reading.secrets import Secret, find_secret
from core.reading.secrets.doubtful import may_hold_secret, tells_what_opens
from core.reading.situation import NOTHING_KNOWN, Situation
from core.reading.taking_back import (
    is_startled_by_wrong_number,
    is_surely_about_a_post,
    may_be_about_a_post,
    takes_back,
    takes_down,
    takes_last_post_back,
    wants_something_gone,
)
from core.reading.who import asks_who
from core.reading.words import Words, read_words
from core.tracking.reading_rules import awaited_feeling, awaited_number, entry, near_entry, near_feeling

_LONGEST_CODE = 8
_FEWEST_LETTERS_AWAY = 40
_DIGITS = re.compile(r"(?:(?:my |the )?(?:code|pin)(?: is)?[ :]{1,2})?(\d[\d -]*)", re.IGNORECASE)
_PLEASE = re.compile(r"(?:(?:please|pls|plz),? )?(\S.*?)(?:,? (?:please|pls|plz)[.!]*)?", re.IGNORECASE | re.DOTALL)
_ROOM_AND_PASSWORD = 2
_UNDO = "\\UNDO"
_COUNT = re.compile(r"[^\W\d]{2,24}(?: [^\W\d]{2,24})? [+-]?\d[\d.,]{0,9}(?: ?[^\W\d]{1,12}\d{0,2})?")
_NO_COMMAND = re.compile(
    r"room (?:called|named|list|names|llamada|appelé|namens|chiamata|chamada|genaamd)\b"
    r"|log (?:in (?:as|with|to|using)|into)\b|zone \d",
    re.IGNORECASE,
)
"""What is no command: "room called beach" needs the backslash, "log in as ..." is no note, "zone 2 run" no city."""
_TO_A_REMINDER = frozenset({"LATER", "SKIP"})
"""They drop what is asked about too, but right after a reminder they are about that."""
_STOPPING = ("stop", "unsub")
_ASKED_ANYHOW = frozenset({NearMissKind.STOP_WISH})
"""What is asked about even while another question is open."""


def read(words: Words, table: CommandTable, situation: Situation = NOTHING_KNOWN) -> Reading:
    """What a text is: what the first of the rules says that has something to say, or else a post.

    Args:
        words: the text.
        table: all commands.
        situation: what the text meets.
    """
    for rule in RULES:
        reading = rule(words, table, situation)
        if reading is not None:
            return reading
    return Plain()


def _carriers_word(words: Words, table: CommandTable, situation: Situation) -> ByCarrier | None:
    carriers = carrier_word(words, situation.opt_out_type)
    return ByCarrier(carriers) if carriers is not None else None


def _unheard(words: Words, table: CommandTable, situation: Situation) -> Unheard | None:
    r"""While somebody has opted out nothing is done, but for `\STOP`."""
    return Unheard() if situation.opted_out and not (words.backslash and words.first == "STOP") else None


def _automatic(words: Words, table: CommandTable, situation: Situation) -> Automatic | None:
    return Automatic() if is_automatic(words.raw) else None


def _answer(words: Words, table: CommandTable, situation: Situation) -> Reading | None:
    """An answer to the open question: by number, by POST in other words, or by NO and its like."""
    if situation.question is None:
        return None
    choice = chosen(words, situation.question)
    if choice is not None:
        return ChosenAnswer(choice)
    if words.backslash or _wants_no_texts(words) or (takes_last_post_back(words) and situation.has_posted()):
        return None
    if drops(words) and not _is_to_a_reminder(words, situation):
        return Dropped()
    if publishes(words) and situation.question.about and not situation.media_count:
        return NoAnswer(situation.question) if names_photos(words) else _alone("POST", table)
    return None


def _is_to_a_reminder(words: Words, situation: Situation) -> bool:
    return words.first in _TO_A_REMINDER and len(words.parts) == 1 and situation.was_reminded()


def _no_such_answer(words: Words, table: CommandTable, situation: Situation) -> NoAnswer | None:
    """POST alone, or a number in words, where it answers nothing: after a secret, say.

    What was promised before isn't meant, and no more is a post.
    """
    question = situation.question
    if question is None or question.about or situation.media_count:
        return None
    is_post = words.first == "POST" and len(words.parts) == 1
    is_number = not (question.has_answers or words.backslash) and is_answer_by_number(words)
    return NoAnswer(question) if is_post or is_number else None


def _wants_no_texts(words: Words) -> bool:
    """Whether "please stop" is more than NO: the law lets people stop by any reasonable words."""
    return any(part.casefold().startswith(_STOPPING) for part in words.parts) and wishes_to_stop(words.plain)


def _awaited(words: Words, table: CommandTable, situation: Situation) -> Reading | None:
    """A password or a code that is awaited, with some words beside it too."""
    if words.backslash:
        return None
    if situation.password_of and _bare_command(words, table, situation) is None:
        if drops(words):
            return Dropped()
        password = told_password(words, situation.password_of)
        if password:
            return AwaitedPassword(situation.password_of, password)
    code = told_code(words)
    return Code(code) if code and situation.awaits_code() else None


def _digits(words: Words, table: CommandTable, situation: Situation) -> Code | NoAnswer | AnsweredLate | None:
    """Digits alone, up to eight; spaces and hyphens between them, "code" before them don't matter."""
    if len(words.plain) > _FEWEST_LETTERS_AWAY:
        return None
    found = _DIGITS.fullmatch(words.plain)
    if found is None:
        return None
    digits = "".join(str(unicodedata.digit(sign)) for sign in found[1] if sign not in " -")
    if len(digits) == 1 and situation.question is not None:
        return NoAnswer(situation.question)
    if len(digits) == 1 and situation.was_asked:
        return AnsweredLate()
    return Code(digits) if len(digits) <= _LONGEST_CODE else None


def _backslash_word(
    words: Words, table: CommandTable, situation: Situation
) -> CommandCall | Misshapen | UnknownCommand | None:
    """A command, always: never a post. A backslash alone, by which the bot is called, asks what there is."""
    if words.plain == "\\" and not situation.media_count:
        return _alone("HELP", table)
    if not words.backslash:
        return None
    known = table.find_all(words.first)
    short = _without_please(words)
    for tried in (words,) if short is words else (words, short):
        for command in known:
            arguments = command.match(tried)
            if arguments is not None:
                return CommandCall(command, arguments, bare=False)
    if known:
        return Misshapen(known[0])
    return UnknownCommand(words.first, table.closest(words.first))


def _bare_command(words: Words, table: CommandTable, situation: Situation) -> CommandCall | None:
    """A command if the whole text has the shape of one that needs no backslash; a "please" beside it is nothing."""
    short = _without_please(words)
    for tried in (words,) if short is words else (short, words):
        for command in table.find_all(tried.first):
            arguments = command.match(tried)
            if arguments is not None and _NO_COMMAND.match(tried.plain):
                return None
            if arguments is not None:
                return CommandCall(command, arguments, bare=True)
    return None


def _without_please(words: Words) -> Words:
    """The words without a "please" in front of them or behind them; but a "please" alone stays."""
    if "pl" not in words.own.lower():  # as in most texts; the pattern would go through all of it
        return words
    found = _PLEASE.fullmatch(words.own)
    return read_words(found[1]) if found and found[1] != words.own else words


def _beside_photos(words: Words, table: CommandTable, situation: Situation) -> Photos | Nothing | None:
    """Whatever stands beside photos and is no command is their caption."""
    if situation.media_count:
        return Photos(situation.is_new())
    return None if words.own else Nothing()


def _taking_back(words: Words, table: CommandTable, situation: Situation) -> Reading | None:
    r"""What `\UNDO` does; without a post in the last hour, that tells so, and that nothing was posted.

    While something is asked about, "don't post it publicly" is about that, and a post that is up stays.
    """
    if not takes_back(words):
        return None
    is_asked = situation.question is not None and bool(situation.question.about)
    if is_asked and not (takes_down(words) and situation.has_posted()):
        return Dropped()
    return _alone("UNDO", table, bare=True)


def _welcome(words: Words, table: CommandTable, situation: Situation) -> Welcome | CommandCall | None:
    """What asks who this is. Shock at the number, by somebody who has just posted, wants that back."""
    if is_startled_by_wrong_number(words) and situation.has_posted():
        return _alone("UNDO", table, bare=True)
    return Welcome() if asks_who(words) or situation.is_new() else None


def _answered_late(words: Words, table: CommandTable, situation: Situation) -> AnsweredLate | None:
    """An answer, though the question has closed."""
    if situation.question is not None or not situation.was_asked or wishes_to_stop(words.plain):
        return None
    is_answer = is_answer_by_number(words) or drops(words) or publishes(words)
    return AnsweredLate() if is_answer else None


def _publishing(words: Words, table: CommandTable, situation: Situation) -> Ask | None:
    """Words that publish what is asked about, while nothing is: they are no post, and not POST either."""
    return Ask(NearMiss(NearMissKind.PUBLISHING)) if publishes(words) else None


def _secret(words: Words, table: CommandTable, situation: Situation) -> Ask | None:
    """What looks like a secret; the likeliest is that it was meant for a room."""
    secret = find_secret(words, situation.rooms)
    if secret is None:
        return None
    if not secret.room and len(words.parts) == _ROOM_AND_PASSWORD:
        room = situation.room_called(words.parts[0].strip(":,"))
        secret = Secret(secret.kind, room, words.typed(1)) if room else secret
    near = near_miss(words, table, situation.rooms)
    if near is not None and near.repaired is not None:  # a command with a slip, and a password behind it
        return Ask(NearMiss(NearMissKind.SECRET, near.command, near.repaired))
    joining = table.find("JOIN") if secret.room and secret.password else None
    repaired = f"\\JOIN {secret.room} {secret.password}" if joining else None
    return Ask(NearMiss(NearMissKind.SECRET, joining, repaired))


def _near_miss(words: Words, table: CommandTable, situation: Situation) -> Ask | NoAnswer | CommandCall | None:
    """What may be a command or a wish; and what is short while a question is open, which is about that."""
    near = near_miss(words, table, situation.rooms)
    is_about_it = is_about_a_question(words, is_open=situation.question is not None)
    if is_about_it and (near is None or _says_less_than_it(words, near)):
        if situation.question is not None and situation.question.has_answers:
            return NoAnswer(situation.question, _begun(words, near))
        if situation.password_of:
            return Ask(NearMiss(NearMissKind.AWAITED))
    if near is None and has_contact(words):
        return Ask(NearMiss(NearMissKind.SECRET if tells_what_opens(words.plain) else NearMissKind.CONTACT))
    if near is not None and near.kind is NearMissKind.CHAT:
        return _talk(words, table, situation, near.kind)
    if near is not None and near.repaired == _UNDO and _is_about_last_post(words, situation):
        return _alone("UNDO", table, bare=True)
    return Ask(near) if near else None


def _begun(words: Words, near: NearMiss | None) -> Command | None:
    """The command whose word alone a text is, where more belongs behind it."""
    command = near.command if near is not None and near.repaired is None else None
    return command if command is not None and len(words.parts) == 1 and words.first == command.word else None


def _says_less_than_it(words: Words, near: NearMiss) -> bool:
    """Whether a near miss is no more than an answer with a slip in it ("psot"), or no command at all."""
    if near.kind in _ASKED_ANYHOW:
        return False
    return near.repaired is None or (
        near.command is not None and near.command.word == "POST" and len(words.parts) == 1
    )


def _for_one_person(words: Words, table: CommandTable, situation: Situation) -> Ask | CommandCall | None:
    """What seems meant for one person or for the bot; or anything, if its own person wants to be asked each time."""
    kind = _seems_said_to(words, situation)
    if kind is not None:
        return _talk(words, table, situation, kind)
    if is_surely_about_a_post(words) and _is_about_last_post(words, situation):
        return _alone("UNDO", table, bare=True)
    if may_be_about_a_post(words) and situation.has_posted():
        return Ask(_undoing(NearMiss(NearMissKind.CHAT), table))
    if situation.was_reminded():
        return Ask(NearMiss(NearMissKind.REMINDED))
    return Ask(NearMiss(NearMissKind.ALWAYS)) if situation.asks_always else None


def _seems_said_to(words: Words, situation: Situation) -> NearMissKind | None:
    """Whether a text is said to the bot or to one person, by its words; nothing if it seems to be a post."""
    said = scores(words)
    to_person = said.to_one_person - situation.threshold
    is_count = _COUNT.fullmatch(words.plain) is not None  # whoever keeps count texts so: "steps 9120"
    to_bot = -inf if is_count else said.to_the_bot - threshold_for_talk(situation.threshold)
    if max(to_person, to_bot) <= 0:
        return None
    return NearMissKind.FOR_ONE_PERSON if to_person > to_bot else NearMissKind.CHAT


def _about_what_was_said(words: Words, table: CommandTable, situation: Situation) -> NoAnswer | None:
    """What is short, while something is open that has no answers, as after a secret: it is about that too."""
    return NoAnswer(situation.question) if situation.question is not None and is_short(words) else None


def _talk(words: Words, table: CommandTable, situation: Situation, kind: NearMissKind) -> Ask | CommandCall | None:
    """What is said to somebody. Soon after a post it may be about that, which is taken back if it says so at all."""
    near = _doubted(words, kind)
    if near.kind is not kind or not situation.has_posted():
        return Ask(near)
    if _is_about_last_post(words, situation):
        return _alone("UNDO", table, bare=True)
    return Ask(_undoing(near, table))


def _is_about_last_post(words: Words, situation: Situation) -> bool:
    """Whether a text that is no post asks for something to go, and there is a post that it can be about."""
    return situation.question is None and situation.has_posted() and wants_something_gone(words)


def _undoing(near: NearMiss, table: CommandTable) -> NearMiss:
    """The same, which offers to take the last post back."""
    return replace(near, command=table.find("UNDO"), repaired=_UNDO)


def _doubted(words: Words, kind: NearMissKind) -> NearMiss:
    """Asked about for that, or because a number in it may be a code."""
    return NearMiss(NearMissKind.SECRET if may_hold_secret(words.plain) else kind)


RULES_BEFORE_SCORES = (
    _carriers_word,
    _unheard,
    _automatic,
    _answer,
    _no_such_answer,
    _awaited,
    awaited_number,
    awaited_feeling,
    _digits,
    entry,  # before words with a backslash: a slash may stand in front of one too
    _backslash_word,
    _bare_command,
    _beside_photos,  # what isn't done by now is their caption, and no post
    _taking_back,
    _welcome,
    _answered_late,
    _publishing,
    _secret,
    near_entry,
    _near_miss,  # while a question is open, also what is short: it is about that
    near_feeling,
)
RULES = (*RULES_BEFORE_SCORES, _for_one_person, _about_what_was_said)
"""The rules in their order. What none of them takes is a post."""


def _alone(word: str, table: CommandTable, *, bare: bool = False) -> CommandCall | None:
    """The command of that word, without anything behind it."""
    words = read_words(f"\\{word}")
    for command in table.find_all(word):
        arguments = command.match(words)
        if arguments is not None:
            return CommandCall(command, arguments, bare=bare)
    return None
