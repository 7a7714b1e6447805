from typing import Any, cast

from core.delivery import Done
from core.tx import Row, Tx
from storage import texts
from storage.delivery import deliveries
from storage.delivery.carrier_sids import taken_by_others
from storage.engine.database import Database
from tests.support.database.rows import ANN, BEN, POLICY, add, take, text_from


class Counted:
    """A transaction that counts what is asked of the database."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self.queries = 0

    def rows(self, sql: str, **values: object) -> list[Row]:
        self.queries += 1
        return self._tx.rows(sql, **values)

    def row(self, sql: str, **values: object) -> Row | None:
        self.queries += 1
        return self._tx.row(sql, **values)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all else as it is
        return getattr(self._tx, name)


async def test_whose_messages_are_listed_is_asked_once_however_many_there_are(db: Database) -> None:
    await db.write(add, ANN)
    await db.write(add, BEN)
    one, two = await db.write(take)
    await db.write(deliveries.conclude, one, Done("SM1"), POLICY)
    await db.write(deliveries.conclude, two, Done("SM2"), POLICY)
    await db.write(text_from, "SM7")
    listed = [f"SM{i}" for i in range(300)]

    def asked(tx: Tx) -> tuple[set[str], set[str], int]:
        counted = Counted(tx)
        taken = taken_by_others(cast("Tx", counted), listed, two.id)
        return taken, texts.known(cast("Tx", counted), listed), counted.queries

    assert await db.read(asked) == ({"SM1"}, {"SM7"}, 3)
