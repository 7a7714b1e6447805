"""The way of a request: its id, who asks, how fast, what comes along, what is done, what is answered."""

import asyncio
import base64
import hashlib
import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

import orjson
from aiohttp import web

from core.clock import elapsed
from core.logs import failure, get_logger
from core.tx import Tx
from storage import people
from storage.engine.database import CommitUnknown, NotCommitted
from storage.programs import idempotency_keys, program_tokens
from storage.programs.idempotency_keys import OtherRequest
from web.api.checking import JSON, by, checked
from web.api.credentials import Credential, caller_of, credential_of
from web.api.declaration import IDEMPOTENCY_KEY, ApiAnswer, Call, Caller, Operation
from web.api.problems import (
    BROKEN,
    NEEDS_PIN,
    NOT_HERE,
    OTHER_REQUEST,
    TOO_MANY,
    UNAVAILABLE,
    WRONG_METHOD,
    Problem,
    RefusedRequest,
    problem_response,
    refused,
)
from web.headers import LOCKED_IN
from web.site import Site

log = get_logger()

REQUEST_ID = "X-Request-Id"
ID_BYTES = 8
SECONDS = 20.0
"""How long a transaction may take before nobody waits for it any more."""
NOTHING_CHANGED = "Nothing was changed."
MAY_BE_DONE = (
    "It may have been done all the same. Sent again with the same Idempotency-Key, it is done once; without one, look"
    " before you send it again."
)
OF_ANSWER = {**LOCKED_IN, "Cache-Control": "private, no-cache", "Vary": "Authorization"}
TAG = web.RequestKey("TAG", str)
"""The pseudonym of whoever asks, once it is known."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Served:
    """What one transaction came to, ready to be sent; `members` of a problem, or else a body."""

    status: int
    body: str = ""
    members: Mapping[str, object] | None = None
    headers: Mapping[str, str] | None = None
    tag: str = ""
    program_due: int = 0


def handler_of(site: Site, path: Mapping[str, Operation]) -> Handler:
    """What answers at one path: `path` has its operations by method."""
    return partial(_answer, site, path)


async def _answer(site: Site, path: Mapping[str, Operation], request: web.Request) -> web.StreamResponse:
    """Answer, and say so in the log; whatever breaks is a problem that shows nothing of what broke."""
    request_id, began = secrets.token_hex(ID_BYTES), elapsed()
    operation = path.get("GET" if request.method == "HEAD" else request.method)
    name = operation.name if operation is not None else ""
    try:
        response = await _respond(site, path, operation, request, request_id)
    except RefusedRequest as error:
        response = problem_response(error.problem.members, error.problem.all_headers, request_id)
    except (NotCommitted, TimeoutError) as error:
        log.warning("api.unavailable", request_id=request_id, operation=name, reason=str(error))
        detail = MAY_BE_DONE if _may_be_done(operation, error) else NOTHING_CHANGED
        response = _problem(Problem(UNAVAILABLE, detail, retry_seconds=2), request_id)
    except Exception as error:  # noqa: BLE001 - an answer must not show what broke
        log.error("api.broken", request_id=request_id, operation=name, **failure(error))
        response = _problem(Problem(BROKEN), request_id)
    if not response.prepared:
        response.headers[REQUEST_ID] = request_id
    took = round((elapsed() - began) * 1000, 1)
    log.info(
        "api.request",
        request_id=request_id,
        operation=name,
        status=response.status,
        person=request.get(TAG, ""),
        milliseconds=took,
    )
    return response


def _may_be_done(operation: Operation | None, error: Exception) -> bool:
    """Whether a request may have changed something although the database failed it."""
    if operation is None or not operation.writes:
        return False
    return operation.work is not None or isinstance(error, CommitUnknown | TimeoutError)


async def _respond(
    site: Site, path: Mapping[str, Operation], operation: Operation | None, request: web.Request, request_id: str
) -> web.StreamResponse:
    if request.method == "OPTIONS":
        return web.Response(status=204, headers={"Allow": allowed(path)})
    if operation is None:
        return _problem(Problem(WRONG_METHOD, headers={"Allow": allowed(path)}), request_id)
    credential = _admitted(site, operation, request)
    call, body = await checked(operation, request)
    if operation.work is not None:
        return await _worked(site, operation, request, call, credential, request_id)
    key = call.headers.get(IDEMPOTENCY_KEY.name, "")
    asked = f"{request.method} {request.path}\n{body.decode('utf-8', 'replace')}"
    run = site.db.write if operation.writes else site.db.read
    async with asyncio.timeout(SECONDS):
        done = await run(_in_transaction, operation, call, credential, key, asked)
    request[TAG] = done.tag
    if done.program_due:
        with suppress(NotCommitted):
            await site.db.write(program_tokens.note_use, done.program_due)
    return _sent(request, done, request_id)


def _admitted(site: Site, operation: Operation, request: web.Request) -> Credential | None:
    """The token of whoever asks, if one is needed and they don't ask too fast."""
    if operation.scope is None:
        return None
    credential = credential_of(site, request)
    wait = site.request_rate.wait_for(credential.key)
    if wait:
        raise RefusedRequest(Problem(TOO_MANY, "This token asks too fast.", retry_seconds=wait))
    return credential


