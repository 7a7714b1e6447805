import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.wording import photos as wording
from core.wording.photos import Ended, FailedPhoto
from core.wording.segments import is_gsm7, segments
from core.x.photos import PhotoFault

LINK = "https://bot.example.com/rooms/enter/AAAAAAAAAAAAAAAAAAAAAA"
LONG_LINK = "https://the-number-that-does-things.example.com/rooms/enter/AAAAAAAAAAAAAAAAAAAAAA"
ROOMS = st.one_of(st.just(""), st.text(st.characters(categories=["L", "Nd"]), min_size=2, max_size=24))
REASONS = st.one_of(
    st.sampled_from(["a video", "damaged", "too large: 900 megapixels, 60 at most", "out of reach for too long"]),
    st.text(max_size=200),
)


@st.composite
def endings(draw: st.DrawFn) -> Ended:
    """Up to ten photos, each with one of four fates."""
    fates = draw(st.lists(st.sampled_from(["photo", "pdf", "trying", "failed"]), min_size=1, max_size=10))
    failed = [FailedPhoto(number, draw(REASONS)) for number, fate in enumerate(fates, 1) if fate == "failed"]
    return Ended(fates.count("photo"), fates.count("pdf"), fates.count("trying"), failed)


CASES = (
    (Ended(3), "trip", '3 photos kept in "trip". See them: LINK Text POST to publish.'),
    (Ended(1), "", "1 photo kept for you alone. See it: LINK Text POST to publish."),
    (Ended(1, 1), "trip", '1 photo and 1 PDF kept in "trip". See them: LINK'),
    (Ended(0, 2), "trip", '2 PDFs kept in "trip". See them: LINK'),
    (Ended(2, trying=1), "trip", '2 photos kept in "trip". 1 more can\'t be fetched yet; more tries follow.'),
    (Ended(trying=1), "trip", "Your photo can't be fetched yet; more tries follow."),
    (Ended(trying=3), "trip", "3 photos can't be fetched yet; more tries follow."),
    (
        Ended(failed=[FailedPhoto(1, "damaged")]),
        "trip",
        "Not kept: your photo (damaged). Send it again as a photo or a PDF.",
    ),
    (
        Ended(failed=[FailedPhoto(1, "a video"), FailedPhoto(2, "a video")]),
        "trip",
        "Not kept: photos 1, 2 (a video). Send photos or PDFs.",
    ),
    (
        Ended(1, failed=[FailedPhoto(1, "a video"), FailedPhoto(2, "damaged"), FailedPhoto(4, "a video")]),
        "trip",
        '1 photo kept in "trip". Not kept: photos 1, 4 (a video), photo 2 (damaged). See it: LINK',
    ),
)


@pytest.mark.parametrize(("ended", "room", "said"), CASES)
def test_of_all(ended: Ended, room: str, said: str) -> None:
    link = "" if ended.trying else "LINK"
    assert wording.of_all(ended, room, link) == said


@given(endings(), ROOMS, st.sampled_from(["", LINK]))
def test_one_segment_is_enough(ended: Ended, room: str, link: str) -> None:
    said = wording.of_all(ended, room, "" if ended.trying else link)
    assert segments(said) == 1
    assert not link or ended.trying or not ended.kept or said.removesuffix(f" {wording.PUBLISH}").endswith(link)


@given(endings(), ROOMS)
def test_two_are_enough_for_a_long_link(ended: Ended, room: str) -> None:
    said = wording.of_all(ended, room, "" if ended.trying else LONG_LINK)
    assert is_gsm7(said)
    assert segments(said) <= 2


@given(endings())
def test_why_something_is_not_posted_fits(ended: Ended) -> None:
    assert segments(wording.not_posted_without(ended.failed)) == 1
    assert segments(wording.not_posted_as_deleted()) == 1


@pytest.mark.parametrize("fault", PhotoFault)
def test_why_x_would_not_take_them_fits(fault: PhotoFault) -> None:
    said = wording.not_for_x(fault, 17)
    assert segments(said) == 1
    assert ("not 17" in said) == (fault is PhotoFault.TOO_MANY)
