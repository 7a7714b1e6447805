"""What a call of X comes to when a fault strikes it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web

from sandbox.core.answers import hang_up, json_response
from sandbox.core.faults import Fault
from sandbox.x import errors
from sandbox.x.errors import XError
from sandbox.x.limits import limit_headers

Answer = Callable[[], Awaitable[web.StreamResponse]]

LAG: Final = web.RequestKey("x_lag", float)
"""For how many seconds a new post is not listed yet."""

_HEADER_SETS: Final = {1: "x-rate-limit", 2: "x-user-limit-24hour", 3: "x-app-limit-24hour"}
_OLD_429: Final = {"errors": [{"code": 88, "message": "Rate limit exceeded"}]}
_PAGE: Final = "<!DOCTYPE html><title>Attention Required!</title><h1>Sorry, you have been blocked</h1>"
_LOCKED: Final = (
    "To protect our users from spam and other malicious activity, this account is temporarily locked."
    " Please log in to https://x.com to unlock your account."
)
_CREDITS: Final = "https://api.x.com/2/problems/credits-depleted"


async def strike(fault: Fault, request: web.Request, answer: Answer) -> web.StreamResponse:
    """Answer as the fault wants; `answer` does what was asked for and makes the usual answer.

    Raises:
        XError: where the fault is an error that X would answer with.
    """
    kind = fault.kind
    if kind in _REFUSALS:
        raise _REFUSALS[kind](fault)
    if kind.endswith("_page"):
        return web.Response(status=fault.whole("status"), text=_PAGE, content_type="text/html")
    if kind == "x_delete_not":
        return json_response({"data": {"deleted": False}})
    if kind.endswith("_lag"):
        request[LAG] = fault["ms"] / 1000
        return await answer()
    if kind.endswith("_slow"):
        if not request.content_type.startswith("multipart/"):  # which can be read only once
            await request.read()  # X has it, and goes on with it whatever becomes of who asked
        await fault.hold_up()
        return await answer()
    if kind.endswith("_after"):
        await answer()
    if "_error" in kind:
        raise errors.problem(fault.whole("status"))
    if "_timeout" in kind:
        await asyncio.sleep(fault["seconds"])
    return hang_up(request)


def _too_many(fault: Fault) -> XError:
    """429 with the headers of one limit; 0 leaves them out."""
    prefix = _HEADER_SETS.get(fault.whole("headers"))
    headers = limit_headers(prefix, 100, 0, time.time() + fault["seconds"]) if prefix else {}
    return errors.problem(429, headers=headers)


def _too_many_old(fault: Fault) -> XError:
    return XError(429, _OLD_429, limit_headers("x-rate-limit", 100, 0, time.time() + fault["seconds"]))


def _no_credits(_: Fault) -> XError:
    body = {"detail": "credits depleted", "status": 402, "title": "Payment Required", "type": _CREDITS}
    return XError(402, body)


def _no_credits_titled(_: Fault) -> XError:
    detail = "Your enrolled account does not have any credits to fulfill this request."
    return XError(402, {"title": "CreditsDepleted", "detail": detail, "type": _CREDITS})


def _not_enrolled(_: Fault) -> XError:
    return XError(
        403,
        {
            "client_id": "27000000",
            "detail": "When authenticating requests to the X API v2 endpoints, you must use keys and tokens "
            "from a developer App that is attached to a Project.",
            "reason": "client-not-enrolled",
            "registration_url": "https://developer.x.com/en/docs/projects/overview",
            "required_enrollment": "Appropriate Level of API Access",
            "title": "Client Forbidden",
            "type": "https://api.twitter.com/2/problems/client-forbidden",
        },
    )


def _read_only(_: Fault) -> XError:
    detail = "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint."
    kind = "https://api.twitter.com/2/problems/oauth1-permissions"
    return XError(403, {"title": "Forbidden", "detail": detail, "type": kind, "status": 403})


def _suspended(_: Fault) -> XError:
    return XError(403, {"errors": [{"code": 64, "message": "Your account is suspended and is not permitted."}]})


_REFUSALS: Final[dict[str, Callable[[Fault], XError]]] = {
    "x_post_429": _too_many,
    "x_post_429_old": _too_many_old,
    "x_post_402": _no_credits,
    "x_post_402_titled": _no_credits_titled,
    "x_post_duplicate": lambda _: errors.duplicate(),
    "x_post_refused": lambda fault: errors.problem(403, fault.words("reason")),
    "x_post_not_enrolled": _not_enrolled,
    "x_post_read_only": _read_only,
    "x_post_locked": lambda _: errors.problem(403, _LOCKED),
    "x_post_suspended": _suspended,
    "x_delete_read_only": _read_only,
    "x_delete_locked": lambda _: errors.problem(403, _LOCKED),
    "x_post_401": lambda _: errors.problem(401),
    "x_post_bad_media": lambda _: errors.invalid_media(["0"]),
    "x_delete_429": _too_many,
    "x_delete_404": lambda _: errors.problem(404),
    "x_token_bad_client": lambda _: errors.bad_client(),
    "x_token_bad_token": lambda _: errors.bad_token(),
    "x_me_401": lambda _: errors.problem(401),
    "x_timeline_403": lambda _: errors.problem(403),
    "x_timeline_429": _too_many,
    "x_media_refused": lambda _: errors.invalid("Your media could not be read."),
}
