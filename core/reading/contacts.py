"""Phone numbers, streets and e-mail addresses, which few people mean to publish."""

import re

from core.reading.words import Words

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_PHONE = re.compile(r"(?<![\w.])\+?(?:\(?\d{2,4}\)?[ .-]?){2,5}\d{2,4}(?![\w.])")
_FEWEST_DIGITS = 9


def has_contact(words: Words) -> bool:
    """Whether a phone number, a street or an e-mail address is in a text."""
    if "@" in words.plain and _EMAIL.search(words.plain):
        return True
    return any(sum(sign.isdigit() for sign in found[0]) >= _FEWEST_DIGITS for found in _PHONE.finditer(words.plain))
