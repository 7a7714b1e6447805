"""What comes in and what goes out, in the words of the whole program."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Text:
    """One inbound message, whatever the channel."""

    sid: str
    """The carrier's identifier of the message; the same text delivered twice has the same one."""
    sender: str
    """The person's number, E.164 where possible."""
    number: str
    """Which of our numbers it was sent to."""
    body: str
    received_at: Moment
    media: tuple[Medium, ...] = ()
    opt_out_type: str = ""
    """What the carrier itself made of it: STOP, START, HELP or nothing."""
    id: int = 0
    person: Person = NOBODY
    args: tuple[str, ...] = ()

    def known_as(self, text_id: int, person: Person) -> "Text":
        """This text, stored under `text_id` as one of `person`'s."""
        return self._copy(text_id, person, self.args)

    def read_with(self, args: tuple[str, ...]) -> "Text":
        """This text, read as a command with these arguments."""
        return self._copy(self.id, self.person, args)

    def _copy(self, text_id: int, person: Person, args: tuple[str, ...]) -> "Text":
        """Spelled out, for `dataclasses.replace` takes ten times as long."""
        return Text(
            self.sid,
            self.sender,
            self.number,
            self.body,
            self.received_at,
            self.media,
            self.opt_out_type,
            text_id,
            person,
            args,
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person reads. An empty one says nothing."""

    body: str = ""

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
