from channels.twilio.client import ListedMessage, TwilioClient
from channels.twilio.error_codes import verdict_on
from clients.failures import CallFailed
from core.clock import MINUTE, after
from core.delivery import Again, Delivery, Done, Outcome, Refused, Unknown
from core.message import Message
from core.tx import Tx
from storage import addresses
from storage.engine.database import Database

CLOCKS_DIFFER = MINUTE
"""So much earlier than it left us a text may be listed. The client allows for how far the carrier's clock is off now;
ours may have been set since. What other deliveries have become is passed over anyway."""
GONE_WRONG = frozenset({"failed", "undelivered", "canceled"})
TOO_MANY = 20429
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
            sid = await self._client.send(message.recipient.value, message.sender.value, message.body, reports_url)
        except CallFailed as failed:
            return outcome_of(failed, delivery)
        return Done(sid)

    async def settle(self, delivery: Delivery) -> Outcome:
        """Look for it in the carrier's list: what is there was sent, what isn't is sent now."""
        message = Message.from_json(delivery.content)
        try:
            listed = await self._client.sent_to(message.recipient.value, after(delivery.handed_at, -CLOCKS_DIFFER))
        except CallFailed as failed:
            return Unknown(failed.reason)
        taken = await self._db.read(taken_by_others, [each.sid for each in listed], delivery.id)
        for each in reversed(listed):
            if each.sid not in taken and is_it(each, message.body):
                return Done(each.sid)
        return Again("It isn't in the carrier's list.", seconds=0)


def reports_to(url: str, delivery_id: int) -> str:
    """Where the carrier reports on that delivery."""
    return f"{url}?delivery={delivery_id}"


def is_it(listed: ListedMessage, body: str) -> bool:
    """Whether a listed message is this text, sent and not failed. White space may differ."""
    if listed.status in GONE_WRONG:
        return False
    return listed.body.removeprefix(TRIAL_LEAD).split() == body.split()


def taken_by_others(tx: Tx, sids: list[str], delivery_id: int) -> set[str]:
    """Those of the carrier's messages that are known to be other deliveries'."""
    return {
        sid
        for sid in sids
        if tx.row("SELECT 1 FROM deliveries WHERE carrier_sid = :sid AND id <> :id", sid=sid, id=delivery_id)
    }


def outcome_of(failed: CallFailed, delivery: Delivery) -> Outcome:
    """What a failed call means for the delivery."""
    if failed.happened is None:
        return Unknown(failed.reason)
    verdict = verdict_on(failed.code)
    if failed.code is None or failed.retry_after is not None or failed.code == TOO_MANY:
        return Again(failed.reason, failed.retry_after)
    if verdict.operators or verdict.tries > delivery.attempts:
        return Again(verdict.reason, waits=verdict.waits)
    address_id = delivery.address_id
    if verdict.opted_out and address_id is not None:
        return Refused(verdict.reason, failed.code, then=lambda tx: addresses.opt_out(tx, address_id))
    return Refused(verdict.reason, failed.code)
