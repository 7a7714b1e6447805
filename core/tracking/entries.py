"""The grammar of entries: name, value, unit, day. Whatever has exactly that shape is an entry, and no post."""
# ruff: noqa: RUF001 - minus signs and words of other scripts

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.tracking.days import TODAY, Day, read_day
from core.tracking.durations import read_duration
from core.tracking.names import fold
from core.tracking.numbers import Number, read_number, with_plain_digits
from core.tracking.said import EntrySaid
from core.tracking.tracker import Kind, Tracker
from core.tracking.units import SIGNS, converted, trimmed

_NAME = re.compile(r"(?P<name>[^\s:=*]+)\s?(?P<sign>[:=*]?)(?:\s|$|(?<=[:=*]))", re.DOTALL)
_WORD = re.compile(r" ?(?P<word>[^\W\d_]+(?:/[^\W\d_]+)?[²³]?|[%$€£¥₽₹₺°][CcFf]?)(?!\w)")
_SCALED = re.compile(
    r"(?P<value>[-−+]?\d{1,4}(?:[.,]\d{1,2})?)(?: ?(?:/|of|out of|von|de|sur|su|van|z|из) ?(?P<high>\d{1,4}))?"
    r"(?![\w.,/:-]*\d|[\w%/])",
    re.IGNORECASE,
)
_LONGEST_VALUE = 80
"""Characters of a value with its unit and its day."""
_BETWEEN = " ,;"


@dataclass(frozen=True, slots=True)
class Value:
    """A value that was read, in the tracker's unit, the day beside it, and what follows."""

    value: Decimal
    other: Decimal | None
    day: Day
    rest: str


def named(text: str, trackers: Sequence[Tracker]) -> tuple[Tracker, str, str] | None:
    """The tracker whose name a text begins with, a sign behind the name, and all that follows."""
    found = _NAME.match(text)
    if found is None:
        return None
    name = fold(found["name"])
    tracker = next((each for each in trackers if fold(each.name) == name), None)
    return (tracker, found["sign"], text[found.end() :].lstrip()) if tracker is not None else None


def read_entry(text: str, trackers: Sequence[Tracker], *, with_words: bool = False) -> EntrySaid | None:
    """The entry that a text is, if it is one.

    Args:
        text: folded for comparing, without a slash in front.
        trackers: those whose names count.
        with_words: whether words may stand beside any value, as they may beside one on a scale.
    """
    found = named(text, trackers)
    return entry_of(*found, with_words=with_words) if found is not None else None


def entry_of(tracker: Tracker, sign: str, said: str, *, with_words: bool = False) -> EntrySaid | None:
    """The entry of that tracker that was said behind its name, if it is one."""
    if tracker.kind is Kind.NOTE:
        return _note(tracker, sign, said)
    replaces = sign in {"=", "*"} or said[:1] in {"=", "*"}
    read = read_value(said.lstrip("=* "), tracker)
    if read is None or (read.rest and not (with_words or tracker.kind is Kind.SCALE)):
        return None
    other = trimmed(read.other) if read.other is not None else None
    return EntrySaid(tracker, trimmed(read.value), other, read.rest, read.day, replaces)


def _note(tracker: Tracker, sign: str, said: str) -> EntrySaid | None:
    if sign in {"=", "*"}:
        return EntrySaid(tracker, words=said, replaces=True) if said else None
    before, colon, behind = said.partition(":")
    day = read_day(with_plain_digits(before)) if colon and len(before) <= _LONGEST_VALUE else None
    if day is not None and not day[1].strip() and behind.strip():
        return EntrySaid(tracker, words=behind.strip(), day=day[0])
    return EntrySaid(tracker, words=said) if said else None


def read_value(said: str, tracker: Tracker) -> Value | None:
    """The value at the beginning of what was said to a tracker, its unit, and the day before or behind it."""
    head, tail = with_plain_digits(said[:_LONGEST_VALUE]), said[_LONGEST_VALUE:]
    first = read_day(head)
    day, head = (first[0], first[1].lstrip(_BETWEEN + ":")) if first is not None else (None, head)
    if first is not None and (number := _number(head, tracker)) is None:
        day, head = None, with_plain_digits(said[:_LONGEST_VALUE])
    number = _number(head, tracker)
    if number is None:
        return None
    value, other, rest = number
    last = read_day(rest.lstrip(_BETWEEN)) if day is None else None
    if last is not None:
        day, rest = last
    words = rest if tail else rest.lstrip(_BETWEEN)
    return Value(value, other, day or TODAY, (words + tail).strip())


def _number(text: str, tracker: Tracker) -> tuple[Decimal, Decimal | None, str] | None:
    """The number at the beginning, in the tracker's unit, and what follows it and its unit."""
    lasted = read_duration(text, tracker.unit)
    if lasted is not None:
        return lasted[0], None, lasted[1]
    if tracker.kind is Kind.SCALE:
        return _on_scale(text, tracker)
    signed = _sign_before(text)
    unit, text = signed if signed is not None else ("", text)
    read = read_number(text)
    if read is None:
        return None
    number, rest = read
    if unit:
        return _in_unit(number, unit, rest, tracker)
    return _with_unit(number, rest, tracker)


def _sign_before(text: str) -> tuple[str, str] | None:
    """A currency before the number, and what follows it."""
    for sign in SIGNS:
        if text[: len(sign)].casefold() == sign:
            return sign, text[len(sign) :].lstrip()
    return None


def _on_scale(text: str, tracker: Tracker) -> tuple[Decimal, Decimal | None, str] | None:
    """`4`, `4/5`, `4 out of 5`."""
    found = _SCALED.match(text)
    if found is None:
        return None
    low, high = tracker.measure.low, tracker.measure.high
    value = Decimal(found["value"].replace(",", ".").replace("−", "-"))
    is_on_it = low <= value <= high and (found["high"] is None or int(found["high"]) == high)
    return (value, None, text[found.end() :]) if is_on_it else None


def _with_unit(number: Number, rest: str, tracker: Tracker) -> tuple[Decimal, Decimal | None, str] | None:
    found = _WORD.match(rest)
    if found is not None:
        if read_day(rest.lstrip(_BETWEEN)) is None or rest[:1] not in _BETWEEN:
            in_unit = _in_unit(number, found["word"], rest[found.end() :], tracker)
            if in_unit is not None:
                return in_unit
        if rest[:1] not in _BETWEEN:
            return None  # it is glued to the number, and no unit of the tracker's
    return number.value, number.other, rest


def _in_unit(number: Number, unit: str, rest: str, tracker: Tracker) -> tuple[Decimal, Decimal | None, str] | None:
    value = converted(number.value, unit, tracker.unit)
    if value is None:
        return None
    other = converted(number.other, unit, tracker.unit) if number.other is not None else None
    return value, other, rest
