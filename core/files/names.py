"""Names of files that every system takes."""

import re
import unicodedata

LONGEST_STEM = 80
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def safe_stem(words: str) -> str:
    """What is left of any words in a file's name that every system takes: letters, digits, - _ ' ( ) and spaces."""
    kept = "".join(sign if _may_stand(sign) else "_" for sign in unicodedata.normalize("NFC", words))
    stem = " ".join(kept.split())[:LONGEST_STEM].strip(" .")
    return f"_{stem}" if not stem or _RESERVED.fullmatch(stem) else stem


def _may_stand(sign: str) -> bool:
    return sign.isalnum() or sign in "-_'() " or unicodedata.category(sign) in {"Mn", "Mc"}
