"""What a REST call comes to when a fault strikes it."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus

from aiohttp import web

from sandbox.carrier.errors import ApiError
from sandbox.core.answers import hang_up
from sandbox.core.faults import Fault


async def send_with_fault(fault: Fault, request: web.Request, send: Callable[[], web.Response]) -> web.StreamResponse:
    """Answer a send as the fault wants; `send` accepts the message and makes the usual answer.

    Raises:
        ApiError: where the fault is an error that Twilio would answer with.
    """
    kind = fault.kind
    if kind in ("send_429", "send_queue_full", "send_refused", "send_error_before"):
        raise _error(fault)
    if kind == "send_slow":
        await fault.hold_up()
        return send()
    if kind.endswith("_after"):
        send()
    if kind == "send_error_after":
        raise _error(fault)
    if kind.startswith("send_timeout"):
        await asyncio.sleep(fault["seconds"])
    return hang_up(request)


async def list_fault(fault: Fault) -> None:
    """Let a list be slow or fail.

    Raises:
        ApiError: where the fault is a server error.
    """
    if fault.kind == "list_error":
        raise server_error(fault.whole("status"))
    if fault.kind == "list_slow":
        await fault.hold_up()


def server_error(status: int) -> ApiError:
    """A server error as Twilio writes it."""
    return ApiError(20503 if status == HTTPStatus.SERVICE_UNAVAILABLE else 20500, status)


def _error(fault: Fault) -> ApiError:
    if fault.kind == "send_429":
        return ApiError(20429, 429, retry_after=fault.whole("retry_after") or None)
    if fault.kind == "send_queue_full":
        return ApiError(fault.whole("code"))
    if fault.kind == "send_refused":
        return ApiError(fault.whole("code"), fault.whole("status"))
    return server_error(fault.whole("status"))
