"""What X can do wrong while something is posted: what the person is told, and what is stored of it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from tests.support.x.stage import NO_ANSWER, Somebody, XStage, open_stage

pytestmark = pytest.mark.asyncio(loop_scope="module")

WORDS = "The lake is frozen over"
THREAD = [f"Part {number} of a long story about the lake" + ", which froze" * 15 + "." for number in range(3)]
STORY = " ".join(THREAD)
FOREVER = 3600.0
QUARTER: dict[str, Any] = {"seconds": 895.0}

KEPT = "Kept: X takes no post right now. It will be posted by itself"
SOON = f"{KEPT} as soon as X takes it. \\UNDO takes it back."
PAUSED = "Kept: posting is paused here for now. It will be posted by itself."
POSTED = "Posted: "
LOST = "Not posted: X ended your connection. Connect again: http"


Fault = tuple[str, int | None, dict[str, Any]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(shared_sqlite_url: str) -> AsyncIterator[XStage]:
    """How X's answers are read is no matter of SQL: what is stored of them, tests beside it show on both kinds."""
    async with open_stage(shared_sqlite_url) as opened:
        yield opened


def fault(kind: str, count: int | None = 1, **params: float | str) -> Fault:
    return kind, count, params


PASS = fault("x_post_slow", ms=0.0)
"""Strikes the first part and does nothing; what follows strikes the next one."""


@dataclass(frozen=True)
class Case:
    """Faults, and what comes of them.

    Attributes:
        faults: in the order in which they strike.
        told: what the phone hears, one text after the other.
        state: of the post.
        delivery: of its delivery.
        up: how many parts are up at X.
        held: what POST alone would publish then.
        lost: whether the connection is lost.
    """

    name: str
    faults: tuple[Fault, ...]
    told: tuple[str, ...] = (POSTED,)
    state: str = "up"
    delivery: str = "sent"
    up: int = 1
    held: str = ""
    lost: bool = False
    words: str = WORDS
    expired: bool = False


def failed(name: str, *faults: Fault, told: str, **changes: Any) -> Case:  # noqa: ANN401 - fields of a case
    values: dict[str, Any] = {"state": "failed", "delivery": "dead", "up": 0, **changes}
    return Case(name, faults, (told,), **values)


def waits(name: str, *faults: Fault, told: str, **changes: Any) -> Case:  # noqa: ANN401 - fields of a case
    values: dict[str, Any] = {"state": "waiting", "delivery": "waiting", "up": 0, **changes}
    return Case(name, faults, (told,), **values)


