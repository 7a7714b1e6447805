"""Text messages through Twilio: their rules, and what puts them to work."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from channels.twilio.channel import SmsRules
from clients.answers import TWILIO
from core.clock import SECOND
from core.settings import Settings
from core.settling import Settling

if TYPE_CHECKING:
    from channels.gateway import Gateway, Services


@dataclass(frozen=True, slots=True)
class Sms:
    """Text messages through Twilio, as the settings have it."""

    settings: Settings
    service: str = TWILIO

    @property
    def rules(self) -> SmsRules:
        """What everybody may ask of it."""
        return SmsRules(
            self.settings.prices.text_segment,
            self.settings.prices.picture_text,
            self.settings.twilio.rate,
            int(self.settings.deliveries.report_seconds * SECOND),
            Settling.of(self.settings),
        )

    @property
    def missing(self) -> str:
        """What the settings lack for it."""
        twilio = self.settings.twilio
        return "" if twilio.account_sid and twilio.numbers and twilio.auth_tokens else "no account, token or number"

    def open(self, services: "Services") -> "Gateway":
        """Put it to work."""
        from channels.twilio.gateway import TwilioGateway  # Twilio's client, which most commands need nothing of

        return TwilioGateway(self.settings, services)
