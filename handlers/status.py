from actions.status import Connection, Status, status_of
from core.reading.commands import command
from core.text import Reply, Text
from core.tx import Tx
from core.wording import status as wording


@command("STATUS", only_tells=True, about="Your X account, your active room, and what waits.")
def status(tx: Tx, text: Text) -> Reply:
    """Where this person stands."""
    found = status_of(tx, text.person.id)
    said = wording.status(_account(found), found.active_room, found.posts, found.photos)
    if found.held is None:
        return Reply(wording.with_nothing_held(said))
    if found.held.photos_of is not None:
        return Reply(wording.with_photos_held(said))
    return Reply(wording.with_words_held(said, found.held.words))


def _account(found: Status) -> str:
    match found.connection:
        case Connection.CONNECTED:
            return wording.account(found.username)
        case Connection.LOST:
            return wording.account_lost()
        case Connection.NONE:
            return wording.no_account()
        case Connection.IMPOSSIBLE:
            return wording.no_application()
