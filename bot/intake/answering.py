"""How a reply gets to its person: with the answer to the webhook if nothing else waits, else as a delivery."""

from core.clock import after
from core.events import OptedIn, OptedOut
from core.message import Message
from core.sender_state import SenderState
from core.text import Text, TextState
from core.text_result import TextResult
from core.tx import Tx
from storage import recent_deletions, spending
from storage.delivery import deliveries, messages, replies
from storage.spending import Spent


def answer(tx: Tx, text: Text, sender: SenderState, result: TextResult, *, inline: bool) -> TextResult:
    """Count what the text and its reply cost, and store the reply: said at once, or as a delivery."""
    channel = tx.channels[text.sender.channel]
    message = Message(text.sender, text.recipient, result.reply.body, result.reply.picture)
    size = messages.measured(tx, message)
    is_silenced = sender.opted_out and not isinstance(result.event, OptedIn)
    said = size if not is_silenced else channel.measure("")
    came = channel.measure(text.body or " ")  # a photo without words is billed too
    spent = Spent(came.segments, said.segments, text_micros=came.micros + said.micros)
    if not spending.add_if_there(tx, text.person.id, spent):
        recent_deletions.add_costs(tx, text.sender, spent)
    if not result.reply:
        return result
    new = messages.to_deliver(
        tx, message, size, person_id=text.person.id, address_id=sender.address_id, text_id=text.id
    )
    if isinstance(result.event, OptedOut):
        new = new._replace(address_id=None)  # the last word before silence goes out
    if is_silenced:
        deliveries.add_dead(tx, new, deliveries.OPTED_OUT)
        return result
    if inline and not sender.waits:
        delivery_id = deliveries.add_inline(tx, new, after(tx.now, channel.report_within))
        return result.given(message.body, delivery_id, message.picture)
    deliveries.expedite(tx, new.lane, channel.answer_within)
    return result.given("", deliveries.add(tx, new))


def answer_again(tx: Tx, text: Text) -> TextResult:
    """What a text that is known already was answered: the same once more, unless the carrier has it."""
    known = replies.known_text(tx, text.sid)
    if known is None:
        return TextResult(state=TextState.DUPLICATE)
    result = TextResult(known.id, known.person, TextState.DUPLICATE)
    report_by = after(tx.now, tx.channels[text.sender.channel].report_within)
    if known.reply is None or not replies.hand_over_again(tx, known.id, report_by):
        return result
    return result.given(known.reply.body, known.id, known.reply.picture)
