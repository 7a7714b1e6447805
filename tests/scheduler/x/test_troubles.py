"""`\\STOP` and \\UNDO while X has difficulties."""

import pytest

from clients.x.client import XClient
from core.delivery import Kind
from core.sealing import Keyring
from core.tx import Tx
from core.x.threads import split
from sandbox.x.model import SCOPES
from tests.conftest import Logs
from tests.support.bots import KEY, eventually
from tests.support.x_accounts import connect
from tests.support.x_stage import NO_ANSWER, Somebody, XStage, open_stage

pytestmark = pytest.mark.asyncio(loop_scope="module")

WORDS = "The lake is frozen over"
DELETED = "Deleted: everything of yours here"
OF_PEOPLE = ("accounts", "posts", "held", "links", "questions", "connections")


async def traces(stage: XStage, ann: Somebody) -> list[str]:
    """The tables in which anything is left of that person; what they cost stays under nobody's name."""

    def unit(tx: Tx) -> list[str]:
        found = [
            table
            for table in (*OF_PEOPLE, "texts", "deliveries", "spending", "members", "photos", "sessions")
            if tx.row(f"SELECT 1 FROM {table} WHERE person_id = :id", id=ann.person_id)
        ]
        return found + [
            table for table in ("people",) if tx.row("SELECT 1 FROM people WHERE id = :id", id=ann.person_id)
        ]

    return await stage.db.read(unit)


async def revocations_end(stage: XStage) -> None:
    async def ended() -> bool:
        open_ones = "SELECT 1 FROM deliveries WHERE kind = 'revocation' AND ended_at IS NULL"
        return await stage.db.read(lambda tx: tx.row(open_ones)) is None

    await eventually(ended)


