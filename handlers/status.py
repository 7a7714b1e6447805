from actions.status import Connection, Status, first_query, status_of
from actions.waiting import Asked, NothingWaits, Promised, RecentPhotos
from core.reading.commands import command
from core.text import Reply, Text
from core.tx import Tx
from core.wording import status as wording


@command("STATUS", only_tells=True, about="Your X account, your active room, and what waits.", asks_first=first_query)
def status(tx: Tx, text: Text) -> Reply:
    """Where this person stands."""
    found = status_of(tx, text.person.id, text.id if not text.overtaken else None)
    said = wording.status(_account(found), found.active_room, found.posts, found.photos, found.trackers)
    match found.waiting:
        case Asked(words):
            return Reply(wording.with_words_waiting(said, words))
        case Promised([only]):
            return Reply(wording.with_words_waiting(said, only.words))
        case Promised(several):
            return Reply(wording.with_several_waiting(said, [each.words for each in several]))
        case RecentPhotos():
            return Reply(wording.with_photos_waiting(said))
        case NothingWaits():
            return Reply(wording.with_nothing_waiting(said))


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
