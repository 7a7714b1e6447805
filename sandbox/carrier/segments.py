"""How many segments a text is billed and sent as (Twilio's documentation, "SMS character limit")."""

from functools import lru_cache
from typing import Final

_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWO_SEPTETS: Final = frozenset("^{}\\[]~|€\f")
_ALPHABET: Final = _BASIC | _TWO_SEPTETS
_LAST_OF_ONE_UNIT: Final = 0xFFFF


@lru_cache(maxsize=4096)
def count(body: str) -> int:
    """Segments of `body`: 160 or 153 septets each in GSM-7, 70 or 67 units each in UCS-2."""
    if set(body) <= _ALPHABET:
        return _split([2 if letter in _TWO_SEPTETS else 1 for letter in body], 160, 153)
    return _split([2 if ord(letter) > _LAST_OF_ONE_UNIT else 1 for letter in body], 70, 67)


def _split(costs: list[int], alone: int, each: int) -> int:
    if sum(costs) <= alone:
        return 1
    segments, room = 1, each
    for cost in costs:
        if cost > room:
            segments, room = segments + 1, each
        room -= cost
    return segments
