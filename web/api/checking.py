"""What comes in with a request, checked as its operation declares it: ids, query, body, headers."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from aiohttp import web
from pydantic import BaseModel, ValidationError

from web.api.declaration import Call, Caller, Operation
from web.api.problems import (
    INVALID,
    MALFORMED,
    NOT_HERE,
    NOT_JSON,
    TOO_LARGE,
    TOO_SLOW,
    WRONG_TYPE,
    RefusedRequest,
    refused,
)

BODY_SECONDS = 10.0
"""How long a body may take to come."""
JSON = "application/json"


async def checked(operation: Operation, request: web.Request) -> tuple[Call, bytes]:
    """The call, and its body as it came.

    Raises:
        RefusedRequest: when something is not as declared.
    """
    ids = _ids(operation, request)
    query = _query(operation, request)
    headers = _headers(operation, request)
    if operation.takes:
        _see_that_is_one_of(operation.takes, request)
    body = await _read(request) if operation.body is not None else b""
    parsed = _parsed(operation.body, body) if operation.body is not None else None
    return Call(None, ids, query, parsed, request.remote or "", headers), body


def by(caller: Caller | None, call: Call) -> Call:
    """The same call, once it is known who asks."""
    return replace(call, caller=caller)


def _ids(operation: Operation, request: web.Request) -> Mapping[str, str | int]:
    found: dict[str, str | int] = {}
    for name, kind in operation.placeholders.items():
        parsed = kind.parse(request.match_info[name])
        if parsed is None:
            raise refused(NOT_HERE)
        found[name] = parsed
    return found


def _query(operation: Operation, request: web.Request) -> BaseModel | None:
    """Unknown names are refused, as are names that come twice.

    Raises:
        RefusedRequest: for these, and for values that aren't as declared.
    """
    given = request.query
    wrong = {name for name in given if operation.query is None or len(given.getall(name)) > 1}
    if wrong:
        raise _invalid([(f"query/{name}", "There is no such parameter, or it came twice.") for name in sorted(wrong)])
    if operation.query is None:
        return None
    try:
        return operation.query.model_validate(dict(given))
    except ValidationError as error:
        raise _invalid(_faults("query", error)) from None


def _headers(operation: Operation, request: web.Request) -> Mapping[str, str]:
    found = {each: request.headers[each.name] for each in operation.all_headers if each.name in request.headers}
    faults = [
        (f"header/{each.name}", f"It doesn't match ^{each.pattern}$.")
        for each, value in found.items()
        if not re.fullmatch(each.pattern, value)
    ]
    if faults:
        raise _invalid(faults)
    return {each.name: value for each, value in found.items()}


def _see_that_is_one_of(types: Sequence[str], request: web.Request) -> None:
    """See that a body is of one of these media types, of which one may be a whole range, such as image/*."""
    kind = request.content_type
    if not _is_plain(request) or not {kind, f"{kind.partition('/')[0]}/*"} & set(types):
        raise refused(WRONG_TYPE, f"Send it as one of {', '.join(types)}, not compressed.")


def _is_plain(request: web.Request) -> bool:
    return request.headers.get("Content-Encoding", "identity") == "identity"


async def _read(request: web.Request) -> bytes:
    """A body, bounded in size and time."""
    if request.content_type != JSON or not _is_plain(request):
        raise refused(NOT_JSON, f"Send it as {JSON}, not compressed.")
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise refused(TOO_LARGE) from None
    except TimeoutError:
        raise refused(TOO_SLOW) from None


def _parsed(model: type[BaseModel], body: bytes) -> BaseModel:
    try:
        return model.model_validate_json(body, strict=True)
    except ValidationError as error:
        if any(each["type"] == "json_invalid" for each in error.errors(include_input=False)):
            raise refused(MALFORMED, "The body is no JSON (RFC 8259).") from None
        raise _invalid(_faults("body", error)) from None


def _faults(part: str, error: ValidationError) -> list[tuple[str, str]]:
    listed: Sequence[Any] = error.errors(include_url=False, include_context=False, include_input=False)
    return [("/".join([part, *map(str, each["loc"])]), each["msg"]) for each in listed]


def _invalid(faults: Sequence[tuple[str, str]]) -> RefusedRequest:
    return refused(INVALID, errors=[{"where": where, "what": what} for where, what in faults])
