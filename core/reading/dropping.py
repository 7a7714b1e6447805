"""Words that drop what was asked: "no", "never mind", "forget it"."""
# ruff: noqa: RUF001 - phones type typographic apostrophes

from core.reading.words import Words

_FIRST_WORDS = frozenset(
    {"no", "nope", "nah", "neither", "none", "nothing", "nvm", "nevermind", "nein", "nee", "non"}
)
_WHOLE = frozenset(
    {
        *("never mind", "dont", "do not", "dont post", "dont post it", "do not post it", "forget it", "forget that"),
        *("drop it", "drop that", "skip it", "leave it", "not that", "delete it", "drop", "nein danke", "olvídalo"),
    },
)
_FEW = 6


def drops(words: Words) -> bool:
    """Whether a text says no to what was asked."""
    if not words.parts or len(words.parts) > _FEW:
        return False
    folded = words.plain.casefold().replace("'", "").replace("’", "").replace(",", " ")
    spoken = folded.split()
    return " ".join(spoken) in _WHOLE or bool(spoken and spoken[0] in _FIRST_WORDS)
