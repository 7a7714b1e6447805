"""The rules by which a text is for what its person keeps count of; their places: core/reading/reading.py, `RULES`."""
# ruff: noqa: ARG001 - all rules are called alike

import re

from core.reading.answers import is_short
from core.reading.commands import CommandTable
from core.reading.near_miss import NearMiss, NearMissKind
from core.reading.phrases.feelings import read_feeling
from core.reading.readings import Ask, Reading, Tracking
from core.reading.situation import Situation
from core.reading.words import Words
from core.tracking.reading import begins_with_plus, is_phone_number, read_answer, read_exactly, read_nearly
from core.tracking.said import AnswerSaid, PlusSaid

_FOR_EVERYBODY = re.compile(r"[@#]\w|https?:|www\.", re.IGNORECASE)


def awaited_number(words: Words, table: CommandTable, situation: Situation) -> Tracking | None:
    """A bare number that is awaited: a value, or how somebody feels."""
    answer = read_answer(words) if situation.tracks else None
    return Tracking(answer) if answer is not None and situation.awaits_number(answer.number) else None


def awaited_feeling(words: Words, table: CommandTable, situation: Situation) -> Tracking | None:
    """How somebody feels, in words instead of by number, right after it was asked."""
    feeling = read_feeling(words) if situation.tracks else None
    return Tracking(AnswerSaid(str(feeling))) if feeling is not None and situation.awaits_feeling() else None


def near_feeling(words: Words, table: CommandTable, situation: Situation) -> Ask | None:
    """A short text right after it was asked how somebody feels: it is about that, rather than a post."""
    if not situation.tracks or not is_short(words) or _FOR_EVERYBODY.search(words.plain) is not None:
        return None
    return Ask(NearMiss(NearMissKind.FEELING)) if situation.awaits_feeling() else None


def entry(words: Words, table: CommandTable, situation: Situation) -> Tracking | None:
    """What has the exact shape of an entry, with a slash in front too."""
    if not situation.tracks or table.find_all(words.first):
        return None
    said = read_exactly(words, situation.trackers())
    return Tracking(said) if said is not None else None


def near_entry(words: Words, table: CommandTable, situation: Situation) -> Reading | None:
    """What may be an entry; and what begins with a plus, which is never a post."""
    if words.plain[:1] == "+":
        if begins_with_plus(words.plain):
            return Tracking(PlusSaid())
        return Ask(NearMiss(NearMissKind.CONTACT)) if is_phone_number(words.plain) else None
    near = read_nearly(words, situation.trackers()) if situation.tracks else None
    return Tracking(near) if near is not None else None
