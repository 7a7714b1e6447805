from datetime import datetime
from typing import Annotated

from aiohttp import web
from pydantic import Field

from actions.accounts.account import OwnAccount, account, choose_zone
from actions.accounts.passwords import set_password
from actions.asking import choose_asking
from actions.leaving import delete_person
from actions.naming import LONGEST, Renamed, rename
from actions.pins import number_of
from actions.status import Connection, Status, status_of
from core.asking import Asks
from core.clock import Moment
from core.passwords.rules import LONGEST as LONGEST_PASSWORD
from core.passwords.rules import SHORTEST, fault_of
from core.tx import Tx
from storage import people
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.operations.rooms import NOT_A_NAME
from web.api.operations.tokens import hashed_by
from web.api.problems import Problem, ProblemKind, refused
from web.api.times import at
from web.site import Site

NOT_A_PERSONS_NAME = "Letters, digits, - _ . ' and marks, and a letter first."
UNKNOWN_ZONE = ProblemKind("unknown-zone", 409, "There is no such time zone")
WEAK_PASSWORD = ProblemKind("weak-password", 409, "That password is among the first that are tried")


class Me(ApiModel):
    """Whoever the token is of."""

    name: str = Field(description="As others in rooms see them; empty if they gave none.")
    number: str = Field(description="Their phone number, E.164.")
    asks: Asks = Field(description="How readily they are asked before a text is posted.")
    zone: str = Field(description="Their time zone (IANA): chosen, or as their number tells; empty if unknown.")
    has_password: bool
    x: Connection = Field(description="How they are connected to X.")
    x_username: str
    active_room: str = Field(description="The name of the room where their photos land; empty for their own.")
    posts_waiting: int
    photos_coming: int
    since: datetime


class MeChange(ApiModel):
    """What is to change; what is left out stays."""

    name: Annotated[str | None, Field(min_length=1, max_length=LONGEST)] = None
    asks: Asks | None = None
    zone: Annotated[str | None, Field(max_length=64, description="A time zone (IANA); empty for the number's.")] = (
        None
    )


class NewPassword(ApiModel):
    """A password to sign in by."""

    password: Annotated[str, Field(min_length=SHORTEST, max_length=LONGEST_PASSWORD)]


def _shown(found: OwnAccount, status: Status, since: Moment) -> Me:
    return Me(
        name=found.name,
        number=found.number,
        asks=found.asks,
        zone=found.zone or found.guessed_zone,
        has_password=found.has_password,
        x=status.connection,
        x_username=status.username,
        active_room=status.active_room,
        posts_waiting=status.posts,
        photos_coming=status.photos,
        since=at(since),
    )


def get(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """Who the token is of."""
    person_id = call.person_id
    return ApiAnswer(_shown(account(tx, person_id), status_of(tx, person_id), people.since(tx, person_id)))


def change(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """Change what one may choose."""
    wanted: MeChange = call.body
    if wanted.name is not None and not isinstance(rename(tx, call.person_id, wanted.name), Renamed):
        raise refused(NOT_A_NAME, NOT_A_PERSONS_NAME)
    if wanted.zone is not None and not choose_zone(tx, call.person_id, wanted.zone):
        raise refused(UNKNOWN_ZONE)
    if wanted.asks is not None:
        choose_asking(tx, call.person_id, wanted.asks)
    return get(tx, call)


def delete(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """Delete the person and everything of theirs."""
    delete_person(tx, call.person_id)
    return ApiAnswer()


async def choose_password(site: Site, _: web.Request, call: Call) -> ApiAnswer | Problem:
    """Set the password that one signs in by."""
    wanted: NewPassword = call.body
    fault = fault_of(wanted.password, await site.db.read(number_of, call.person_id))
    if fault is not None:
        raise refused(WEAK_PASSWORD)
    hashed = await hashed_by(site, wanted.password)
    await site.db.write(set_password, call.person_id, call.who.id, hashed)
    return ApiAnswer()


OPERATIONS = (
    Operation("get_me", "GET", "/me", "Who the token is of.", Scope.ME_READ, get, answer=Me),
    Operation(
        "change_me",
        "PATCH",
        "/me",
        "Changes a name, or how readily the bot asks.",
        Scope.ME_WRITE,
        change,
        answer=Me,
        body=MeChange,
        problems=(UNKNOWN_ZONE, NOT_A_NAME),
    ),
    Operation(
        "delete_me",
        "DELETE",
        "/me",
        "Deletes you and everything of yours, at once and for good.",
        Scope.ACCOUNT,
        delete,
        status=204,
        needs_pin=True,
    ),
    Operation(
        "set_password",
        "PUT",
        "/me/password",
        "Sets the password that you sign in by; other browsers and programs are signed out.",
        Scope.ACCOUNT,
        work=choose_password,
        status=204,
        body=NewPassword,
        problems=(WEAK_PASSWORD,),
        needs_pin=True,
    ),
)
