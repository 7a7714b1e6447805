from dataclasses import FrozenInstanceError

import pytest

from core.events import AccountConnected, Event, PhotoFailed, RoomMade, log_event
from tests.conftest import Logs


@pytest.mark.parametrize(
    ("event", "fields"),
    [
        (RoomMade(), {"level": "info", "event": "room.made"}),
        (AccountConnected(account_known=False), {"level": "info", "event": "x.connected", "account_known": False}),
        (
            PhotoFailed("a-uuid", 2, "a video"),
            {"level": "warning", "event": "photo.failed", "photo": "a-uuid", "number": 2, "reason": "a video"},
        ),
    ],
)
def test_an_event_is_logged_with_ids_and_fields(event: Event, fields: dict[str, object], logs: Logs) -> None:
    log_event(event, text_id=7)
    [line] = logs.lines()
    assert {name: value for name, value in line.items() if name != "ts"} == {"text_id": 7, **fields}


def test_events_are_values() -> None:
    assert RoomMade() == RoomMade()
    with pytest.raises(FrozenInstanceError):
        AccountConnected(account_known=True).account_known = False  # type: ignore[misc]
