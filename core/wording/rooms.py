"""What people read about rooms: one segment each, first the outcome, then what to do next."""

from collections.abc import Sequence

from core.clock import MINUTE
from core.reading.question import Choice, Question
from core.wording.segments import ONE_SEGMENT, cut, is_readable, segments, septets, to_gsm7

ROOM_FOR_NAMES = 42
"""Septets, beside all that a question about three names says."""
GO_THERE = "Photos you send go there."


def fitted(said: str) -> str:
    """As many sentences as one segment holds. A name outside the short alphabet leaves room for fewer."""
    while segments(said) > 1 and ". " in said:
        said = said[: said.rindex(". ") + 1]
    return said if segments(said) <= 1 else cut(to_gsm7(said), ONE_SEGMENT)


def made(name: str, *, with_password: bool) -> str:
    """The room is there."""
    how = f"JOIN {name} and its password" if with_password else f"JOIN {name}"
    return fitted(f'You made the room "{name}" and are in it. {GO_THERE} Others text {how}')


def instead_of(name: str, free: Sequence[str]) -> tuple[Choice, ...]:
    """What can be done where a name is taken; nothing where a question has no room or no letters for the names."""
    if not is_readable(name) or septets("".join((name, *map(to_gsm7, free)))) > ROOM_FOR_NAMES:
        return ()
    return (Choice("join it", f"\\JOIN {name}"), *(Choice(f"make {each}", f"\\ROOM {each}") for each in free))


def exists(name: str) -> str:
    """The name is somebody else's room; what can be done instead follows."""
    return f'There is a room "{name}" already.'


def taken(name: str, free: Sequence[str]) -> str:
    """The name is somebody else's room, and what was to be its password is asked nothing about."""
    return fitted(f'There is a room "{name}" already. Free are {" and ".join(free)}. To join it, text JOIN {name}')


def mixed(name: str) -> str:
    """Names like that pass for others."""
    return fitted(f'Not made: "{name}" mixes alphabets. Choose a name in one.')


def password_set(name: str) -> str:
    """Who is in it stays."""
    return fitted(
        f'The room "{name}" has a new password. Others text JOIN {name} and the password. Whoever is in it stays.'
    )


def not_the_maker(name: str) -> str:
    """Only one person may do that."""
    return fitted(f'Nothing done: only whoever made "{name}" can.')


def removed(who: str, name: str, *, needs_password: bool) -> str:
    """Somebody is out, and how they stay out."""
    how = "change the password" if needs_password else "set a password"
    first = who[:1].upper() + who[1:] if who.startswith("the ") else who  # "the phone ending 03"
    return fitted(f'{first} is out of "{name}". To keep them out, {how}: text PASSWORD {name} and a new one.')


def nobody_like(who: str, name: str, others: Sequence[str]) -> str:
    """Who could be meant."""
    there = f" In it are: {', '.join(others)}." if others else " Nobody else is in it."
    return fitted(f'There is no "{who}" in "{name}".{there}')


def several_like(shown: Sequence[str]) -> str:
    """By the ends of their numbers they are told apart."""
    return fitted(f"Nobody removed: there are {' and '.join(shown)}. Text \\REMOVE and the two digits.")


def joined(name: str, members: int) -> str:
    """The person is in it, with others or alone."""
    others = members - 1
    company = f" with {others} other{'s' if others > 1 else ''}" if others else ", so far alone"
    return fitted(f'You are in the room "{name}"{company}. {GO_THERE}')


def in_already(name: str) -> str:
    """Nothing changed but the active room, its password neither."""
    return fitted(f'You are in the room "{name}" already. {GO_THERE}')


def no_room(name: str) -> str:
    """Nobody made it."""
    return fitted(f'There is no room called "{name}". To make it, text ROOM {name}')


def gone(name: str) -> str:
    """It was deleted while the password was looked at."""
    return fitted(f'There is no room "{name}" any more. Nothing changed.')


def needs_password(name: str) -> str:
    """How to tell it."""
    return fitted(f'The room "{name}" has a password. Text it alone, within 15 minutes.')


