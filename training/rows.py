"""The texts as numbers: a row for each text, and a column for each feature that can be learned.

Frequent words are learned, two and three of them in a row, concepts, and letters; names are not.
"""

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from core.reading.meant_for.concepts import concepts_in
from core.reading.meant_for.features import letter_groups, neighbours_in, size_of, tokens_of
from core.reading.meant_for.model import scale_of
from training.collected import COLLECTED
from training.texts import PEOPLE, POSTS, Example

FEWEST = 2
"""In so many lines something must be to be learned: what is in fewer is somebody's name, or chance."""
_WORD = re.compile(r"\w+|[.!?]")
_SENTENCE_ENDS = frozenset(".!?")
_MANY_CAPITALS = f"{COLLECTED}/de"
"""In German all nouns have one."""
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
class Rows:
    """Texts as numbers.

    Attributes:
        examples: the texts.
        features: what the columns stand for.
        values: how often each text has each feature, divided by what its length is divided by: (texts, features).
    """

    examples: Sequence[Example]
    features: tuple[str, ...]
    values: csr_matrix

    @property
    def sides(self) -> npt.NDArray[np.float64]:
        """Of each text +1 if it is not for everybody, else -1."""
        return np.array([1.0 if example.held else -1.0 for example in self.examples])

    @property
    def texts_with(self) -> dict[str, int]:
        """In how many of the texts each feature is."""
        return dict(zip(self.features, np.diff(self.values.tocsc().indptr).tolist(), strict=True))

    def of(self, places: Sequence[int]) -> "Rows":
        """Only these of the texts."""
        return Rows([self.examples[place] for place in places], self.features, self.values[places])

    def within(self, names: Collection[str]) -> "Rows":
        """Only these of the features."""
        places = [place for place, name in enumerate(self.features) if name in names]
        return Rows(self.examples, tuple(self.features[place] for place in places), self.values[:, places])


def rows_of(examples: Sequence[Example]) -> Rows:
    """All examples as numbers, by the features that are in enough of their lines; names are none."""
    number = dict[str, int]()
    ends, places, values = array("q", [0]), array("i"), array("d")
    lines, last = array("i"), array("i")
    line_numbers = dict[str, int]()
    for example in examples:
        line = line_numbers.setdefault(example.line or example.text, len(line_numbers))
        tokens = tokens_of(example.text)
        scale = scale_of(len(tokens))
        for feature, count in Counter(_features_of(tokens)).items():
            place = number.setdefault(feature, len(number))
            if place == len(lines):
                lines.append(0)
                last.append(-1)
            if last[place] != line:  # the texts of a line follow each other
                last[place] = line
                lines[place] += 1
            places.append(place)
            values.append(count / scale)
        ends.append(len(places))
    whole = csr_matrix((np.array(values), np.array(places), np.array(ends)), shape=(len(examples), len(number)))
    names = names_in(examples)
    kept = sorted(
        (name, place)
        for name, place in number.items()
        if lines[place] >= FEWEST and names.isdisjoint(name.split(" ")) and not has_number(name)
    )
    return Rows(examples, tuple(name for name, _ in kept), whole[:, [place for _, place in kept]])


def _features_of(tokens: list[str]) -> list[str]:
    """All features of a text, each as often as it is there."""
    found = [size_of(tokens), *tokens]
    for token in tokens:
        if token[0].isalpha():
            found += letter_groups(token)
    return [*found, *neighbours_in(tokens), *concepts_in(tokens)]


def is_word(feature: str) -> bool:
    """Whether a feature is a word, which letters can weigh: no sign, no neighbours, no letters, no concept."""
    return feature[0].isalpha() and " " not in feature and not feature.startswith("size:")


def has_number(feature: str) -> bool:
    """Whether a number is in it, as in "18h": no year and no time of day is learned."""
    return not feature.startswith("size:") and any(
        word.isdecimal() or sum(sign.isdecimal() for sign in word) > 1 for word in feature.split(" ")
    )


def names_in(examples: Iterable[Example]) -> frozenset[str]:
    """Words that mostly have a capital letter within sentences: names. Told from what others have collected."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for example in examples:
        if (example.source not in {PEOPLE, POSTS} and example.kind != COLLECTED) or example.source == _MANY_CAPITALS:
            continue
        words = _WORD.findall(example.text.replace("'", ""))
        if sum(word.isupper() for word in words) > len(words) / 3:
            continue  # all of it is in capitals
        for before, word in pairwise([".", *words]):
            if before not in _SENTENCE_ENDS:
                (capital if word[0].isupper() else small)[word.lower()] += 1
    often = (word for word, count in capital.items() if count > 1 and count > small[word])
    return (frozenset(often) - _NO_NAMES) | _NAMES
