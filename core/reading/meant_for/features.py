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
_TOKEN = re.compile(r"\w+|<[a-z]+>|[^\w\s]")
_LIKE_A_LINK = re.compile(r"://|www\.|\.[a-z]")
_LIKE_A_NUMBER = re.compile(r"[\d<]")
"""Few texts have any: what they tell at once, the patterns below need not find out one after the other."""
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w.-]+\.(?:com|org|net|co|ly|me|tv|io)\b\S*")
_HANDLE = re.compile(r"(?<![\w.])@\w+")
_TAG = re.compile(r"(?<!\w)#\w+")
_TIME = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d\d\b")
_NUMBER = re.compile(r"<[#a-z]+>|\d[\d.,:/-]*(?:st|nd|rd|th)?\b|\b\d+\b")
_KEEP = frozenset({NUMBER, TIME, LINK, HANDLE, TAG})
_QUOTES = {ord(sign): None for sign in "'’‘ʼ`´"} | {0x2026: "..."}
_SIZES = ((3, "size:3"), (7, "size:7"), (14, "size:14"), (24, "size:24"), (40, "size:40"))


def tokens_of(text: str) -> list[str]:
    """The words and signs of a text in lower case, with what is a number, a link or a handle folded."""
    folded = text[:LONGEST].lower().translate(_QUOTES)
    has_number = _LIKE_A_NUMBER.search(folded) is not None
    if _LIKE_A_LINK.search(folded) is not None:
        folded = _LINK.sub(LINK, folded)
    if "@" in folded:
        folded = _HANDLE.sub(HANDLE, folded)
    if "#" in folded:
        folded = _TAG.sub(TAG, folded)
    if has_number:
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
    """Two to four letters of a word in a row, its ends marked."""
    marked = f"_{word[:_MOST_GROUPS]}_"
    count = len(marked)
    return [marked[at : at + size] for size in (2, 3, 4) for at in range(count - size + 1)]
