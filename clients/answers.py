"""Whether who was asked has answered: what tells a service that is down from one request that it doesn't like.

A call notes it, whoever makes it; the delivery loop reads it after each attempt (scheduler/outages.py). Refusals are
answers. None are: no connection, no word in time, an HTTP status of 500 or more, and a page for people, which is from
what stands in front of the service.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from http import HTTPStatus

from clients.deadline import is_deadline_over

TWILIO = "twilio"
TWILIO_MEDIA = "twilio media"
"""Photos are elsewhere than the messages that they came with, and fail by themselves."""
X = "x"
MAIL = "mail"

Answers = dict[str, str]
"""By service: why the latest call got no answer; nothing if it got one."""

_NOTED: ContextVar[Answers | None] = ContextVar("answers", default=None)


@contextmanager
def noting_answers() -> Iterator[Answers]:
    """What calls come to that are made in this block, and by tasks that it begins."""
    noted: Answers = {}
    token = _NOTED.set(noted)
    try:
        yield noted
    finally:
        _NOTED.reset(token)


def note_status(service: str, status: int, *, is_page: bool = False) -> None:
    """An answer has come with that HTTP status; from what stands in front of the service, if it is a page."""
    said = f"a page, HTTP {status}" if is_page else f"HTTP {status}"
    _note(service, said if is_page or status >= HTTPStatus.INTERNAL_SERVER_ERROR else "")


def note_silence(service: str, reason: str) -> None:
    """No answer came; `reason` in plain words, for operators.

    Once the deadline is over, that says nothing of the service: this process was stopped, or its machine has slept.
    """
    if not is_deadline_over():
        _note(service, reason)


def _note(service: str, trouble: str) -> None:
    noted = _NOTED.get()
    if noted is not None and service:
        noted[service] = trouble
