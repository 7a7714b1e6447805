"""Twilio put to work: its webhooks, its courier, its media, and the look for texts that never came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from channels.gateway import Services
from channels.twilio.client import TwilioClient
from channels.twilio.courier import TwilioCourier
from channels.twilio.media import MediaClient
from channels.twilio.reconcile import Reconciler
from channels.twilio.signature import Signatures
from channels.twilio.webhooks import SMS_PATH, SMS_PATH_WITH_SLASH, STATUS_PATH, TwilioWebhooks, not_posted
from channels.webhook import Webhook
from clients.media import Media
from core.clock import Moment
from core.delivery import Courier
from core.jobs import Job
from core.phones.senders import Senders
from core.settings import Settings
from storage.delivery.deliveries import RetryPolicy

FETCHING = 0.5
"""What fetching a photo may take of a lease: 16 MB at half a megabyte a second."""


@dataclass(frozen=True, slots=True)
class TwilioGateway:
    """Twilio at work, with what the program lends it."""

    settings: Settings
    services: Services

    @property
    def reports_url(self) -> str:
        """Where Twilio reports on what it delivers."""
        return self.settings.server.public_url + STATUS_PATH

    def webhooks(self) -> Sequence[Webhook]:
        """Texts that come in, and reports on those that went out."""
        answering = self._webhooks()
        return [
            *(Webhook(path, answering.sms) for path in (SMS_PATH, SMS_PATH_WITH_SLASH)),
            Webhook(STATUS_PATH, answering.status),
        ]

    def routes(self) -> Sequence[web.RouteDef]:
        """The same addresses for whoever doesn't post."""
        return [web.get(path, not_posted) for path in (SMS_PATH, SMS_PATH_WITH_SLASH, STATUS_PATH)]

    def _webhooks(self) -> TwilioWebhooks:
        tokens = [token.get_secret_value() for token in self.settings.twilio.auth_tokens]
        return TwilioWebhooks(
            self.services.take_in,
            self.services.db,
            Signatures(tokens, self.settings.server.public_url),
            self.services.clock,
            self.reports_url,
            RetryPolicy.of(self.settings),
            self._senders(),
            self.settings.twilio.account_sid,
        )

    def _senders(self) -> Senders:
        return Senders(self.settings.limits.countries, self.settings.twilio.numbers)

    def courier(self) -> Courier:
        """Sends texts, and looks in Twilio's list for those of unknown outcome."""
        return TwilioCourier(self.client(), self.services.db, self.reports_url, self.settings.deliveries.concurrency)

    def client(self) -> TwilioClient:
        """Twilio's own client on our session."""
        return TwilioClient(self.settings.twilio, self.services.session, self.services.clock)

    def media(self) -> Media:
        """Photos at Twilio."""
        limit, lease = self.settings.limits.photo_bytes, self.settings.deliveries.lease_seconds
        return MediaClient(self.settings.twilio, limit, self.services.session, FETCHING * lease)

    def jobs(self) -> Sequence[Job]:
        """The look through Twilio's list: at once after a start, then every few minutes."""
        every = timedelta(minutes=self.settings.reconcile.every_minutes)
        return [Job("reconcile", self.reconciler().try_to_catch_up, every)]

    async def catch_up(self, since: Moment) -> int:
        """Take in what Twilio lists since then."""
        return await self.reconciler().since(since)

    def reconciler(self) -> Reconciler:
        """What fetches texts that never came."""
        return Reconciler(
            self.services.db,
            self.client(),
            self.services.take_in,
            self.services.clock,
            self.settings.reconcile,
            self.settings.keep,
            self.settings.twilio.numbers,
            self._senders(),
        )
