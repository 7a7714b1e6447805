from bot.commands import command
from bot.replies import code_not_awaited
from bot.segments import one_segment
from bot.text import Refusal, Reply, Text
from bot.tx import Tx
from bot.x import Profile
from storage import codes, held, links
from storage.codes import Connected, Expired, Misread, Wrong


class CannotConnect(Refusal):
    """X can't be connected here yet: the operator has to set it up. Text ? for what you can do."""


@command("CONNECT", about="A link to connect your X account, or another one.")
def connect(tx: Tx, text: Text) -> Reply:
    """Give the person a fresh link."""
    link = connect_link(tx, text.person.id)
    return Reply(f"To connect X, open this within 15 minutes, then text the code it shows: {link}")


def connect_link(tx: Tx, person_id: int) -> str:
    """A fresh one-time link into the browser, where that person connects X.

    Raises:
        CannotConnect: when there is no application at X.
    """
    if not tx.can_connect:
        raise CannotConnect
    return links.to_connect(tx, person_id)


def code(tx: Tx, text: Text) -> Reply:
    """Digits alone: the code that a page shows, or else nothing; never a post."""
    (digits,) = text.args
    match codes.enter(tx, text.person.id, digits):
        case Connected(profile):
            return _connected(tx, text.person.id, profile)
        case Wrong(left):
            return Reply(_wrong(left), news="code_wrong")
        case Misread():
            return Reply("That is not the code: it has four digits. The page in your browser shows it.")
        case Expired():
            return Reply("Not connected: that code has expired. Text CONNECT for a new link.")
        case None:
            return code_not_awaited(digits)


def _connected(tx: Tx, person_id: int, profile: Profile | None) -> Reply:
    waits = held.find(tx, person_id) is not None
    then = "Text POST to publish what is held" if waits else "What you text from now on is posted there"
    end = f"{then}. Text ? for what else you can do."
    if profile is None:
        return Reply(f"Connected. {end}", news="connected_unknown")
    return Reply(one_segment(f"Connected as @{{}}. {end}", profile.username), news="connected")


def _wrong(left: int) -> str:
    if not left:
        return "That is not the code, and it was the last try. Text CONNECT for a new link."
    return f"That is not the code. {left} {'try' if left == 1 else 'tries'} left; the page in your browser shows it."
