"""The one loop that carries deliveries out, whatever their kind."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

import prometheus_client as prometheus

from clients.answers import noting_answers
from clients.deadline import set_deadline
from core.clock import SECOND, Clock, elapsed
from core.delivery import Again, Courier, Delivery, Done, GivesUp, Outcome, State, Unknown
from core.events import log_event
from core.logs import failure, get_logger
from scheduler.outages import Observation, Outages
from storage.delivery import deliveries
from storage.delivery.deliveries import RetryPolicy
from storage.engine.database import Database, NotCommitted

log = get_logger()

IDLE_SECONDS = 1.0
"""How long it rests at most: other programs (`bot replay`) add rows without being able to wake it."""
BATCH = 200
MANY = 150
GATHER_SECONDS = 0.025
"""With many in hand, those that end within this time make room together: each look for more is a transaction."""
OF_LEASE = 0.8
"""An attempt may take so much of its lease; the rest is for noting what came of it."""
NO_SERVICES: Mapping[str, str] = {}
TOO_LATE = "Its lease was over before it began."
NOT_NOTED = "What came of it couldn't be noted, for something broke here; the log has it."
UNHEARD_OF = "Again and again nothing was heard of whoever had it in hand: it may end their processes, or be out."
MOST_UNHEARD_OF = 10
"""How many tries anything gets, past the time of giving up, that ends without a word each time."""
OUTCOMES = prometheus.Counter(
    "backslash_deliveries_total", "Deliveries, by kind and what came of an attempt", ["kind", "state"]
)
IN_HAND = prometheus.Gauge("backslash_deliveries_in_hand", "Deliveries under way in this process")


class DeliveryLoop:
    """Takes what is due in hand, has its courier carry it out, notes what came of it.

    `finishing` is what couriers have to see through before the end (`finish`); `services` names what each kind needs
    that can be down (see scheduler/outages.py).
    """

    def __init__(
        self,
        db: Database,
        couriers: Mapping[str, Courier],
        policy: RetryPolicy,
        clock: Clock,
        finishing: Sequence[Callable[[], Awaitable[None]]] = (),
        services: Mapping[str, str] = NO_SERVICES,
    ) -> None:
        self._db = db
        self._couriers = couriers
        self._policy = policy
        self._clock = clock
        self._finishing = finishing
        self._outages = Outages(db, couriers, services, policy, clock)
        self._in_hand: dict[asyncio.Task[None], Delivery] = {}
        """Each attempt under way, and what it carries out."""
        self._wake = asyncio.Event()
        self._stopping = False
        db.on_wake(deliveries.LISTENER, self._wake.set)

    async def run(self) -> None:
        """Go on until `stop`; then finish what is in hand."""
        try:
            while not self._stopping:
                await self._go_on()
            if self._in_hand:
                await asyncio.wait(self._in_hand)
        except asyncio.CancelledError:
            for task in self._in_hand:  # out of time: their leases run out, and they are settled
                task.cancel()
            raise

    async def finish(self) -> None:
        """See through what couriers have begun and nobody could do again; to be called once `run` has ended."""
        for finish in self._finishing:
            await finish()

    async def _go_on(self) -> None:
        """Take what is due in hand, and rest until there may be more."""
        if len(self._in_hand) >= MANY:
            await asyncio.sleep(GATHER_SECONDS)
        self._wake.clear()
        try:
            took_all = await self._take()
        except NotCommitted as error:
            log.warning("deliveries.paused", message=str(error))
            took_all = True
        if took_all and not self._stopping:
            await self._rest()

    def stop(self) -> None:
        """Take nothing more in hand."""
        self._stopping = True
        self._wake.set()

    async def _take(self) -> bool:
        """Take what is due in hand; true if there may be no more for now."""
        room = self._room()
        if not room:
            return True
        # Counted from before the claim: what the leases in the rows count from is later, however long it takes.
        cut_off = elapsed() + self._policy.lease / SECOND * OF_LEASE
        claimed = await self._outages.claim(room, {delivery.id for delivery in self._in_hand.values()})
        for delivery in claimed.deliveries:
            task = asyncio.create_task(self._carry_out(delivery, cut_off))
            self._in_hand[task] = delivery
            task.add_done_callback(self._put_down)
        IN_HAND.set(len(self._in_hand))
        return not claimed.more

    def _room(self) -> dict[str, int]:
        """How many more of each kind may be taken in hand now."""
        busy = Counter(delivery.kind for delivery in self._in_hand.values())
        free = {kind: min(courier.at_once - busy[kind], BATCH) for kind, courier in self._couriers.items()}
        return {kind: room for kind, room in free.items() if room > 0}

    def _put_down(self, task: asyncio.Task[None]) -> None:
        del self._in_hand[task]
        self._wake.set()

    async def _rest(self) -> None:
        """Until something is due, is put down or is added, or a trial may go."""
        try:
            due = await self._db.read(deliveries.next_due, [*(self._couriers.keys() - self._outages.waiting_kinds)])
        except NotCommitted:
            due = None
        due = min((moment for moment in (due, self._outages.next_trial) if moment is not None), default=None)
        wait = IDLE_SECONDS
        if due is not None and due > self._clock.now():
            wait = min(wait, (due - self._clock.now()) / SECOND)
        try:
            await asyncio.wait_for(self._wake.wait(), wait)
        except TimeoutError:
            return

    async def _carry_out(self, delivery: Delivery, cut_off: float) -> None:
        with noting_answers() as answers:
            outcome = with_end(await self._attempt(delivery, cut_off), self._couriers[delivery.kind], delivery)
        try:
            outcome, state = await self._conclude(delivery, outcome, self._outages.observe(delivery, answers))
        except NotCommitted as error:
            # The lease runs out, and it is settled then.
            log.warning("deliveries.paused", message=str(error), delivery_id=delivery.id)
            return
        OUTCOMES.labels(delivery.kind, state or "lost").inc()
        if state is not None:
            for event in outcome.events:
                log_event(event, delivery_id=delivery.id, text_id=delivery.text_id)
        _tell(delivery, outcome, state)

    async def _conclude(
        self, delivery: Delivery, outcome: Outcome, observation: Observation | None
    ) -> tuple[Outcome, State | None]:
        """Note what came of it; returns what was noted, and where it stands now.

        What follows from an outcome may break. Then nobody knows what came of it, so that it waits longer each time,
        and is given up in time; even if what follows from that breaks too.
        """
        unknown = Unknown(NOT_NOTED)
        for each in (outcome, with_end(unknown, self._couriers[delivery.kind], delivery), unknown):
            try:
                return each, await self._outages.conclude(delivery, each, observation)
            except NotCommitted:
                raise
            except Exception as error:  # noqa: BLE001 - one that breaks must not stop the others
                log.error("delivery.broken", delivery_id=delivery.id, kind=delivery.kind, **failure(error))
        return unknown, None

    async def _attempt(self, delivery: Delivery, cut_off: float) -> Outcome:
        """What came of it; `cut_off` (`elapsed`) is when it has to have ended, and no request leaves from then on."""
        left = cut_off - elapsed()
        if left <= 0:  # nothing was sent, and nothing may be any more
            return Unknown(TOO_LATE) if delivery.to_settle else Again(TOO_LATE, seconds=0)
        if self._is_hopeless(delivery):
            return Unknown(UNHEARD_OF)
        set_deadline(cut_off)
        courier = self._couriers[delivery.kind]
        act = courier.settle if delivery.to_settle else courier.send
        try:
            async with asyncio.timeout(left):
                return await act(delivery)
        except TimeoutError:
            return Unknown("It took longer than its lease.")
        except Exception as error:  # noqa: BLE001 - one that breaks must not stop the others
            log.error("delivery.broken", delivery_id=delivery.id, kind=delivery.kind, **failure(error))
            return Unknown("Something broke here; the log has it.")

    def _is_hopeless(self, delivery: Delivery) -> bool:
        """Whether it is past the time of giving up, but never came so far that this was noted."""
        age = self._clock.now() - delivery.first_due_at
        return delivery.is_unheard_of and delivery.attempts > MOST_UNHEARD_OF and age > self._policy.give_up


def with_end(outcome: Outcome, courier: Courier, delivery: Delivery) -> Outcome:
    """The outcome, with what follows should it have been the last try: nobody is to wait for ever."""
    if isinstance(outcome, Again | Unknown) and outcome.given_up is None and isinstance(courier, GivesUp):
        return replace(outcome, given_up=courier.given_up(delivery))
    return outcome


def _tell(delivery: Delivery, outcome: Outcome, state: State | None) -> None:
    ids = {
        "delivery_id": delivery.id,
        "kind": delivery.kind,
        "text_id": delivery.text_id,
        "attempt": delivery.attempts,
    }
    if isinstance(outcome, Done):
        how = "settled" if delivery.to_settle else "sent"
        log.info("delivery.sent", **ids, carrier_sid=outcome.carrier_sid, how=how)
    elif state is State.DEAD:
        log.error("delivery.dead", **ids, reason=outcome.reason)
    elif isinstance(outcome, Unknown):
        log.warning("delivery.unknown", **ids, reason=outcome.reason)
    else:
        log.info("delivery.retry", **ids, reason=outcome.reason)
