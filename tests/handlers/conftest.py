import pytest

from core.context import Context
from storage.engine.database import Database
from tests.support.reading.talking import Talk


@pytest.fixture
def talk(db: Database, context: Context) -> Talk:
    return Talk(db, context)
