"""Fonts that come with the program, so that what is drawn here looks alike everywhere and lacks no letters."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from core.x.emoji import EMOJI

FOLDER = Path(__file__).parent
"""Of all of them; their licence is beside them."""


class Font(NamedTuple):
    """A font: what it is called, and its file."""

    family: str
    file: str

    @property
    def path(self) -> str:
        """Of its file."""
        return str(FOLDER / self.file)


USUAL = Font("Noto Sans", "NotoSans.ttf")
"""For Latin, Greek and Cyrillic letters, and whatever no other has."""
PICTURES = Font("Noto Emoji", "NotoEmoji.ttf")
"""In one colour, that of the text."""
_OTHERS = {
    Font(
        "Noto Sans Arabic", "NotoSansArabic.ttf"
    ): "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    Font("Noto Sans Hebrew", "NotoSansHebrew.ttf"): "\u0590-\u05ff\ufb1d-\ufb4f",
    Font("Noto Sans Devanagari", "NotoSansDevanagari.ttf"): "\u0900-\u097f\ua8e0-\ua8ff",
    Font("Noto Sans Bengali", "NotoSansBengali.ttf"): "\u0980-\u09ff",
    Font("Noto Sans Tamil", "NotoSansTamil.ttf"): "\u0b80-\u0bff",
    Font("Noto Sans Thai", "NotoSansThai.ttf"): "\u0e00-\u0e7f",
    Font("Noto Sans CJK SC", "NotoSansCJK.otf"): "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef",
}
_FONTS = (USUAL, PICTURES, *_OTHERS)
_RUN = re.compile(
    rf"(?P<_1>(?:(?:{EMOJI.pattern}))+)|"
    + "|".join(f"(?P<_{number}>[{signs}]+)" for number, signs in enumerate(_OTHERS.values(), start=2))
)


def runs(words: str) -> Iterator[tuple[Font, str]]:
    """Words in parts that are written with one font each."""
    end = 0
    for found in _RUN.finditer(words):
        if found.start() > end:
            yield USUAL, words[end : found.start()]
        yield _FONTS[int((found.lastgroup or "_0")[1:])], found[0]
        end = found.end()
    if end < len(words):
        yield USUAL, words[end:]
