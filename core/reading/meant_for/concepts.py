"""What words say, whatever their language: "danke", "merci" and "cheers" are all THANKS.

Where few texts of a language were learned from, its words weigh little; but what THANKS in front of YOU weighs was
learned in all of them. The words stand in concepts.txt, a line for each concept and language: "THANKS fr: merci
merci_beaucoup". Brands, places and people are left out, as they are of all that is learned.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from core.reading.meant_for.accents import without_accents
from core.reading.meant_for.features import tokens_of

_WORDS = Path(__file__).with_name("concepts.txt")
SIGN = "="
"""With it begins the name of each concept: no word of a text has it in front."""
_START, _END = f"{SIGN}^", f"{SIGN}$"
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Of scripts without spaces between words, or with endings at their ends: Thai, Japanese, Chinese, Korean."""
_FIRST_UNSPACED = "\u0e00"
_LONGEST_UNSPACED = 8
_SHORTEST_BARE = 4
"""Letters of a word or phrase: shorter ones without their accents are words of other languages."""
_SYLLABLE = re.compile("[\u3040-\u309f]")
"""A sign of Japanese that says nothing by itself."""


class _Known(NamedTuple):
    """What a word says, or "", and the phrases that begin with it, by their second word."""

    concept: str
    phrases: dict[str, dict[tuple[str, ...], str]]


def _read() -> dict[str, _Known]:
    """What is known of each word. What stands under two concepts has the first.

    Words without their accents, as many type them, come after all others: "the" is no bank card of Vietnam.
    """
    words: dict[str, str] = {sign: SIGN + sign for sign in "?!"}
    phrases: dict[str, dict[str, dict[tuple[str, ...], str]]] = {}
    entries = list(_entries())
    for said, concept in [*entries, *_typed_without_accents(entries)]:
        if len(said) == 1:
            words.setdefault(said[0], concept)
        else:
            phrases.setdefault(said[0], {}).setdefault(said[1], {}).setdefault(said, concept)
    return {word: _Known(words.get(word, ""), phrases.get(word, {})) for word in words | phrases}


def _entries() -> Iterator[tuple[tuple[str, ...], str]]:
    for line in _WORDS.read_text("utf-8").splitlines():
        name, _, words = line.partition(": ")
        concept = SIGN + name.partition(" ")[0]
        for word in words.split(" "):
            yield ((word,) if word.isalnum() else tuple(tokens_of(word.replace("_", " ")))), concept


def _typed_without_accents(entries: Iterable[tuple[tuple[str, ...], str]]) -> Iterator[tuple[tuple[str, ...], str]]:
    for said, concept in entries:
        bare = tuple(map(without_accents, said))
        if bare != said and sum(map(len, bare)) >= _SHORTEST_BARE:
            yield bare, concept


_KNOWN = _read()


def concepts_in(tokens: Sequence[str]) -> chain[str]:
    """What a text says, as features: each concept, and each two in a row, whatever stands between; its ends too."""
    found = _concepts_of(tokens)
    marked = [_START, *found, _END]
    return chain(found, map("".join, zip(marked, marked[1:])))  # noqa: B905, RUF007 - cut off by the shorter


def _concepts_of(tokens: Sequence[str]) -> list[str]:
    """The concepts of a text in their order, the longest phrase first."""
    found = []
    count, passed = len(tokens), 0  # so many tokens are in phrases already found, or before them
    known_of = _KNOWN.get
    for at, token in enumerate(tokens):
        if at < passed:
            continue
        known = known_of(token)
        if known is None:
            if token[0] >= _FIRST_UNSPACED and _UNSPACED.match(token) is not None:
                found += _concepts_within(token)
            continue
        concept, phrases = known
        if phrases and at + 1 < count and tokens[at + 1] in phrases:
            begun = phrases[tokens[at + 1]]
            phrase = _phrase_at(tokens, at, begun)
            if phrase:
                found.append(begun[phrase])
                passed = at + len(phrase)
                continue
        if concept:
            found.append(concept)
    return found


def _phrase_at(tokens: Sequence[str], at: int, phrases: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest of these that stands there, or nothing."""
    return max((phrase for phrase in phrases if tuple(tokens[at : at + len(phrase)]) == phrase), key=len, default=())


def _concepts_within(token: str) -> list[str]:
    """Those of words that run together, the longest first."""
    found = []
    at = 0
    while at < len(token):
        for length in range(min(_LONGEST_UNSPACED, len(token) - at), 0, -1):
            known = _KNOWN.get(token[at : at + length])
            if known is not None and known.concept and (length > 1 or _SYLLABLE.match(token[at]) is None):
                found.append(known.concept)
                at += length
                break
        else:
            at += 1
    return found
