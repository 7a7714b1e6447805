from bot.commands import command
from bot.segments import one_segment, to_gsm7
from bot.text import Reply, Text
from bot.tx import Tx
from storage import accounts, held, photos, posts, rooms


@command("STATUS", about="Your X account, your active room, and what waits.")
def status(tx: Tx, text: Text) -> Reply:
    """Where this person stands."""
    person_id = text.person.id
    said = " ".join([_account(tx, person_id), rooms.standing(tx, person_id), _waiting(tx, person_id)])
    waits = held.find(tx, person_id)
    if waits is None:
        return Reply(one_segment("{}", said))
    if waits.photos_of is not None:
        return Reply(one_segment("{} POST publishes your last photos.", said))
    return Reply(one_segment(f'{to_gsm7(said)} POST publishes: "{{}}"', waits.words))


def _account(tx: Tx, person_id: int) -> str:
    account = accounts.find(tx, person_id)
    if account is None:
        return "No X account connected: text CONNECT." if tx.can_connect else "X can't be connected here yet."
    if account.is_lost:
        return "X ended your connection: text CONNECT."
    return f"X account: @{account.profile.username}." if account.profile else "An X account is connected."


def _waiting(tx: Tx, person_id: int) -> str:
    counts = (("post", posts.count_waiting(tx, person_id)), ("photo", photos.count_coming(tx, person_id)))
    waiting = [f"{count} {what}{'s' if count > 1 else ''}" for what, count in counts if count]
    return f"On the way: {', '.join(waiting)}." if waiting else "Nothing waits."
