"""Real posts that other projects have collected. They stay in copies of these projects (docs/score.md says whose).

Only what has no handle, tag or link is taken: these tell a post by themselves, and none of them is in a plain text.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

COLLECTED, CUT_OFF = "collected", "collected-cut-off"
"""What they are called as sources, with the language behind a slash: posts, and captions, of which many break off."""
_NOT_PLAIN = re.compile(r"[@#]|https?:|www\.|\[pic\]|\bRT\b|\bUSER\b")
_ESCAPES = {"\\u2019": "'", "\\u002c": ",", '\\""': '"', '""': '"'}
_BROKEN_OFF = re.compile(r"\s*\S*(?:…|\.\.\.)$")
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Collection:
    """Files of one project.

    Attributes:
        folder: the project's.
        files: the names of its files, by language.
        texts_in: the posts that are in such a file.
        source: what the posts count as.
    """

    folder: str
    files: dict[str, tuple[str, ...]]
    texts_in: Callable[[str], Iterator[str]]
    source: str = COLLECTED


def _lines(file: str) -> Iterator[str]:
    yield from file.split("\n")


def _third_column(file: str) -> Iterator[str]:
    """An identifier, what somebody found it to be, and the post behind a backslash; some go on in further lines."""
    for line in file.split("\n"):
        columns = line.split("\t")
        if len(columns) == _COLUMNS and columns[0].isdigit():
            yield columns[2].removeprefix("\\")


def _of_tweeteval(*tasks: str) -> tuple[str, ...]:
    return tuple(f"datasets/{task}/{part}_text.txt" for task in tasks for part in ("train", "val", "test"))


def _of_xlm_t(language: str) -> tuple[str, ...]:
    return tuple(f"data/sentiment/{language}/{part}_text.txt" for part in ("train", "val", "test"))


COLLECTIONS = (
    Collection(
        "tweeteval",
        {"en": (*_of_tweeteval("sentiment")[1:], *_of_tweeteval("emotion", "irony"))},
        _lines,
    ),
    Collection("tweeteval", {"en": _of_tweeteval("emoji")}, _lines, CUT_OFF),
    Collection(
        "xlm-t",
        {
            "ar": _of_xlm_t("arabic"),
            "de": _of_xlm_t("german"),
            "en": _of_xlm_t("english"),
            "es": _of_xlm_t("spanish"),
            "fr": _of_xlm_t("french"),
            "it": _of_xlm_t("italian"),
        },
        _lines,
    ),
    Collection(
        "tweets-retriever",
        {
            language: tuple(f"retrieved_dataset/{name}.txt" for name in names.split())
            for language, names in {
                "bg": "bul",
                "de": "deu",
                "en": "eng",
                "es": "spa",
                "hr": "bos hrv",
                "hu": "hun",
                "pl": "pol",
                "pt": "por",
                "ru": "rus",
                "sk": "slk",
                "sl": "slv",
                "sq": "sqi",
                "sr": "srp",
                "sv": "swe",
            }.items()
        },
        _third_column,
    ),
)


def collected_posts(folder: Path) -> Iterator[tuple[str, str]]:
    """All posts of the copies in a folder, each once, with its source.

    Raises:
        FileNotFoundError: when the folder lacks one of the files.
    """
    seen: set[str] = set()
    for collection in COLLECTIONS:
        for language, names in collection.files.items():
            for name in names:
                file = (folder / collection.folder / name).read_text("utf-8", "replace")
                for text in map(_cleaned, collection.texts_in(file)):
                    if _NOT_PLAIN.search(text) or not text or text.lower() in seen:
                        continue
                    seen.add(text.lower())
                    yield text, f"{collection.source}/{language}"


def _cleaned(line: str) -> str:
    """A post without what storing it has done to it, and without the word at which it was cut off."""
    text = html.unescape(line.strip())
    for escape, sign in _ESCAPES.items():
        text = text.replace(escape, sign)
    if text.startswith('"') and text.endswith('"') and text.count('"') == 2:  # noqa: PLR2004 - around the whole
        text = text[1:-1]
    return _BROKEN_OFF.sub("", text).strip()
