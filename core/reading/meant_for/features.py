"""What of a text speaks for or against its being meant for one person: words, neighbours, groups of letters, signs.

Numbers, links and handles count as what they are, not as which, so that no year and no name of an account weighs.
"""
# ruff: noqa: RUF001 - phones type typographic apostrophes

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from core.reading.meant_for.accents import without_accents

LONGEST = 300
"""Characters that are looked at. What is longer is seldom said to one person, and its beginning tells."""
START, END = "^", "$"
NUMBER, TIME, LINK, HANDLE, TAG = "<number>", "<time>", "<link>", "<handle>", "<tag>"
LETTERS = "~"
_MOST_GROUPS = 30
_GROUP_SIZES, _GROUP_SIZES_OF_SIGNS = (4,), (1, 2, 3)
_VOWEL_SIGNS = "".join(sign for sign in map(chr, range(0x300, 0xE00)) if unicodedata.category(sign)[0] == "M")
"""Of Hindi, Tamil and others that put spaces between words: part of the word, though none of `\\w`."""
_TOKEN = re.compile(rf"[\w{_VOWEL_SIGNS}]+|<[a-z]+>|[^\w\s]")
_FOLDED = re.compile(r"[\d@#<.:](?<!\.(?!\w))(?<!:(?!/))")
"""What one of the patterns below may find something at; most texts have nothing of it."""
_LINK = re.compile(r"(?:https?://|www\.\w)\S*|\b[\w.-]+\.(?:com|org|net|co|ly|me|tv|io)\b\S*")
_DOT_WITHIN = re.compile(r"\.\w")
_DIGIT = re.compile(r"\d")
_HANDLE = re.compile(r"(?<![\w.])@\w+")
_TAG = re.compile(r"(?<!\w)#(?=\d*[^\W\d])\w+")
"""A number behind the sign makes no tag, as on X: "order #4471"."""
_TIME = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d\b")
_NUMBER = re.compile(r"<[#a-z]+>|\d[\d.,:/-]*(?:st|nd|rd|th)?\b|\b\d+\b")
_KEEP = frozenset({NUMBER, TIME, LINK, HANDLE, TAG})
_APOSTROPHES = "'`"
_ALL_APOSTROPHES = _APOSTROPHES + "’‘ʼ´"
_OF_SIGNS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Of scripts in which a sign is a word or a syllable, and nothing stands between words: Chinese, Japanese."""
_SIZES = ((3, "size:3"), (7, "size:7"), (14, "size:14"), (24, "size:24"), (40, "size:40"))


def tokens_of(text: str) -> list[str]:
    """The words and signs of a text in lower case, with what is a number, a link or a handle folded."""
    folded = text[:LONGEST].lower()
    for sign in _APOSTROPHES if folded.isascii() else _ALL_APOSTROPHES:
        folded = folded.replace(sign, "")
    if not folded.isascii():
        folded = folded.replace("…", "...")
    if _FOLDED.search(folded):
        folded = _fold(folded)
    found = []
    for piece in folded.split():  # no token has white space in it
        if piece.isalnum():  # as most are: a word, and the pattern would find the same
            found.append(piece)
        else:
            found += _TOKEN.findall(piece)
    return found


def _fold(text: str) -> str:
    """A text with names in place of its links, handles, tags, times and numbers."""
    if "/" in text or _DOT_WITHIN.search(text):
        text = _LINK.sub(LINK, text)
    if "@" in text:
        text = _HANDLE.sub(HANDLE, text)
    if "#" in text:
        text = _TAG.sub(TAG, text)
    if _DIGIT.search(text):
        text = _TIME.sub(TIME, text)
    return _NUMBER.sub(lambda found: found[0] if found[0] in _KEEP else NUMBER, text)


def size_of(tokens: list[str]) -> str:
    """How long it is, roughly."""
    count = len(tokens)
    for most, name in _SIZES:
        if count <= most:
            return name
    return "size:more"


def neighbours_in(tokens: list[str]) -> chain[str]:
    """Each two and each three words and signs in a row, as one feature; the text's beginning and end among them."""
    marked = [START, *tokens, END]
    pairs = zip(marked, marked[1:])  # noqa: B905, RUF007 - all are cut off by the shortest; half as fast by pairwise
    threes = zip(marked, marked[1:], marked[2:])  # noqa: B905
    return chain(map(" ".join, pairs), map(" ".join, threes))


def letter_groups(word: str) -> list[str]:
    """The groups of letters of a word, as features: told from words by a sign in front."""
    return [LETTERS + group for group in groups_in(word)]


def groups_in(word: str) -> Iterator[str]:
    """Four letters of a word in a row, its ends marked; one to three signs of Chinese and Japanese.

    Accents are left out, as many leave them out.
    """
    places = _PLACES
    if not word.isascii():
        word = without_accents(word)
        places = _PLACES if _OF_SIGNS.search(word) is None else _PLACES_OF_SIGNS
    word = word[:_MOST_GROUPS]
    return map(f"_{word}_".__getitem__, places[len(word)])


def _places(sizes: tuple[int, ...]) -> list[tuple[slice, ...]]:
    """Where the groups of a word are, by the number of its letters. Cutting by these takes half as long as a loop."""
    counts = range(2, _MOST_GROUPS + 3)  # the letters, and the marks at both ends
    return [tuple(slice(at, at + size) for size in sizes for at in range(count - size + 1)) for count in counts]


_PLACES, _PLACES_OF_SIGNS = _places(_GROUP_SIZES), _places(_GROUP_SIZES_OF_SIGNS)
