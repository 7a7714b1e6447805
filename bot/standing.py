from typing import NamedTuple

from bot.clock import Moment
from bot.text import Person

NEVER = Moment(0)


class Standing(NamedTuple):
    """A person as a text of theirs meets them.

    Attributes:
        person: who it is.
        hold_until: until when their texts are kept but not acted on.
        texts: how many they sent in the last ten minutes, this one not counted.
        replies: how many of those were answered.
        waits: whether something to them may not have gone out yet.
        question: what they were asked, sealed, and until when they may answer.
    """

    person: Person
    hold_until: Moment = NEVER
    texts: int = 0
    replies: int = 0
    waits: bool = False
    question: bytes | None = None
    question_until: Moment = NEVER
