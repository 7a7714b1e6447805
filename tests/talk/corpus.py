"""The corpus: texts as people write them, each in a situation, with what is right and why (texts/*.toml)."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "texts"
MAIN_LANGUAGES = ("en", "es", "fr", "de", "it", "pt", "nl", "pl", "ru", "tr", "ar", "ja")
"""Those that most texts are in; of others there are fewer."""
LANGUAGES = {
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "ru": "Russian",
    "tr": "Turkish",
    "ar": "Arabic",
    "ja": "Japanese",
    "zh": "Chinese",
    "ko": "Korean",
    "vi": "Vietnamese",
    "th": "Thai",
    "id": "Indonesian",
    "ms": "Malay",
    "tl": "Filipino",
    "hi": "Hindi",
    "bn": "Bengali",
    "ur": "Urdu",
    "fa": "Persian",
    "he": "Hebrew",
    "sw": "Swahili",
    "da": "Danish",
    "no": "Norwegian",
    "sv": "Swedish",
    "fi": "Finnish",
    "cs": "Czech",
    "sk": "Slovak",
    "hu": "Hungarian",
    "ro": "Romanian",
    "el": "Greek",
    "bg": "Bulgarian",
    "uk": "Ukrainian",
    "xx": "any language",
}
OUTCOMES = {
    "post": "goes public to the letter; `post: words` if that is not all of it",
    "nothing": "silence, and nothing done: a machine spoke, or nobody may be answered",
    "asked": "something is asked or told; nothing goes public, nothing is done",
    "secret": "likewise; what is secret is not in the reply, and POST alone then publishes nothing of it",
    "stops": "texts end at once, or the reply asks whether they are to end; nothing goes public",
    "undone": "the post of a few minutes ago is taken back",
    "dropped": "what was asked about is dropped: POST alone then publishes nothing",
    "command": "`command: JOIN trip` is done",
    "offered": "`offered: JOIN trip` is done, or asked about",
    "published": "`published: words` (or `photos`): what waited goes public",
    "waits": "something is said; nothing goes public; POST alone then publishes what is behind the colon",
    "welcome": "who this is, with a link to connect; nothing goes public, nothing is done",
    "kept": "`kept: weight 78.2` is noted (a note: just the tracker's name), and nothing goes public",
    "carrier": "the carrier has answered: `carrier: stop`, `start` or `help` is recorded",
}
"""What can be right for a text; some say more behind a colon."""
LINE_BREAK = "⏎"
SAYS_ITSELF = " => "
HELD_OUT_BELOW = 64
_NOT_PLAIN = re.compile(r"[@#]|https?:|www\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """A text, and what is right.

    Attributes:
        outcome: one of OUTCOMES.
        detail: what the outcome says behind its colon.
        file_held_out: whether all of its file is held out, or none; of most files, what its texts say decides.
    """

    body: str
    kind: str
    language: str
    situation: str
    outcome: str
    detail: str
    why: str
    file_held_out: bool | None = None

    @property
    def right(self) -> str:
        """What is right, as the table says it."""
        return f"{self.outcome}: {self.detail}" if self.detail else self.outcome

    @property
    def is_held_out(self) -> bool:
        """Whether it is one of those that nobody who mends rules looks at; the same for ever."""
        return is_held_out(self.body) if self.file_held_out is None else self.file_held_out

    @property
    def is_plain(self) -> bool:
        """Whether it is written as people text: without @, # and link."""
        return is_plain(self.body)


def is_held_out(body: str) -> bool:
    """Whether a text is held out: by the first byte of its SHA-256."""
    return hashlib.sha256(body.encode()).digest()[0] < HELD_OUT_BELOW


def is_plain(body: str) -> bool:
    """Whether there is neither @ nor # nor a link in it."""
    return _NOT_PLAIN.search(body) is None


@cache
def cases() -> Sequence[Case]:
    """All of the corpus, in the order of its files."""
    return tuple(case for file in sorted(FOLDER.glob("*.toml")) for case in read_file(file))


def read_file(file: Path) -> Iterator[Case]:
    """The texts of one file.

    Raises:
        ValueError: naming file and group, when something is misspelt or lacks.
    """
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    for number, group in enumerate(table["group"], 1):
        try:
            yield from _read_group(table["kind"], group, file_held_out=table.get("held_out"))
        except (KeyError, ValueError) as error:
            raise ValueError(f"{file.name}, group {number}: {error!r}") from error


def _read_group(kind: str, group: dict[str, Any], *, file_held_out: bool | None) -> Iterator[Case]:
    situation, why = group.pop("in", "fresh"), group.pop("why")
    right = group.pop("right")
    if not why:
        raise ValueError("why?")
    for language, listed in group.items():
        if language not in LANGUAGES:
            raise ValueError(f"{language} is no language of the corpus")
        for line in listed.strip("\n").split("\n"):
            body, _, own = line.partition(SAYS_ITSELF)
            outcome, _, detail = (own or right).partition(":")
            if outcome not in OUTCOMES or not body:
                raise ValueError(f"{line!r}: what is right?")
            texted = body.replace(LINE_BREAK, "\n")
            yield Case(texted, kind, language, situation, outcome, detail.strip(), why, file_held_out)
