"""Whom or what an operator means: a number as people write it, a pseudonym, a name at X, an id, a sid."""

import re
from collections.abc import Iterator

from core.address import is_number, sms
from core.tx import Tx
from storage import addresses, people
from storage.x import accounts

_WRITTEN = re.compile(r"[\s().\-\u2010-\u2015\u00a0/]+")
NATIONAL_DIGITS = 10
"""Digits of a number of the North American Numbering Plan (country code 1)."""


def numbers_of(written: str) -> Iterator[str]:
    """The E.164 numbers that may be meant: with or without +, 00 or the country code 1, with spaces and the like."""
    digits = _WRITTEN.sub("", written)
    national = [f"+1{digits}"] if len(digits) == NATIONAL_DIGITS else []
    for found in dict.fromkeys([digits, f"+{digits.removeprefix('00')}", *national]):
        if is_number(found):
            yield found


def person_of(tx: Tx, written: str) -> int | None:
    """The person with that number, that pseudonym, or that name at X (`@name`)."""
    if written.startswith("@"):
        return accounts.owner_of(tx, written[1:])
    for number in numbers_of(written):
        sender = addresses.find(tx, sms(number))
        if sender is not None:
            return sender.person.id
    return people.id_of_tag(tx, written)


def is_id(written: str) -> bool:
    """Whether it may be the id of a row: a number of up to 63 bits."""
    return written.isascii() and written.isdigit() and int(written) < 2**63
