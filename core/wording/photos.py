"""What people are told of their photos: one segment, or two where a long link or what failed needs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.wording.segments import cut, first_fitting, is_readable, one_segment, to_gsm7
from core.x.photos import MOST_IN_A_POST, PhotoFault

ONE = 1
LONGEST_REASON = 60
PUBLISH = "Text POST to publish."
NOT_KEPT = "Photos not kept: over the limit."


@dataclass(frozen=True, slots=True)
class FailedPhoto:
    """A photo that can't be kept: its number among those of its text, and why ("a video", "damaged")."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of all photos of a text: how many photos and PDFs are kept, tried again, and which failed."""

    photos: int = 0
    pdfs: int = 0
    trying: int = 0
    failed: Sequence[FailedPhoto] = ()

    @property
    def kept(self) -> int:
        """Photos and PDFs."""
        return self.photos + self.pdfs

    @property
    def all(self) -> int:
        """How many there were."""
        return self.kept + self.trying + len(self.failed)


def of_all(ended: Ended, room: str, link: str, *, waits: bool = True) -> str:
    """What became of the photos of one text, and where to see them. `room` is empty if it is the person's own.

    `waits`: whether POST, as the next text, publishes them.
    """
    said = []
    if ended.kept:
        said.append(f"{_kept(ended)} kept {_where(room)}.")
    if ended.trying:
        said.append(_tried_again(ended))
    if ended.failed:
        said.append("Not kept: {}.")
    if ended.failed and not ended.kept and not ended.trying:
        said.append("Send it again as a photo or a PDF." if ended.all == ONE else "Send photos or PDFs.")
    if link and ended.kept:
        said.append(f"See {'it' if ended.kept == ONE else 'them'}: {link}")
    whole = " ".join(said)
    if ended.failed:
        return first_fitting(whole.format(_listed(ended)), one_segment(whole, _count_of(len(ended.failed))))
    return first_fitting(f"{whole} {PUBLISH}", whole) if waits and may_be_posted(ended) else whole


def beside_photos(replied: str, why_not_kept: str) -> str:
    """What is replied to words, and that the photos beside them may not be kept: in short, if that is too long."""
    if not replied:
        return why_not_kept
    return first_fitting(f"{replied} {why_not_kept}", f"{replied} {NOT_KEPT}")


def may_be_posted(ended: Ended) -> bool:
    """Whether X would take them all as one post."""
    return 0 < ended.photos == ended.all <= MOST_IN_A_POST


def _count_of(photos: int) -> str:
    return "1 photo" if photos == ONE else f"{photos} photos"


def _kept(ended: Ended) -> str:
    photos = _count_of(ended.photos)
    pdfs = "1 PDF" if ended.pdfs == ONE else f"{ended.pdfs} PDFs"
    return " and ".join(some for some, count in ((photos, ended.photos), (pdfs, ended.pdfs)) if count)


def _tried_again(ended: Ended) -> str:
    which = "Your photo" if ended.all == ONE else f"{ended.trying} more" if ended.kept else f"{ended.trying} photos"
    return f"{which} can't be fetched yet; more tries follow."


def _listed(ended: Ended) -> str:
    """Which photos failed, those with the same reason together: "photos 2, 3 (a video), photo 5 (damaged)"."""
    reasons = list(dict.fromkeys(each.reason for each in ended.failed))
    if ended.all == ONE:
        return f"your photo ({_short(reasons[0])})"
    return ", ".join(_with_reason(reason, ended.failed) for reason in reasons)


def _with_reason(reason: str, failed: Sequence[FailedPhoto]) -> str:
    numbers = [str(each.number) for each in failed if each.reason == reason]
    return f"{'photo' if len(numbers) == ONE else 'photos'} {', '.join(numbers)} ({_short(reason)})"


def _short(reason: str) -> str:
    return cut(" ".join(reason.split()), LONGEST_REASON)


def _where(room: str) -> str:
    """In which room; the name of one in another alphabet would make three segments of one."""
    if not room:
        return "for you alone"
    return f'in "{to_gsm7(room)}"' if is_readable(room) else "in your room"


def not_for_x(fault: PhotoFault, count: int) -> str:
    """X wouldn't take these photos, `count` of them."""
    match fault:
        case PhotoFault.TOO_MANY:
            return f"Not posted: X takes 4 photos a post, not {count}. Send up to 4, then text POST."
        case PhotoFault.PDF:
            return "Not posted: X takes photos, no PDFs. Send the photos alone, then text POST."
        case PhotoFault.FAILED:
            return "Not posted: not all of its photos could be kept. Send them again, then text POST."


def not_posted_without(failed: Sequence[FailedPhoto]) -> str:
    """A post with fewer photos than were sent would be another one."""
    which = ", ".join(_with_reason(reason, failed) for reason in dict.fromkeys(each.reason for each in failed))
    return one_segment("Not posted: {} can't be kept. Send the photos again, then text POST.", which)


def not_posted_as_deleted() -> str:
    """Its photos are gone before it was up."""
    return "Not posted: its photos were deleted before they were all here. Send them again, then text POST."
