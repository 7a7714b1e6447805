"""How X calls the fields of posts.

Since 7 August 2026 its description (2.167) has `post.fields` and `referenced_posts`; before, and in X's prose still,
it was `tweet.fields` and `referenced_tweets`. Which of them X takes, refuses or ignores, it alone knows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.clock import DAY, Clock, Moment, after

WANTED = "created_at"
"""A field that each post has. A list without it was asked for in names that X doesn't know, and passes over."""


@dataclass(frozen=True, slots=True)
class PostDialect:
    """The names of the parameter, and of the field with the posts that a post refers to."""

    parameter: str
    references: str

    @property
    def query(self) -> dict[str, str]:
        """What a look at posts asks for besides their words."""
        return {self.parameter: f"{WANTED},entities,{self.references}"}


NEW = PostDialect("post.fields", "referenced_posts")
OLD = PostDialect("tweet.fields", "referenced_tweets")


class Dialects:
    """Which dialect X understood last, as long as the process lives; once a day the new one gets another chance."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._best = NEW
        self._new_again_at = Moment(0)

    def in_turn(self) -> Sequence[PostDialect]:
        """Both, the likelier one first."""
        if self._best is OLD and self._clock.now() < self._new_again_at:
            return OLD, NEW
        return NEW, OLD

    def remember(self, dialect: PostDialect) -> None:
        """X understands that one."""
        if dialect is OLD and self.in_turn()[0] is NEW:
            self._new_again_at = after(self._clock.now(), DAY)
        self._best = dialect


def is_bare(post: Mapping[str, Any]) -> bool:
    """Whether X told no more of it than its words, though it was asked."""
    return WANTED not in post


def referenced(post: Mapping[str, Any]) -> Sequence[Any]:
    """The posts that it refers to, by whichever name."""
    found: Sequence[Any] = post.get(NEW.references) or post.get(OLD.references) or []
    return found
