from actions.connecting import CannotConnect, ConnectLink, make_link
from core.text import Reply, Text
from core.tx import Tx
from core.wording import welcoming as wording


def welcome(tx: Tx, text: Text) -> Reply:
    """Tell somebody new, or who asks, who this is."""
    match make_link(tx, text.person.id):
        case ConnectLink(url):
            return Reply(wording.welcome(url))
        case CannotConnect():
            return Reply(wording.welcome_without_x())
