from dataclasses import dataclass

from bot.clock import Moment
from bot.text import Person

NEVER = Moment(0)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person, what they have used of their limits in the current ten minutes, and what they were asked."""

    person: Person
    hold_until: Moment
    window_until: Moment
    texts: int
    replies: int
    question: bytes | None = None
    question_until: Moment = NEVER
