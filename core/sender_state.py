from typing import NamedTuple

from core.asking import USUAL_HABITS, Habits
from core.clock import NEVER, Moment
from core.text import Person


class SenderState(NamedTuple):
    """A person as a text of theirs meets them.

    Attributes:
        person: who it is.
        address_id: which of their addresses it came from.
        opted_out: whether nothing is to be sent to that address.
        ours: the address of ours that they wrote to last; nothing if that isn't known.
        hold_until: until when their texts are kept but not acted on.
        texts: how many they sent in the last ten minutes, this one not counted.
        replies: how many of those were answered.
        waits: whether something to that address may not have gone out yet.
        spent_on_texts: what their texts and ours to them cost today, in millionths of a US dollar.
        spent_by_all: likewise everybody's, as added up lately.
        question: what they were asked, sealed, and until when they may answer; nothing, if they have.
        awaited_room: the room whose password they were asked for, and until when they may tell it.
        overtaken: whether texts of theirs are here already that were sent after this one.
        habits: how readily they are asked before a post.
        trackers: how many things they keep count of.
        repeated: whether this very text was here before and is erased.
        has_account: whether they have an account at X, connected or lost.
        reminded_at: when they were reminded of something last, if that is no longer than some hours ago.
    """

    person: Person
    address_id: int
    opted_out: bool = False
    ours: str | None = None
    hold_until: Moment = NEVER
    texts: int = 0
    replies: int = 0
    waits: bool = False
    spent_on_texts: int = 0
    spent_by_all: int = 0
    question: bytes | None = None
    question_until: Moment = NEVER
    awaited_room: int | None = None
    awaited_until: Moment = NEVER
    overtaken: bool = False
    habits: Habits = USUAL_HABITS
    trackers: int = 0
    repeated: bool = False
    has_account: bool = False
    reminded_at: Moment = NEVER

    @property
    def person_id(self) -> int:
        """Whose state it is."""
        return self.person.id
