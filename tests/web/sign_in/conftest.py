from collections.abc import AsyncIterator

import pytest

from core.settings import MediaSettings
from tests.support.browser.signing_in import SignIns, open_sign_ins


@pytest.fixture
async def scene(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[SignIns]:
    """Sign-ins on the one kind of database; what is a matter of rows is tested on both with the storage."""
    async with open_sign_ins(sqlite_url, folder_settings) as opened:
        yield opened
