from actions.connecting import (
    AccountLinked,
    CannotConnect,
    ConnectLink,
    NotAwaited,
    enter_code,
    make_link,
)
from actions.waiting import Asked, NothingWaits, Promised, RecentPhotos, Waiting
from core.events import AccountConnected, CodeWrong
from core.phones.codes import ExpiredCode, MisreadCode, WrongCode
from core.reading.commands import Needs, command
from core.text import Reply, Text
from core.tx import Tx
from core.wording import connecting as wording
from core.wording.quoting import Quoted


@command("CONNECT", needs=Needs.APPLICATION, about="A link to connect your X account, or another one.")
def connect(tx: Tx, text: Text) -> Reply:
    """Give the person a fresh link."""
    match make_link(tx, text.person.id):
        case ConnectLink(url):
            return Reply(wording.link(url))
        case CannotConnect():
            return Reply(wording.cannot_connect())


def code(tx: Tx, text: Text, digits: str) -> Reply | None:
    """The code that a page shows for connecting X; nothing if none is awaited."""
    match enter_code(tx, text.person.id, digits, text.id):
        case AccountLinked(profile, waiting):
            said = wording.connected(profile.username if profile else "", _shown(waiting))
            return Reply(said, AccountConnected(account_known=profile is not None))
        case WrongCode(left):
            return Reply(wording.wrong_code(left), CodeWrong())
        case MisreadCode():
            return Reply(wording.misread_code())
        case ExpiredCode():
            return Reply(wording.expired_code())
        case NotAwaited():
            return None


def _shown(waiting: Waiting) -> Quoted | None:
    """What POST publishes, to be quoted; nothing if nothing waits."""
    match waiting:
        case Asked(words):
            return Quoted(words)
        case Promised(promises):
            return Quoted("; ".join(each.words for each in promises))
        case RecentPhotos(captions=captions, count=count):
            return Quoted(captions, count)
        case NothingWaits():
            return None
