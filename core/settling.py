"""When an attempt whose outcome nobody knows may be settled: once nothing of it can take effect any more.

A look at the carrier's list that comes too early finds nothing, the text is sent again, and the first one arrives
all the same. So the look waits until the last moment at which what left us can still take effect, and then until
the list shows what has taken effect. That moment is bounded differently for the two ways in which things leave:

- An answer to a webhook: by the carrier, which drops whatever comes after its own time-out. It began to wait before
  the webhook reached us, so the time-out counted from then on is no guess, whatever became of our process.
- A request of ours: no carrier and no X takes a request with an end to its validity, or a key by which it would
  know a second one. What can be bounded is our side: an attempt is cut off, at the end of its lease at the latest,
  counted from before its claim; and the kernel drops what the other machine hasn't acknowledged for a while, of dead
  processes too (clients/session.py). How long the other side then takes to act is its own affair: `arrival`
  allows for both, generously.
"""

from dataclasses import dataclass
from typing import Self

from core.clock import SECOND
from core.settings import Settings


@dataclass(frozen=True, slots=True)
class Settling:
    """What bounds the moment of settling; all in milliseconds.

    Attributes:
        webhook: the carrier waits so long for the answer to its webhook, and acts on none that comes later.
        arrival: so long after an attempt has ended here, what it sent may still arrive and be acted on.
        listing: so long the other side's list may lack what has been acted on. Clocks that differ fit in, too.
    """

    webhook: int = 15_000
    arrival: int = 20_000
    listing: int = 10_000

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """As the settings have it."""
        return cls(
            webhook=int(settings.twilio.webhook_seconds * SECOND),
            arrival=int(settings.deliveries.arrival_seconds * SECOND),
            listing=int(settings.deliveries.settle_seconds * SECOND),
        )

    @property
    def after_webhook(self) -> int:
        """From the arrival of a webhook to the earliest look for its answer."""
        return self.webhook + self.listing

    @property
    def after_attempt(self) -> int:
        """From the end of an attempt to the earliest look for what it sent."""
        return self.arrival + self.listing


USUAL = Settling()
