"""What X's error answers say of themselves, whichever of their forms they have."""

import re
import textwrap
import unicodedata
from dataclasses import dataclass
from typing import Any

from clients.call import HttpAnswer

SAID_CHARACTERS = 100
KEYS = frozenset({"title", "detail", "type", "reason", "errors", "error"})
"""Whatever form X gives a problem, it has one of these members."""


@dataclass(frozen=True, slots=True)
class XProblem:
    """What an error answer says of itself.

    Attributes:
        status: of HTTP.
        error: OAuth's code (RFC 6749, section 5.2).
        names: the end of its type's path, its title and its reason, all written like-this.
        words: all its sentences, in lower case.
        codes: X's numbers.
        said: the sentence that tells most.
        is_xs: whether X itself says so. What stands in front of X answers with pages.
        is_empty: whether there is nothing to read at all.
    """

    status: int
    error: str
    names: frozenset[str]
    words: str
    codes: frozenset[int]
    said: str
    is_xs: bool = True
    is_empty: bool = False


def problem_of(answer: HttpAnswer) -> XProblem:
    """Read an error answer: RFC 9457 as X writes it, its older form with `errors`, or OAuth's."""
    body = answer.json_object() or {}
    listed = body.get("errors")
    errors = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    codes = frozenset(each["code"] for each in errors if isinstance(each.get("code"), int))
    parts = [*errors, body]
    sentences = [_string(part, key) for part in parts for key in ("message", "detail", "error_description")]
    headings = [_string(part, key) for part in parts for key in ("title", "reason", "error")]
    told = [each for each in (*sentences, *headings) if each]
    return XProblem(
        answer.status,
        _string(body, "error"),
        frozenset(_name(each) for part in parts for each in _names(part)),
        " ".join(told).lower(),
        codes,
        cleaned(told[0]) if told else "",
        is_xs=not KEYS.isdisjoint(body),
        is_empty=not answer.text.strip(),
    )


def cleaned(words: str) -> str:
    """Another's words on one line, without what steers a screen (Unicode's category C), and not too long."""
    shown = "".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in words)
    line = " ".join(shown.split())
    if len(line) <= SAID_CHARACTERS:
        return line
    short = textwrap.shorten(line, SAID_CHARACTERS, placeholder="...")
    return short if short != "..." else f"{line[: SAID_CHARACTERS - 3]}..."


def _names(part: dict[str, Any]) -> tuple[str, ...]:
    """The type's host is api.twitter.com or api.x.com; only the end of its path tells something."""
    kind = re.split(r"[?#]", _string(part, "type"), maxsplit=1)[0]
    return kind.rstrip("/").rpartition("/")[2], _string(part, "title"), _string(part, "reason")


def _name(heading: str) -> str:
    """`Client Forbidden`, `ClientForbidden` and `client-forbidden` are one."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[\s_]+", "-", heading.strip()).lower()


def _string(part: dict[str, Any], key: str) -> str:
    value = part.get(key)
    return value if isinstance(value, str) else ""
