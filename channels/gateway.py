"""What a channel brings into the program, and what the program lends it.

Adding a channel is a folder beside channels/twilio/ with a LiveChannel and a Gateway in it, and a line in
`bot.groundwork.live_channels`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from aiohttp import ClientSession, web

from channels.webhook import Webhook
from clients.media import Media
from core.channel import Channel
from core.clock import Clock, Moment
from core.delivery import Courier
from core.jobs import Job
from core.text_result import TakeIn
from storage.engine.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    """What the program lends to its channels."""

    db: Database
    clock: Clock
    session: ClientSession
    take_in: TakeIn


class Gateway(Protocol):
    """A channel at work: how texts come in, how messages leave, where attachments are."""

    def webhooks(self) -> Sequence[Webhook]:
        """The addresses to which its carrier posts; who posts is its own to find out."""

    def routes(self) -> Sequence[web.RouteDef]:
        """Other addresses of its own."""

    def courier(self) -> Courier:
        """Carries its messages out (deliveries of the kind `Channel.delivery_kind`)."""

    def media(self) -> Media:
        """Fetches and deletes what people attach."""

    def jobs(self) -> Sequence[Job]:
        """What is to be done now and then, such as fetching texts that never came."""

    async def catch_up(self, since: Moment) -> int:
        """Take in what came since and isn't known, where the carrier lists that; returns how many texts it was.

        Raises:
            CallFailed: when the carrier's list can't be had.
            NotCommitted: when the database can't commit.
        """


class LiveChannel(Protocol):
    """A channel as the settings have it."""

    @property
    def rules(self) -> Channel:
        """What everybody may ask of it."""

    @property
    def service(self) -> str:
        """The outside party that carries it, as `/readyz` names it."""

    @property
    def missing(self) -> str:
        """What the settings lack for it, in a few words; nothing if they lack nothing."""

    def open(self, services: Services) -> Gateway:
        """Put it to work."""
