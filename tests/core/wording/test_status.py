from core.wording import status as wording
from core.wording.segments import segments


def test_what_status_says() -> None:
    said = wording.status(wording.account("ann"), "trip", 1, 2)
    assert said == 'X account: @ann. Active room: "trip". On the way: 1 post, 2 photos.'
    assert wording.status(wording.no_account(), "", 0, 0).endswith("In no room. Nothing waits.")


def test_it_is_one_segment_whatever_waits() -> None:
    said = wording.status(wording.account("a" * 20), "поездка" * 3, 9, 99)
    assert segments(wording.with_nothing_waiting(said)) == 1
    assert segments(wording.with_photos_waiting(said)) == 1
    assert segments(wording.with_words_waiting(said, "The lake is frozen, " * 20)) == 1
