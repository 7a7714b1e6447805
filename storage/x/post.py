"""What people publish, as it is handed around."""

from dataclasses import dataclass
from enum import StrEnum

from core.clock import Moment
from core.x.account import Profile


class PostState(StrEnum):
    """Where a post stands."""

    GATHERING = "gathering"
    """Its photos are still on their way."""
    WAITING = "waiting"
    UP = "up"
    FAILED = "failed"
    """For good; some of its parts may be up."""
    CANCELLED = "cancelled"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Post:
    """Something that a person publishes.

    Attributes:
        parts: its words, one part or several.
        photos_of: photos go with the first part: those of the texts from this one to `text_id`.
        up: X's identifiers of the parts that are up, in order; an empty one where X wouldn't say.
        is_unsure: whether an earlier attempt at the next part may have worked.
        is_told: whether the person knows that it will be posted later.
        account: X's identifier of the account that it belongs to, if that was connected before and another may be by
            now; empty if X never told who that was. None: it belongs to the one that is connected now.
    """

    id: int
    person_id: int
    text_id: int | None
    photos_of: int | None
    parts: tuple[str, ...]
    up: tuple[str, ...]
    is_unsure: bool
    state: PostState
    is_told: bool
    created_at: Moment
    up_at: Moment | None
    account: str | None = None

    def is_of(self, profile: Profile | None) -> bool:
        """Whether it belongs to the account that is connected now; of one that X hasn't told of, nobody knows."""
        return self.account is None or (profile is not None and profile.id == self.account)

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join(self.parts)

    @property
    def next_part(self) -> str:
        """The first part that isn't up."""
        return self.parts[len(self.up)]

    @property
    def next_has_photos(self) -> bool:
        """Whether photos go with the next part."""
        return self.photos_of is not None and not self.up

    @property
    def words_left(self) -> str:
        """What it says in the parts that aren't up."""
        return " ".join(self.parts[len(self.up) :])

    @property
    def is_last_part(self) -> bool:
        """Whether with the next part all of it is up."""
        return len(self.up) + 1 == len(self.parts)
