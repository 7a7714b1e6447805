import pytest

from bot.ids import new_id


@pytest.fixture(autouse=True)
def ids_of_this_tests_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids only rise within a process; a test that moved its clock must not lend its time to the next one."""
    monkeypatch.setattr(new_id.__self__, "_last", 0)  # type: ignore[attr-defined]
