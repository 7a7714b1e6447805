"""What of a text speaks for or against its being meant for one person: words, their pairs, groups of letters, signs.

Numbers, links and handles count as what they are, not as which, so that no year and no name of an account weighs.
"""
# ruff: noqa: RUF001 - phones type typographic apostrophes

import re

LONGEST = 300
"""Characters that are looked at. What is longer is seldom said to one person, and its beginning tells."""
START, END = "^", "$"
NUMBER, TIME, LINK, HANDLE, TAG = "<number>", "<time>", "<link>", "<handle>", "<tag>"
LETTERS = "~"
_MOST_GROUPS = 30
_TOKEN = re.compile(r"<[a-z]+>|\w+|[^\w\s]")
_SPECIAL = re.compile(r"[\d@#<]|://|www\.|\w\.(?:com|org|net|co|ly|me|tv|io)\b")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w.-]+\.(?:com|org|net|co|ly|me|tv|io)\b\S*")
_HANDLE = re.compile(r"(?<![\w.])@\w+")
_TAG = re.compile(r"(?<!\w)#\w+")
_TIME = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d\b")
_NUMBER = re.compile(r"<[#a-z]+>|\d[\d.,:/-]*(?:st|nd|rd|th)?\b|\b\d+\b")
_KEEP = frozenset({NUMBER, TIME, LINK, HANDLE, TAG})
_QUOTES = {ord(sign): None for sign in "'’‘ʼ`´"} | {0x2026: "..."}
_OF_SIGNS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Of scripts in which a sign is a word or a syllable, and nothing stands between words: Chinese, Japanese."""
_SIZES = ((3, "size:3"), (7, "size:7"), (14, "size:14"), (24, "size:24"), (40, "size:40"))


def tokens_of(text: str) -> list[str]:
    """The words and signs of a text in lower case, with what is a number, a link or a handle folded."""
    folded = text[:LONGEST].lower().translate(_QUOTES)
    if _SPECIAL.search(folded):
        folded = _LINK.sub(LINK, folded)
        folded = _HANDLE.sub(HANDLE, folded)
        folded = _TAG.sub(TAG, folded)
        folded = _TIME.sub(TIME, folded)
        folded = _NUMBER.sub(lambda found: found[0] if found[0] in _KEEP else NUMBER, folded)
    return _TOKEN.findall(folded)


def size_of(tokens: list[str]) -> str:
    """How long it is, roughly."""
    count = len(tokens)
    for most, name in _SIZES:
        if count <= most:
            return name
    return "size:more"


def letter_groups(word: str) -> list[str]:
    """The groups of letters of a word, as features: told from words by a sign in front."""
    return [LETTERS + group for group in groups_in(word)]


def groups_in(word: str) -> list[str]:
    """Two to four letters of a word in a row, its ends marked; of Chinese and Japanese each sign too."""
    word = word[:_MOST_GROUPS]
    marked = f"_{word}_"
    count = len(marked)
    pairs = [marked[at : at + 2] for at in range(count - 1)]
    threes = [marked[at : at + 3] for at in range(count - 2)]
    groups = pairs + threes + [marked[at : at + 4] for at in range(count - 3)]
    return groups if word.isascii() else groups + _OF_SIGNS.findall(word)
