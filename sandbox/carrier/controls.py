"""What phones do with the carrier, and what was sent to them: the carrier by hand."""

from collections.abc import Callable, Sequence

from sandbox.carrier.exchange import Exchange
from sandbox.carrier.inbound import Inbound, Picture
from sandbox.carrier.model import InboundResult, Message, Webhook
from sandbox.core.hub import PATIENCE

Wanted = int | Callable[[list[Message]], bool]
"""How many messages, or what they have to look like."""


class Carrier:
    """The stand-in for Twilio by hand: all that a person with a phone can do and see."""

    def __init__(self, exchange: Exchange, inbound: Inbound) -> None:
        self._exchange = exchange
        self._inbound = inbound

    async def text(
        self, from_: str, body: str, media: Sequence[Picture] = (), *, to: str | None = None
    ) -> InboundResult:
        """Let a phone send a text and wait until its webhook is over, retries included.

        `media` are pairs of content type and bytes; `to` is the first number unless told otherwise.
        """
        return await self._inbound.deliver(self.accept(from_, body, media, to=to))

    def accept(self, from_: str, body: str, media: Sequence[Picture] = (), *, to: str | None = None) -> Message:
        """Let a phone send a text whose webhook is yet to be called, by `redeliver`."""
        return self._inbound.accept(from_, to or self._exchange.settings.numbers[0], body, media)

    def put(self, from_: str, body: str, media: Sequence[Picture] = (), *, to: str | None = None) -> Message:
        """Let a text be in the carrier's list as if its webhook had been missed."""
        message = self.accept(from_, body, media, to=to)
        message.webhook = Webhook(state="off", error="11205 the webhook was missed")
        self._exchange.changed(message)
        return message

    async def redeliver(self, message: Message) -> InboundResult:
        """Call the webhook for a text, again or for the first time, under the same sid."""
        return await self._inbound.deliver(message)

    def message(self, sid: str) -> Message | None:
        """The message of that sid."""
        return self._exchange.store.get(sid)

    def messages(self, number: str) -> list[Message]:
        """All texts from and to a number, oldest first."""
        return self._exchange.store.of_phone(number)

    def messages_to(self, number: str) -> list[Message]:
        """All that was sent to a number, the lost included, oldest first."""
        return self._exchange.store.to(number)

    async def heard(self, number: str, wanted: Wanted = 1, deadline: float = PATIENCE) -> list[Message]:
        """Wait until a phone has got so many messages, or those that `wanted` accepts; returns them.

        Messages that never arrived, or whose pictures are still being fetched, do not count.

        Raises:
            TimeoutError: it has not within `deadline` seconds; says what came instead.
        """

        def arrived() -> list[Message]:
            return [message for message in self.messages_to(number) if not (message.lost or message.awaits_media)]

        def enough() -> bool:
            return len(arrived()) >= wanted if isinstance(wanted, int) else wanted(arrived())

        if not await self._exchange.hub.wait_until(number, enough, deadline):
            raise TimeoutError(f"{number} heard only {[message.body for message in arrived()]}")
        return arrived()

    async def settled(self, sid: str, status: str = "delivered", deadline: float = PATIENCE) -> Message:
        """Wait until a message has a status, its report sent; returns it.

        Raises:
            TimeoutError: it has not within `deadline` seconds.
        """
        message = self._exchange.store.get(sid)
        if message is None:
            raise LookupError(f"there is no message {sid}")

        def so() -> bool:
            return message.status == status

        if not await self._exchange.hub.wait_until(message.phone, so, deadline):
            raise TimeoutError(f"{sid} is {message.status}, not {status}")
        return message

    async def idle(self) -> None:
        """Wait until no webhook and no delivery report is under way any more."""
        await self._exchange.idle()

    def opted_out(self, number: str) -> bool:
        """Whether a phone has opted out of any of our numbers."""
        return any((ours, number) in self._exchange.opted_out for ours in self._exchange.settings.numbers)
