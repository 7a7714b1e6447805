"""What leaves later: a delivery, and what can come of carrying it out."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from core.clock import Moment
from core.events import Event
from core.tx import Tx


class State(StrEnum):
    """Where a delivery stands."""

    HANDED = "handed"
    """Given to the carrier as the answer to its webhook; the first report, or a look at its list, proves it."""
    WAITING = "waiting"
    SENDING = "sending"
    UNSETTLED = "unsettled"
    """An attempt ended without a clear outcome: to be settled before anything is tried again."""
    SETTLING = "settling"
    SENT = "sent"
    DEAD = "dead"


class DeliveryKind(StrEnum):
    """What kind of thing leaves. Texts of other channels than SMS are kinds too, named by their channel."""

    TEXT = "text"
    POST = "post"
    UNDO = "undo"
    """Deleting a post at X."""
    RENEWAL = "renewal"
    """Renewing an account's tokens."""
    PROFILE = "profile"
    """Asking X who an account is."""
    REVOCATION = "revocation"
    """Ending a token at X."""
    PASSWORD = "password"  # noqa: S105 - a room's, to be hashed or checked
    PIN = "pin"
    """Texting a PIN that somebody asked for, if they may have one."""
    PHOTO = "photo"
    """Bringing a text's photo from the carrier into the store."""
    UPLOAD = "upload"
    """Making a photo safe that a browser or a program added, and keeping it."""
    SOURCE_DELETION = "source_deletion"
    """Having the carrier delete what is kept here."""
    MAIL = "mail"
    OBJECT_DELETION = "object_deletion"
    """Deleting objects of the store."""
    EXPORT = "export"
    """Putting together all that is stored on a person."""
    MONTHLY_REPORT = "report"
    """Making the report of a person's month, and telling them."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing that has to leave.

    Attributes:
        kind: one of DeliveryKind, or that of a channel's texts.
        content: what its courier needs, already opened.
        attempts: how often it was tried, this time included.
        first_due_at: since when it is being tried; later than it was made, if it was made for later.
        handed_at: when it was first given to the other side.
        to_settle: whether an earlier attempt may have gone out.
        address_id: which of the person's addresses it goes to, if it is a text.
        is_unheard_of: whether the last attempt ended without a word: its lease ran out.
    """

    id: int
    kind: str
    lane: str
    person_id: int | None
    text_id: int | None
    content: str
    attempts: int
    first_due_at: Moment
    handed_at: Moment
    to_settle: bool = False
    address_id: int | None = None
    is_unheard_of: bool = False


Then = Callable[[Tx], None]


@dataclass(frozen=True, slots=True)
class Done:
    """It is out. `then` writes what follows from that, in the same transaction.

    `events`, here and with the other outcomes, are what the log says of it besides, once that is committed.
    """

    carrier_sid: str = ""
    then: Then | None = None
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Again:
    """It is certainly not out; try again.

    After `seconds`, if the other side said when; after `waits` of the first wait, if that is known to help;
    else after a wait that doubles with each attempt. `then` writes what follows at once, `given_up` what follows
    if it has been tried for too long already.
    """

    reason: str
    seconds: float | None = None
    waits: int | None = None
    then: Then | None = None
    given_up: Then | None = None
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never go out as it is: plain words, and what an operator can do."""

    reason: str
    code: int | None = None
    then: Then | None = None
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may be out: settle first. `then` and `given_up` as with `Again`."""

    reason: str
    then: Then | None = None
    given_up: Then | None = None
    events: tuple[Event, ...] = ()


Outcome = Done | Again | Refused | Unknown


class Courier(Protocol):
    """Carries out one kind of delivery. Neither call may take longer than the lease.

    `at_once` is how many of them may be in hand in one process, so that a slow kind keeps no other waiting.
    """

    @property
    def at_once(self) -> int:
        """The most of this kind in hand."""

    async def send(self, delivery: Delivery) -> Outcome:
        """Try once."""

    async def settle(self, delivery: Delivery) -> Outcome:
        """Find out whether an earlier attempt went out: Done if so, Again if certainly not."""


@runtime_checkable
class GivesUp(Protocol):
    """A courier for whose deliveries somebody waits."""

    def given_up(self, delivery: Delivery) -> Then:
        """What follows if it has been tried for too long, where the last outcome doesn't say."""


@runtime_checkable
class Delays(Protocol):
    """A courier for whose deliveries somebody waits, and is told once if it takes longer."""

    def delayed(self, delivery: Delivery) -> Then:
        """What follows if it has to wait for a service that is down; once told, nothing more."""


@runtime_checkable
class SharedOut(Protocol):
    """A courier with few places, of which nobody gets all: `at_once_of_a_person` may be in hand of one person."""

    @property
    def at_once_of_a_person(self) -> int:
        """The most of one person in hand, in all processes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do about a text that failed, as its channel knows from the carrier's error code.

    `reason` is in plain words, for operators; `tries` is how many it gets in all, `waits` how long it rests
    between them, in multiples of `deliveries.retry_seconds` (30 of them are a minute by default); without `waits`,
    twice as long each time.
    """

    reason: str
    tries: int = 1
    waits: int | None = 30
    opted_out: bool = False
    operators: bool = False
    """An operator has to mend something; the text is kept and tried again, however often."""
    is_unknown: bool = False
    """The code means nothing to us: an operator should look it up."""


UNEXPLAINED = Verdict("The carrier reports a failure without a code. Look it up in the carrier's console.")
