"""Words in classes, so that a few patterns over classes read what people say in many ways and languages.

"no don't post it" is N D P O, and so is "nee plaats dat niet", if the lexicon of a topic says so.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from core.reading.typos import Typos

UNKNOWN = "x"
"""The class of words that a lexicon doesn't have."""

LONGEST = 160
"""Longer texts are not looked up: what is, is short."""
_REMEMBERED = 64
"""So many texts are remembered as they are spoken: a dozen rules ask for the same one, one after the other."""
_SHORTEST_MENDED = 5
_SHORTEST_STEM = 3
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛`´ʼ＇"))
_LATIN = {ord("ł"): "l", ord("ø"): "o", ord("ı"): "i", ord("đ"): "d", ord("æ"): "ae", ord("œ"): "oe", ord("ß"): "ss"}
# Accents of Latin, Greek and Cyrillic letters; vowel signs and carried hamzas of Arabic.
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670\u0640]")
_WORD = re.compile(r"[^\W_][\w\u0900-\u0dff\u3099\u309a]*")
_DRAWN = re.compile(r"([^\W\d_])\1{2,}")


@lru_cache(_REMEMBERED)
def spoken(plain: str) -> tuple[str, ...]:
    """The words of a text as they are spoken, to be looked up: "Nooo, DON'T!" is no, dont.

    Without case, accents, apostrophes, signs, and letters that are drawn out. Of long texts, nothing: what is looked
    up is short.
    """
    return tuple(_WORD.findall(_folded(plain))) if len(plain) <= LONGEST else ()


def _folded(plain: str) -> str:
    folded = plain.casefold().translate(_APOSTROPHES)
    if not folded.isascii():
        folded = _MARKS.sub("", unicodedata.normalize("NFKD", folded)).translate(_LATIN)
    return _DRAWN.sub(r"\1", folded)


def entries(table: str) -> Iterator[tuple[str, ...]]:
    """The words and phrases of a table: "never_mind" is a phrase, "borra~lo~la" is borra, borralo, borrala."""
    for entry in _folded(table).split():
        if entry.isalnum():  # as most are
            yield (entry,)
            continue
        stem, *endings = entry.replace("_", " ").split("~")
        for word in (stem, *(_DRAWN.sub(r"\1", stem + ending) for ending in endings)):
            yield tuple(_WORD.findall(word))


class Lexicon:
    """Finds the class of each word, or phrase of up to five words, in a text."""

    __slots__ = ("_classes", "_longest", "_mended_classes", "_stems", "_typos")

    def __init__(self, classes: Mapping[str, str], mended: str = "", stems: Mapping[str, str] | None = None) -> None:
        """Make it.

        Args:
            classes: by a letter each, tables of words (see `entries`). What is in two has the first.
            mended: the classes of whose words a last letter typed twice, and of longer ones any slip, is forgiven.
            stems: likewise, tables of beginnings: a word that no table has is of the class of its longest one.
        """
        self._stems = {
            phrase[0]: letter for letter, table in (stems or {}).items() for phrase in entries(table) if phrase
        }
        self._classes: dict[tuple[str, ...], str] = {}
        self._longest: dict[str, int] = {}
        for letter, table in classes.items():
            for phrase in entries(table):
                self._classes.setdefault(phrase, letter)
                self._longest[phrase[0]] = max(self._longest.get(phrase[0], 0), len(phrase))
        self._mended_classes = frozenset(mended)
        self._typos = Typos(
            phrase[0]
            for phrase, letter in self._classes.items()
            if letter in mended and len(phrase) == 1 and len(phrase[0]) >= _SHORTEST_MENDED
        )

    def tags(self, said: Sequence[str]) -> str:
        """A letter for each word or phrase of a text, the longest phrase first; `UNKNOWN` for unknown ones."""
        return "".join([letter for letter, _ in self.tagged(said)])

    def tags_if_known(self, said: Sequence[str]) -> str | None:
        """The same, or nothing if a word is unknown: found out at the first one, for most texts have one early."""
        found = []
        at, count = 0, len(said)
        while at < count:
            letter, taken = self._tag(said, at)
            if letter == UNKNOWN:
                return None
            found.append(letter)
            at += taken
        return "".join(found)

    def has(self, letter: str, phrase: tuple[str, ...]) -> bool:
        """Whether a class has just this word or phrase, without any slip."""
        return self._classes.get(phrase) == letter

    def begins(self, letter: str) -> frozenset[str]:
        """The first words of all entries of a class."""
        return frozenset(phrase[0] for phrase, found in self._classes.items() if found == letter)

    def telling(self, letter: str) -> frozenset[str]:
        """Of each entry of a class its longest word: without any of these, nothing of the class is in a text."""
        return frozenset(max(phrase, key=len) for phrase, found in self._classes.items() if found == letter)

    def tagged(self, said: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
        """The same, each letter with its word or words."""
        found = []
        at = 0
        while at < len(said):
            letter, taken = self._tag(said, at)
            found.append((letter, tuple(said[at : at + taken])))
            at += taken
        return found

    def _tag(self, said: Sequence[str], at: int) -> tuple[str, int]:
        word = said[at]
        longest = self._longest.get(word)
        if longest is not None:
            for length in range(min(longest, len(said) - at), 0, -1):
                letter = self._classes.get(tuple(said[at : at + length]))
                if letter is not None:
                    return letter, length
        if self._stems:
            for end in range(len(word), _SHORTEST_STEM - 1, -1):
                letter = self._stems.get(word[:end])
                if letter is not None:
                    return letter, 1
        return self._mended(word) if self._mended_classes else UNKNOWN, 1

    def _mended(self, word: str) -> str:
        """The class of a word with its last letter doubled, or with a slip of the finger."""
        if len(word) > 2 and word[-1] == word[-2]:  # noqa: PLR2004 - "noo", not "oo"
            letter = self._classes.get((word[:-1],))
            if letter in self._mended_classes:
                return str(letter)
        if len(word) < _SHORTEST_MENDED - 1:
            return UNKNOWN
        for near in self._typos.near(word):
            # "deleted" and "delete" are two words, not a slip.
            if not word.startswith(near):
                return self._classes[near,]
        return UNKNOWN
