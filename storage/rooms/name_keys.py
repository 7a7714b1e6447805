"""By what rooms are found: keys made of their names, of which only keyed hashes are stored."""

import unicodedata

from core.reading.look_alikes import skeleton


def key_of(name: str) -> str:
    """A name as it is compared: without case, letters and their marks composed."""
    return unicodedata.normalize("NFC", name.casefold())


def looks_of(name: str) -> str:
    """What a name looks like: look-alikes are found by this, and no name is compared with it."""
    return f"skeleton/{skeleton(name)}"
