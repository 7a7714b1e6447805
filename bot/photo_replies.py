"""What people are told of their photos: one segment each."""

from dataclasses import dataclass

from bot.segments import one_segment

ONE = 1


@dataclass(frozen=True, slots=True)
class Ended:
    """How the photos of one text ended: how many are kept, failed (and why the first did), or tried again."""

    kept: int
    failed: int
    trying: int
    reason: str


def of_all(ended: Ended, room: str, link: str) -> str:
    """What became of the photos of one text, and where to see them."""
    if ended.failed and not ended.kept and not ended.trying:
        return one_segment(
            f"Not kept: your {'photo' if ended.failed == ONE else 'photos'}: this is {{}}.", ended.reason
        )
    said = [f"{_photos(ended.kept)} kept in {room}."] if ended.kept else []
    if ended.trying:
        said.append(f"{_photos(ended.trying)} can't be fetched yet; that is tried again by itself.")
    if ended.failed:
        said.append(f"Not kept: {ended.failed}, for this is {{}}.")
    if link:
        said.append(f"See {'it' if ended.kept == ONE else 'them'}: {link}")
    whole = " ".join(said)
    return one_segment(whole, ended.reason) if ended.failed else whole


def came_later(room: str) -> str:
    """One that took longer is there."""
    return one_segment("The photo that took longer is kept in {} now. Text PHOTOS to see it.", room)


def never_came(reason: str) -> str:
    """One that took longer can't be kept."""
    return one_segment("Not kept: the photo that took longer, for this is {}.", reason)


def too_many_for_x(count: int) -> str:
    """X takes four at most."""
    return f"Not posted: X takes 4 photos a post, not {count}. All are kept; send up to 4, then text POST."


def no_documents_for_x() -> str:
    """X takes photos only."""
    return "Not posted: X takes photos, not documents. Yours is kept in your room."


def not_posted_without() -> str:
    """A post with fewer photos than were sent would be another one."""
    return "Not posted: not all of its photos could be kept. Send them again, then text POST."


def _photos(count: int) -> str:
    return "1 photo" if count == ONE else f"{count} photos"
