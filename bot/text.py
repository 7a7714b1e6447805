"""What comes in and what goes out, in the words of the whole program."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.clock import Moment


@dataclass(frozen=True, slots=True)
class Medium:
    """One attachment of a text, still at the carrier."""

    url: str
    content_type: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who texts: a phone number that a signed webhook proved.

    `tag` is the pseudonym that stands for the person in logs; it dies with the person's rows.
    """

    id: int
    tag: str
    opted_out: bool = False


NOBODY = Person(0, "")


class Text(NamedTuple):
    """One inbound message, whatever the channel.

    (A named tuple, like other things that are made for every text: it is made five times as fast as a frozen
    data class.)

    Attributes:
        sid: the carrier's identifier of the message; the same text delivered twice has the same one.
        sender: the person's number, E.164 where possible.
        number: which of our numbers it was sent to.
        body: what it says, as it came.
        received_at: when.
        media: its attachments.
        opt_out_type: what the carrier itself made of it: STOP, START, HELP or nothing.
        id: under which it is stored.
        person: whose it is.
        args: the arguments, if it was read as a command.
    """

    sid: str
    sender: str
    number: str
    body: str
    received_at: Moment
    media: tuple[Medium, ...] = ()
    opt_out_type: str = ""
    id: int = 0
    person: Person = NOBODY
    args: tuple[str, ...] = ()

    def known_as(self, text_id: int, person: Person) -> "Text":
        """This text, stored under `text_id` as one of `person`'s."""
        return self._replace(id=text_id, person=person)

    def read_with(self, args: tuple[str, ...]) -> "Text":
        """This text, read as a command with these arguments."""
        return self._replace(args=args) if args else self


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person reads. An empty one says nothing.

    `news` is what the log says of it besides, by one of the words that bot/intake.py knows.
    """

    body: str = ""
    news: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.body)


SILENCE = Reply()


class Refusal(Exception):  # noqa: N818 - the name is the domain's word, and it is no fault of the program
    """A handler's polite no. What it changed is rolled back; the message (or docstring) is the reply."""

    may_be_post = False
    """Whether a bare command that is refused like this may have been meant as a post; then the bot asks."""

    def reply(self) -> Reply:
        """What the person reads."""
        said = str(self) or " ".join((self.__doc__ or "").split())
        return Reply(said)
