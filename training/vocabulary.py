"""What of the texts is learned: frequent words that are no names, two and three in a row, concepts, and letters."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from core.reading.meant_for.concepts import concepts_in
from core.reading.meant_for.features import letter_groups, neighbours_in, size_of, tokens_of
from training.texts import PEOPLE, POSTS, Example

FEWEST = 2
"""In so many lines something must be to be learned: what is in fewer is somebody's name, or chance."""
_WORD = re.compile(r"\w+|[.!?]")
_SENTENCE_ENDS = frozenset(".!?")
_NO_NAMES = frozenset(
    "i im ill ive id monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat"
    " sun lol omg ok tv xmas christmas easter mom mum dad mama papa god".split()
)
_NAMES = frozenset(
    "james carlos yijue chikku armand wesley alex ryan john jay kate anna emma tom ben dan sam joe paul peter"
    " mark david michael mike chris sarah susan lucy mary obama boehner gillard lulu armand sura kz xuhui"
    " shuhui chechi ashley justin tampa chennai nigeria london england india delhi mumbai america singapore"
    " japan china dublin boston texas chicago usf mu orchard sathy delhi toronto canada australia scotland"
    " ireland paris york vegas ipad iphone ipod apple android google facebook twitter windows microsoft nokia"
    " motorola samsung sony yahoo msn xbox playstation netflix starbucks mcdonalds amazon youtube skype ebay"
    " blackberry tmobile verizon att orange vodafone firefox chrome safari photoshop wordpress papercuts"
    " boytoy".split()
)
"""Names that people write small, as these collections and ours have them."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The features that there are, in order, and the words among them."""

    features: tuple[str, ...]
    words: frozenset[str]

    def within(self, names: AbstractSet[str]) -> "Vocabulary":
        """The same with none but these."""
        return Vocabulary(tuple(name for name in self.features if name in names), self.words & names)


def vocabulary_of(examples: Sequence[Example]) -> Vocabulary:
    """The features that are in enough of the lines; names of people, places and brands are none."""
    names = names_in(examples)
    lines = defaultdict[str, list[list[str]]](list)
    for example in examples:
        lines[example.line or example.text].append(tokens_of(example.text))
    counts = Counter(token for texts in lines.values() for token in {token for tokens in texts for token in tokens})
    words = frozenset(word for word, count in counts.items() if count >= FEWEST and word not in names)
    found = Counter(
        feature
        for texts in lines.values()
        for feature in {feature for tokens in texts for feature in features_of(tokens, words)}
    )
    kept = sorted(
        name
        for name, count in found.items()
        if count >= FEWEST and names.isdisjoint(name.split(" ")) and not has_number(name)
    )
    return Vocabulary(tuple(kept), words)


def has_number(feature: str) -> bool:
    """Whether a number is in it, as in "18h": no year and no time of day is learned."""
    return not feature.startswith("size:") and any(
        word.isdecimal() or sum(sign.isdecimal() for sign in word) > 1 for word in feature.split(" ")
    )


def features_of(tokens: list[str], words: frozenset[str]) -> list[str]:
    """All features of a text, each as often as it is there."""
    found = [size_of(tokens)]
    for token in tokens:
        if token in words or not token[0].isalpha():
            found.append(token)
        if token[0].isalpha():
            found += letter_groups(token)
    return [*found, *neighbours_in(tokens), *concepts_in(tokens)]


def names_in(examples: Iterable[Example]) -> frozenset[str]:
    """Words that mostly have a capital letter within sentences: names. Told from the English collections only."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for example in examples:
        if example.source not in {PEOPLE, POSTS}:
            continue
        words = _WORD.findall(example.text.replace("'", ""))
        if sum(word.isupper() for word in words) > len(words) / 3:
            continue  # all of it is in capitals
        for before, word in pairwise([".", *words]):
            if before not in _SENTENCE_ENDS:
                (capital if word[0].isupper() else small)[word.lower()] += 1
    often = (word for word, count in capital.items() if count > 1 and count > small[word])
    return (frozenset(often) - _NO_NAMES) | _NAMES
