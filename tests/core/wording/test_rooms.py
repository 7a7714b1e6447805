import pytest

from core.clock import HOUR, MINUTE
from core.wording import rooms as wording
from core.wording.segments import segments

LONG = "abcdefghijklmnopqrstuvwx"
WIDE = "абвгдежзийклмнопрстуфхцч"


@pytest.mark.parametrize("name", ["ab", LONG, WIDE])
def test_every_reply_is_one_segment_and_begins_with_the_outcome(name: str) -> None:
    said = [
        wording.made(name, with_password=False),
        wording.made(name, with_password=True),
        wording.taken(name, [f"{name[:-1]}2", f"{name[:-1]}3"]),
        wording.joined(name, 1),
        wording.joined(name, 10_000),
        wording.in_already(name),
        wording.no_room(name),
        wording.gone(name),
        wording.needs_password(name),
        wording.wrong_password(name, 4),
        wording.wrong_password(name, 1),
        wording.locked(name, HOUR),
        wording.not_checked(name),
        wording.used(name),
        wording.not_in(name),
        wording.left(name, name),
        wording.left(name, ""),
        wording.deleted(name, name),
        wording.not_the_last(name),
        wording.named(name),
    ]
    assert [segments(each) for each in said] == [1] * len(said)
    assert all(name in each for each in said)


@pytest.mark.parametrize(
    ("milliseconds", "wait"),
    [
        (HOUR, "60 minutes"),
        (HOUR - 1, "60 minutes"),
        (MINUTE + 1, "2 minutes"),
        (MINUTE, "a minute"),
        (1, "a minute"),
    ],
)
def test_waits_are_rounded_up(milliseconds: int, wait: str) -> None:
    assert wording.locked("trip", milliseconds).endswith(f"can try again in {wait}.")
    assert wording.too_many(milliseconds) == f"Not joined: too many rooms in an hour. Try again in {wait}."


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 50])
@pytest.mark.parametrize("name", ["ab", "trip", LONG, WIDE])
def test_a_list_of_rooms_is_one_segment_and_counts_the_rest(name: str, count: int) -> None:
    said = wording.listed([(name, 2, 1_000)] * count, has_active=True)
    assert segments(said) == 1
    shown = said.count(" people")
    more = int(said.rpartition(" and ")[2].partition(" ")[0]) if "; and " in said else 0
    assert shown + more == count
    assert shown


def test_what_is_one_is_one() -> None:
    said = wording.listed([("trip", 1, 1), ("garden", 2, 0)], has_active=False)
    assert said == "trip: 1 person, 1 photo; garden: 2 people, 0 photos."
    assert wording.in_no_room(1).startswith("You are in no room. 1 photo is kept for you alone.")
    assert wording.in_no_room(2).startswith("You are in no room. 2 photos are kept for you alone.")


def test_a_sentence_begins_with_a_capital_and_a_name_as_it_is_written() -> None:
    assert wording.removed("the phone ending 03", "trip", needs_password=False).startswith(
        "The phone ending 03 is out"
    )
    assert wording.removed("ben", "trip", needs_password=False).startswith("ben is out")