async def test_stop_revokes_at_x_and_leaves_nothing(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.text(WORDS)
    await ann.hears("Posted")
    await ann.text("help please")
    await ann.hears("Not posted")
    await ann.text("\\STOP")
    await ann.hears(DELETED)
    await revocations_end(stage)
    assert stage.sandbox.x.living_grants(ann.username) == 0
    assert ann.username in stage.sandbox.x.revocations
    assert await traces(stage, ann) == []
    assert ann.words_up == [WORDS]


async def test_tokens_are_revoked_once_x_can_and_their_rows_hold_nothing_else(stage: XStage) -> None:
    ann = await stage.somebody()
    tokens = (await ann.account()).tokens
    ann.fault("x_revoke_error_before", 4)
    await ann.text("\\STOP")
    await ann.hears(DELETED)

    def open_revocations(tx: Tx) -> list[tuple[object, ...]]:
        columns = "content, person_id, text_id, pace, carrier_sid, lane, id"
        return tx.rows(f"SELECT {columns} FROM deliveries WHERE kind = 'revocation' AND ended_at IS NULL")

    rows = await stage.db.read(open_revocations)
    keys = Keyring([KEY])
    opened = {
        keys.open_tokens(keys.open(row[0], f"deliveries:{row[6]}").encode(), Kind.REVOCATION)[0]  # type: ignore[arg-type]
        for row in rows
    }
    assert opened <= {tokens.access, tokens.refresh}
    assert all(row[1:5] == (None, None, None, None) and row[5] == f"revocation/{row[6]}" for row in rows)
    await revocations_end(stage)
    assert stage.sandbox.x.living_grants(ann.username) == 0
    left = "SELECT 1 FROM deliveries WHERE kind = 'revocation' AND content IS NOT NULL"
    assert await stage.db.read(lambda tx: tx.row(left)) is None
    assert await traces(stage, ann) == []


async def test_stop_while_a_post_is_in_hand(stage: XStage) -> None:
    ann = await stage.somebody()
    ann.fault("x_post_slow", ms=200.0)
    await ann.text(WORDS)
    await in_hand(ann)
    await ann.text("\\STOP")
    await ann.hears(DELETED)
    await revocations_end(stage)
    await stage.quiet()
    assert len(ann.words_up) <= 1
    assert await traces(stage, ann) == []
    assert ann.phone.silent


async def test_stop_in_the_middle_of_a_thread_ends_it(stage: XStage) -> None:
    ann = await stage.somebody()
    ann.fault("x_post_slow", ms=250.0)
    await ann.text("A story of a lake that froze over in one night, which nobody had seen before. " * 8)
    await in_hand(ann)
    await ann.text("\\STOP")
    await ann.hears(DELETED)
    await revocations_end(stage)
    await stage.quiet()
    assert len(ann.words_up) <= 1
    assert await traces(stage, ann) == []


async def test_stop_while_tokens_are_renewed_revokes_the_new_ones_too(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.expire()
    ann.fault("x_token_slow", ms=600.0)
    await ann.text(WORDS)
    await in_hand(ann)
    await ann.text("\\STOP")
    await ann.hears(DELETED)
    await stage.quiet()
    await revocations_end(stage)
    assert stage.sandbox.x.living_grants(ann.username) == 0
    assert await traces(stage, ann) == []
    assert ann.words_up == []
    assert ann.phone.silent


async def test_connecting_anew_while_tokens_are_renewed_keeps_the_new_connection(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.expire()
    ann.fault("x_token_slow", ms=600.0)
    await ann.text(WORDS)
    await eventually(lambda: is_renewing(ann))
    await ann.connect()
    await ann.hears(f"Posted: {WORDS}")
    await stage.quiet()
    account = await ann.account()
    assert not account.is_lost
    assert stage.sandbox.x.living_grants(ann.username) == 1
    await ann.text("And so is the river")
    await ann.hears("Posted")


async def is_renewing(ann: Somebody) -> bool:
    row = await ann.look(
        lambda tx: tx.row("SELECT renewing_until FROM accounts WHERE person_id = :id", id=ann.person_id)
    )
    return bool(row and row[0])


async def in_hand(ann: Somebody) -> None:
    async def so() -> bool:
        return await ann.deliveries("post") == ["sending"]

    await eventually(so)


async def test_what_is_taken_back_while_nobody_knows_whether_it_is_up_is_not_posted_again(stage: XStage) -> None:
    ann = await stage.somebody()
    ann.fault("x_post_timeout_before", **NO_ANSWER)
    await ann.text(WORDS)
    await in_hand(ann)
    await ann.text("\\UNDO")
    await ann.hears("Not deleted: X never told whether it is up, and doesn't list it. See to it on X itself.")
    await stage.quiet()
    assert stage.sandbox.x.posts(ann.username, deleted=True) == []


async def test_what_is_taken_back_and_turns_out_to_be_up_is_deleted(stage: XStage) -> None:
    ann = await stage.somebody()
    ann.fault("x_post_timeout_after", **NO_ANSWER)
    ann.fault("x_timeline_lag", 2, ms=3_600_000.0)
    await ann.text(WORDS)
    await in_hand(ann)
    await ann.text("\\UNDO")
    await ann.hears(f"Posted: {WORDS}")
    await ann.hears(f'Deleted from X: "{WORDS}".')
    assert len(stage.sandbox.x.posts(ann.username, deleted=True)) == 1
    assert ann.words_up == []


async def test_what_is_taken_back_and_never_settled_waits_no_longer(stage: XStage) -> None:
    ann = await stage.somebody()
    ann.fault("x_post_timeout_before", **NO_ANSWER)
    await ann.text(WORDS)
    await in_hand(ann)
    await age(ann)
    await ann.text("\\UNDO")
    await ann.hears("Not deleted: X never told whether it is up")
    await stage.quiet()
    assert (await ann.post()).state == "cancelled"
    assert await ann.held() == ""


async def age(ann: Somebody) -> None:
    """What isn't out yet has been tried for longer than a day."""
    await ann.run("UPDATE deliveries SET first_due_at = 1 WHERE person_id = :person AND kind IN ('post', 'undo')")


async def test_whatever_breaks_its_person_is_told_in_the_end(stage: XStage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("broken")

    ann = await stage.somebody()
    monkeypatch.setattr(XClient, "post", broken)
    await ann.text(WORDS)
    await eventually(lambda: is_tried(ann))
    await age(ann)
    await ann.hears(f'Maybe not posted, X never told: "{WORDS}" Look there.')
    await stage.quiet()
    assert await ann.held() == WORDS
    monkeypatch.undo()
    await ann.text("POST")
    await ann.hears(f"Posted: {WORDS}")
    monkeypatch.setattr(XClient, "delete", broken)
    await ann.text("\\UNDO")
    await eventually(lambda: is_tried(ann, "undo"))
    await age(ann)
    await ann.hears("Not deleted: X took none of our calls for a day. See to it on X itself.")


async def is_tried(ann: Somebody, kind: str = "post") -> bool:
    sql = "SELECT attempts FROM deliveries WHERE person_id = :id AND kind = :kind AND ended_at IS NULL"
    row = await ann.look(lambda tx: tx.row(sql, id=ann.person_id, kind=kind))
    return bool(row and row[0] > 1)


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
    await ann.hears("Not deleted: X doesn't tell where it is. See to it on X itself.")


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
    ("read-only", [("x_delete_read_only", 1, {})], "Not deleted yet: that is paused here for now."),
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
