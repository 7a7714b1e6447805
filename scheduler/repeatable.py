from abc import ABC, abstractmethod

from core.delivery import Delivery, Outcome


class RepeatableCourier(ABC):
    """A courier whose deliveries may be carried out twice without harm.

    Nothing is settled, then: whatever became of an earlier attempt, it is done once more.
    """

    async def settle(self, delivery: Delivery) -> Outcome:
        """Do it once more."""
        return await self.send(delivery)

    @abstractmethod
    async def send(self, delivery: Delivery) -> Outcome:
        """Try once."""
