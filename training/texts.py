"""The texts that are learned from: those of this project, and those of a folder that stays outside of it."""

import hashlib
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

OWN = Path(__file__).with_name("texts")
PEOPLE, POSTS = "sms-half.txt", "tweets-half.txt"
"""In the folder: texts between people, and posts, one a line (docs/score.md says whose they are)."""
ENGLISH = "en"
_FOLDS = 5
_OF_POSTS = re.compile(r"[@#]\w|https?://|www\.|\w\.com\b")
_STRIPPED = re.compile(r"(?:\bRT )?[@#]\w+:?|https?://\S+|\bvia\b")
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A text with what is known of it.

    Attributes:
        text: as it was written.
        to_one: whether to one person, and not to everybody.
        source: which collection it is from, or the language of one of ours.
        weight: how much it counts.
    """

    text: str
    to_one: bool
    source: str
    weight: float = 1.0

    @property
    def is_plain(self) -> bool:
        """Whether nothing but its words tells what it is: there is no handle, tag or link in it."""
        return _OF_POSTS.search(self.text) is None


def part_of(text: str) -> int:
    """Which fifth of all texts it belongs to, from 0 to 4. The last one is held out: nothing is learned from it."""
    folded = " ".join(text.lower().split())
    return hashlib.sha256(folded.encode()).digest()[0] % _FOLDS


HELD_OUT = _FOLDS - 1


def read_examples(folder: Path) -> list[Example]:
    """All examples, each once.

    Raises:
        FileNotFoundError: when the folder has not both of its files.
    """
    found = [Example(text, to_one=True, source=PEOPLE) for text in _lines(folder / PEOPLE)]
    found += [Example(text, to_one=False, source=POSTS) for text in _lines(folder / POSTS)]
    for kind, to_one in (("people", True), ("posts", False)):
        for path in sorted((OWN / kind).glob("*.txt")):
            found += [Example(text, to_one=to_one, source=path.stem) for text in _lines(path)]
    return found


def _lines(path: Path) -> Iterable[str]:
    lines = (html.unescape(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return dict.fromkeys(lines)


def weighted(examples: Iterable[Example], own: float, own_to_one: float, stripped: float) -> Iterator[Example]:
    """The examples with what they count, and posts once more without what tells them apart from texts.

    Args:
        examples: those that are learned from.
        own: what ours count beside the collections'.
        own_to_one: how much more those count that are to one person and not in English: there are fewer.
        stripped: what a post without its handles, tags and links counts. Answers to somebody are left out: without
            the handle they read as if to one person, and are.
    """
    for example in examples:
        if example.source == PEOPLE:
            yield example
        elif example.source == POSTS:
            yield example
            if not example.is_plain and not example.text.startswith("@"):
                bare = " ".join(_STRIPPED.sub(" ", example.text).split())
                if bare.count(" ") >= _FEWEST_WORDS - 1:
                    yield Example(bare, to_one=False, source="stripped", weight=stripped)
        else:
            more = own_to_one if example.to_one and example.source != ENGLISH else 1.0
            yield Example(example.text, example.to_one, example.source, own * more)
