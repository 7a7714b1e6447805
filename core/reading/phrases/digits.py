"""Figures of other scripts, read as ours: "٤٤٠٩" and "४४०९" are 4409, so that one rule is enough for all."""

import sys
import unicodedata

_BASIC = 0x10000
"""Of the Basic Multilingual Plane: nobody texts in mathematical bold or in the script of Adlam with figures of it."""
_FIGURES = {
    code: str(unicodedata.digit(chr(code)))
    for code in range(0x80, min(_BASIC, sys.maxunicode))
    if unicodedata.category(chr(code)) == "Nd"
}


def with_ascii_digits(text: str) -> str:
    """A text, its figures written 0 to 9."""
    return text if text.isascii() else text.translate(_FIGURES)
