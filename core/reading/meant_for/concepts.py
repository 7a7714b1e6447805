"""What words say, whatever their language: "danke", "merci" and "cheers" are all THANKS.

Where few texts of a language were learned from, its words weigh little; but what THANKS in front of YOU weighs was
learned in all of them. The words stand in concepts.txt, a line for each concept and language: "THANKS fr: merci
merci_beaucoup". Brands, places and people are left out, as they are of all that is learned.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

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
    """What a word says, or "", and what it says together with those that follow.

    Attributes:
        concept: its own.
        pairs: of it and the next word.
        longer: of the phrases of three words and more, by the next word: the words after that one, the most first.
    """

    concept: str
    pairs: dict[str, str]
    longer: dict[str, list[tuple[tuple[str, ...], str]]]


_NONE: dict[str, Any] = {}
"""Of all words with which no phrase begins; never written to."""


@cache
def _word(concept: str) -> _Known:
    """What a word says with which no phrase begins: the same for all words of a concept, as there are many."""
    return _Known(concept, _NONE, _NONE)


def _read() -> dict[str, _Known]:
    """What is known of each word. What stands under two concepts has the first.

    Words without their accents, as many type them, come after all others: "the" is no bank card of Vietnam.
    """
    known = {sign: _word(SIGN + sign) for sign in "?!"}
    entries = list(_entries())
    for (first, *rest), concept in [*entries, *_typed_without_accents(entries)]:
        found = known.get(first)
        if not rest:
            if found is None:
                known[first] = _word(concept)
            elif not found.concept:
                known[first] = found._replace(concept=concept)
            continue
        if found is None or found.pairs is _NONE:
            known[first] = found = _Known(found.concept if found else "", {}, {})
        if len(rest) == 1:
            found.pairs.setdefault(rest[0], concept)
        else:
            found.longer.setdefault(rest[0], []).append((tuple(rest[1:]), concept))
    for found in known.values():
        for phrases in found.longer.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))  # of two that are the same, the first stays in front
    return known


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
    """What a text says, as features: each concept, and each two and three in a row, whatever stands between.

    The beginning and the end of a text count as concepts beside others.
    """
    found = _concepts_of(tokens)
    marked = [_START, *found, _END]
    pairs = zip(marked, marked[1:])  # noqa: B905, RUF007 - all are cut off by the shortest
    threes = zip(marked, marked[1:], marked[2:])  # noqa: B905 - likewise
    return chain(found, map("".join, pairs), map("".join, threes))


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
        concept, pairs, longer = known
        if at + 1 < count and ((second := tokens[at + 1]) in pairs or second in longer):
            said, length = _phrase_at(tokens, at, known)
            if length:
                found.append(said)
                passed = at + length
                continue
        if concept:
            found.append(concept)
    return found


def _phrase_at(tokens: Sequence[str], at: int, known: _Known) -> tuple[str, int]:
    """What the longest phrase there says, and of how many words it is: none, if no phrase stands there."""
    second = tokens[at + 1]
    for rest, concept in known.longer.get(second, ()):
        if rest == tuple(tokens[at + 2 : at + 2 + len(rest)]):
            return concept, 2 + len(rest)
    concept = known.pairs.get(second, "")
    return concept, 2 if concept else 0


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
