"""What comes in and what goes out, in the words of the whole program."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from core.address import Address, MediaSource
from core.clock import Moment
from core.events import Event
from core.reading.question import Choice, Question


class TextState(StrEnum):
    """How a text ended."""

    HANDLED = "handled"
    SILENT = "silent"
    """It gets no reply: the carrier or a machine spoke."""
    ON_HOLD = "on_hold"
    """Its person is over a limit: it is kept, and nothing is done about it."""
    OPTED_OUT = "opted_out"
    """Its person wants no texts from us: it is kept, and nothing is done about it."""
    BROKEN = "broken"
    """Its handler broke: an operator can have it handled again."""
    DUPLICATE = "duplicate"
    """Nothing new: it is stored already. No row has this one."""


class CameBy(StrEnum):
    """How a text got here."""

    WEBHOOK = "webhook"
    LIST = "list"
    """Its webhook was missed; it was found in the carrier's list."""


@dataclass(frozen=True, slots=True)
class Medium:
    """One attachment of a text, still at the carrier: `url`, or whatever its channel fetches it by."""

    url: str
    content_type: str


class Person(NamedTuple):
    """Who texts, from whichever of their addresses: each was proved by a webhook of its channel.

    `tag` is the pseudonym that stands for the person in logs; it dies with the person's rows.
    """

    id: int
    tag: str


NOBODY = Person(0, "")


class Text(NamedTuple):
    """One inbound message, whatever the channel.

    (A named tuple, like other things that are made for every text: it is made five times as fast as a frozen
    data class.)

    Attributes:
        sid: the carrier's identifier of the message; the same text delivered twice has the same one, and no two
            channels give the same.
        sender: which of the person's addresses it came from.
        recipient: which of ours it was sent to, in the same channel.
        body: what it says, as it came.
        received_at: when.
        media: its attachments.
        opt_out_type: what the carrier itself made of it: STOP, START, HELP or nothing.
        id: under which it is stored.
        person: whose it is.
        overtaken: whether it came late: texts are here already that its person sent after it.
        asked: whether its person was asked something that they could still answer.
    """

    sid: str
    sender: Address
    recipient: Address
    body: str
    received_at: Moment
    media: tuple[Medium, ...] = ()
    opt_out_type: str = ""
    id: int = 0
    person: Person = NOBODY
    overtaken: bool = False
    asked: bool = False

    @property
    def sources(self) -> tuple[MediaSource, ...]:
        """Where its attachments are."""
        return tuple(MediaSource(self.sender.channel, medium.url) for medium in self.media)

    def known_as(self, text_id: int, person: Person, *, overtaken: bool = False, asked: bool = False) -> "Text":
        """This text, stored under `text_id` as one of `person`'s: made for every text, faster than by `_replace`."""
        sid, sender, recipient, body, received_at, media, opt_out_type, *_ = self
        return Text(sid, sender, recipient, body, received_at, media, opt_out_type, text_id, person, overtaken, asked)


class Reply(NamedTuple):
    """What the person reads. An empty one says nothing.

    Attributes:
        event: what the log is to say besides, once all is committed.
        question: what stays open for them to answer by number, if the reply asks something.
        picture: where a picture is that goes along; only for who takes pictures (see `core.channel.Channel`).
    """

    body: str = ""
    event: Event | None = None
    question: Question | None = None
    picture: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.body)


SILENCE = Reply()


class Refusal(Exception):
    """A handler's polite no. What it changed is rolled back; the message (or docstring) is the reply.

    With choices it asks what else to do, and the message leads the question.
    """

    may_be_post = False
    """Whether a bare command that is refused like this may have been meant as a post; then the bot asks."""

    def __init__(self, said: str = "", choices: tuple[Choice, ...] = ()) -> None:
        super().__init__(said)
        self.choices = choices

    def reply(self) -> Reply:
        """What the person reads."""
        said = str(self) or " ".join((self.__doc__ or "").split())
        return Reply(said)


class DoubtfulRefusal(Refusal):
    """The command may have been meant as a post, if it came bare: "Join us", and there is no such room."""

    may_be_post = True
