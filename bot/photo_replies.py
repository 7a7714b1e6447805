"""What people are told of their photos: one segment each."""

from bot.segments import one_segment

ONE = 1


def kept(count: int, room: str, link: str) -> str:
    """All of them are there, and where to see them."""
    return one_segment(f"{_photos(count)} kept in {{}}. See {_them(count)}: {link}", room)


def kept_some(count: int, of: int, room: str, reason: str, link: str) -> str:
    """Some are there; why the others can't be."""
    lost = "the other" if of - count == ONE else f"{of - count} others"
    return one_segment(f"{count} of {of} photos kept in {room}; not {lost}: {{}}. See them: {link}", reason)


def kept_none(count: int, reason: str) -> str:
    """None can be kept, and why."""
    return one_segment(f"Not kept: your {'photo' if count == ONE else 'photos'}, for this is {{}}.", reason)


def still_coming(kept_now: int, coming: int, room: str) -> str:
    """Some can't be had yet; nothing to do about it."""
    so_far = f"{_photos(kept_now)} kept in {room}. " if kept_now else ""
    return f"{so_far}{_photos(coming)} can't be fetched yet. That is tried again by itself, for a day."


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


def _them(count: int) -> str:
    return "it" if count == ONE else "them"
