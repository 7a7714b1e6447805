"""What may be a secret though nothing says so. Only for texts that are asked about anyway."""
# ruff: noqa: RUF001 - words of other scripts

import re

from core.reading.meant_for.concepts import concepts_in
from core.reading.meant_for.features import tokens_of
from core.reading.phrases.lexicon import spoken
from core.reading.secrets.vocabulary import DOORS

_YEAR_OR_SO = re.compile(r"(?:19|20)\d\d|[1-9]0{2,}|\d{1,2}[:.]\d\d|1234|24/7|\d{1,3}(?:[.,]\d{3})+")
_NUMBERS = re.compile(r"(?<![\w.,:$€£¥#@-])\d[\d-]{2,}\d(?![\w:%€$£]|[.,]\d)")
_MIXED = re.compile(r"(?<![\w@#/.])(?=[^\W_]*\d)(?=\d*[^\W\d_])[\w!#$%&*+.-]{5,64}")
_ORDINARY = re.compile(
    r"\d+(?:st|nd|rd|th|ish|min|mins|hrs?|km|kg|mph|pm|am|pp|x|k|p|s|er|e|a|€|days?|am-\d+pm)?", re.IGNORECASE
)
_GROUPS = re.compile(r"(?<![\w.,:/-])(?=[\d -]*\d\d)\d{1,3}(?:[ -]\d{1,3}){2,}(?![\w%]|[.,:/]\d)")
_SPOKEN = (
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|null"
    r"|eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|un|deux|trois|quatre|cinq|sept|huit|neuf|due|tre|quattro"
    r"|cinque|sei|sette|otto|nove|dois|quatro|sete|oito|nul|een|twee|drie|zes|zeven|jeden|dwa|trzy|cztery|pięć|sześć"
    r"|siedem|osiem|dziewięć|ноль|один|два|три|четыре|пять|шесть|семь|восемь|девять|sıfır|bir|iki|üç|dört|beş|altı|yedi"
    r"|sekiz|dokuz)"
)
_DIGITS_IN_WORDS = re.compile(rf"\b{_SPOKEN}(?:[ ,-]+{_SPOKEN}){{3,}}\b", re.IGNORECASE)
_VALUABLES = re.compile(
    r"(?:\b(?:cash|money|quid|euros?|pounds|dollars|bucks|savings|jewell?ery|wedding rings?|passports?)\b"
    r"|[£$€₦₹]\s?\d+|\b\d{2,5} (?:in it|out)\b)"
    r".{0,50}\b(?:in|under|behind|inside|back of) (?:the|my|our|that|her|his|a) (?:\w+ ){0,2}?"
    r"(?:tin|caddy|tea ?pot|drawer|jar|panel|mattress|bed|freezer|sock|shoe ?box|wardrobe|loft|rice|cistern"
    r"|floor ?boards?|cooler|cupboard|shelf|bread ?bin|piano|vase|planter|books?|envelope)\b"
    r"|\b(?:tin|jar|envelope|box|bag) with (?:the|my|our|his|her) (?:cash|money|savings|jewell?ery|passports?)\b",
    re.IGNORECASE,
)
"""Where money or the like is kept at home."""
_MOST_LOOKED_AT = 400
_OPENS = frozenset({"=KEY", "=CODE", "=PASSWORD"})
_ASKS = frozenset({"=?", "=WHAT", "=WHERE", "=WHO", "=WHY", "=HOW", "=WHICH", "=HOWMUCH", "=CANYOU", "=CANI"})


def may_hold_secret(plain: str) -> bool:
    """Whether a number of four digits and more, or a word with digits in it, may be a code or a password.

    So may anything beside a key, a door, a code or a password, unless it asks about them, and where money is kept.

    Args:
        plain: the text, folded as in `Words.plain`. Its beginning is looked at.
    """
    plain = plain[:_MOST_LOOKED_AT]
    if spells_digits(plain) or tells_what_opens(plain) or _VALUABLES.search(plain) is not None:
        return True
    if not any(sign.isdigit() for sign in plain):
        return False
    if _NUMBERS.search(plain) is not None and not DOORS.isdisjoint(spoken(plain)):  # an alarm's may look like a year
        return True
    if any(_YEAR_OR_SO.fullmatch(found[0]) is None for found in _NUMBERS.finditer(plain)):
        return True
    if any(_ORDINARY.fullmatch(found[0]) is None for found in _MIXED.finditer(plain)):
        return True
    return _GROUPS.search(plain) is not None


def tells_what_opens(plain: str) -> bool:
    """Whether a text tells of what opens something, and where or how: "le chiavi stanno dietro il quadro"."""
    concepts = set(concepts_in(tokens_of(plain)))
    return not _OPENS.isdisjoint(concepts) and _ASKS.isdisjoint(concepts)


def spells_digits(plain: str) -> bool:
    """Whether four digits and more are spelled out in words, as people dictate a number."""
    return _DIGITS_IN_WORDS.search(plain[:_MOST_LOOKED_AT]) is not None
