"""What became of a text: the one thing that is passed along from reading it to answering its channel."""

from collections.abc import Awaitable
from typing import NamedTuple, Protocol

from core.events import Event
from core.text import NOBODY, SILENCE, Person, Reply, Text, TextState


class TextResult(NamedTuple):
    """What became of a text.

    Attributes:
        text_id: under which it is stored.
        state: how it ended.
        handler: which reading or command took it.
        reply: what its person is told now; what comes of it later is told by a follow-up.
        inline: what the channel is to answer at once; empty if nothing, or if the reply goes out as a delivery.
        picture: where the picture is that goes along with that.
        delivery_id: the reply's delivery, 0 if there is none.
        breakage: the reference that the person was told, if the handler broke; `error` is why.
        event: what the log is to say besides, if it is not the reply that brings it along.
    """

    text_id: int = 0
    person: Person = NOBODY
    state: TextState = TextState.HANDLED
    handler: str = ""
    reply: Reply = SILENCE
    inline: str = ""
    delivery_id: int = 0
    breakage: str = ""
    error: BaseException | None = None
    event: Event | None = None
    picture: str = ""

    def replied(self, reply: Reply) -> "TextResult":
        """This result with that reply: made for every text, and thrice as fast as by `_replace`."""
        return TextResult(self.text_id, self.person, self.state, self.handler, reply, event=self.event)

    def given(self, inline: str, delivery_id: int, picture: str = "") -> "TextResult":
        """This result with its reply on the way."""
        text_id, person, state, handler, reply, _, _, breakage, error, event, _ = self
        given = (reply, inline, delivery_id, breakage, error, event, picture)
        return TextResult(text_id, person, state, handler, *given)


class TakeIn(Protocol):
    """Takes a text in, whichever channel it comes by: the bot's intake."""

    def __call__(self, text: Text, *, inline: bool, fetched: bool = False) -> Awaitable[TextResult]:
        """Take it in; when this returns, all that follows is durable.

        `inline`: whether the channel can answer at once. `fetched`: whether the text never came by itself, and was
        found in the carrier's list.

        Raises:
            CommitUnknown: when nobody knows whether it was stored; coming again, it is answered as it was.
            NotCommitted: when nothing was stored.
            TimeoutError: when nothing was stored, for an earlier text of that person takes too long.
        """
