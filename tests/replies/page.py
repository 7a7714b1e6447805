"""docs/replies.md, made from the code: all replies, to be read in one go."""

from pathlib import Path
from types import ModuleType

from core.wording.segments import ONE_SEGMENT, is_gsm7, septets
from tests.replies.functions import (
    OTHER_ALPHABETS,
    TWO_SEGMENTS,
    Wording,
    functions_of,
    modules,
    said,
    samples,
)

PAGE = Path(__file__).parents[2] / "docs" / "replies.md"
_BEGINNING = f"""# Replies

All that people are told, as the code words it (`core/wording/`), with made-up names, links and texts: first with
short ones, then with long ones and with letters that the alphabet of text messages lacks. `make replies` makes this
page; a test fails if it is older than the code.

One segment holds {ONE_SEGMENT} septets of GSM-7; signs such as `\\` and `[` take two. Each reply fits one, however
long what it quotes is, but for these:
"""


def whole() -> str:
    """The page."""
    exceptions = [f"- {name}: one segment of UCS-2, where {why}." for name, why in OTHER_ALPHABETS.items()]
    exceptions += [f"- {name}: two segments, where {why}." for name, why in TWO_SEGMENTS.items()]
    exceptions.append("- whatever has a link: two segments, where the address of the bot is very long.")
    topics = [_topic(module) for module in modules() if functions_of(module)]
    return "\n".join([_BEGINNING, *exceptions, "", *topics])


def _topic(module: ModuleType) -> str:
    title = module.__name__.rpartition(".")[2].replace("_", " ").capitalize()
    rows = [row for function in functions_of(module) for row in _rows(function)]
    return "\n".join([f"## {title}", "", "| when | reply | septets |", "|---|---|---|", *rows, ""])


def _rows(function: Wording) -> list[str]:
    about = (function.__doc__ or "").strip().splitlines()[0].rstrip(".")
    replies = dict.fromkeys(said(function, given) for given in samples(function))
    shown = [about, *[""] * (len(replies) - 1)]
    return [
        f"| {when.replace('|', ' or ')} | {_cell(reply)} | {_length(reply)} |"
        for when, reply in zip(shown, replies, strict=True)
    ]


def _length(reply: str) -> str:
    return str(septets(reply)) if is_gsm7(reply) else f"{len(reply)} of UCS-2"


def _cell(words: str) -> str:
    """Signs that a table in Markdown would take for its own."""
    return "".join(f"\\{sign}" if sign in "\\|[]<>*" else sign for sign in words)
