"""What somebody sees of themselves, and the time zone that they choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.pins import number_of
from actions.reminders.reckoning import reckon_anew
from core.asking import Asks
from core.phones import zones
from core.tx import Tx
from storage import asking, people, sessions
from storage.reports import monthly
from storage.rooms import members
from storage.signing_in import credentials, session_list
from storage.signing_in.session_list import ListedSession


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """A person's own account.

    Attributes:
        name: as they chose it; empty if they didn't.
        number: in E.164 form; empty if they have none.
        zone: the time zone that they chose; empty if they didn't.
        guessed_zone: the one that their number tells; empty if it tells none.
    """

    name: str
    number: str
    has_password: bool
    asks: Asks
    zone: str
    guessed_zone: str
    sessions: Sequence[ListedSession]


def account(tx: Tx, person_id: int) -> OwnAccount:
    """All that the account page shows."""
    number = number_of(tx, person_id)
    return OwnAccount(
        members.name_of(tx, person_id),
        number,
        credentials.has_one(tx, person_id),
        asking.chosen(tx, person_id),
        people.zone_of(tx, person_id),
        zones.guess(number) if number else "",
        session_list.of_person(tx, person_id),
    )


def choose_zone(tx: Tx, person_id: int, zone: str) -> bool:
    """Reckon that person's days and reminders in that time zone (IANA), or, if empty, by what their number tells.

    False, and nothing changed, if there is no such zone.
    """
    if zone and zone not in zones.names():
        return False
    people.choose_zone(tx, person_id, zone)
    monthly.reckon_anew(tx, person_id)
    reckon_anew(tx, person_id, zone_of(tx, person_id))
    return True


def zone_of(tx: Tx, person_id: int) -> str:
    """The person's time zone (IANA): the chosen one, or the one that their number tells; empty if unknown."""
    return people.zone_of(tx, person_id) or zones.guess(number_of(tx, person_id))


def end_session(tx: Tx, person_id: int, session_id: int) -> bool:
    """Sign one browser out, if it is that person's."""
    return sessions.revoke_one_of(tx, person_id, session_id)
