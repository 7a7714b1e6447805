"""What is asked stays with the person: numbers never publish, and nothing that is no POST becomes one."""

from base64 import b64encode
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from core.asking import Asks
from storage.questions import OPEN_FOR
from tests.support.bots import PATIENCE, eventually
from tests.support.photos.stage import PhotoStage, Sender, open_photo_stage, small
from tests.support.x.waits import struck

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(shared_database_url: str) -> AsyncIterator[PhotoStage]:
    async with open_photo_stage(shared_database_url, x={"timeout_seconds": PATIENCE}) as opened:
        yield opened


async def connected(stage: PhotoStage) -> Sender:
    return await stage.somebody(connected=True, asks=Asks.DOUBT)


async def time_passes(ann: Sender, milliseconds: int) -> None:
    sql = "UPDATE questions SET open_until = open_until - :ago WHERE person_id = :person"
    await ann.somebody.run(sql, ago=milliseconds)


ASKED = "Not posted. Reply 1 to join trip, POST to post it, NO to drop it."


@pytest.mark.parametrize("answer", ["the first one", "First", "1.", "one"])
async def test_the_first_choice_in_words(stage: PhotoStage, answer: str) -> None:
    ann = await connected(stage)
    await ann.says("JION trip", ASKED)
    await ann.says(answer, "There is no room")
    assert ann.somebody.posts == []


@pytest.mark.parametrize("answer", ["no", "no don't post it", "neither", "forget it"])
async def test_no_drops_it_and_it_is_not_asked_again(stage: PhotoStage, answer: str) -> None:
    ann = await connected(stage)
    await ann.says("JION trip", ASKED)
    await ann.says(answer, "Dropped. Nothing was posted.")
    await ann.says("POST", "Nothing posted: nothing waits")
    assert ann.somebody.posts == []


