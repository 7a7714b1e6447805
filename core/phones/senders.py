"""Whose texts are answered: numbers of the countries that are served, and none that charge who sends to them.

What a reply costs depends on where it goes. Calling codes don't tell: +1 is also the Caribbean's, and that of premium
numbers. So this asks Google's metadata of numbers (phonenumbers).
"""

from collections.abc import Collection, Iterable
from functools import lru_cache

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    format_number,
    is_possible_number,
    number_type,
    parse,
    region_code_for_country_code,
    region_code_for_number,
)

from core.address import is_number

_DEAR = frozenset({PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.PAGER})
_LONGEST_SHORT_CODE = 8
_NORTH_AMERICA = "+1"
_AREA_CODE_END = 5
_REMEMBERED = 4096


class Senders:
    """Tells which senders are served: those of `countries` (ISO 3166), or else of where our own `numbers` are."""

    def __init__(self, countries: Iterable[str], numbers: Iterable[str]) -> None:
        own = [_region(parse(number)) for number in numbers if is_number(number)]
        self.countries: Collection[str] = frozenset(countries) or frozenset(own)
        self.home = own[0] if own else min(self.countries, default="")
        """Whose numbers may be written without a country."""

    def read(self, words: str) -> str:
        """The number that somebody typed, in E.164 form; empty if it is none."""
        try:
            parsed = parse(words, self.home or None)
        except NumberParseException:
            return ""
        number = format_number(parsed, PhoneNumberFormat.E164)
        return number if is_number(number) and is_possible_number(parsed) and not parsed.extension else ""

    def unserved(self, sender: str) -> str:
        """Why this sender gets no answer; nothing if they do."""
        if not is_number(sender):
            is_code = sender.isascii() and sender.isdigit() and len(sender) <= _LONGEST_SHORT_CODE
            return "short code" if is_code else "no number"
        region, is_dear = _known_of(_telling(sender))
        if is_dear:
            return "dear number"
        return "" if region in self.countries else "other country"


def country_of(number: str) -> str:
    """The country (ISO 3166) that a number is of; empty if it is none."""
    return _known_of(_telling(number))[0] if is_number(number) else ""


def _telling(number: str) -> str:
    """A number that stands for all of its kind: in North America the area code tells country and kind."""
    if not number.startswith(_NORTH_AMERICA) or len(number) < _AREA_CODE_END:
        return number
    return f"{number[:_AREA_CODE_END]}2345678"


@lru_cache(_REMEMBERED)
def _known_of(number: str) -> tuple[str, bool]:
    """The country of a number, and whether sending to it costs more than to others; no country if it is none."""
    try:
        parsed = parse(number)
    except NumberParseException:
        return "", False
    return _region(parsed), number_type(parsed) in _DEAR


def _region(number: PhoneNumber) -> str:
    """The country of a number; of one that isn't given to anybody, the first that has its calling code."""
    return region_code_for_number(number) or region_code_for_country_code(number.country_code or 0)
