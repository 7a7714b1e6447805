"""X renames its fields: whichever names it knows, and whatever it does with others, nothing is posted twice."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.support.x.stage import XStage

pytestmark = pytest.mark.asyncio(loop_scope="module")

STORY = " ".join(
    f"Part {number} of a long story about https://lake.example.com/{number} & so on{', which froze' * 14}."
    for number in range(3)
)
PARTS = 3
NO_ANSWER = "x_post_reset_after"
NOTHING = "x_post_slow"


@dataclass(frozen=True)
class Names:
    """Which names X knows, and whether it refuses others or ignores them."""

    new: bool
    old: bool
    refuses: bool


BEHAVIOURS = {
    "both": Names(new=True, old=True, refuses=True),
    "new_only": Names(new=True, old=False, refuses=True),
    "old_only": Names(new=False, old=True, refuses=True),
    "old_only_ignoring": Names(new=False, old=True, refuses=False),
    "new_only_ignoring": Names(new=True, old=False, refuses=False),
    "neither_ignoring": Names(new=False, old=False, refuses=False),
}


@pytest.fixture(params=BEHAVIOURS.values(), ids=BEHAVIOURS)
def names(request: pytest.FixtureRequest, stage: XStage) -> Iterator[Names]:
    def behave(names: Names) -> None:
        settings = stage.sandbox.settings
        settings.x_new_names, settings.x_old_names = names.new, names.old
        settings.x_refuses_strange_names = names.refuses

    behave(request.param)
    yield request.param
    behave(BEHAVIOURS["both"])


async def test_what_went_up_without_a_word_is_found(stage: XStage, names: Names) -> None:
    ann = await stage.somebody()
    duplicates = stage.sandbox.x.duplicates
    ann.fault(NOTHING, ms=0.0)
    ann.fault(NO_ANSWER)  # to the second part
    await ann.text(STORY)
    await ann.hears("Posted: Part 0 of a long story")
    await ann.ends_as("sent")
    assert len(ann.posts) == PARTS, names
    assert stage.sandbox.x.duplicates == duplicates, names
    assert [post.reply_to for post in ann.posts[1:]] == [post.id for post in ann.posts[:-1]]
    await ann.text("Another lake, another morning")
    await ann.hears("Posted: Another lake, another morning")
    assert ann.phone.silent
