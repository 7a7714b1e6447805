"""Texts that ask who we are: the welcome is the reply."""

from core.reading.words import Words

_SENTENCES = frozenset(
    {
        *("who is this", "whos this", "who dis", "who are you", "who is it", "who this", "new phone who dis"),
        *("wrong number", "wrong person", "you have the wrong number", "sorry wrong number", "what is this"),
        *("how did you get my number", "is this a bot", "are you a bot", "wer ist das", "quién es", "qui est ce"),
    },
)


def asks_who(words: Words) -> bool:
    """Whether a text asks who this is, or says that it is the wrong number."""
    folded = words.plain.casefold().replace("'", "").replace("\u2019", "").replace(",", "").rstrip("?")
    return " ".join(folded.split()) in _SENTENCES
