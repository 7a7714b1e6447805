"""Whether a text of a language that puts no spaces between words says a certain thing, told in linear time.

A regular expression for it, `(?:あ|ああ|…)*(?:消して|…)(?:ね|…)*`, tries all ways in which a text can be cut into
words, and strangers can send texts that can be cut in millions of ways.
"""

import re
from collections.abc import Iterable, Mapping

_SIGNS = re.compile(r"(?:[^\w\u0e31-\u0e4e]|_)+")
"""What is between words; the vowels and tones of Thai are marks, and part of its words."""
_LONGEST = 160
_MORE = "+"

_ByFirst = Mapping[str, tuple[str, ...]]
"""Words by their first sign."""


class Unspaced:
    """A thing that is said in such languages: words that may stand before it, for it, and behind it."""

    __slots__ = ("_forms",)

    def __init__(self, *forms: tuple[str, str, str]) -> None:
        """Make it.

        Args:
            forms: of each language, or of several, the words before (any number), the words that say it (one of them)
                and the words behind (any number), each as "あ|え|ああ". A final "+" lets the sign before it come again.
        """
        self._forms = tuple((_by_first(before), _by_first(said), _by_first(behind)) for before, said, behind in forms)

    def fits(self, plain: str) -> bool:
        """Whether a text says this, and nothing else; its signs don't matter."""
        if plain.isascii() or len(plain) > _LONGEST:
            return False
        text = _SIGNS.sub("", plain)
        return any(
            len(text) in _through(text, behind, _behind_one(text, said, _through(text, before, {0})))
            for before, said, behind in self._forms
        )


def _by_first(words: str) -> _ByFirst:
    found: dict[str, tuple[str, ...]] = {}
    for word in words.split("|"):
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


def _through(text: str, words: _ByFirst, places: set[int]) -> set[int]:
    """Where one can be after any number of these words, from any of these places."""
    reached = set(places)
    new = list(places)
    while new:
        for end in _ends(text, words, new.pop()):
            if end not in reached:
                reached.add(end)
                new.append(end)
    return reached


def _behind_one(text: str, words: _ByFirst, places: Iterable[int]) -> set[int]:
    """Where one can be after one of these words."""
    return {end for place in places for end in _ends(text, words, place)}


def _ends(text: str, words: _ByFirst, place: int) -> Iterable[int]:
    if place == len(text):
        return
    for word in words.get(text[place], ()):
        again = word.endswith(_MORE)
        said = word.removesuffix(_MORE)
        if not text.startswith(said, place):
            continue
        end = place + len(said)
        yield end
        while again and end < len(text) and text[end] == said[-1]:
            end += 1
            yield end
