"""`\\UNDO` while X has difficulties."""

import pytest

from tests.support.x.stage import NO_ANSWER, XStage
from tests.support.x.waits import WORDS, age, struck

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_what_is_taken_back_while_nobody_knows_whether_it_is_up_is_not_posted_again(stage: XStage) -> None:
    ann = await stage.somebody()
    fault = ann.fault("x_post_timeout_before", **NO_ANSWER)
    await ann.text(WORDS)
    await struck(ann, fault)
    await ann.text("\\UNDO")
    await ann.hears("Not deleted: X never told whether it is up, and doesn't list it. Delete it on X itself.")
    await stage.quiet()
    assert stage.sandbox.x.posts(ann.username, deleted=True) == []


async def test_what_is_taken_back_and_turns_out_to_be_up_is_deleted(stage: XStage) -> None:
    ann = await stage.somebody()
    fault = ann.fault("x_post_timeout_after", **NO_ANSWER)
    ann.fault("x_timeline_lag", 2, ms=3_600_000.0)
    await ann.text(WORDS)
    await struck(ann, fault)
    await ann.text("\\UNDO")
    await ann.hears(f"Posted: {WORDS}")
    await ann.hears(f'Deleted from X: "{WORDS}".')
    assert len(stage.sandbox.x.posts(ann.username, deleted=True)) == 1
    assert ann.words_up == []


async def test_what_is_taken_back_and_never_settled_waits_no_longer(stage: XStage) -> None:
    ann = await stage.somebody()
    fault = ann.fault("x_post_timeout_before", **NO_ANSWER)
    await ann.text(WORDS)
    await struck(ann, fault)
    await age(ann)
    await ann.text("\\UNDO")
    await ann.hears("Not deleted: X never told whether it is up")
    await stage.quiet()
    assert (await ann.post()).state == "cancelled"
    assert await ann.waiting() == WORDS  # POST puts it up again


async def test_what_is_up_of_a_thread_can_be_undone_when_the_rest_is_given_up(stage: XStage) -> None:
    ann = await stage.somebody()
    ann.fault("x_post_slow", ms=0.0)
    ann.fault("x_post_402", None)
    await ann.text("A story of a lake that froze over in one night, which nobody had seen before. " * 5)
    await ann.hears("Kept: posting is paused here for now.")
    await ann.run("UPDATE posts SET up_at = 1 WHERE person_id = :person")
    await age(ann)
    await ann.hasten()
    await ann.hears("Only 1 of 2 parts are up after a day of trying.")
    await ann.text("\\UNDO")
    await ann.hears("Deleted from X")
    assert ann.words_up == []


async def test_who_takes_back_what_x_does_not_show_hears_that(stage: XStage) -> None:
    ann = await stage.somebody()
    ann.fault("x_post_error_after")
    ann.fault("x_timeline_lag", None, ms=3_600_000.0)
    await ann.text("A story of a lake that froze over in one night, which nobody had seen before. " * 5)
    await ann.hears("Only 1 of 2 parts are up: X doesn't show the last one")
    await ann.text("\\UNDO")
    await ann.hears("Not deleted: X doesn't tell where it is. Delete it on X itself.")


UNDOING = [
    (
        "too many deletes",
        [("x_delete_429", 1, {"seconds": 895.0})],
        "Not deleted yet: X takes no deletes right now. It will be deleted by itself in about 15 min",
    ),
    ("an error, not deleted", [("x_delete_error_before", 1, {})], 'Deleted from X: "'),
    ("an error, yet deleted", [("x_delete_error_after", 1, {})], 'Deleted from X: "'),
    ("errors", [("x_delete_error_before", 3, {})], "Not deleted yet: X takes no deletes right now."),
    ("a page before X", [("x_delete_page", 1, {})], 'Deleted from X: "'),
    ("not deleted", [("x_delete_not", 1, {})], 'Deleted from X: "'),
    ("not deleted for long", [("x_delete_not", 3, {})], "Not deleted yet: X takes no deletes right now."),
    ("read-only", [("x_delete_read_only", 1, {})], "Not deleted yet: deleting is paused here for now."),
    ("gone already", [("x_delete_404", 1, {})], 'Deleted from X: "'),
]


@pytest.mark.parametrize(("faults", "told"), [row[1:] for row in UNDOING], ids=[row[0] for row in UNDOING])
async def test_undo(faults: list[tuple[str, int, dict[str, float]]], told: str, stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.text(WORDS)
    await ann.hears("Posted")
    for kind, count, params in faults:
        ann.fault(kind, count, **params)
    await ann.text("\\UNDO")
    await ann.hears(told)
    if told.startswith("Not"):
        await ann.hasten()
        await ann.hears(f'Deleted from X: "{WORDS}".')
    await stage.quiet()
    assert (await ann.post()).state == "deleted"
    assert ann.words_up == [] or faults[0][0] == "x_delete_404"
    assert ann.phone.silent


async def test_who_takes_back_with_a_locked_account_hears_that(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.text(WORDS)
    await ann.hears("Posted")
    ann.fault("x_delete_locked")
    await ann.text("\\UNDO")
    await ann.hears("Not deleted: X has locked your account. See to it on X. Then text \\UNDO once more.")
    await ann.text("\\UNDO")
    await ann.hears("Deleted from X")
    assert ann.words_up == []


async def test_who_posts_behind_an_undo_that_waits_is_told(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.text(WORDS)
    await ann.hears("Posted")
    ann.fault("x_delete_429", seconds=895.0)
    await ann.text("\\UNDO")
    await ann.hears("Not deleted yet: X takes no deletes right now.")
    await ann.text("And so is the river")
    await ann.hears("Kept: X takes no post right now.")
    await ann.hasten()
    await ann.hears(f'Deleted from X: "{WORDS}".')
    await ann.hears("Posted: And so is the river")


async def test_undo_with_an_expired_token_renews_it_and_with_dead_ones_tells(stage: XStage) -> None:
    ann = await stage.somebody()
    for _ in range(2):
        await ann.text(f"{WORDS} {_}")
        await ann.hears("Posted")
    stage.sandbox.x.expire(ann.username)
    await ann.text("\\UNDO")
    await ann.hears("Deleted from X")
    stage.sandbox.x.disconnect(ann.username)
    await ann.text("\\UNDO")
    await ann.hears("Not deleted: X ended your connection. Connect again: http")
    assert (await ann.account()).is_lost
    await ann.connect()
    await ann.text("\\UNDO")
    await ann.hears("Deleted from X")
    assert ann.words_up == []
