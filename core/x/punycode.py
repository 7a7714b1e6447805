"""How long a label of a domain is in Punycode (RFC 3492): what the domain name system has room for.

Python's codec takes more than the square of a label's length for it, on what anybody may write.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator

_BASE, _SKEW, _DAMP, _FIRST_BIAS = 36, 38, 700, 72
_LEAST, _MOST = 1, 26
_FIRST_CODE = 0x80


def encoded_length(label: str, most: int) -> int:
    """How many characters a label takes, if they are no more than `most`; else some number above it."""
    if len(label) > most:
        return len(label)
    basic = len(label.encode("ascii", "ignore"))
    length, handled, bias = basic + bool(basic), basic, _FIRST_BIAS
    for delta in _deltas(label):
        length += _digits(delta, bias)
        if length > most:
            break
        damp = _DAMP if handled == basic else 2
        handled += 1
        bias = _adapted(delta // damp, handled)
    return length


def _deltas(label: str) -> Iterator[int]:
    """The numbers that stand for what is beyond ASCII (section 6.3): lower codes first, then from left to right."""
    places: dict[str, list[int]] = {}
    for place, sign in enumerate(label):
        places.setdefault(sign, []).append(place)
    handled = sorted(place for sign in places if sign.isascii() for place in places[sign])
    code, delta = _FIRST_CODE, 0
    for sign in sorted(sign for sign in places if not sign.isascii()):
        delta += (ord(sign) - code) * (len(handled) + 1)
        passed = 0
        lower = handled.copy()
        for place in places[sign]:
            before = bisect_left(lower, place)
            yield delta + before - passed
            delta, passed = 0, before
            insort(handled, place)
        delta += len(lower) - passed + 1
        code = ord(sign) + 1


def _digits(delta: int, bias: int) -> int:
    """How many digits a number takes (section 6.3)."""
    digits, place = 1, _BASE
    while delta >= (threshold := min(max(place - bias, _LEAST), _MOST)):
        delta = (delta - threshold) // (_BASE - threshold)
        digits, place = digits + 1, place + _BASE
    return digits


def _adapted(delta: int, handled: int) -> int:
    """The next bias (section 6.1)."""
    delta += delta // handled
    bias = 0
    while delta > (_BASE - _LEAST) * _MOST // 2:
        delta //= _BASE - _LEAST
        bias += _BASE
    return bias + (_BASE - _LEAST + 1) * delta // (delta + _SKEW)
