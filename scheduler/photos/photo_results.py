"""What is written when a photo is kept or failed, and what its person is told: one reply for all photos of a text."""

from actions.waiting import are_left_to_post
from core.tx import Tx
from core.wording import photos as wording
from core.wording.photos import Ended, FailedPhoto
from core.x.photos import fault_of
from storage import links, people
from storage.delivery.follow_ups import follow_up
from storage.links import Purpose
from storage.rooms import photo_endings, photo_sources, photos, rooms
from storage.rooms.photo import NO_TEXT, KeptFiles, Photo, PhotoState
from storage.x import posts
from storage.x.post import Post

ON_ITS_WAY = frozenset({PhotoState.COMING, PhotoState.TRYING})


def kept(photo: Photo, noted: KeptFiles, tx: Tx) -> None:
    """It is in the store."""
    people.lock_known(tx, photo.person_id)
    if photo_endings.keep(tx, photo, noted):
        _tell(tx, photo)
        _see_to_posts(tx, photo)
    elif not photo.is_late and photos.get(tx, photo.id) is None:
        deleted(photo.person_id, photo.text_id, tx)


def failed(photo: Photo, reason: str, tx: Tx) -> None:
    """It can't be kept, or was tried for too long."""
    people.lock_known(tx, photo.person_id)
    if photo_endings.fail(tx, photo, reason):
        _tell(tx, photo)
        _see_to_posts(tx, photo)
    elif not photo.is_late and photos.get(tx, photo.id) is None:
        deleted(photo.person_id, photo.text_id, tx)


def refused(photo: Photo, reason: str, tx: Tx) -> None:
    """It can't be kept, whoever tries. What the carrier has stays there for some time; what came here needs not."""
    failed(photo, reason, tx)
    if photo.text_id == NO_TEXT:
        photo_sources.delete(tx, photo.id)


def failed_by_delivery(photo_id: int, reason: str, tx: Tx) -> None:
    """It has failed for that reason (see `failed`), where only its delivery is at hand."""
    photo = photos.get(tx, photo_id)
    if photo is not None:
        failed(photo, reason, tx)


def takes_longer(photo: Photo, tx: Tx) -> None:
    """It can't be had yet; the person needn't wait for the others' sake."""
    people.lock_known(tx, photo.person_id)
    if photo_endings.keep_trying(tx, photo):
        _tell(tx, photo)


def takes_longer_by_delivery(photo_id: int, tx: Tx) -> None:
    """It can't be had yet (see `takes_longer`), where only its delivery is at hand."""
    photo = photos.get(tx, photo_id)
    if photo is not None:
        takes_longer(photo, tx)


def deleted(person_id: int, text_id: int, tx: Tx) -> None:
    """It was deleted on its way; a post that waits for it won't go up."""
    people.lock_known(tx, person_id)
    for post in posts.gathering(tx, person_id, text_id):
        _fail(tx, post, wording.not_posted_as_deleted())


def _see_to_posts(tx: Tx, photo: Photo) -> None:
    """Let posts go up whose photos are all kept; one that lacks a photo is none, and its person is told."""
    for post in posts.gathering(tx, photo.person_id, photo.text_id):
        pictures = _photos_of(tx, post)
        if any(picture.state in ON_ITS_WAY for picture in pictures):
            continue
        if why := _why_not(pictures):
            _fail(tx, post, why)
        else:
            posts.release(tx, post)


def _photos_of(tx: Tx, post: Post) -> list[Photo]:
    first = post.photos_of or 0
    return photos.sent_between(tx, post.person_id, first, post.text_id or first)


def _why_not(pictures: list[Photo]) -> str:
    if lost := _failed(pictures):
        return wording.not_posted_without(lost)
    fault = fault_of([each.state for each in pictures], [each.kind for each in pictures])
    return wording.not_for_x(fault, len(pictures)) if fault else ""


def _fail(tx: Tx, post: Post, why: str) -> None:
    posts.fail(tx, post)
    follow_up(tx, post.text_id, post.person_id, why)


def _tell(tx: Tx, photo: Photo) -> None:
    """The one reply, once each photo of the text is kept, failed or known to take longer.

    If there were such that took longer, another one once they have ended too. Of what no text brought, nothing is
    texted: a page shows it.
    """
    if photo.text_id == NO_TEXT:
        return
    all_of_text = photos.of_text(tx, photo.text_id)
    states = {each.state for each in all_of_text}
    is_told = photo.state is PhotoState.TRYING
    if PhotoState.COMING in states or (is_told and PhotoState.TRYING in states):
        return
    if posts.is_of_text(tx, photo.text_id):
        return
    ended = Ended(
        photos=sum(each.state is PhotoState.KEPT and each.kind == "jpg" for each in all_of_text),
        pdfs=sum(each.state is PhotoState.KEPT and each.kind == "pdf" for each in all_of_text),
        trying=sum(each.state is PhotoState.TRYING for each in all_of_text),
        failed=_failed(all_of_text),
    )
    room = rooms.get(tx, photo.room_id)
    link = "" if ended.trying or not ended.kept else _link(tx, photo)
    said = wording.of_all(ended, room.name if room else "", link, waits=are_left_to_post(tx, photo))
    follow_up(tx, photo.text_id, photo.person_id, said)


def _failed(pictures: list[Photo]) -> list[FailedPhoto]:
    return [FailedPhoto(each.number, each.reason) for each in pictures if each.state is PhotoState.FAILED]


def _link(tx: Tx, photo: Photo) -> str:
    """For whoever is still in the room."""
    if not rooms.is_member(tx, photo.person_id, photo.room_id):
        return ""
    return links.make(tx, Purpose.ROOM, photo.person_id, photo.room_id)
