from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from actions.connecting import CannotConnect
from actions.publishing import (
    ConnectionLost,
    Delayed,
    NotConnected,
    OverLimit,
    Published,
    Publishing,
    TooDear,
    TooLong,
    publish,
)
from actions.quotas import OverQuota
from actions.undoing import BeingUndone, NothingToUndo, TakenBack, undo
from core.clock import SECOND, next_day
from core.tx import Tx
from storage import people, spending
from storage.x import posts
from storage.x.post import Post, PostState
from web.api.cursors import Portion, portion_of
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.ids import POST
from web.api.operations.rooms import OVER_QUOTA
from web.api.problems import INVALID, NOT_HERE, Problem, ProblemKind, RefusedRequest, refused
from web.api.times import at, at_if_any

NOT_CONNECTED = ProblemKind("not-connected", 409, "No account at X is connected")
CANNOT_CONNECT = ProblemKind("cannot-connect", 409, "Nobody can connect X here")
SPENT = ProblemKind("spent", 403, "The day's limit on spending is reached")
ON_HOLD = ProblemKind("on-hold", 403, "Nothing is done for you for now: that was too much")
NOTHING_TO_UNDO = ProblemKind("nothing-to-undo", 409, "You posted nothing in the last hour")
TOO_LONG = ProblemKind("too-long", 409, "That would be too many posts")
LONGEST = 10_000


class PostShown(ApiModel):
    """Something that you publish on X: one part, or a thread of several."""

    id: Annotated[str, Field(pattern=POST.whole)]
    state: PostState
    parts: list[str]
    x_ids: list[str] = Field(description="X's ids of the parts that are up; empty where X didn't say.")
    made_at: datetime
    up_at: datetime | None


class PostList(ApiModel):
    """A portion of your posts, the newest first."""

    items: list[PostShown]
    next_cursor: str | None


class NewPost(ApiModel):
    """Words to be published, exactly as they are."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST, pattern=r"\S")]


class Undone(ApiModel):
    """What becomes of the last post: it wasn't up and won't be, or it is deleted at X."""

    outcome: Literal["taken_back", "being_deleted"]


def _shown(post: Post) -> PostShown:
    return PostShown(
        id=POST.show(post.id),
        state=post.state,
        parts=list(post.parts),
        x_ids=list(post.up),
        made_at=at(post.created_at),
        up_at=at_if_any(post.up_at),
    )


def list_all(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """One's posts."""
    wanted: Portion = call.query
    found = posts.of_person(tx, call.person_id, wanted.limit + 1, wanted.before)
    listed, cursor = portion_of(found, wanted.limit, lambda each: each.id)
    return ApiAnswer(PostList(items=[_shown(each) for each in listed], next_cursor=cursor))


def get(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """One of one's posts."""
    return ApiAnswer(_shown(_own(tx, call, call.number("post"))))


def _own(tx: Tx, call: Call, post_id: int) -> Post:
    found = posts.find(tx, post_id)
    if found is None or found.person_id != call.person_id:
        raise refused(NOT_HERE)
    return found


def make(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """Let these words go up, by the same rules as a text."""
    _see_that_not_on_hold(tx, call)
    outcome = publish(tx, call.person_id, call.body.text)
    if isinstance(outcome, Published | Delayed):
        return ApiAnswer(_shown(_own(tx, call, outcome.post_id)))
    return _not_posted(outcome)


def _see_that_not_on_hold(tx: Tx, call: Call) -> None:
    wait = people.held_until(tx, call.person_id) - tx.now
    if spending.are_texts_of_person_spent(tx, call.person_id) or spending.are_texts_spent(tx):
        wait = max(wait, next_day(tx.now) - tx.now)  # as a text would be; what comes of a post is told by text
    if wait > 0:
        raise RefusedRequest(Problem(ON_HOLD, retry_seconds=wait // SECOND + 1))


def _not_posted(outcome: Publishing) -> Problem:
    """What can't go up now is committed: it waits for POST, as after a text."""
    match outcome:
        case NotConnected(link) | ConnectionLost(link):
            detail = "Open the link in a browser. The words are kept: texting POST publishes them then."
            return Problem(NOT_CONNECTED, detail, {"connect_url": link})
        case OverLimit():
            return Problem(SPENT, "The words are kept: texting POST publishes them tomorrow.")
        case TooLong(most):
            raise refused(TOO_LONG, f"It makes more than {most} posts.")
        case TooDear():
            raise refused(SPENT, "By itself it costs more than a day's limit.")
        case OverQuota(_, most):
            raise refused(OVER_QUOTA, f"{most} posts wait already. The words are not kept.")
        case CannotConnect():
            raise refused(CANNOT_CONNECT)
        case _:
            raise refused(INVALID, errors=[{"where": "body/text", "what": "There is nothing to post."}])


def undo_last(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """Take the last post back."""
    match undo(tx, call.person_id):
        case NothingToUndo():
            raise refused(NOTHING_TO_UNDO)
        case TakenBack():
            return ApiAnswer(Undone(outcome="taken_back"))
        case BeingUndone() | _:
            return ApiAnswer(Undone(outcome="being_deleted"))


OPERATIONS = (
    Operation(
        "list_posts", "GET", "/posts", "Your posts.", Scope.POSTS_READ, list_all, answer=PostList, query=Portion
    ),
    Operation(
        "make_post",
        "POST",
        "/posts",
        "Publishes words on X, by the same rules and limits as a text.",
        Scope.POSTS_WRITE,
        make,
        answer=PostShown,
        status=202,
        body=NewPost,
        problems=(NOT_CONNECTED, CANNOT_CONNECT, SPENT, ON_HOLD, OVER_QUOTA, TOO_LONG),
        is_repeatable=True,
    ),
    Operation("get_post", "GET", "/posts/{post}", "A post of yours.", Scope.POSTS_READ, get, answer=PostShown),
    Operation(
        "undo_post",
        "POST",
        "/posts/undo",
        "Takes your last post of the last hour back, a thread whole.",
        Scope.POSTS_WRITE,
        undo_last,
        answer=Undone,
        problems=(NOTHING_TO_UNDO,),
        is_repeatable=True,
    ),
)
