"""Services that are down: their deliveries wait together, one at a time goes to find out, and then all go.

That a service doesn't answer is what calls say (clients.answers), and known to all processes by a row
(storage.delivery.outages). A process counts for itself how often in a row none of its attempts got an answer.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from clients.answers import MAIL, Answers, X
from core.clock import SECOND, Clock, Moment
from core.delivery import Again, Courier, Delivery, Outcome, SharedOut, State, Unknown
from core.events import Event, log_event
from core.events.services import MailDown, MailUp, TwilioDown, TwilioUp, XDown, XUp
from core.tx import Tx
from scheduler import outage_explanations
from storage.delivery import claims, deliveries, outages
from storage.delivery.claims import Claimed
from storage.delivery.deliveries import RetryPolicy
from storage.delivery.outages import Outage
from storage.engine.database import Database

DOWN = {X: XDown, MAIL: MailDown}
UP = {X: XUp, MAIL: MailUp}
"""What the log says of services other than Twilio."""
IN_A_ROW = 3
"""How many attempts without an answer make an outage: one may be a broken connection, two may be chance. They have to
be of more than one delivery: a single one may be what the service trips over."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What an attempt learned of the service that it needs.

    Attributes:
        service: its name.
        trouble: why it gave no answer; nothing if it gave one, None if it wasn't asked.
        since: the first attempt in a row that got none, where these are enough for an outage.
    """

    service: str
    trouble: str | None
    since: Moment | None


class Outages:
    """Which deliveries may go, and what their attempts say of services.

    `services` names the one that deliveries of a kind need; other kinds go whatever is down.
    """

    def __init__(
        self,
        db: Database,
        couriers: Mapping[str, Courier],
        services: Mapping[str, str],
        policy: RetryPolicy,
        clock: Clock,
    ) -> None:
        self._db = db
        self._couriers = couriers
        self._services = {kind: services[kind] for kind in couriers if kind in services}
        self._shares = {
            kind: courier.at_once_of_a_person for kind, courier in couriers.items() if isinstance(courier, SharedOut)
        }
        self._policy = policy
        self._clock = clock
        self._in_a_row: Counter[str] = Counter()
        self._unanswered: defaultdict[str, set[int]] = defaultdict(set)
        """Whose attempts these were."""
        self._since: dict[str, Moment] = {}
        self._down: dict[str, Outage] = {}
        """As this process saw it last."""

    @property
    def waiting_kinds(self) -> set[str]:
        """The kinds that wait for a service."""
        return {kind for kind, service in self._services.items() if service in self._down}

    @property
    def next_trial(self) -> Moment | None:
        """When the next trial may go."""
        return min((outage.trial_at for outage in self._down.values()), default=None)

    async def claim(self, room: Mapping[str, int], in_hand: Collection[int]) -> Claimed:
        """Take due deliveries in hand; of services that are down, one that is to find out, now and then.

        `in_hand` are the ids of those that this process has in hand already.
        """
        claimed, down = await self._db.write(self._claim, room, in_hand)
        self._down = {outage.service: outage for outage in down}
        return claimed

    async def conclude(self, delivery: Delivery, outcome: Outcome, observed: Observation | None) -> State | None:
        """Note what came of an attempt, for the delivery and for the service that it needs."""
        if observed is None:
            return await self._db.write_for(delivery.lane, deliveries.conclude, delivery, outcome, self._policy)
        state, event = await self._db.write(self._conclude, delivery, outcome, observed)
        if event is not None:
            log_event(event)
        return state

    def observe(self, delivery: Delivery, answers: Answers) -> Observation | None:
        """What there is to note of the service, if anything; counts attempts without an answer."""
        service = self._services.get(delivery.kind)
        if service is None:
            return None
        trouble = answers.get(service)
        if trouble:
            self._in_a_row[service] += 1
            self._unanswered[service].add(delivery.id)
            self._since.setdefault(service, self._clock.now())
        elif trouble is not None:
            self._in_a_row.pop(service, None)
            self._unanswered.pop(service, None)
            self._since.pop(service, None)
        is_outage = bool(trouble) and self._in_a_row[service] >= IN_A_ROW and len(self._unanswered[service]) > 1
        if not is_outage and service not in self._down:
            return None
        return Observation(service, trouble, self._since.get(service) if is_outage else None)

    def _claim(self, tx: Tx, room: Mapping[str, int], in_hand: Collection[int]) -> tuple[Claimed, list[Outage]]:
        down = outages.current(tx)
        names = {outage.service for outage in down}
        free = {kind: limit for kind, limit in room.items() if self._services.get(kind) not in names}
        claimed = claims.claim(tx, free, self._policy, in_hand=in_hand, shares=self._shares)
        for outage in down:
            kinds = [kind for kind, service in self._services.items() if service == outage.service]
            outage_explanations.explain(tx, outage, {kind: self._couriers[kind] for kind in kinds}, self._policy)
            kinds_with_room = [kind for kind in kinds if kind in room]
            claimed.deliveries.extend(self._trial(tx, outage.service, kinds_with_room, in_hand))
        return claimed, outages.current(tx) if down else []

    def _trial(self, tx: Tx, service: str, kinds: list[str], in_hand: Collection[int]) -> list[Delivery]:
        """The delivery that goes to find out: the one that has been due for the longest time."""
        if not outages.is_trial_due(tx, service):
            return []
        due = {kind: deliveries.next_due(tx, [kind]) for kind in kinds}
        for kind in sorted(kinds, key=lambda kind: due[kind] or tx.now):
            for trial in claims.claim(tx, {kind: 1}, self._policy, in_hand=in_hand).deliveries:
                outages.take_trial(tx, service, trial.id, self._policy.lease)
                return [trial]
        return []

    def _conclude(
        self, tx: Tx, delivery: Delivery, outcome: Outcome, observed: Observation
    ) -> tuple[State | None, Event | None]:
        event = self._noted(tx, delivery, observed)
        is_down = observed.trouble != "" and isinstance(outcome, Again | Unknown)
        return deliveries.conclude(tx, delivery, outcome, self._policy, is_down=is_down), event

    def _noted(self, tx: Tx, delivery: Delivery, observed: Observation) -> Event | None:
        if observed.trouble == "":
            ended = outages.end(tx, observed.service)
            if ended is not None:
                tx.wake(deliveries.LISTENER)
            return up(ended, tx.now) if ended else None
        if observed.since is not None:
            begun = outages.begin(tx, observed.service, observed.trouble or "", observed.since, self._policy.retry)
            if begun is not None:
                return down(begun)
        outages.trial_ended(tx, observed.service, delivery.id, observed.trouble or "", self._policy.retry)
        return None


def down(outage: Outage) -> Event:
    """What the log says of a service that is down."""
    return DOWN.get(outage.service, TwilioDown)(outage.service, outage.since_utc, outage.reason)


def up(outage: Outage, now: Moment) -> Event:
    """What the log says of one that answers again."""
    return UP.get(outage.service, TwilioUp)(outage.service, outage.since_utc, round((now - outage.since) / SECOND))
