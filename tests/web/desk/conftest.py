"""The desk with an operator, one who may only look, and somebody else whose deliveries are in trouble."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from core.delivery import Refused
from core.settings import MediaSettings
from core.tx import Tx
from storage import people, sessions
from storage.delivery import claims, deliveries
from storage.desk import audit, operators
from storage.desk.audit import AuditEntry
from storage.desk.operators import Role
from storage.signing_in.browsers import Way
from tests.support.browser.browsers import OUR_FORM, Browser, Page
from tests.support.database.rows import ANN, POLICY, add, state_of, text_from
from tests.support.photos.albums import Album, opened

FILTERED = "Filtered by a carrier <b>as</b> unwanted."


@dataclass
class Desk:
    """Whoever is at the desk, and Ann, who is no operator."""

    album: Album
    operator: Browser
    reader: Browser
    somebody: Browser
    ann: int
    tag: str
    operator_tag: str
    sid: str = "SM1"

    async def submit(
        self, browser: Browser, address: str, headers: dict[str, str] | None = None, **fields: str
    ) -> Page:
        """Send a form with fields."""
        return await browser._ask("POST", address, fields, OUR_FORM if headers is None else headers)

    async def dead(self, count: int, code: int = 30007, reason: str = FILTERED) -> list[int]:
        """Dead deliveries of Ann's."""
        ids: list[int] = await self.album.do(refused, count, code, reason)
        return ids

    async def states(self, ids: list[int]) -> list[str]:
        return [str(await self.album.app.db.read(state_of, each)) for each in ids]

    async def audit(self) -> list[AuditEntry]:
        return await self.album.app.db.read(audit.latest, 100)


def refused(tx: Tx, count: int, code: int, reason: str) -> list[int]:
    ids = [add(tx, lane=f"refused/{tx.new_id()}") for _ in range(count)]
    for delivery in claims.claim(tx, {"text": count}, POLICY).deliveries:
        deliveries.conclude(tx, delivery, Refused(reason, code), POLICY)
    return ids


async def signed_in(album: Album, person_id: int, way: Way = Way.PIN) -> Browser:
    browser = await album.browser()
    browser.cookies["__Host-session"] = await album.do(sessions.make, person_id, way)
    return browser


@asynccontextmanager
async def set_up(database_url: str, media: MediaSettings) -> AsyncIterator[Desk]:
    async with opened(database_url, media) as album:
        operator = await album.person("+15550100201", "Olga")
        reader = await album.person("+15550100202", "Rae")
        ann = await album.person(ANN.value, "<script>alert(1)</script>")
        await album.do(operators.set_role, operator, Role.OPERATOR)
        await album.do(operators.set_role, reader, Role.READING)
        await album.do(text_from)
        yield Desk(
            album,
            await signed_in(album, operator),
            await signed_in(album, reader),
            await signed_in(album, ann),
            ann,
            await album.app.db.read(people.tag_of, ann),
            await album.app.db.read(people.tag_of, operator),
        )


@pytest.fixture
async def desk(database_url: str, folder_settings: MediaSettings) -> AsyncIterator[Desk]:
    async with set_up(database_url, folder_settings) as found:
        yield found


@pytest.fixture
async def quick_desk(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Desk]:
    """For what is decided before any row is looked at."""
    async with set_up(sqlite_url, folder_settings) as found:
        yield found
