from enum import StrEnum
from typing import NamedTuple, Self

import orjson


class ReportChoice(StrEnum):
    """How somebody wants their monthly report."""

    TEXT = "text"
    """By text, with a link."""
    MAIL = "mail"
    """By e-mail, with a link."""
    NONE = "none"


class ReportOrder(NamedTuple):
    """A report that is to be made: what its delivery carries.

    Attributes:
        month: which one's, counted from the year 0.
        is_monthly: whether nobody asked for it, but it is the month's.
        by_mail: whether it is told of by e-mail.
    """

    month: int
    is_monthly: bool
    by_mail: bool = False

    def to_json(self) -> str:
        """As it is sealed in a delivery."""
        return orjson.dumps([*self]).decode()

    @classmethod
    def from_json(cls, content: str) -> Self:
        """From a delivery."""
        return cls(*orjson.loads(content))
