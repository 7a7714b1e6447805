from datetime import datetime
from typing import Annotated

from pydantic import Field

from actions.accounts.account import end_session
from actions.signing_in import sign_out_everywhere
from core.tx import Tx
from storage.signing_in import session_list
from storage.signing_in.browsers import Way
from storage.signing_in.session_list import ListedSession
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.ids import SESSION
from web.api.problems import NOT_HERE, Problem, refused
from web.api.times import at


class SessionShown(ApiModel):
    """A browser or a program that is let in."""

    id: Annotated[str, Field(pattern=SESSION.whole)]
    device: str = Field(description="On what it runs; empty if it doesn't say.")
    network: str = Field(description="From where it came, shortened.")
    way: Way
    is_signed_in: bool = Field(description="Whether it sees everything, and not one room only.")
    is_this: bool
    since: datetime
    used_at: datetime


class SessionList(ApiModel):
    """All of yours, the one that was used last first."""

    items: list[SessionShown]


def _shown(listed: ListedSession, call: Call) -> SessionShown:
    return SessionShown(
        id=SESSION.show(listed.id),
        device=listed.browser.device,
        network=listed.browser.network,
        way=listed.way,
        is_signed_in=listed.is_signed_in,
        is_this=listed.id == call.who.id,
        since=at(listed.since),
        used_at=at(listed.used_at),
    )


def list_all(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """The person's sessions."""
    return ApiAnswer(SessionList(items=[_shown(each, call) for each in session_list.of_person(tx, call.person_id)]))


def end(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """End one, and with it its tokens."""
    if not end_session(tx, call.person_id, call.number("session")):
        raise refused(NOT_HERE)
    return ApiAnswer()


def end_all(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """End all, this one too."""
    sign_out_everywhere(tx, call.person_id)
    return ApiAnswer()


OPERATIONS = (
    Operation(
        "list_sessions",
        "GET",
        "/sessions",
        "The browsers and programs that are let in as you.",
        Scope.ACCOUNT,
        list_all,
        answer=SessionList,
    ),
    Operation(
        "end_session",
        "DELETE",
        "/sessions/{session}",
        "Signs one out; its tokens end at once.",
        Scope.ACCOUNT,
        end,
        status=204,
    ),
    Operation(
        "end_sessions",
        "DELETE",
        "/sessions",
        "Signs all out, the one that asks too.",
        Scope.ACCOUNT,
        end_all,
        status=204,
    ),
)
