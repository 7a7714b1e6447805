import pytest

from bot.context import Context
from bot.ids import new_id
from storage.database import Database
from tests.handlers.talking import Talk


@pytest.fixture
def talk(db: Database, context: Context, monkeypatch: pytest.MonkeyPatch) -> Talk:
    # Ids only rise within a process, and another test's clock may have been ahead.
    monkeypatch.setattr(new_id.__self__, "_last", 0)  # type: ignore[attr-defined]
    return Talk(db, context)
