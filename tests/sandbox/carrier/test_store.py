from sandbox.carrier.media import new_media
from sandbox.carrier.model import OUTBOUND_API, Message
from sandbox.carrier.store import MessageStore


def message(sid: str, to: str = "ann") -> Message:
    return Message(sid, OUTBOUND_API, "bot", to, "words", "queued", 0.0)


def test_the_oldest_are_forgotten_everywhere() -> None:
    store = MessageStore(keep=2)
    first = message("1")
    first.media = (new_media("1", "image/png", b"x"),)
    for each in (first, message("2", "ben"), message("3")):
        store.add(each)
    assert [each.sid for each in store.newest()] == ["3", "2"]
    assert [each.sid for each in store.to("ann")] == ["3"]
    assert store.get("1") is None
    assert store.medium(first.media[0].sid) is None


def test_found_by_either_number_newest_first() -> None:
    store = MessageStore(keep=10)
    for each in (message("1"), message("2", "ben"), message("3")):
        store.add(each)
    assert [each.sid for each in store.newest(to="ann", from_="bot")] == ["3", "1"]
    assert [each.sid for each in store.newest(from_="bot", before=3)] == ["2", "1"]
    assert list(store.newest(to="nobody")) == []
    store.remove("3")
    assert [each.sid for each in store.of_phone("ann")] == ["1"]
