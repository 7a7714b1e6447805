"""Names of trackers: one word that doesn't begin ordinary sentences, and is no command."""

import unicodedata
from enum import Enum, auto

from core.reading.carrier_words import ALL_CARRIER_WORDS
from core.reading.secrets.vocabulary import CODE_WORDS, SURE_WORDS
from core.tracking.day_words import DAYS_AGO, MONTHS, WEEKDAYS
from core.tracking.first_words import FIRST_WORDS
from core.tracking.units import find_unit

LENGTHS = range(2, 25)
_LONGEST_SHORT_UNIT = 3
"""Letters of a unit that stands beside numbers in ordinary texts: kg, min."""
_RESERVED = """
add all amount back beta bot cancel chart charts clear code count csv data date day days delete diagram done
drop edit end entries entry export feeling find graph help import index keep later list log login logout look
lost menu name note notes number off on one open page password photo photos pin post posts print quiet
remind reminder reminders remove rename report reports reset restart room rooms save search see settings show
skip start stats status stop streak sum sync test text tick times track tracker trackers tracking undo unit
update value values week year zone
"""
RESERVED = frozenset(_RESERVED.split())
"""Words that are commands, or may become some."""


class Unfit(Enum):
    """Why something can't be a tracker's name."""

    SHAPE = auto()
    """It is no word of 2 to 24 letters that begins with one."""
    COMMAND = auto()
    """It is a command, or the carriers own it."""
    FIRST_WORD = auto()
    """Ordinary texts often begin with it, and those are posts."""
    SECRET = auto()
    """It stands beside secrets."""


def fold(name: str) -> str:
    """A name for comparing: case and ways to write the same letters don't matter."""
    if name.isascii():
        return name.casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


def unfit(name: str, commands: frozenset[str]) -> Unfit | None:
    """Why something can't be a tracker's name, if it can't; `commands` are in upper case."""
    folded = fold(name)
    if not _has_shape(folded):
        return Unfit.SHAPE
    if folded in RESERVED or folded.upper() in commands or folded.upper() in ALL_CARRIER_WORDS:
        return Unfit.COMMAND
    if folded in CODE_WORDS or folded in SURE_WORDS:
        return Unfit.SECRET
    is_said = folded in FIRST_WORDS or folded in DAYS_AGO or folded in WEEKDAYS or folded in MONTHS
    is_short_unit = len(folded) <= _LONGEST_SHORT_UNIT and find_unit(folded) is not None
    return Unfit.FIRST_WORD if is_said or is_short_unit else None


def _has_shape(folded: str) -> bool:
    if len(folded) not in LENGTHS or not folded[0].isalpha():
        return False
    return all(sign.isalnum() or sign in "-_" or unicodedata.category(sign) in {"Mn", "Mc"} for sign in folded)
