"""What operators do about people: known by their pseudonym, for a reason that is kept."""

from dataclasses import dataclass

from actions.leaving import delete_person
from core.clock import DAY, NEVER, Moment, after
from core.tx import Tx
from storage import addresses, people, texts
from storage.desk import audit
from storage.rooms import members

FOR_EVER = 3650 * DAY
"""A hold that lasts until it is released."""
LEAST_REASON = 3
LONGEST_REASON = 500


class NoReason(Exception):
    """It needs a reason, of a few words."""


@dataclass(frozen=True, slots=True)
class RevealedText:
    """What a text said, and from which number it came; `body` is None once it is erased."""

    body: str | None
    sender: str
    media: int


@dataclass(frozen=True, slots=True)
class RevealedPerson:
    """Who somebody is: their name, if they gave one, and their numbers."""

    name: str
    addresses: list[str]


def hold(tx: Tx, by: str, person_id: int, milliseconds: int, why: str) -> Moment:
    """Keep their texts without acting on them for so long; returns until when.

    Raises:
        NoReason: when none is given.
    """
    reason = _checked(why)
    people.lock_known(tx, person_id)
    until = after(tx.now, milliseconds)
    people.hold(tx, person_id, until)
    audit.add(
        tx, by, "held" if milliseconds >= FOR_EVER else _held_for(milliseconds), people.tag_of(tx, person_id), reason
    )
    return until


def release(tx: Tx, by: str, person_id: int, why: str = "") -> None:
    """Act on what they text from now on; what was on hold can be replayed."""
    people.lock_known(tx, person_id)
    people.hold(tx, person_id, NEVER)
    audit.add(tx, by, "released", people.tag_of(tx, person_id), why.strip()[:LONGEST_REASON])


def delete(tx: Tx, by: str, person_id: int, why: str) -> None:
    """Delete the person with everything of theirs, as STOP does; nobody is told.

    Raises:
        NoReason: when none is given.
    """
    reason = _checked(why)
    people.lock_known(tx, person_id)
    audit.add(tx, by, "deleted", people.tag_of(tx, person_id), reason)
    delete_person(tx, person_id)


def reveal_text(tx: Tx, by: str, sid: str, why: str) -> RevealedText | None:
    """What a text said, and who sent it; None if there is no such text. That it was seen is in the audit.

    Raises:
        NoReason: when none is given.
    """
    reason = _checked(why)
    kept = texts.find(tx, sid)
    if kept is None:
        return None
    audit.add(tx, by, "saw what it says", sid, reason)
    if kept.content is None:
        return RevealedText(None, "", 0)
    text = texts.opened(kept, tx.keys)
    return RevealedText(text.body, text.sender.value, len(text.media))


def reveal_person(tx: Tx, by: str, person_id: int, why: str) -> RevealedPerson:
    """Who somebody is. That it was seen is in the audit.

    Raises:
        NoReason: when none is given.
    """
    reason = _checked(why)
    audit.add(tx, by, "saw who it is", people.tag_of(tx, person_id), reason)
    reached = [each.address.value for each in addresses.of_person(tx, person_id)]
    return RevealedPerson(members.name_of(tx, person_id), reached)


def _checked(why: str) -> str:
    reason = " ".join(why.split())[:LONGEST_REASON]
    if len(reason) < LEAST_REASON:
        raise NoReason
    return reason


def _held_for(milliseconds: int) -> str:
    days = milliseconds // DAY
    return "held for a day" if days == 1 else f"held for {days} days"
