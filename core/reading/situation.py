"""What a text meets: what only rows and the channel know of the person and the moment."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple, TypeAlias

from core.asking import USUAL
from core.reading.question import Question
from core.tracking.tracker import Tracker

RoomNames: TypeAlias = Callable[[], Collection[str]]
"""Gives the names of a person's rooms, in any case. They are rows, so that only texts that need them ask."""


def in_no_room() -> Collection[str]:
    """Of somebody who is in no room."""
    return ()


def no_trackers() -> Sequence[Tracker]:
    """Of somebody who keeps count of nothing."""
    return ()


def no() -> bool:
    """Of what isn't so."""
    return False


def _no_number(number: str) -> bool:  # noqa: ARG001 - as those of whom one is awaited
    return False


def _no_room(name: str) -> str:  # noqa: ARG001 - of a place without rooms
    return ""


class Situation(NamedTuple):
    """What a text meets. What costs a look into rows is a function, called only for texts that need it.

    Attributes:
        opt_out_type: `OptOutType` of the webhook, or "".
        media_count: how many photos came with the text.
        opted_out: whether its person wants no texts from us.
        is_new: tells whether its person is new: they have been told nothing yet of what becomes of plain texts.
        question: what the person was asked and may be answering.
        was_asked: whether they were asked something lately that is closed now.
        password_of: the room whose password is awaited from them, or "".
        awaits_code: tells whether a page shows a code that they are to text.
        rooms: gives the names of their rooms.
        room_called: gives the name of any room as it is written, in whatever case it is asked for, or "".
        has_posted: tells whether they posted something in the last hour.
        threshold: a text whose score is above it seems meant for one person, see core.asking.
        tracks: whether they keep count of anything.
        trackers: gives what they keep count of.
        awaits_number: tells whether such a bare number is awaited for a tracker of theirs.
        awaits_feeling: tells whether they were asked minutes ago how they feel, and haven't said.
        was_reminded: tells whether they were reminded of something minutes ago, and haven't answered.
        asks_always: whether they want to be asked before each post.
    """

    opt_out_type: str = ""
    media_count: int = 0
    opted_out: bool = False
    is_new: Callable[[], bool] = no
    question: Question | None = None
    was_asked: bool = False
    password_of: str = ""
    awaits_code: Callable[[], bool] = no
    rooms: RoomNames = in_no_room
    room_called: Callable[[str], str] = _no_room
    has_posted: Callable[[], bool] = no
    threshold: float = USUAL
    asks_always: bool = False
    tracks: bool = False
    trackers: Callable[[], Sequence[Tracker]] = no_trackers
    awaits_number: Callable[[str], bool] = _no_number
    awaits_feeling: Callable[[], bool] = no
    was_reminded: Callable[[], bool] = no


NOTHING_KNOWN = Situation()
