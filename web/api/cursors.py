"""Lists in portions: the newest first, then what is older than a cursor."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from pydantic import Field

from web.api.declaration import ApiModel
from web.api.ids import NUMBER, number_in_letters, number_of

MOST = 100
USUAL = 50
T = TypeVar("T")


class Portion(ApiModel):
    """Which part of a list is wanted."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="How many at most.")] = USUAL
    cursor: Annotated[
        str | None, Field(pattern=f"^{NUMBER}$", description="`next_cursor` of the portion before.")
    ] = None

    @property
    def before(self) -> int | None:
        """The id that all of them come before."""
        return number_of(self.cursor) if self.cursor is not None else None


def portion_of(found: Sequence[T], limit: int, id_of: Callable[[T], int]) -> tuple[Sequence[T], str | None]:
    """The first `limit` of one more than that, and the cursor of what follows, if anything does."""
    if len(found) <= limit:
        return found, None
    return found[:limit], number_in_letters(id_of(found[limit - 1]))
