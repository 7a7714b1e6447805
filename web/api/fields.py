"""Members that are checked more closely than their type does."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def whole(number: object) -> object:
    """In JSON, 90.0 is an integer too."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _day(written: object) -> object:
    """A day of RFC 3339, and nothing that merely could be read as one."""
    if not isinstance(written, str) or not _DAY.fullmatch(written):
        raise ValueError("a day is written as 2026-11-20")
    return date.fromisoformat(written)


Day = Annotated[date, BeforeValidator(_day), Field(description="A day as its person reckons days: 2026-11-20.")]
