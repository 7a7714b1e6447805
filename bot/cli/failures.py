from clients.failures import CallFailed
from clients.stores.store import StoreFailed
from core.sealing import Unsealable
from storage.engine.database import NewerDatabase, NotCommitted
from storage.engine.migrations import OlderDatabase


def expected() -> tuple[type[Exception], ...]:
    """Failures that are no faults of the program: one line says all."""
    return (NotCommitted, NewerDatabase, OlderDatabase, CallFailed, StoreFailed, Unsealable, OSError, ValueError)


def line_of(error: Exception) -> str:
    """The failure in one line."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror.lower()}"
    return " ".join(str(error).split()) or type(error).__name__
