"""Numbers as people text them: `78.2`, `78,2`, `1.234,5`, `12 345`, `-3`, in any script's digits."""
# ruff: noqa: RUF001 - minus signs and apostrophes as phones type them

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

MOST_DIGITS = 12
"""Of a number that is kept."""
_NUMBER = re.compile(
    r"[-−+]?(?:(?P<spaced>\d{1,3}(?: \d{3})+(?:[.,]\d{1,6})?)|(?P<digits>\d+(?:[.,'’]\d+)*))(?![\w.,]*\d|[-/:]\d)"
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’ ]\d{3})+")
_MINUS = "-−"
_THOUSAND = 3
_ARABIC = str.maketrans("٫٬", ".,")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read.

    Attributes:
        value: the number.
        other: what else it may be: `1,234` is a thousand and more to some, and hardly more than one to others.
    """

    value: Decimal
    other: Decimal | None = None


def with_plain_digits(text: str) -> str:
    """The text with the digits of all scripts as 0 to 9, and Arabic's decimal signs likewise."""
    if text.isascii():
        return text
    digits = (str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return "".join(digits).translate(_ARABIC)


def read_number(text: str) -> tuple[Number, str] | None:
    """The number at the beginning of a text with plain digits, and what follows it; nothing if there is none.

    A date, a time or a version ("20.11.2026", "7:30", "1.2.3") is none.
    """
    found = _NUMBER.match(text)
    if found is None:
        return None
    is_negative = found[0][0] in _MINUS
    number = _grouped_and_decimal(found["spaced"] or found["digits"])
    if number is None:
        return None
    rest = text[found.end() :]
    return (Number(-number.value, None if number.other is None else -number.other) if is_negative else number), rest


def _grouped_and_decimal(digits: str) -> Number | None:
    """Which of the signs between the digits part thousands, and which is the decimal one."""
    if sum(sign.isdigit() for sign in digits) > MOST_DIGITS:
        return None
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        whole = digits.isdigit() or _GROUPED.fullmatch(digits)
        return Number(Decimal(_digits(digits))) if whole else None
    before, sign, behind = digits[:last], digits[last], digits[last + 1 :]
    as_decimal = Number(Decimal(f"{_digits(before)}.{behind}"))
    if before.isdigit():
        if len(behind) != _THOUSAND or before.startswith("0") or len(before) > _THOUSAND:
            return as_decimal
        as_thousands = Number(Decimal(before + behind))
        first, second = (as_thousands, as_decimal) if sign == "," else (as_decimal, as_thousands)
        return Number(first.value, second.value)
    if sign in before:  # more than once: it parts thousands, or it is a date
        return Number(Decimal(_digits(digits))) if _GROUPED.fullmatch(digits) and _is_one_sign(digits) else None
    return as_decimal if _GROUPED.fullmatch(before) else None


def _is_one_sign(digits: str) -> bool:
    return len({sign for sign in digits if not sign.isdigit()}) == 1


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
