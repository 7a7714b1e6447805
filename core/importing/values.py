"""Numbers as programs write them in tables: which sign is the decimal one is found out from all of them."""

import re
from collections.abc import Iterable
from decimal import Decimal

from core.tracking.numbers import with_plain_digits
from core.tracking.units import tidy, trimmed

LONGEST = 40
"""Characters of a number."""
MEANT = 15
"""Digits that a binary fraction holds: what follows is noise."""
MOST = 10**20
_NUMBER = {
    ".": re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"),
    ",": re.compile(r"[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"),
}
"""By the decimal sign; the other one may part thousands."""
_LOOKS_LIKE_ONE = re.compile(r"[-+]?\d[\d.,]*")
_GROUPS = {",": re.compile(r"[-+]?\d{1,3}(?:,\d{3})+"), ".": re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+")}
_BETWEEN = re.compile(r"(?<=\d)[\s'’](?=\d{3})")  # noqa: RUF001
_MINUS = "−"  # noqa: RUF001


def decimal_sign_of(cells: Iterable[str], separator: str) -> str:
    """Which sign these numbers' decimals stand behind; if nothing tells, a comma where semicolons part columns."""
    for cell in cells:
        said = cell.strip()
        if _LOOKS_LIKE_ONE.fullmatch(said) is None:
            continue
        comma, point = said.rfind(","), said.rfind(".")
        if comma >= 0 and point >= 0:
            return "," if comma > point else "."
        for sign, place in ((",", comma), (".", point)):
            if place >= 0 and _GROUPS[sign].fullmatch(said) is None:
                return sign
    return "," if separator == ";" else "."


def read_value(cell: str, decimal_sign: str) -> Decimal | None:
    """The number that a cell is, without decimals that nobody means; nothing if it is none, or too large."""
    said = _BETWEEN.sub("", with_plain_digits(cell.strip()).replace(_MINUS, "-"))
    if len(said) > LONGEST or _NUMBER[decimal_sign].fullmatch(said) is None:
        return None
    other = "," if decimal_sign == "." else "."
    value = Decimal(said.replace(other, "").replace(",", "."))
    if abs(value) >= MOST:
        return None
    return trimmed(tidy(value)) if len(value.as_tuple().digits) > MEANT else value
