"""Posts while X has difficulties."""

import pytest

from clients.x.client import XClient
from core.x.threads import split
from sandbox.x.model import SCOPES
from tests.conftest import Logs
from tests.support.bots import eventually
from tests.support.x.accounts import connect
from tests.support.x.stage import Somebody, XStage, open_stage
from tests.support.x.waits import WORDS, age

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_whatever_breaks_its_person_is_told_in_the_end(stage: XStage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("broken")

    ann = await stage.somebody()
    monkeypatch.setattr(XClient, "post", broken)
    await ann.text(WORDS)
    await eventually(lambda: is_tried(ann))
    await age(ann)
    await ann.hears(f'Maybe not posted, X never said: "{WORDS}". Look there.')
    await stage.quiet()
    assert await ann.waiting() == WORDS
    monkeypatch.undo()
    await ann.text("POST")
    await ann.hears(f"Posted: {WORDS}")
    monkeypatch.setattr(XClient, "delete", broken)
    await ann.text("\\UNDO")
    await eventually(lambda: is_tried(ann, "undo"))
    await age(ann)
    await ann.hears("Not deleted: X took none of our calls for a day. Delete it on X itself.")


async def is_tried(ann: Somebody, kind: str = "post") -> bool:
    sql = "SELECT attempts FROM deliveries WHERE person_id = :id AND kind = :kind AND ended_at IS NULL"
    row = await ann.look(lambda tx: tx.row(sql, id=ann.person_id, kind=kind))
    return bool(row and row[0] > 1)


async def test_a_limit_of_the_whole_application_keeps_everybody_waiting(database_url: str) -> None:
    async with open_stage(database_url) as stage:
        ann, ben = await stage.somebody(), await stage.somebody()
        ann.fault("x_post_429", headers=3, seconds=7195.0)
        await ann.text(WORDS)
        await ann.hears("Kept: X takes no post right now. It will be posted by itself in about 2 hours.")
        await ben.text("Bread is ready")
        await ben.hears("Kept: X takes no post right now. It will be posted by itself in about 2 hours.")
        await stage.db.write(lambda tx: tx.run("DELETE FROM marks WHERE name = 'x.free'"))
        for each in (ann, ben):
            await each.hasten()
            await each.hears("Posted: ")
            assert len(each.words_up) == 1


async def test_without_consent_for_posting_the_person_is_asked_to_connect_anew(stage: XStage) -> None:
    """X only says that it's forbidden."""
    ann = await stage.somebody(connected=False)
    scopes = " ".join(scope for scope in SCOPES if scope != "tweet.write")
    await connect(stage.db, stage.sandbox, ann.phone, ann.username, scope=scopes)
    await ann.text(WORDS)
    await ann.hears("Not posted: X wants your consent for posting. Text CONNECT, then POST to publish it.")
    await ann.connect()
    await ann.text("POST")
    await ann.hears(f"Posted: {WORDS}")


async def test_a_wait_is_told_once_and_what_waited_goes_up_once(stage: XStage) -> None:
    ann = await stage.somebody()
    ann.fault("x_post_429", 2, seconds=895.0)
    await ann.text(WORDS)
    await ann.hears("Kept: X takes no post right now.")
    await ann.hasten()
    await eventually(lambda: waits_after(ann, 2))
    assert ann.phone.silent
    await ann.hasten()
    await ann.hears(f"Posted: {WORDS}")
    assert ann.words_up == [WORDS]


async def waits_after(ann: Somebody, attempts: int) -> bool:
    sql = "SELECT attempts, state FROM deliveries WHERE person_id = :id AND kind = 'post'"
    return bool(await ann.look(lambda tx: tx.row(sql, id=ann.person_id)) == (attempts, "waiting"))


async def test_what_waits_behind_a_post_that_waits_is_told_too(stage: XStage) -> None:
    ann = await stage.somebody()
    ann.fault("x_post_402")
    await ann.text(WORDS)
    await ann.hears("Kept: posting is paused here for now.")
    await ann.text("And so is the river")
    await ann.hears("Kept: X takes no post right now. It will be posted by itself as soon as X takes it.")
    await ann.hasten()
    await ann.hears(f"Posted: {WORDS}")
    await ann.hears("Posted: And so is the river")
    assert ann.words_up == [WORDS, "And so is the river"]


async def test_the_same_words_again_are_a_duplicate_even_after_an_attempt_without_a_word(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.text(WORDS)
    await ann.hears("Posted")
    await ann.text(WORDS)
    await ann.hears(f'Not posted: "{WORDS}" is on your account already')
    ann.fault("x_post_reset_before")
    await ann.text(WORDS)
    await ann.hears(f'Not posted: "{WORDS}" is on your account already')
    assert ann.words_up == [WORDS]


async def test_an_older_twin_that_the_person_posted_elsewhere_is_not_taken_for_ours(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.text(WORDS)
    await ann.hears("Posted")
    [twin] = ann.posts
    twin.created_at -= 3600.0
    await ann.run("DELETE FROM posts WHERE person_id = :person")
    ann.fault("x_post_error_before")
    await ann.text(WORDS)
    await ann.hears(f'Not posted: "{WORDS}" is on your account already')
    assert (await ann.post()).state == "failed"


async def test_who_the_account_is_need_not_be_known_to_post_but_to_settle(stage: XStage) -> None:
    ann = await stage.somebody(connected=False)
    fault = stage.sandbox.x.faults.add("x_me_error", count=None, number=ann.username)
    await connect(stage.db, stage.sandbox, ann.phone, ann.username, profile=False)
    await ann.text(WORDS)
    [post] = await stage.sandbox.x.posted(ann.username)
    await ann.hears(f"Posted: {WORDS} {stage.sandbox.url}/i/status/{post.id}")
    ann.fault("x_post_error_after")
    await ann.text("And so is the river")
    await ann.hears("Kept: X takes no post right now. It will be posted by itself as soon as X takes it.")
    stage.sandbox.x.faults.remove(fault.id)
    await ann.hears("Posted: And so is the river")
    await stage.quiet()
    profile = (await ann.account()).profile
    assert profile is not None
    assert profile.username == ann.username
    assert ann.words_up == [WORDS, "And so is the river"]


async def test_our_wrong_secret_disconnects_nobody(stage: XStage) -> None:
    ann, ben = await stage.somebody(), await stage.somebody()
    await ann.expire()
    before = (await ann.account()), (await ben.account())
    ann.fault("x_token_bad_client", 2)
    await ann.text(WORDS)
    await ann.hears("Kept: posting is paused here for now.")
    assert ((await ann.account()), (await ben.account())) == before
    await ann.hasten()
    await eventually(lambda: waits_after(ann, 2))
    await ann.hasten()
    await ann.hears(f"Posted: {WORDS}")
    assert stage.sandbox.x.reused == 0


async def test_x_is_waited_for_as_long_as_its_setting_says(database_url: str, logs: Logs) -> None:
    patient = {"timeout_seconds": 60.0}
    async with open_stage(database_url, x={"timeout_seconds": 0.5}, twilio=patient) as stage:
        ann = await stage.somebody()
        ann.fault("x_post_timeout_after", seconds=60.0)
        await ann.text(WORDS)
        await ann.hears(f"Posted: {WORDS}")
    assert logs.lines("delivery.unknown")[0]["reason"] == "X didn't answer in time."


async def test_a_thread_that_takes_longer_than_a_lease_goes_up_whole(database_url: str) -> None:
    async with open_stage(database_url, deliveries={"lease_seconds": 0.8}) as stage:
        ann = await stage.somebody()
        ann.fault("x_post_slow", None, ms=150.0)
        story = " ".join(f"Sentence {number} of a story about a lake that froze over." for number in range(27))
        await ann.text(story)
        await ann.hears("Posted: Sentence 0 of a story", f"/{ann.username}/status/")
        await stage.quiet()
        posts = ann.posts
        assert " ".join(ann.words_up) == story
        assert len(posts) == len(split(story)) > 5
        assert [post.reply_to for post in posts[1:]] == [post.id for post in posts[:-1]]
        attempts = await ann.look(
            lambda tx: tx.row(
                "SELECT attempts FROM deliveries WHERE kind = 'post' AND person_id = :id", id=ann.person_id
            )
        )
        assert attempts[0] > 1
        assert ann.phone.silent
