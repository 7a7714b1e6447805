from dataclasses import dataclass


@dataclass
class CallFailed(Exception):  # noqa: N818 - says it
    """A call to another service failed. Its words are ours: they hold nothing that was sent.

    Attributes:
        reason: plain words, for operators.
        happened: whether the other side did what was asked: no (False), or nobody knows (None).
        code: the other side's error code, if it gave one.
        retry_after: seconds until it may be tried again, if the other side said so.
    """

    reason: str
    happened: bool | None = None
    code: int | None = None
    retry_after: float | None = None

    def __str__(self) -> str:
        """The reason."""
        return self.reason
