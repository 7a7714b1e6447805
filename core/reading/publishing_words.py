"""Words that publish what was asked about, besides POST itself: "post it", "yes post it"."""

from core.reading.words import Words

_SENTENCES = frozenset({"post it", "yes post it", "post that", "please post it", "post it please", "publish it"})


def publishes(words: Words) -> bool:
    """Whether a text says to publish what was asked about; never a number, and never a mere yes."""
    return words.plain.casefold().replace(",", "") in _SENTENCES