def _caller(tx: Tx, operation: Operation, credential: Credential | None) -> Caller | None:
    if credential is None or operation.scope is None:
        return None
    caller = caller_of(tx, credential, operation.scope)
    if operation.needs_pin and not caller.session.is_fresh:
        raise refused(NEEDS_PIN, "Sign in anew by PIN: for ten minutes, that session may do what is sensitive.")
    return caller


def _in_transaction(
    tx: Tx, operation: Operation, call: Call, credential: Credential | None, key: str, asked: str
) -> Served:
    """Who asks, whether it was asked already, and doing it: all of it in one transaction."""
    caller = _caller(tx, operation, credential)
    if operation.unit is None:
        raise LookupError(f"{operation.name} has no unit")
    if caller is not None and operation.writes:
        people.lock_known(tx, caller.person_id)
        caller = _caller(tx, operation, credential)  # their session may have ended while we waited
    if key and caller is not None:
        before = _answered(tx, caller.person_id, key, asked)
        if before is not None:
            return before
    done = _done(operation, operation.unit(tx, by(caller, call)), caller)
    if key and caller is not None:
        stored = orjson.dumps([done.status, done.body, done.members, done.headers]).decode()
        idempotency_keys.remember(tx, caller.person_id, key, asked, stored)
    return done


def _answered(tx: Tx, person_id: int, key: str, asked: str) -> Served | None:
    before = idempotency_keys.answer_to(tx, person_id, key, asked)
    if isinstance(before, OtherRequest):
        raise refused(OTHER_REQUEST, "Take a new key for another request.")
    return Served(*orjson.loads(before)) if before is not None else None


def _done(operation: Operation, result: ApiAnswer | Problem, caller: Caller | None) -> Served:
    tag = caller.session.tag if caller is not None else ""
    due = caller.session.id if caller is not None and caller.is_program and caller.is_due else 0
    if isinstance(result, Problem):
        return Served(result.kind.status, "", result.members, result.all_headers, tag, due)
    body = result.body.model_dump_json() if result.body is not None else ""
    return Served(result.status or operation.status, body, None, None, tag, due)


async def _worked(
    site: Site,
    operation: Operation,
    request: web.Request,
    call: Call,
    credential: Credential | None,
    request_id: str,
) -> web.StreamResponse:
    """What is more than a transaction: it finds out by itself, in each of its own, whether it may go on."""
    if operation.work is None:
        raise LookupError(f"{operation.name} has no work")
    caller = await site.db.read(_caller, operation, credential)
    request[TAG] = caller.session.tag if caller is not None else ""
    result = await operation.work(site, request, by(caller, call))
    if isinstance(result, web.StreamResponse):
        return result
    return _sent(request, _done(operation, result, caller), request_id)


def _sent(request: web.Request, done: Served, request_id: str) -> web.Response:
    if done.members is not None:
        return problem_response(done.members, done.headers or {}, request_id)
    if not done.body:
        return web.Response(status=done.status, headers={"Cache-Control": "no-store"})
    if request.method not in {"GET", "HEAD"}:
        headers = {**OF_ANSWER, "Cache-Control": "no-store"}
        return web.Response(text=done.body, status=done.status, content_type=JSON, headers=headers)
    tag = etag(done.body.encode())
    if has_it(request, tag):
        return web.Response(status=304, headers={**OF_ANSWER, "ETag": tag})
    return web.Response(text=done.body, status=done.status, content_type=JSON, headers={**OF_ANSWER, "ETag": tag})


def etag(body: bytes) -> str:
    """The same for the same bytes (RFC 9110, section 8.8.3)."""
    return f'"{base64.urlsafe_b64encode(hashlib.sha256(body).digest()[:18]).decode()}"'


def has_it(request: web.Request, tag: str) -> bool:
    """Whether the program has that already."""
    listed = request.headers.get("If-None-Match", "")
    return listed.strip() == "*" or tag in {each.strip().removeprefix("W/") for each in listed.split(",")}


def allowed(path: Mapping[str, Operation]) -> str:
    """The methods that something answers at a path."""
    return ", ".join(sorted({*path, "OPTIONS", *(["HEAD"] if "GET" in path else [])}))


def _problem(problem: Problem, request_id: str) -> web.Response:
    return problem_response(problem.members, problem.all_headers, request_id)


async def nothing_here(_: web.Request) -> web.StreamResponse:
    """Any other address below the API."""
    request_id = secrets.token_hex(ID_BYTES)
    response = _problem(Problem(NOT_HERE), request_id)
    response.headers[REQUEST_ID] = request_id
    return response
