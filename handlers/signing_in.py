from actions.signing_in import SignedIn, enter_code, make_link, sign_out_everywhere
from core.events import SignedOutEverywhere, SignInCodeWrong, SignInDone
from core.phones.codes import ExpiredCode, MisreadCode, WrongCode
from core.reading.commands import command
from core.text import Reply, Text
from core.tx import Tx
from core.wording import signing_in as wording


@command("LOGIN", about="A link to your own pages: rooms, trackers, texts.")
def login(tx: Tx, text: Text) -> Reply:
    """Give the person a link to the page that shows a code; a browser is signed in once they have texted it."""
    return Reply(wording.link(make_link(tx, text.person.id)))


@command("LOGOUT", about="Signs all browsers out that show your rooms.")
def logout(tx: Tx, text: Text) -> Reply:
    """End all sessions of the person's, and the links that nobody has opened."""
    tokens = sign_out_everywhere(tx, text.person.id)
    return Reply(wording.signed_out(tokens), SignedOutEverywhere())


def code(tx: Tx, text: Text, digits: str) -> Reply | None:
    """The code that a page shows for signing in; nothing if none is awaited."""
    match enter_code(tx, text.person.id, digits):
        case SignedIn():
            return Reply(wording.signed_in(), SignInDone())
        case WrongCode(left):
            return Reply(wording.wrong_code(left), SignInCodeWrong())
        case MisreadCode():
            return Reply(wording.misread_code())
        case ExpiredCode():
            return Reply(wording.expired_code())
        case None:
            return None
