from dataclasses import replace

from channels.twilio.client import ListedMessage, TwilioClient
from channels.twilio.error_codes import verdict_on, verdict_on_failure
from channels.twilio.transport import TWILIO_TOO_MANY
from channels.twilio.webhooks import reports_to
from clients.failures import CallFailed
from clients.their_clock import MAY_DIFFER
from core.clock import after
from core.delivery import Again, Delivery, Done, Outcome, Refused, Unknown, Verdict
from core.events.services import TextsPaused
from core.message import Message
from core.tx import Tx
from storage.delivery import opt_outs
from storage.delivery.carrier_sids import sid_of, taken_by_others
from storage.delivery.delivery_reports import give_up_message
from storage.engine.database import Database, NotCommitted

GONE_WRONG = frozenset({"failed", "undelivered", "canceled"})
TRIAL_LEAD = "Sent from your Twilio trial account - "


class TwilioCourier:
    """Carries texts to Twilio."""

    def __init__(self, client: TwilioClient, db: Database, reports_url: str, at_once: int) -> None:
        self.at_once = at_once
        self._client = client
        self._db = db
        self._reports_url = reports_url

    async def send(self, delivery: Delivery) -> Outcome:
        """Have it sent, once."""
        message = Message.from_json(delivery.content)
        reports_url = reports_to(self._reports_url, delivery.id)
        try:
            sid = await self._client.send(
                message.recipient.value, message.sender.value, message.body, reports_url, message.picture
            )
        except CallFailed as failed:
            return outcome_of(failed, delivery)
        return Done(sid)

    async def settle(self, delivery: Delivery) -> Outcome:
        """Look for it in the carrier's list: what is there was sent, what isn't is sent now.

        Of one that the carrier is known to have, the list tells what became of it.
        """
        message = Message.from_json(delivery.content)
        try:
            listed = await self._client.sent_to(message.recipient.value, after(delivery.handed_at, -MAY_DIFFER))
            taken, known = await self._db.read(_ours_and_others, [each.sid for each in listed], delivery.id)
        except CallFailed as failed:
            return Unknown(failed.reason)
        except NotCommitted as error:
            return Unknown(str(error))
        for each in reversed(listed):
            if each.sid == known and each.status in GONE_WRONG:
                return _failed(each, delivery)
            if each.sid == known or (each.sid not in taken and is_it(each, message.body)):
                return Done(each.sid)
        return Again("It isn't in the carrier's list.", seconds=0)


def is_it(listed: ListedMessage, body: str) -> bool:
    """Whether a listed message is this text, sent and not failed. White space may differ."""
    if listed.status in GONE_WRONG:
        return False
    return listed.body.removeprefix(TRIAL_LEAD).split() == body.split()


def _ours_and_others(tx: Tx, sids: list[str], delivery_id: int) -> tuple[set[str], str | None]:
    """Those that are other deliveries', and the one that is known to be this one's, if any is."""
    return taken_by_others(tx, sids, delivery_id), sid_of(tx, delivery_id)


def _failed(listed: ListedMessage, delivery: Delivery) -> Outcome:
    """What it means that the list has it as failed: as if that had been reported."""
    verdict = verdict_on_failure(listed.error_code)
    outcome = by_verdict(verdict, listed.error_code, delivery)
    if isinstance(outcome, Again):
        return replace(outcome, then=lambda tx: give_up_message(tx, delivery.id, listed.sid))
    return outcome


def outcome_of(failed: CallFailed, delivery: Delivery) -> Outcome:
    """What a failed call means for the delivery."""
    if failed.happened is None:
        return Unknown(failed.reason)
    if failed.code is None or failed.retry_after is not None or failed.code == TWILIO_TOO_MANY:
        return Again(failed.reason, failed.retry_after)
    return by_verdict(verdict_on(failed.code), failed.code, delivery)


def by_verdict(verdict: Verdict, code: int | None, delivery: Delivery) -> Outcome:
    """What is to be done about a failure with that code."""
    if verdict.operators or verdict.tries > delivery.attempts:
        needs_operator = verdict.operators or verdict.is_unknown
        events = (TextsPaused(code, verdict.reason),) if needs_operator else ()
        return Again(verdict.reason, waits=verdict.waits, events=events)
    address_id = delivery.address_id
    if verdict.opted_out and address_id is not None:
        return Refused(verdict.reason, code, then=lambda tx: opt_outs.opt_out(tx, address_id))
    return Refused(verdict.reason, code)
