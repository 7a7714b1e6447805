"""The texts that are learned from: those of this project, and those of a folder that stays outside of it."""

import hashlib
import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path

from training.templates import texts_of

OWN = Path(__file__).with_name("texts")
PEOPLE, POSTS = "sms-half.txt", "tweets-half.txt"
"""In the folder: texts between people, and posts, one a line (docs/score.md says whose they are)."""
ENGLISH = "en"
KINDS = ("people", "secrets", "bot", "undoing", "machines", "posts")
"""The folders of ours: what is said to one person, what is to be kept secret, what is said to the bot, what wants a
post back, what machines say, and what is for everybody."""
PARTS = 5
"""Into so many parts all texts fall by what they say, to measure on each what is learned from the others."""
_OF_POSTS = re.compile(r"[@#]\w|https?://|www\.|\w\.com\b")
_STRIPPED = re.compile(r"(?:\bRT )?[@#]\w+:?|https?://\S+|\bvia\b")
_FEWEST_WORDS = 3
_NEW_LINE = "⏎"
"""In a line of ours, a new line of its text."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what is known of it.

    Attributes:
        text: as it was written.
        held: whether it is not for everybody: said to one person or to the bot, or by a machine.
        source: which collection it is from, or the folder and the language of one of ours.
        weight: how much it counts.
        line: what it stands in, if others stand in the same.
    """

    text: str
    held: bool
    source: str
    weight: float = 1.0
    line: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether nothing but its words tells what it is: there is no handle, tag or link in it."""
        return _OF_POSTS.search(self.text) is None


def part_of(example: Example) -> int:
    """Which fifth of all texts it belongs to, from 0 to 4; the texts of a line to the same."""
    folded = " ".join((example.line or example.text).lower().split())
    return hashlib.sha256(folded.encode()).digest()[0] % PARTS


def read_examples(folder: Path) -> list[Example]:
    """All examples, each once.

    Raises:
        FileNotFoundError: when the folder has not both of its files.
    """
    found = [Example(text, held=True, source=PEOPLE) for text in _lines(folder / PEOPLE)]
    found += [Example(text, held=False, source=POSTS) for text in _lines(folder / POSTS)]
    for kind in KINDS:
        for path in sorted((OWN / kind).glob("*.txt")):
            found += _own(path, kind)
    return found


def _own(path: Path, kind: str) -> Iterator[Example]:
    for line in _lines(path):
        texts = texts_of(line.replace(_NEW_LINE, "\n"))
        for text in texts:
            yield Example(text, kind != "posts", f"{kind}/{path.stem}", 1 / sqrt(len(texts)), line)


def _lines(path: Path) -> Iterable[str]:
    lines = (html.unescape(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return dict.fromkeys(lines)


@dataclass(frozen=True, slots=True)
class Counting:
    """What texts count beside those of the collections.

    Attributes:
        own: ours.
        own_elsewhere: how much more ours that are not in English: there are fewer.
        posts_elsewhere: how much more posts among these, when posts and other texts of a language count the same.
        stripped: a post without its handles, tags and links. Answers to somebody are left out: without the handle
            they read as if to one person, and are.
        plain: how much more posts of the collection that have none of these, by which they'd be told from texts; and
            those that have lost theirs.
    """

    own: float = 1.0
    own_elsewhere: float = 1.0
    posts_elsewhere: float = 1.0
    stripped: float = 0.7
    plain: float = 1.0


def weighted(examples: Iterable[Example], counting: Counting) -> Iterator[Example]:
    """The examples with what they count, and posts once more without what tells them apart from texts."""
    examples = list(examples)
    balance = _balance(examples)
    for example in examples:
        if example.source == PEOPLE:
            yield example
        elif example.source == POSTS:
            yield replace(example, weight=counting.plain) if example.is_plain else example
            if not example.is_plain and not example.text.startswith("@"):
                bare = " ".join(_STRIPPED.sub(" ", example.text).split())
                if bare.count(" ") >= _FEWEST_WORDS - 1:
                    yield Example(bare, held=False, source="stripped", weight=counting.stripped * counting.plain)
        else:
            yield replace(example, weight=example.weight * _counts(example, balance, counting))


def _counts(example: Example, balance: Mapping[str, float], counting: Counting) -> float:
    """What one of ours counts."""
    language = example.source.partition("/")[2]
    is_english = language == ENGLISH
    counts = counting.own * (1.0 if is_english else counting.own_elsewhere)
    if example.held:
        return counts
    return counts * balance[language] * (1.0 if is_english else counting.posts_elsewhere)


def _balance(examples: Iterable[Example]) -> dict[str, float]:
    """What our posts must count more, by language, for each language to have as much of both: none is one kind's."""
    held, posts = defaultdict[str, float](float), defaultdict[str, float](float)
    for example in examples:
        (held if example.held else posts)[example.source.partition("/")[2]] += example.weight
    return {language: held[language] / posts[language] for language in posts}
