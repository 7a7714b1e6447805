"""Words that take the last post back: "undo that", "delete my last tweet"."""

from core.reading.words import Words

_SENTENCES = frozenset(
    {
        *("undo", "undo it", "undo that", "undo this", "undo the post", "undo my post", "undo last post", "delete"),
        *("delete it", "delete that", "delete this", "delete my post", "delete my last post", "delete my last tweet"),
        *("delete the post", "delete the tweet", "take it down", "take that down", "take it back", "dont post that"),
        *("do not post that", "no no no", "unpost", "unpost it", "remove it", "remove that", "remove my last post"),
    },
)
_IN_FRONT = frozenset({"omg", "oh", "no", "please", "pls", "wait", "oops", "sorry", "shit", "fuck", "god", "ok"})


def takes_back(words: Words) -> bool:
    """Whether a text asks to take the last post back."""
    spoken = words.plain.casefold().replace("'", "").replace("\u2019", "").replace(",", " ").replace("!", " ").split()
    if " ".join(spoken) in _SENTENCES:
        return True
    while spoken and spoken[0] in _IN_FRONT:
        spoken.pop(0)
    while spoken and spoken[-1] in _IN_FRONT:
        spoken.pop()
    return " ".join(spoken) in _SENTENCES
