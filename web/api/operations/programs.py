"""Tokens that a person makes for a program: made, listed and ended by who has signed in, never by a program."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from actions.programs.tokens import end_program, list_programs, make_program
from core.tx import Tx
from storage.programs.program_tokens import MOST, ProgramToken
from web.api.declaration import FOR_PROGRAMS, ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.fields import whole
from web.api.ids import PROGRAM
from web.api.problems import NOT_HERE, Problem, ProblemKind, refused
from web.api.times import at, at_if_any

TOO_MANY_PROGRAMS = ProblemKind("too-many-programs", 409, "You have as many of them as one may have")
LONGEST_NAME = 60
MOST_DAYS = 365


def _for_programs(scopes: list[Scope]) -> list[Scope]:
    if not set(scopes) <= FOR_PROGRAMS:
        raise ValueError(f"no program gets the scope {Scope.ACCOUNT}")
    return scopes


def _choices(schema: dict[str, object]) -> None:
    schema["items"] = {"type": "string", "enum": sorted(FOR_PROGRAMS)}


class ProgramShown(ApiModel):
    """A program's token: everything but the token itself."""

    id: Annotated[str, Field(pattern=PROGRAM.whole)]
    name: str
    scopes: list[str]
    made_at: datetime
    used_at: datetime | None = Field(description="When it was last used, to the hour.")
    expires_at: datetime


class NewProgramShown(ProgramShown):
    """Likewise, and the token: it is never shown again."""

    token: str


class ProgramList(ApiModel):
    """All of yours."""

    items: list[ProgramShown]


class NewProgram(ApiModel):
    """A token to be made."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, pattern=r"\S")]
    scopes: Annotated[
        list[Scope],
        Field(min_length=1, max_length=len(FOR_PROGRAMS), json_schema_extra=_choices),
        AfterValidator(_for_programs),
    ]
    days: Annotated[int, Field(ge=1, le=MOST_DAYS), BeforeValidator(whole)] = 90


def _shown(token: ProgramToken) -> dict[str, object]:
    return {
        "id": PROGRAM.show(token.id),
        "name": token.name,
        "scopes": sorted(token.scopes),
        "made_at": at(token.made_at),
        "used_at": at_if_any(token.used_at),
        "expires_at": at(token.expires_at),
    }


def list_all(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """The person's programs."""
    found = list_programs(tx, call.person_id)
    return ApiAnswer(ProgramList(items=[ProgramShown.model_validate(_shown(each)) for each in found]))


def make(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """Make a token for a program."""
    wanted: NewProgram = call.body
    made = make_program(tx, call.person_id, wanted.name, wanted.scopes, wanted.days)
    if made is None:
        raise refused(TOO_MANY_PROGRAMS, f"{MOST} at a time: end one first.")
    return ApiAnswer(NewProgramShown.model_validate({**_shown(made.program), "token": made.token}))


def end(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """End one."""
    if not end_program(tx, call.person_id, call.number("program")):
        raise refused(NOT_HERE)
    return ApiAnswer()


OPERATIONS = (
    Operation(
        "list_programs",
        "GET",
        "/programs",
        "The programs that you made tokens for.",
        Scope.ACCOUNT,
        list_all,
        answer=ProgramList,
    ),
    Operation(
        "make_program",
        "POST",
        "/programs",
        "Makes a token for a program, for these scopes only.",
        Scope.ACCOUNT,
        make,
        answer=NewProgramShown,
        status=201,
        body=NewProgram,
        needs_pin=True,
        problems=(TOO_MANY_PROGRAMS,),
    ),
    Operation(
        "end_program", "DELETE", "/programs/{program}", "Ends a program's token.", Scope.ACCOUNT, end, status=204
    ),
)
