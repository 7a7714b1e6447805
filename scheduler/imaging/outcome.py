from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Flaw(StrEnum):
    """Why nothing can be made of what came."""

    OTHER_KIND = "other kind"
    DAMAGED = "damaged"
    TOO_LARGE = "too large"
    LOCKED = "locked"
    TOO_SLOW = "too slow"


class Unusable(Exception):
    """Nothing can be made of it, now or later.

    Attributes:
        flaw: the kind of reason, for programs.
        reason: for the person, to follow "it is": "a video", "damaged", "too large: 120 megapixels, 60 at most".
    """

    def __init__(self, flaw: Flaw, reason: str) -> None:
        super().__init__(reason)
        self.flaw = flaw
        self.reason = reason


class WorkerDied(Exception):
    """The process that worked on it died or took too long; another takes the next job.

    It may go well another time, but what does this again and again is not worth a fourth try.

    Attributes:
        reason: plain words, for operators.
        hung: whether it was ended at a limit on time.
    """

    def __init__(self, reason: str, *, hung: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hung = hung


class NoWorker(WorkerDied):
    """No process could work on it: that is the machine's or the installation's fault, not the content's."""


@dataclass(frozen=True, slots=True)
class Developed:
    """A photo or document that is safe to keep and to show.

    Attributes:
        kind: `jpg`, made anew from the pixels; `pdf`, as it came.
        main: what is kept and shown large: a JPEG of at most 4096 pixels a side, or the PDF.
        thumbnail: a JPEG for lists: 480 pixels on the short side (1440 on the long one at most), or a PDF's first
            page with 960 on the long side.
        width: of the main picture, for a PDF of its thumbnail, in pixels.
        height: likewise.
    """

    kind: Literal["jpg", "pdf"]
    main: bytes
    thumbnail: bytes
    width: int
    height: int

    @property
    def content_type(self) -> str:
        """Of `main`; the thumbnail is always `image/jpeg`."""
        return "image/jpeg" if self.kind == "jpg" else "application/pdf"
