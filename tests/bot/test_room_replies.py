import pytest

from bot import room_replies as replies
from bot.clock import HOUR, MINUTE
from bot.segments import segments

LONG = "abcdefghijklmnopqrstuvwx"
WIDE = "абвгдежзийклмнопрстуфхцч"


@pytest.mark.parametrize("name", ["ab", LONG, WIDE])
def test_every_reply_is_one_segment_and_begins_with_the_outcome(name: str) -> None:
    said = [
        replies.made(name, with_password=False),
        replies.made(name, with_password=True),
        replies.taken(name, [f"{name[:-1]}2", f"{name[:-1]}3"]),
        replies.joined(name, 1),
        replies.joined(name, 10_000),
        replies.in_already(name),
        replies.no_room(name),
        replies.gone(name),
        replies.needs_password(name),
        replies.wrong_password(name, 4),
        replies.wrong_password(name, 1),
        replies.locked(name, HOUR),
        replies.not_checked(name),
        replies.used(name),
        replies.not_in(name),
        replies.left(name, name),
        replies.left(name, ""),
        replies.deleted(name, name),
        replies.not_the_last(name),
        replies.named(name),
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
    assert replies.locked("trip", milliseconds).endswith(f"can try again in {wait}.")


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 50])
@pytest.mark.parametrize("name", ["ab", "trip", LONG, WIDE])
def test_a_list_of_rooms_is_one_segment_and_counts_the_rest(name: str, count: int) -> None:
    said = replies.listed([(name, 2, 1_000)] * count, has_active=True)
    assert segments(said) == 1
    shown = said.count(" people")
    more = int(said.rpartition(" and ")[2].partition(" ")[0]) if "; and " in said else 0
    assert shown + more == count
    assert shown


def test_what_is_one_is_one() -> None:
    said = replies.listed([("trip", 1, 1), ("garden", 2, 0)], has_active=False)
    assert said == "trip: 1 person, 1 photo; garden: 2 people, 0 photos."
    assert replies.in_no_room(1).startswith("You are in no room. 1 photo is kept for you alone.")
    assert replies.in_no_room(2).startswith("You are in no room. 2 photos are kept for you alone.")
