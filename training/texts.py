"""The texts that are learned from: those of this project, and those of folders that stay outside of it."""

import hashlib
import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from training.collected import COLLECTED, CUT_OFF, collected_posts
from training.templates import texts_of

OWN = Path(__file__).with_name("texts")
PEOPLE, POSTS, STRIPPED = "sms-half.txt", "tweets-half.txt", "stripped"
"""In the folder: texts between people, and posts, one a line (docs/score.md says whose they are). And posts that have
lost their handles, tags and links."""
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
        weight: how much it counts beside others of its source.
        line: what it stands in, if others stand in the same.
    """

    text: str
    held: bool
    source: str
    weight: float = 1.0
    line: str = ""

    @property
    def kind(self) -> str:
        """Its source without the language."""
        return self.source.partition("/")[0]

    @property
    def language(self) -> str:
        """The language that its source names, or ""."""
        return self.source.partition("/")[2]

    @property
    def is_plain(self) -> bool:
        """Whether nothing but its words tells what it is: there is no handle, tag or link in it."""
        return _OF_POSTS.search(self.text) is None


def part_of(example: Example) -> int:
    """Which fifth of all texts it belongs to, from 0 to 4; the texts of a line to the same."""
    folded = " ".join((example.line or example.text).lower().split())
    return hashlib.sha256(folded.encode()).digest()[0] % PARTS


def read_examples(folder: Path, collections: Path | None = None) -> list[Example]:
    """All examples, each once: of the folder, of the copies of other projects in another one, and ours.

    Raises:
        FileNotFoundError: when one of the folders has not all of its files.
    """
    found = [Example(text, held=True, source=PEOPLE) for text in _lines(folder / PEOPLE)]
    for text in _lines(folder / POSTS):
        found.append(post := Example(text, held=False, source=POSTS))
        found += _stripped(post)
    if collections is not None:
        measured = {example.text.lower() for example in found}
        posts = collected_posts(collections)
        found += [Example(text, held=False, source=of) for text, of in posts if text.lower() not in measured]
    for kind in KINDS:
        for path in sorted((OWN / kind).glob("*.txt")):
            found += _own(path, kind)
    return found


def _stripped(post: Example) -> Iterator[Example]:
    """A post once more without what tells it apart from texts.

    Answers to somebody are left out: without the handle they read as if to one person, and are.
    """
    if not post.is_plain and not post.text.startswith("@"):
        bare = " ".join(_STRIPPED.sub(" ", post.text).split())
        if bare.count(" ") >= _FEWEST_WORDS - 1:
            yield Example(bare, held=False, source=STRIPPED, line=post.text)


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
    """What texts count. Those between people in the folder count one.

    Attributes:
        own: ours.
        own_elsewhere: how much more ours that are not in English: there are fewer.
        posts_elsewhere: how much more posts among these, when posts and other texts of a language count the same.
        marked: posts of the folder that have a handle, tag or link.
        plain: posts of the folder that have no handle, tag or link, by which they'd be told from texts.
        stripped: how much, beside these, those that have lost theirs.
        collected: posts of other collections in English.
        collected_elsewhere: those in other languages.
        cut_off: how much less such of which many are cut off.
    """

    own: float = 1.0
    own_elsewhere: float = 1.0
    posts_elsewhere: float = 1.0
    marked: float = 1.0
    plain: float = 1.0
    stripped: float = 0.7
    collected: float = 1.0
    collected_elsewhere: float = 1.0
    cut_off: float = 0.1


def counts_of(examples: Sequence[Example], counting: Counting) -> list[float]:
    """What each of the examples counts."""
    balance = _balance(examples)
    return [example.weight * _counts(example, balance, counting) for example in examples]


def _counts(example: Example, balance: Mapping[str, float], counting: Counting) -> float:
    is_english = example.language == ENGLISH
    if example.kind in KINDS:
        counts = counting.own * (1.0 if is_english else counting.own_elsewhere)
        if example.held:
            return counts
        return counts * balance[example.language] * (1.0 if is_english else counting.posts_elsewhere)
    of_others = {
        PEOPLE: 1.0,
        POSTS: counting.plain if example.is_plain else counting.marked,
        STRIPPED: counting.stripped * counting.plain,
        COLLECTED: counting.collected if is_english else counting.collected_elsewhere,
        CUT_OFF: counting.cut_off * counting.collected,
    }
    return of_others[example.kind]


def _balance(examples: Iterable[Example]) -> dict[str, float]:
    """What our posts must count more, by language, for each language to have as much of both: none is one kind's."""
    held, posts = defaultdict[str, float](float), defaultdict[str, float](float)
    for example in examples:
        if example.kind in KINDS:
            (held if example.held else posts)[example.language] += example.weight
    return {language: held[language] / posts[language] for language in posts}
