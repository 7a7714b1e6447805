import handlers
from core.reading.commands import CommandTable
from core.wording.overview import overview
from core.wording.segments import segments
from tests.support.reading.commands import TABLE

LINK = "https://bot.example.com/help"


def test_few_commands_are_shown_with_what_belongs_to_them() -> None:
    few = [each for each in TABLE if each.word in {"HELP", "STATUS", "STOP", "ROOM"}]
    assert overview(few, LINK) == f"You can text: ?, STATUS, \\STOP, ROOM name. More: {LINK}"


def test_commands_are_shown_by_their_words_in_one_segment() -> None:
    """As many as fit: those about trackers, and for makers of rooms, come last."""
    live = [*CommandTable.of_modules(handlers.LIVE)]
    said = overview(live, LINK)
    assert segments(said) == 1
    listed = said.removeprefix("You can text: ").removesuffix(f". More: {LINK}").split(", ")
    left_out = {each.word for each in live} - {word.removeprefix("\\") for word in listed}
    assert (
        {"HELP"}
        <= left_out
        <= {
            *("EXPORT", "HELP", "PASSWORD", "REMOVE", "LOGIN", "LOGOUT"),
            *("TRACKERS", "LOG", "DROP", "REMIND", "REMINDERS", "SKIP", "LATER", "ZONE", "CHART", "REPORT"),
        }
    )
    assert {"\\STOP", "\\UNDO", "JOIN", "LEAVE"} <= set(listed)
    assert len(listed) == len(set(listed))


def test_a_long_link_leaves_room_for_fewer() -> None:
    link = "https://" + "a" * 90 + ".example.com/help"
    said = overview([*TABLE], link)
    assert said.endswith(f". More: {link}")
    assert segments(said) == 1