async def test_a_short_text_that_is_no_answer_is_not_posted_and_the_question_stays(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.says("JION trip", ASKED)
    await ann.says("which one", 'no answer, and was not posted. Reply 1 to join trip, POST to post "JION trip"')
    await ann.says("sorry, JOIN trip", "ot posted", "1 to join trip")
    await ann.says("STATUS", 'POST publishes "')
    await ann.says("1", "There is no room")
    assert ann.somebody.posts == []


async def test_a_commands_word_alone_is_told_the_shape_and_the_question_stays(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.says("JION trip", ASKED)
    await ann.says("JOIN", "Not posted. The command is JOIN name [password]. Reply 1 to join trip, POST to post")
    await ann.says("room", "Not posted. The command is ROOM name [password]. Reply 1 to join trip, POST to post")
    await ann.says("1", "There is no room")
    assert ann.somebody.posts == []


async def test_a_long_text_is_a_post_and_closes_it(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.says("JION trip", ASKED)
    story = "The lake is frozen over this morning and the hills are white"
    await ann.says(story, "Posted: ")
    await ann.says("1", "That question has closed: nothing was done")
    assert ann.somebody.words_up == [story]


async def test_late_answers_are_told_that_it_has_closed(stage: PhotoStage) -> None:
    ann = await connected(stage)
    for answer in ("1", "no", "POST", "post it"):
        await ann.says("JION trip", "Not posted. Reply 1")
        await time_passes(ann, OPEN_FOR)
        await ann.says(answer, "That question has closed")
    assert ann.somebody.posts == []


async def test_what_was_promised_outlives_questions(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.somebody.run("UPDATE accounts SET lost_at = 1 WHERE person_id = :person")
    for words in ("The lake is frozen over this morning", "The hills are white, and so is the road"):
        await ann.says(words, "Not posted: X ended your connection.")
    await ann.somebody.run("UPDATE accounts SET lost_at = NULL WHERE person_id = :person")
    await ann.says("JION trip", ASKED)
    await ann.says("no", "Dropped")
    await ann.says("STATUS", "POST publishes 2 posts: The lake is frozen")
    await ann.somebody.text("POST")
    heard = [await ann.hears() for _ in range(3)]
    assert sum(each.startswith("Posted: ") for each in heard) == 2
    assert any(each.startswith("Posting 2 that waited: The lake") for each in heard)
    assert ann.somebody.words_up[0] == "The lake is frozen over this morning"
    assert len(ann.somebody.words_up) == 2


async def test_what_status_names_as_an_answer_is_what_post_publishes(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.somebody.run("UPDATE accounts SET lost_at = 1 WHERE person_id = :person")
    await ann.says("The lake is frozen over this morning", "Not posted: X ended your connection.")
    await ann.somebody.run("UPDATE accounts SET lost_at = NULL WHERE person_id = :person")
    await ann.says("statsu", "Not posted. Reply 1")
    await ann.says("1", 'POST publishes "The lake is frozen over')
    await ann.says("POST", "Posted: The lake")
    assert ann.somebody.words_up == ["The lake is frozen over this morning"]


async def test_post_after_a_secret_publishes_neither_that_nor_what_was_promised_before(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.says("The lake is frozen over", "Posted: The lake")
    await ann.says("\\UNDO", "POST puts it up again")
    await ann.says("hunter2", "Not posted: that may be a secret")
    await ann.says("POST", "Not posted: that may be a secret")
    await ann.says("the first one", "Not posted: that may be a secret")
    await ann.says("mom I'm outside, let me in", "it looks meant for one person")
    assert ann.somebody.posts == []


async def test_post_it_is_no_post_and_leaves_the_photos_to_post(stage: PhotoStage) -> None:
    ann = await connected(stage)
    for caption in ("At the lake", ""):
        await ann.sends(small(), body=caption)
        await ann.hears("1 photo kept")
    await ann.says("post it", "Nothing posted. POST alone")
    await ann.says("POST", "Posted")
    assert [(post.text, len(post.media)) for post in ann.somebody.posts] == [("At the lake", 2)]


async def test_talk_while_photos_wait_leaves_them_to_post(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.sends(small(), body="At the lake")
    await ann.hears("1 photo kept")
    await ann.says("thanks so much", "POST still publishes what waited before")
    await ann.says("is there a limit how many i can send", "POST still publishes what waited before")
    await ann.says("POST", "Posted")
    assert [(post.text, len(post.media)) for post in ann.somebody.posts] == [("At the lake", 1)]


@pytest.mark.parametrize("words", ["OMG delete that", "undo that", "delete"])
async def test_a_post_is_taken_back_in_any_words_and_put_up_again(stage: PhotoStage, words: str) -> None:
    ann = await connected(stage)
    story = "The lake is frozen over this morning"
    await ann.says(words, "Nothing to undo")
    await ann.says("no", "Dropped")
    await ann.says(story, "Posted: ")
    await ann.says(words, "Deleted from X", "POST puts it up again")
    assert ann.somebody.posts == []
    await ann.says("POST", "Posted: ")
    assert ann.somebody.words_up == [story]


@pytest.mark.parametrize(
    "words",
    ["supprime vite c'était pour ma meuf", "pls sir delete it fast my boss follow me", "that was for my sister 😭"],
)
async def test_soon_after_a_post_a_text_that_is_none_takes_it_back_if_it_says_so_at_all(
    stage: PhotoStage, words: str
) -> None:
    ann = await connected(stage)
    await ann.says(words, "Not posted")
    await ann.says("no", "Dropped")
    await ann.says("The lake is frozen over this morning", "Posted: ")
    await ann.says(words, "Deleted from X", "POST puts it up again")
    assert ann.somebody.posts == []


@pytest.mark.parametrize("words", ["oh god is that public??", "mom I'm outside, let me in"])
async def test_soon_after_a_post_undoing_it_is_offered_with_whatever_is_not_posted(
    stage: PhotoStage, words: str
) -> None:
    ann = await connected(stage)
    await ann.says("The lake is frozen over this morning", "Posted: ")
    await ann.says(words, "Not posted", "Reply 1 to undo your last post, POST to post it, NO to drop it.")
    await ann.says("1", "Deleted from X")
    assert ann.somebody.posts == []


async def test_what_would_be_a_post_but_ends_by_taking_something_away_is_asked_about(stage: PhotoStage) -> None:
    ann = await connected(stage)
    words = "what a sunset over the frozen lake wipe that"
    await ann.says("The lake is frozen over this morning", "Posted: ")
    await ann.says(words, "Reply 1 to undo your last post")
    await ann.says("POST", "Posted: ")
    assert ann.somebody.words_up == ["The lake is frozen over this morning", words]


MEANT_FOR_ONE = "are you coming home tonight love?"


@pytest.mark.parametrize(
    "words",
    [
        "don't post it publicly",
        "don't send it to everyone",
        "never post it",
        "dont put that online pls",
        "wrong chat",
    ],
)
async def test_no_to_what_is_asked_about_takes_no_other_post_back(stage: PhotoStage, words: str) -> None:
    ann = await connected(stage)
    await ann.says("The lake is frozen over this morning", "Posted: ")
    await ann.says(MEANT_FOR_ONE, "it looks meant for one person")
    await ann.says(words, "osted")
    await ann.says("POST", "Nothing posted")
    assert ann.somebody.words_up == ["The lake is frozen over this morning"]


async def test_what_is_up_is_taken_down_while_something_else_is_asked_about(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.says("The lake is frozen over this morning", "Posted: ")
    await ann.says(MEANT_FOR_ONE, "it looks meant for one person")
    await ann.says("undo my last post", "Deleted from X")
    assert ann.somebody.posts == []


@pytest.mark.parametrize("words", ["post my photo", "tweet my pics", "publica la foto", "oops post"])
async def test_a_photo_is_not_the_words_that_were_asked_about(stage: PhotoStage, words: str) -> None:
    ann = await connected(stage)
    await ann.says(MEANT_FOR_ONE, "it looks meant for one person")
    await ann.says(words, "not posted")
    assert ann.somebody.posts == []


async def test_a_text_that_came_as_base64_is_read_first(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.says(b64encode(b"The lake is frozen over").decode(), "Posted: The lake is frozen over")
    assert ann.somebody.words_up == ["The lake is frozen over"]


async def test_on_hold_a_post_can_be_taken_back(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.says("The lake is frozen over this morning", "Posted: ")
    await ann.somebody.run("UPDATE people SET hold_until = :until WHERE id = :person", until=2**50)
    await ann.says("undo that", "Deleted from X")
    await ann.somebody.text("undo that")
    await ann.somebody.text("The hills are white this morning")
    await ann.somebody.run("UPDATE people SET hold_until = 0 WHERE id = :person")
    await ann.says("STATUS", 'POST publishes "The lake')
    assert ann.somebody.posts == []


async def test_what_waits_when_somebody_opts_out_is_kept_for_post(stage: PhotoStage) -> None:
    ann = await connected(stage)
    ann.somebody.fault("x_post_429", seconds=900.0)
    waiting = ["The lake is frozen over this morning", "The hills are white, and so is the road"]
    for words in waiting:
        await ann.says(words, "Kept: X takes no post right now.")
    await ann.says("STOP", "unsubscribed")
    await ann.somebody.hasten()
    await stage.stage.quiet()
    assert ann.somebody.posts == []
    await ann.says("START", "subscribed again")
    await ann.says("STATUS", "POST publishes 2 posts: The lake is frozen")
    await ann.says("POST")
    await stage.stage.quiet()
    assert ann.somebody.words_up == waiting


async def test_what_is_in_hand_when_somebody_opts_out_is_not_tried_again(stage: PhotoStage) -> None:
    ann = await stage.somebody(connected=True)
    slow = ann.somebody.fault("x_post_slow", ms=PATIENCE * 1000)
    ann.somebody.fault("x_post_429", seconds=900.0)  # to the second part
    await ann.somebody.text("The lake is frozen over this morning" + ", and white" * 24)
    await struck(ann.somebody, slow)
    await ann.says("STOP", "unsubscribed")
    slow.end()
    await eventually(lambda: waits(ann))
    await ann.somebody.hasten()
    await stage.stage.quiet()
    assert len(ann.somebody.posts) == 1
    await ann.says("START", "subscribed again")
    await ann.says("POST", "Posted: ")
    assert len(ann.somebody.posts) == 2


@pytest.mark.parametrize(
    "between", [("JION trip", "no"), ("The hills are white, and so is the road",), ("STOP", "START")]
)
async def test_what_was_taken_back_is_let_go_by_what_comes_between(
    stage: PhotoStage, between: tuple[str, ...]
) -> None:
    ann = await connected(stage)
    await ann.says("The lake is frozen over this morning", "Posted: ")
    await ann.says("delete that", "Deleted from X", "POST puts it up again")
    for words in between:
        await ann.says(words)
    await ann.says("STATUS", "Nothing waits")
    await ann.says("POST", "Nothing posted: nothing waits")
    assert "The lake is frozen over this morning" not in ann.somebody.words_up


async def test_what_was_taken_back_stays_for_post_while_somebody_only_looks(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.says("The lake is frozen over this morning", "Posted: ")
    await ann.says("delete that", "Deleted from X")
    await ann.says("STATUS", 'POST publishes "The lake')
    await ann.somebody.run("UPDATE accounts SET lost_at = 1 WHERE person_id = :person")
    await ann.says("POST", "Not posted: X ended your connection.")
    await ann.somebody.run("UPDATE accounts SET lost_at = NULL WHERE person_id = :person")
    await ann.says("POST", "Posted: The lake")  # what was to go up and couldn't is kept like any other
    assert ann.somebody.words_up == ["The lake is frozen over this morning"]


async def waits(ann: Sender) -> bool:
    return await ann.somebody.deliveries("post") == ["waiting"]


async def test_while_somebody_has_opted_out_nothing_is_done(stage: PhotoStage) -> None:
    ann = await connected(stage)
    await ann.says("JION trip", ASKED)
    await ann.says("STOP", "unsubscribed")
    for words in ("mom I'm outside, let me in", "thanks", "1", "POST", "ROOM garden", "\\POST hello"):
        await ann.somebody.text(words)
    await ann.sends(small(), body="Look")
    await ann.says("START", "subscribed again")
    await ann.says("ROOMS", "You are in no room")
    await ann.says("POST", "Nothing posted")
    assert ann.somebody.posts == []
    states = await ann.somebody.look(
        lambda tx: tx.rows(
            "SELECT state, handler FROM texts WHERE person_id = :id AND state = 'opted_out'",
            id=ann.somebody.person_id,
        )
    )
    assert states == [("opted_out", "opted_out")] * 7
