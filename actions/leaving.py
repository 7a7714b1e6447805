from dataclasses import dataclass

from actions.waiting import keep_back
from core.address import Address
from core.clock import Moment
from core.reading.carrier_words import CarrierWord, carrier_word
from core.reading.words import read_words
from core.tx import Tx
from storage import addresses, forgetting, past_texts, questions, recent_deletions
from storage.delivery import opt_outs
from storage.x import posts

DELETION = "STOP"
"""Behind a backslash."""


@dataclass(frozen=True, slots=True)
class PersonDeleted:
    """The person is gone, with everything of theirs; `too_often` if that happened many times within the hour."""

    too_often: bool


def delete_person(tx: Tx, person_id: int, told_at: Moment | None = None) -> PersonDeleted:
    """Delete the person and everything of theirs; they can begin anew, with any text sent after `told_at` (now)."""
    times = recent_deletions.note(tx, person_id, tx.now if told_at is None else told_at)
    recent_deletions.set_costs_aside(tx, person_id)
    forgetting.forget(tx, person_id)
    return PersonDeleted(times > recent_deletions.MOST)


def opt_out(tx: Tx, person_id: int, address_id: int) -> None:
    """No texts to that address any more: nothing is asked, and nothing published by a word that was told."""
    opt_outs.opt_out(tx, address_id)
    questions.close_any(tx, person_id)
    keep_back(tx, posts.unfinished(tx, person_id))


def wants_to_leave(body: str, opt_out_type: str = "") -> bool:
    """Whether a text is a carrier's word for no more texts, or the command that deletes its person."""
    return _is_deletion(body) or carrier_word(read_words(body), opt_out_type) is CarrierWord.OPT_OUT


def _is_deletion(body: str) -> bool:
    words = read_words(body)
    return words.backslash and words.first == DELETION and len(words.parts) == 1


def let_leave(tx: Tx, sid: str, address: Address, body: str, sent_at: Moment) -> bool:
    """Do what such a text wants, of somebody who gets no answers, once; false if nobody has that address.

    Nothing is done by one that was sent before they left and came back. The text isn't stored: its identifier is
    remembered, as those of texts that are erased.
    """
    addresses.lock(tx, address)
    sender = addresses.find(tx, address)
    if sender is None or past_texts.among(tx, [sid]):
        return False
    past_texts.remember(tx, [sid])
    if recent_deletions.find(tx, address).left_at > sent_at:
        return False
    if _is_deletion(body):
        delete_person(tx, sender.person.id, sent_at)
    elif opt_outs.is_latest_word(tx, sender.address_id, sent_at):
        opt_out(tx, sender.person.id, sender.address_id)
    return True
