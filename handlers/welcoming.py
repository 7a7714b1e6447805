from actions.connecting import CannotConnect, ConnectLink
from actions.welcoming import KnownAt, acquaint
from core.text import Reply, Text
from core.tx import Tx
from core.wording import welcoming as wording


def welcome(tx: Tx, text: Text) -> Reply:
    """Tell somebody new, or who asks, who this is."""
    match acquaint(tx, text.person.id):
        case KnownAt(username):
            return Reply(wording.who_this_is(username))
        case ConnectLink(url):
            return Reply(wording.welcome(url))
        case CannotConnect():
            return Reply(wording.welcome_without_x())
