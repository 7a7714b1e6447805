"""How texts are folded to be compared with what phones send: no case, no accents, no apostrophes."""

import re
import unicodedata

LONGEST = 600
"""So much of a text is looked at: what phones send by themselves says so at its beginning."""
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛`´"))
_LATIN = {ord("ł"): "l", ord("ø"): "o", ord("ı"): "i", ord("đ"): "d", ord("æ"): "ae", ord("œ"): "oe"}
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670]")


def fold(text: str) -> str:
    """The beginning of a text, folded; one space for each run of white space."""
    folded = text[:LONGEST].casefold().translate(_APOSTROPHES)
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", folded).translate(_LATIN)))
    return " ".join(folded.split())
