from datetime import datetime
from typing import Annotated

from pydantic import Field

from core.delivery import State
from core.text import TextState
from core.tx import Tx
from storage import texts
from storage.delivery import replies
from storage.texts import StoredText
from web.api.cursors import Portion, portion_of
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.ids import TEXT
from web.api.problems import NOT_HERE, Problem, refused
from web.api.times import at


class TextShown(ApiModel):
    """A text that you sent, and what became of it."""

    id: Annotated[str, Field(pattern=TEXT.whole)]
    body: str = Field(description="What it said; passwords are left out.")
    attachments: int
    received_at: datetime
    state: TextState
    handled_as: str = Field(description="What it was taken for; empty if nothing took it.")
    reply: str = Field(description="What it was answered; empty if nothing was said, or it is erased.")
    reply_state: State | None = Field(description="How far the reply got.")


class TextList(ApiModel):
    """A portion of your texts, the newest first."""

    items: list[TextShown]
    next_cursor: str | None


def _shown(tx: Tx, kept: StoredText) -> TextShown:
    text, reply = texts.opened(kept, tx.keys), replies.reply_to(tx, kept.id)
    return TextShown(
        id=TEXT.show(kept.id),
        body=text.body,
        attachments=len(text.media),
        received_at=at(kept.received_at),
        state=kept.state,
        handled_as=kept.handler,
        reply=reply.body if reply else "",
        reply_state=reply.state if reply else None,
    )


def list_all(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """One's texts."""
    wanted: Portion = call.query
    found = texts.latest_of(tx, call.person_id, wanted.limit + 1, wanted.before)
    listed, cursor = portion_of(found, wanted.limit, lambda each: each.id)
    return ApiAnswer(TextList(items=[_shown(tx, each) for each in listed], next_cursor=cursor))


def get(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """One of one's texts."""
    found = texts.get(tx, call.number("text"))
    if found is None or found.person_id != call.person_id:
        raise refused(NOT_HERE)
    return ApiAnswer(_shown(tx, found))


OPERATIONS = (
    Operation(
        "list_texts",
        "GET",
        "/texts",
        "The texts that you sent, as long as they are kept.",
        Scope.TEXTS_READ,
        list_all,
        answer=TextList,
        query=Portion,
    ),
    Operation("get_text", "GET", "/texts/{text}", "A text of yours.", Scope.TEXTS_READ, get, answer=TextShown),
)
