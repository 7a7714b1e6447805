"""How wide words are when drawn, roughly, and how they are made to fit."""

import re
import unicodedata

from core.x.emoji import EMOJI

_LEFT_OUT = "…"
_STEP = 1.0
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML can't hold (Extensible Markup Language 1.0, section 2.2)."""
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of all that follows."""
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_PICTURE = 1.4
_WIDE = 1.05
_CAPITAL = 0.72
_NARROW = frozenset(" .,:;!|'iIjlft()[]-")
_NARROW_LETTER = 0.36
_BROAD = frozenset("mwMW@%")
_BROAD_LETTER = 0.97
_LETTER = 0.6
"""Widths in ems, of Noto Sans and the usual fonts of screens; rather too much than too little."""


def plain_words(words: str) -> str:
    """In one line, without what can't be drawn and what would turn the direction of the rest."""
    return " ".join(_STEERING.sub("", _NOT_XML.sub("", words)).split())


def width_of(words: str, size: float) -> float:
    """About how wide words are in letters of that size."""
    pictures = EMOJI.findall(words)
    rest = EMOJI.sub("", words) if pictures else words
    return size * (_PICTURE * len(pictures) + sum(map(_ems, rest)))


def _ems(sign: str) -> float:
    if sign.isascii():
        if sign in _BROAD:
            return _BROAD_LETTER
        return _NARROW_LETTER if sign in _NARROW else _CAPITAL if sign.isupper() else _LETTER
    if unicodedata.east_asian_width(sign) in {"W", "F"}:
        return _WIDE
    if unicodedata.category(sign) in _NO_WIDTH:
        return 0
    return _CAPITAL


def fitted(words: str, room: float, size: float, smallest: float) -> tuple[str, float]:
    """Words in the largest letters in which they fit; if they never do, as many of them as fit in the smallest."""
    line = plain_words(words)
    while size > smallest and width_of(line, size) > room:
        size = max(smallest, size - _STEP)
    if width_of(line, size) <= room:
        return line, size
    kept, taken = list[str](), width_of(_LEFT_OUT, size)
    for sign in characters(line):
        taken += width_of(sign, size)
        if taken > room:
            break
        kept.append(sign)
    return "".join(kept).rstrip() + _LEFT_OUT, size


_CHARACTER = re.compile(rf"(?:{EMOJI.pattern})|.[\u0300-\u036f\u200d\ufe00-\ufe0f]*", re.DOTALL)


def characters(words: str) -> list[str]:
    """Words in what people see as characters: an emoji with all that is joined to it, a letter with its accents."""
    return [found[0] for found in _CHARACTER.finditer(words)]
