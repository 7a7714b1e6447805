"""The bot, with a count of what it asks of its database: `python -m bench.budget.counted_bot FILE serve …`."""

import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from bench.budget.counters import COMMITS, STATEMENTS, WAITS, Counters, counters
from bot.cli import main
from storage.engine.postgres_connection import PostgresConnection
from storage.engine.sqlite_connection import ThreadConnection


def count_postgres(found: Counters) -> None:
    """Let each statement that is sent be counted, and each wait for all answers: that is a round trip."""
    send, all_answered = PostgresConnection._send, PostgresConnection._all_answered  # noqa: SLF001 - looked at from outside

    def counted_send(self: PostgresConnection, sql: str, values: Mapping[str, object]) -> None:
        _count_statement(found, sql)
        send(self, sql, values)

    def counted_answers(self: PostgresConnection) -> Any:  # noqa: ANN401 - libpq's results
        found.count(WAITS)
        return all_answered(self)

    PostgresConnection._send = counted_send  # type: ignore[method-assign]  # noqa: SLF001 - likewise
    PostgresConnection._all_answered = counted_answers  # type: ignore[method-assign]  # noqa: SLF001 - likewise


def count_sqlite(found: Counters) -> None:
    """Let each turn that a connection's thread gets be counted, and each statement that SQLite runs in it."""
    on_thread = ThreadConnection.on_thread

    def counted_turn(self: ThreadConnection, function: Callable[[], Any]) -> Awaitable[Any]:
        found.count(WAITS)

        def counted() -> Any:  # noqa: ANN401 - whatever the function returns
            self.raw.set_trace_callback(lambda sql: _count_statement(found, sql))
            return function()

        return on_thread(self, counted)

    ThreadConnection.on_thread = counted_turn  # type: ignore[method-assign,assignment]


def _count_statement(found: Counters, sql: str) -> None:
    found.count(STATEMENTS)
    if sql == "COMMIT":
        found.count(COMMITS)


if __name__ == "__main__":
    with counters(Path(sys.argv[1])) as numbers:
        count_postgres(numbers)
        count_sqlite(numbers)
        main(sys.argv[2:])
