"""What is said of deliveries that wait for a service which is down: to operators, and to whoever waits for them."""

from collections.abc import Mapping

from core.clock import after
from core.delivery import Again, Courier, Delays, GivesUp
from core.tx import Tx
from storage.delivery import deliveries, stalled
from storage.delivery.deliveries import RetryPolicy
from storage.delivery.outages import Outage

REASON = "It waits for a service that doesn't answer now, and goes out once that does."
TRIALS_BEFORE_TELLING = 3
"""How many trials get no answer before people are told, which takes some fifteen seconds: nobody notices less."""
AT_ONCE = 100


def explain(tx: Tx, outage: Outage, couriers: Mapping[str, Courier], policy: RetryPolicy) -> None:
    """Say of what has come to wait why it does; give up what has waited for too long.

    Who waits for the first of a lane is told; whoever is behind it knows by then.
    """
    for kind, courier in couriers.items():
        for delivery in stalled.overdue(tx, kind, after(tx.now, -policy.give_up), AT_ONCE):
            given_up = courier.given_up(delivery) if isinstance(courier, GivesUp) else None
            deliveries.conclude(tx, delivery, Again(outage.reason, given_up=given_up), policy)
        if outage.tries < TRIALS_BEFORE_TELLING:
            continue
        for delivery in stalled.unexplained(tx, kind, REASON, AT_ONCE):
            stalled.explain(tx, delivery.id, REASON)
            if isinstance(courier, Delays):
                courier.delayed(delivery)(tx)
