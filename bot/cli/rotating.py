from bot.cli import CommandFailed
from bot.cli.opening import with_rows
from bot.groundwork import Groundwork
from storage.rotation import rotate
from storage.sealed_rows import sealed_columns
from storage.tables import TABLES

SHOWN = 5


def rotate_all() -> None:
    """Re-encrypt everything with the first of secrets.keys, and say how much that was."""
    changed, closed = with_rows(_rotate)
    if closed:
        rows = ", ".join(f"{table} {key}" for table, key in closed[:SHOWN])
        more = f" and {len(closed) - SHOWN} more" if len(closed) > SHOWN else ""
        raise CommandFailed(
            f"{changed} rows re-encrypted; no key opens these, which stay: {rows}{more}. See to secrets.keys first"
        )
    print(f"{changed} rows re-encrypted; all are under the first key of secrets.keys now")


async def _rotate(opened: Groundwork) -> tuple[int, list[tuple[str, int]]]:
    """How many rows were re-encrypted, and the tables and keys of those that no key opens."""
    total = 0
    found: list[tuple[str, int]] = []
    for sealed_column in sealed_columns(TABLES):
        last = 0
        closed: set[int] = set()
        while (step := await opened.db.write(rotate, sealed_column, last, closed)) is not None:
            last, changed = step
            total += changed
        found += [(sealed_column.table.name, key) for key in sorted(closed)]
    return total, found
