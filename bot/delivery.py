"""What leaves later: a delivery, and what can come of carrying it out."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from bot.clock import Moment
from bot.tx import Tx


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


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing that has to leave. `content` is what its carrier needs, already opened."""

    id: int
    kind: str
    lane: str
    person_id: int | None
    text_id: int | None
    content: str
    attempts: int
    created_at: Moment
    handed_at: Moment
    to_settle: bool = False


Then = Callable[[Tx], None]


@dataclass(frozen=True, slots=True)
class Done:
    """It is out. `then` writes what follows from that, in the same transaction."""

    carrier_sid: str = ""
    then: Then | None = None


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


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never go out as it is: plain words, and what an operator can do."""

    reason: str
    code: int | None = None
    then: Then | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may be out: settle first. `then` and `given_up` as with `Again`."""

    reason: str
    then: Then | None = None
    given_up: Then | None = None


Outcome = Done | Again | Refused | Unknown


class Carrier(Protocol):
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
    """A carrier for whose deliveries somebody waits."""

    def given_up(self, delivery: Delivery) -> Then:
        """What follows if it has been tried for too long, where the last outcome doesn't say."""
