"""Until when what is under way may ask others for something: looked at where a request leaves, not before."""

from contextvars import ContextVar

from core.clock import elapsed

_ENDS: ContextVar[float] = ContextVar("ends", default=float("inf"))


class DeadlineOver(TimeoutError):
    """It is too late for a request: somebody else may have settled by now what it would do."""


def set_deadline(ends: float) -> None:
    """Let the current task, and what it begins, ask nobody for anything from that moment on (`elapsed`)."""
    _ENDS.set(ends)


def is_deadline_over() -> bool:
    """Whether it is too late for another request, and for what is heard only now."""
    return elapsed() >= _ENDS.get()


def check_deadline() -> None:
    """See that the deadline isn't over.

    A process may have been stopped at any line, or its machine have slept: so this belongs directly before a request.

    Raises:
        DeadlineOver: when it is.
    """
    if is_deadline_over():
        raise DeadlineOver
