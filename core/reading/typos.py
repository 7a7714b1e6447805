"""Slips of the finger: known words that a typed one is next to."""

from collections.abc import Iterable

_SHORT = 3
_LONGEST = 16


def one_typo(typed: str, known: str) -> bool:
    """Whether `typed` is `known` with one slip: a letter too many, missing, wrong, or two swapped.

    Of known words of three letters only a swap or a doubled letter counts ("UES", "USEE"): with
    any other slip, "and" would be END, "used" USE and "yet" YES. Shorter words have no slips, and
    fewer than three typed letters are none. Both are compared as given, case included.
    """
    if typed == known or len(typed) < _SHORT or len(known) < _SHORT:
        return False
    if len(known) == _SHORT:
        return _swapped(typed, known) or _doubled(typed, known)
    if len(typed) == len(known):
        return _swapped(typed, known) or sum(a != b for a, b in zip(typed, known, strict=True)) == 1
    longer, shorter = (typed, known) if len(typed) > len(known) else (known, typed)
    return len(longer) == len(shorter) + 1 and shorter in _with_one_less(longer)


def _swapped(typed: str, known: str) -> bool:
    """Whether two neighbours changed places."""
    if len(typed) != len(known):
        return False
    wrong = [at for at, letter in enumerate(typed) if letter != known[at]]
    match wrong:
        case [left, right]:
            return right == left + 1 and typed[left] == known[right] and typed[right] == known[left]
    return False


def _doubled(typed: str, known: str) -> bool:
    """Whether one letter was typed twice."""
    return any(typed == known[: at + 1] + known[at:] for at in range(len(known)))


def _with_one_less(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


class Typos:
    """Finds the known words that a typed one may stand for, without comparing it to each.

    Two words that are one slip apart become the same when at most one letter is taken out of
    each; so all known words are filed under what is left of them.
    """

    __slots__ = ("_known", "_left")

    def __init__(self, known: Iterable[str]) -> None:
        """File `known` words; their order is the order of `near`."""
        self._known = dict.fromkeys(known)
        self._left: dict[str, set[str]] = {}
        for word in self._known:
            for left in {word} | _with_one_less(word):
                self._left.setdefault(left, set()).add(word)

    def near(self, typed: str) -> tuple[str, ...]:
        """The word itself if it is known, else all known words that are one slip away."""
        if typed in self._known:
            return (typed,)
        if not _SHORT <= len(typed) <= _LONGEST:
            return ()
        maybe = set(self._left.get(typed, ()))
        for at in range(len(typed)):
            found = self._left.get(typed[:at] + typed[at + 1 :])
            if found:
                maybe |= found
        if not maybe:
            return ()
        return tuple(word for word in self._known if word in maybe and one_typo(typed, word))