def wrong_password(name: str, tries: int) -> str:
    """How often the person may try once more."""
    left = "One more try" if tries == 1 else f"{tries} more tries"
    return fitted(f'Wrong password for the room "{name}". {left}, then an hour\'s wait.')


def locked(name: str, milliseconds: int) -> str:
    """Not even looked at."""
    return fitted(f'Too many wrong passwords for "{name}". This phone can try again in {_minutes(milliseconds)}.')


def too_many(milliseconds: int) -> str:
    """They came to too many rooms; this one isn't looked for."""
    return f"Not joined: too many rooms in an hour. Try again in {_minutes(milliseconds)}."


def _minutes(milliseconds: int) -> str:
    minutes = max(1, -(-milliseconds // MINUTE))
    return "a minute" if minutes == 1 else f"{minutes} minutes"


def not_checked(name: str) -> str:
    """It took too long."""
    return fitted(f'Not joined: "{name}". Its password couldn\'t be checked. Please try again.')


def used(name: str) -> str:
    """It is the active one."""
    return fitted(f'"{name}" is your active room now. {GO_THERE}')


def not_in(name: str) -> str:
    """A room that the person would have to join first, if it is there at all."""
    return fitted(f'You are in no room called "{name}". To join it, text JOIN {name}; to see yours, ROOMS')


def in_no_room(own_photos: int = 0) -> str:
    """Neither active nor joined; photos are kept for the person alone."""
    has = f" {_count(own_photos, 'photo is', 'photos are')} kept for you alone." if own_photos else ""
    return f"You are in no room.{has} To join one, text JOIN and its name; to make one, ROOM and a new name."


def left(name: str, active: str) -> str:
    """The person is out; where photos go from now on."""
    goes_on = f'"{active}" is your active room. {GO_THERE}' if active else "Photos you send are kept for you alone."
    return fitted(f'You left the room "{name}". {goes_on}')


def deleted(name: str, active: str) -> str:
    """The room is gone; where photos go from now on."""
    goes_on = f' "{active}" is your active room now.' if active else ""
    return fitted(f'The room "{name}" is deleted, with its photos.{goes_on}')


def not_the_last(name: str) -> str:
    """Only the last one may delete a room."""
    return fitted(f'Not deleted: others are in "{name}". LEAVE {name} takes you out.')


def what_to_do_with(name: str) -> Question:
    """What the last one in a room is asked."""
    delete = Choice("delete it and its photos", f"\\LEAVE {name} DELETE")
    keep = Choice("leave and keep it", f"\\LEAVE {name} KEEP")
    alone = f'the last one in the room "{name}"' if is_readable(name) else "the last one in that room"
    return Question((delete, keep), f"You are {alone}.")


def not_a_name() -> str:
    """Nobody can be called so."""
    return "Not changed: a name is one word of up to 24 letters. For example, text NAME Ann"


def named(name: str) -> str:
    """How others see the person."""
    return fitted(f'Others in your rooms see you as "{name}" now.')


def listed(rooms: list[tuple[str, int, int]], *, has_active: bool) -> str:
    """Rooms with how many people and photos they have, as many as fit; the first one may be the active one."""
    said = ""
    for position, (name, people, photos) in enumerate(rooms):
        mark = " (active)" if has_active and position == 0 else ""
        entry = f"{name}{mark}: {_count(people, 'person', 'people')}, {_count(photos, 'photo', 'photos')}"
        longer = f"{said}; {entry}" if said else entry
        more = len(rooms) - position - 1
        if segments(longer + _and_more(more)) > 1:
            return said + _and_more(more + 1)
        said = longer
    return said + "."


def _and_more(more: int) -> str:
    return f"; and {more} more." if more else "."


def opens(name: str, link: str) -> str:
    """A link into the room's page. A name outside the short alphabet would make two segments of it."""
    which = (
        f'the photos of "{to_gsm7(name)}"' if is_readable(name) else "that room's photos" if name else "your photos"
    )
    return f"To see {which}, open this within 10 minutes: {link}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
