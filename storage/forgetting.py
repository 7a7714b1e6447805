from collections.abc import Iterable, Sequence

from core.table import Delete, Table, Through
from core.tx import Tx


def forget(tx: Tx, person_id: int) -> None:
    """Delete the person and everything of theirs, as each table declares it; what X granted them is revoked.

    Of their texts only the carrier's identifiers stay, so that none is ever taken in a second time; of what they
    cost, the sums.
    """
    for table in in_order(tx.tables):
        match table.deletion:
            case Delete(by=column):
                tx.run(f"DELETE FROM {table.name} WHERE {column} = :person", person=person_id)
            case Through(forget=forget_in_table):
                forget_in_table(tx, person_id)


def in_order(tables: Sequence[Table]) -> Iterable[Table]:
    """First what says that it comes first; then what refers to others, before what it refers to."""
    backwards = tables[::-1]
    yield from (table for table in backwards if _is_first(table))
    yield from (table for table in backwards if not _is_first(table))


def _is_first(table: Table) -> bool:
    return isinstance(table.deletion, Through) and table.deletion.first
