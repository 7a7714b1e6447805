"""What values of a tracker are, as people say it: `kg`, `1-5`, `note`."""

import re

from core.tracking.numbers import with_plain_digits
from core.tracking.tracker import Kind, Measure
from core.tracking.units import find_unit, is_unit, shown_unit

_NOTES = """
note notes text texts words journal notiz notizen nota notas notitie notatka заметка not 日記 メモ
"""
_COUNTS = """
number numbers count zahl número nombre numero
"""
NOTES = frozenset(_NOTES.split())
COUNTS = frozenset(_COUNTS.split())
PAUSES = frozenset({"off", "pause", "paused"})
GOES_ON = frozenset({"on", "resume"})
_SCALE = re.compile(r"(-?\d{1,3})(?:-|–|—|\.\.|to)(\d{1,3})")  # noqa: RUF001
HIGHEST = 999
"""End of a scale, and -999 the lowest."""
_END = re.compile(r"-?[0-9]{1,3}")
_MOST_STEPS = 1000


def read_measure(said: str) -> Measure | None:
    """The measure of that word, if it can be one."""
    folded = with_plain_digits(said).casefold()
    if folded in NOTES:
        return Measure(Kind.NOTE)
    if folded in COUNTS:
        return Measure()
    scale = _SCALE.fullmatch(folded)
    if scale is not None:
        return measure_of(Kind.SCALE, "", scale[1], scale[2])
    return measure_of(Kind.NUMBER, said)


def measure_of(kind: Kind, unit: str = "", low: str = "", high: str = "") -> Measure | None:
    """The measure of that kind, unit and ends of its scale, as they were typed; nothing if it can't be one."""
    match kind:
        case Kind.NOTE:
            return Measure(Kind.NOTE)
        case Kind.SCALE:
            ends = [with_plain_digits(each) for each in (low, high)]
            if not all(_END.fullmatch(each) for each in ends):
                return None
            least, most = map(int, ends)
            return Measure(Kind.SCALE, low=least, high=most) if least < most <= least + _MOST_STEPS else None
        case Kind.NUMBER:
            return Measure(unit=shown_unit(unit)) if not unit or is_unit(unit) else None


def is_known_measure(said: str) -> bool:
    """Whether a word can hardly mean anything else behind `TRACK name` than what is asked of that tracker."""
    folded = said.casefold()
    if folded in PAUSES or folded in GOES_ON or folded in NOTES or folded in COUNTS:
        return True
    return find_unit(said) is not None or _SCALE.fullmatch(with_plain_digits(folded)) is not None
