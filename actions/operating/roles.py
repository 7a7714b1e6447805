from actions.operating.subjects import numbers_of, person_of
from core.address import sms
from core.tx import Tx
from storage import addresses, people
from storage.desk import audit, operators
from storage.desk.operators import Role


def set_role(tx: Tx, by: str, written: str, role: Role) -> str | None:
    """Give whoever is meant that role; returns their pseudonym, or nothing if nobody is meant.

    A number that has never texted is met by this, so that an operator can be named before they write. A role is taken
    only from people who are there.
    """
    person_id = person_of(tx, written)
    if person_id is None and role is not Role.NONE:
        person_id = _met(tx, written)
    if person_id is None:
        return None
    before = operators.role_of(tx, person_id)
    operators.set_role(tx, person_id, role)
    tag = people.tag_of(tx, person_id)
    if role is not before:
        audit.add(tx, by, f"made {role.with_article}" if role is not Role.NONE else "took the role away", tag)
    return tag


def _met(tx: Tx, written: str) -> int | None:
    number = next(numbers_of(written), None) if written.startswith("+") else None
    return addresses.meet_first(tx, sms(number)).person.id if number else None