LIMITS = [
    waits("429", fault("x_post_429", **QUARTER), told=f"{KEPT} in about 15 minutes."),
    waits("429 in older words", fault("x_post_429_old", **QUARTER), told=f"{KEPT} in about 15 minutes."),
    waits("429 of the day", fault("x_post_429", headers=2, seconds=7195), told=f"{KEPT} in about 2 hours."),
    waits("429 without a time", fault("x_post_429", headers=0), told=SOON),
    Case("429 for a second", (fault("x_post_429", seconds=0.2),)),
    waits("no credits", fault("x_post_402"), told=PAUSED),
    waits("no credits, in other words", fault("x_post_402_titled"), told=PAUSED),
    waits("the application is read-only", fault("x_post_read_only"), told=PAUSED),
    waits("the application isn't set up", fault("x_post_not_enrolled"), told=PAUSED),
]
REFUSALS = [
    failed("a duplicate", fault("x_post_duplicate"), told=f'Not posted: "{WORDS}" is on your account already'),
    failed("refused", fault("x_post_refused", reason="You may not."), told="Not posted. X refused it: You may not."),
    failed("locked", fault("x_post_locked"), told="Not posted: X has locked your account. See to it", held=WORDS),
    failed("suspended", fault("x_post_suspended"), told="Not posted: X has suspended your account.", held=WORDS),
    Case("an access token not taken", (fault("x_post_401"),)),
    Case("fresh tokens not taken", (fault("x_post_401", 2),)),
    Case("fresh tokens not taken for some seconds", (fault("x_post_401", 5),), (SOON, POSTED)),
    Case("media not taken once", (fault("x_post_bad_media"),)),
    failed("media never taken", fault("x_post_bad_media", 3), told="X refused it: Your media IDs are invalid."),
]
UNKNOWN = [
    Case("error, not posted", (fault("x_post_error_before"),)),
    Case("errors, not posted", (fault("x_post_error_before", 3, status=500),), (SOON, POSTED)),
    Case("error, yet posted", (fault("x_post_error_after"),)),
    Case("bad gateway, yet posted", (fault("x_post_error_after", status=502),)),
    Case("reset, not posted", (fault("x_post_reset_before"),)),
    Case("resets, not posted", (fault("x_post_reset_before", 2),), (SOON, POSTED)),
    Case("reset, yet posted", (fault("x_post_reset_after"),)),
    Case("no answer, not posted", (fault("x_post_timeout_before", **NO_ANSWER),)),
    Case("no answer, yet posted", (fault("x_post_timeout_after", **NO_ANSWER),)),
    Case("slow", (fault("x_post_slow", ms=150.0),)),
    Case("a page before X", (fault("x_post_page"),)),
    Case("a page before X, 404", (fault("x_post_page", status=404),)),
    Case("a page before the tokens", (fault("x_token_page", status=401),), expired=True),
]
LATER = fault("x_timeline_lag", 1, ms=FOREVER * 1000)
NEVER_LISTED = fault("x_timeline_lag", None, ms=FOREVER * 1000)
SETTLING = [
    Case("posted, the list fails", (fault("x_post_error_after"), fault("x_timeline_error", 1))),
    Case(
        "posted, the list fails for long", (fault("x_post_error_after"), fault("x_timeline_error", 3)), (SOON, POSTED)
    ),
    Case("not posted, the list fails", (fault("x_post_error_before"), fault("x_timeline_error", 1))),
    Case("posted, listed later", (fault("x_post_error_after"), LATER)),
    Case("posted, listed much later", (fault("x_post_error_after"), LATER, LATER, LATER)),
    Case("posted, never listed", (fault("x_post_error_after"), NEVER_LISTED), (f"Posted: {WORDS}",)),
    Case("posted, the list is refused once", (fault("x_post_error_after"), fault("x_timeline_403"))),
    Case("posted, the list is refused", (fault("x_post_error_after"), fault("x_timeline_403", None)), (POSTED,)),
    Case("posted, a page before the list", (fault("x_post_error_after"), fault("x_timeline_page"))),
    Case(
        "posted, too many lists",
        (fault("x_post_error_after"), fault("x_timeline_429", **QUARTER)),
        (f"{KEPT} in about 15 minutes.", POSTED),
    ),
]
ALL_UP: dict[str, Any] = {"words": STORY, "up": 3}
CUT: dict[str, Any] = {"words": STORY, "up": 1}
REST = " ".join(THREAD[1:])
THREADS = [
    Case("a thread", (), **ALL_UP),
    Case("a thread's first part posted without a word", (fault("x_post_reset_after"),), **ALL_UP),
    Case("a thread's second part not posted", (PASS, fault("x_post_reset_before")), **ALL_UP),
    Case("a thread's second part posted without a word", (PASS, fault("x_post_error_after")), **ALL_UP),
    Case("a thread's last part posted without a word", (PASS, PASS, fault("x_post_error_after")), **ALL_UP),
    Case("a thread's last part listed late", (PASS, PASS, fault("x_post_error_after"), LATER), **ALL_UP),
    Case("a thread's token not taken half-way", (PASS, fault("x_post_401")), **ALL_UP),
    failed(
        "a thread refused half-way",
        *(PASS, fault("x_post_refused", reason="You may not.")),
        told="Only 1 of 3 parts are up. X refused the rest: You may not. \\UNDO deletes what is up.",
        **CUT,
    ),
    failed(
        "a thread with a duplicate in it",
        *(PASS, fault("x_post_duplicate")),
        told="Only 1 of 3 parts are up. X refused the rest: You are not allowed to create a Tweet with dup",
        **CUT,
    ),
    waits("a thread limited half-way", PASS, fault("x_post_429", **QUARTER), told=f"{KEPT} in about 15 min", **CUT),
    failed(
        "a thread whose account is locked half-way",
        *(PASS, fault("x_post_locked")),
        told="Only 1 of 3 parts are up: X has locked your account. See to it on X. Then text POST for the rest.",
        held=REST,
        **CUT,
    ),
    waits("a thread paused half-way", PASS, fault("x_post_402"), told=PAUSED, **CUT),
    Case("a thread whose fresh tokens aren't taken half-way", (PASS, fault("x_post_401", 2)), **ALL_UP),
    failed(
        "a thread disconnected half-way",
        *(PASS, fault("x_post_401"), fault("x_token_bad_token")),
        told="Only 1 of 3 parts are up: X ended your connection. Connect: http",
        held=REST,
        lost=True,
        **CUT,
    ),
    failed(
        "a thread whose second part is never listed",
        *(PASS, fault("x_post_error_after"), NEVER_LISTED),
        told="Only 2 of 3 parts are up: X doesn't show the last one",
        words=STORY,
        up=2,
    ),
]
OLD: dict[str, Any] = {"expired": True}
RENEWALS = [
    Case("expired", (), **OLD),
    Case("expired, error", (fault("x_token_error_before"),), **OLD),
    Case("expired, errors", (fault("x_token_error_before", 3, status=500),), (SOON, POSTED), **OLD),
    Case("expired, reset", (fault("x_token_reset_before"),), **OLD),
    Case("expired, no answer", (fault("x_token_timeout_before", **NO_ANSWER),), **OLD),
    Case("expired, slow", (fault("x_token_slow", ms=150.0),), **OLD),
    waits("expired, our secret isn't taken", fault("x_token_bad_client"), told=PAUSED, **OLD),
    failed("expired, refused", fault("x_token_bad_token"), told=LOST, held=WORDS, lost=True, **OLD),
    failed("expired, error, used up", fault("x_token_error_after"), told=LOST, held=WORDS, lost=True, **OLD),
    failed("expired, reset, used up", fault("x_token_reset_after"), told=LOST, held=WORDS, lost=True, **OLD),
    failed(
        "expired, no answer, used up",
        fault("x_token_timeout_after", **NO_ANSWER),
        told=LOST,
        held=WORDS,
        lost=True,
        **OLD,
    ),
]
CASES = [*LIMITS, *REFUSALS, *UNKNOWN, *SETTLING, *THREADS, *RENEWALS]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_a_fault(case: Case, stage: XStage) -> None:
    ann = await stage.somebody()
    if case.expired:
        await ann.expire()
    for kind, count, params in case.faults:
        ann.fault(kind, count, **params)
    await ann.text(case.words)
    for told in case.told:
        body = await ann.hears(told)
    await ann.ends_as(case.delivery)
    post = await ann.post()
    assert (post.state, len(ann.posts)) == (case.state, case.up)
    assert ann.words_up == [*post.parts[: case.up]]
    assert await ann.waiting() == case.held
    assert (await ann.account()).is_lost == case.lost
    if case.state == "up" and post.up[0]:
        link = f"{stage.sandbox.url}/{ann.username}/status/{ann.posts[0].id}"
        assert body.endswith(f" {link} To delete it within the hour, text \\UNDO")  # her first one
    assert each_answers_the_one_before(ann)
    assert ann.phone.silent
    assert not [each for each in stage.sandbox.faults.active() if each.number == ann.username and each.count]


def each_answers_the_one_before(ann: Somebody) -> bool:
    posts = ann.posts
    return [post.reply_to for post in posts] == [None, *(post.id for post in posts)][: len(posts)]


async def test_a_connection_that_ends_before_x_said_whether_it_is_up(stage: XStage) -> None:
    ann = await stage.somebody()
    ann.fault("x_post_timeout_after", **NO_ANSWER)
    await ann.text(WORDS)
    await stage.sandbox.x.posted(ann.username)
    stage.sandbox.x.disconnect(ann.username)
    await ann.hears("Maybe not posted: X ended your connection. Connect again: http", "If it isn't up, text POST.")
    await ann.ends_as("dead")
    assert await ann.waiting() == WORDS
    await ann.connect()
    await ann.text("POST")
    await ann.hears("is on your account already")
    assert ann.words_up == [WORDS]
