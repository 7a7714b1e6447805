"""Check digits: whether a number can be what it looks like. All take digits of any script, without separators."""

from collections.abc import Iterable

_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
# Verhoeff (1969): the multiplication of the dihedral group D5, and its permutation.
_TIMES = (
    *("0123456789", "1234067895", "2340178956", "3401289567", "4012395678"),
    *("5987604321", "6598710432", "7659821043", "8765932104", "9876543210"),
)
_PERMUTED = (
    *("0123456789", "1576283094", "5803796142", "8916043527"),
    *("9453126870", "4286573901", "2793806415", "7046913258"),
)


def numbers(digits: str) -> list[int]:
    """The digits as numbers."""
    return list(map(int, digits))


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B."""
    given = numbers(digits)
    return (sum(given[-1::-2]) + sum(_DOUBLED[digit] for digit in given[-2::-2])) % 10 == 0


def weighed(digits: str, weights: Iterable[int]) -> int:
    """The sum of the digits, each times its weight; as many as there are weights."""
    return sum(digit * weight for digit, weight in zip(numbers(digits), weights, strict=False))


def verhoeff(digits: str) -> bool:
    """Verhoeff's check, as India's Aadhaar has it."""
    check = 0
    for position, digit in enumerate(reversed(numbers(digits))):
        check = int(_TIMES[check][int(_PERMUTED[position % 8][digit])])
    return check == 0


def mod_11_10(digits: str) -> bool:
    """ISO/IEC 7064, MOD 11,10."""
    product = 10
    for digit in numbers(digits[:-1]):
        product = ((digit + product) % 10 or 10) * 2 % 11
    return (11 - product) % 10 == int(digits[-1])


def mod_97(signs: str) -> int:
    """The remainder of digits and capital letters (A is 10) by 97, as in ISO/IEC 7064."""
    return int("".join(str(int(sign, 36)) for sign in signs)) % 97
