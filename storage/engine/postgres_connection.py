"""A connection to PostgreSQL on which statements go out together, and only then answers are waited for.

It speaks through psycopg's `pq`, which is libpq, in pipeline mode (PostgreSQL's documentation, "Pipeline Mode"), and
has psycopg adapt values and rows. Psycopg's cursors cost three times as much of the processor for each statement.
"""

import re
import select
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

import psycopg
import psycopg.abc
from psycopg import pq
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result

from core.tx import Row
from storage.engine.sharing import packing

MOST_STATEMENTS = 200
"""So many are prepared at most; then all are forgotten, for most may be of lists of different lengths."""
AHEAD = 100
"""So many may be on their way at most, for their answers are gathered in memory."""
_numbers = count(1)
ANSWER_MILLISECONDS = 17_000
"""How long the server may say nothing: as long as it is there, it ends each statement before that (SESSION)."""
NO_VALUES: Mapping[str, object] = {}
PARAMETER = re.compile(r"(?<![:\w]):([a-z_][a-z_0-9]*)")
_ENDED_WELL = (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK)


class Unanswered(psycopg.OperationalError):
    """The connection broke before anybody could know whether it was committed."""


class Statement(NamedTuple):
    """SQL with parameters by place, as PostgreSQL wants it, and which value each of them stands for."""

    sql: bytes
    names: tuple[str, ...]
    formats: list[PyFormat]


@lru_cache(maxsize=1024)
def translated(sql: str) -> Statement:
    """SQL with `:name` parameters, for PostgreSQL."""
    names = tuple(dict.fromkeys(PARAMETER.findall(sql)))
    places = {name: f"${place}" for place, name in enumerate(names, 1)}
    by_place = PARAMETER.sub(lambda found: places[found[1]], sql)
    return Statement(by_place.encode(), names, [PyFormat.AUTO] * len(names))


class Answer:
    """What a statement came to; looks like a cursor."""

    __slots__ = ("_result", "_transformer")

    def __init__(self, result: pq.abc.PGresult, transformer: psycopg.abc.Transformer) -> None:
        self._result = result
        self._transformer = transformer

    @property
    def rowcount(self) -> int:
        """How many rows it touched."""
        return self._result.command_tuples or 0

    def fetchall(self) -> list[Row]:
        """Its rows."""
        if self._result.nfields == 0:
            return []
        self._transformer.set_pgresult(self._result)
        return self._transformer.load_rows(0, self._result.ntuples, tuple)


class PostgresConnection:
    """A connection of one thread. `later` sends without waiting, `execute` waits for what its statement came to."""

    def __init__(self, url: str, **session: Any) -> None:  # noqa: ANN401 - psycopg's parameters
        self._connection = psycopg.connect(url, autocommit=True, **session)
        packing.register(self._connection)
        self._libpq = self._connection.pgconn
        self._libpq.enter_pipeline_mode()
        self._readable = select.poll()
        self._readable.register(self._libpq.socket, select.POLLIN)
        self._usable = select.poll()
        self._usable.register(self._libpq.socket, select.POLLIN | select.POLLOUT)
        self._transformer = Transformer(self._connection)
        self._names: dict[tuple[bytes, tuple[int, ...]], bytes] = {}
        """Of prepared statements; empty for one that was sent once."""
        self._fresh: list[tuple[bytes, tuple[int, ...]]] = []
        """Those of these that the server hasn't confirmed yet."""
        self._sent = 0
        """How many answers are still to come."""

    @property
    def is_closed(self) -> bool:
        """Whether it is of no use any more."""
        return self._connection.closed

    def fileno(self) -> int:
        """Its socket."""
        return self._libpq.socket

    def close(self) -> None:
        """Let go of it; what isn't committed is undone."""
        with suppress(psycopg.Error):
            self._libpq.exit_pipeline_mode()
        self._connection.close()

    def execute(self, sql: str, values: Mapping[str, object] = NO_VALUES) -> Answer:
        """Send a statement, and wait for what it came to.

        Raises:
            psycopg.Error: of this one, or of one that was sent before.
        """
        self._send(sql, values)
        return Answer(self._last_answer(), self._transformer)

    def execute_all(self, statements: Iterable[tuple[str, Mapping[str, object]]]) -> list[list[Row]]:
        """Send these statements, and wait for the rows of each.

        Raises:
            psycopg.Error: of any of these, or of one that was sent before.
        """
        places = []
        for sql, values in statements:
            self._send(sql, values)
            places.append(self._sent - 1)
        answers, failure = self._all_answered()
        if failure is not None:
            raise failure
        return [Answer(answers[place], self._transformer).fetchall() for place in places]

    def later(self, sql: str, values: Mapping[str, object] = NO_VALUES) -> None:
        """Send a statement with the next that is waited for, which then fails if this one does."""
        self._send(sql, values)
        if self._sent >= AHEAD:
            self._last_answer()

    def drain(self) -> None:
        """Wait until all that was sent is done."""
        if self._sent:
            self._last_answer()

    def commit(self, then: Iterable[tuple[str, Mapping[str, object]]] = ()) -> psycopg.Error | None:
        """Commit, together with what was sent and isn't answered yet: the server skips this after a failure of that.

        Behind it goes what is to happen `then`, in a transaction of its own; returns how that failed, if it did.

        Raises:
            Unanswered: when nobody knows whether it was.
            psycopg.Error: when it wasn't committed.
        """
        try:
            return self._commit(then)
        except psycopg.Error as error:
            if self.is_closed:
                raise Unanswered(str(error)) from error
            raise

    def _commit(self, then: Iterable[tuple[str, Mapping[str, object]]]) -> psycopg.Error | None:
        self._send("COMMIT", NO_VALUES)
        until_committed = self._sent
        for sql, values in then:
            self._send(sql, values)
        answers, failure = self._all_answered()
        if failure is not None and len(answers) < until_committed:
            raise failure
        if answers[until_committed - 1].command_status != b"COMMIT":
            raise psycopg.errors.InFailedSqlTransaction("a statement had failed before the commit")
        return failure

    def roll_back(self) -> None:
        """Undo the transaction.

        What was sent and isn't answered yet may fail: a ROLLBACK in the same round trip would be skipped then.

        Raises:
            psycopg.Error: when the connection is lost.
        """
        if self._sent:
            self._all_answered()
        self.execute("ROLLBACK")

    def _send(self, sql: str, values: Mapping[str, object]) -> None:
        statement = translated(sql)
        dumped = self._transformer.dump_sequence([values[name] for name in statement.names], statement.formats)
        types, formats = self._transformer.types or (), self._transformer.formats
        name = self._names.get((statement.sql, types))
        if name:
            self._libpq.send_query_prepared(name, dumped, formats, pq.Format.BINARY)
        elif name is None:
            self._note(statement, types, b"")
            self._libpq.send_query_params(statement.sql, dumped, types, formats, pq.Format.BINARY)
        else:
            name = b"s%d" % next(_numbers)
            self._note(statement, types, name)
            self._libpq.send_prepare(name, statement.sql, types)
            self._sent += 1
            self._libpq.send_query_prepared(name, dumped, formats, pq.Format.BINARY)
        self._sent += 1

    def _note(self, statement: Statement, types: tuple[int, ...], name: bytes) -> None:
        if len(self._names) >= MOST_STATEMENTS:
            self._names.clear()
            self._libpq.send_query_params(b"DEALLOCATE ALL", None)
            self._sent += 1
        self._names[statement.sql, types] = name
        self._fresh.append((statement.sql, types))

    def _last_answer(self) -> pq.abc.PGresult:
        """Wait for the answers to all that was sent; returns the last one, if none failed."""
        answers, failure = self._all_answered()
        if failure is not None:
            raise failure
        return answers[-1]

    def _all_answered(self) -> tuple[list[pq.abc.PGresult], psycopg.Error | None]:
        """Wait for the answers to all that was sent; returns those before the first failure, and that.

        A Sync comes behind it (the same documentation, "Message Flow"): up to there the server skips everything after
        an error, and with it it counts for how long the transaction idles.
        """
        self._libpq.pipeline_sync()
        if self._libpq.flush():
            self._send_rest()
        answers = self._answers()
        expected, self._sent = self._sent, 0
        failed = next((place for place, each in enumerate(answers) if each.status not in _ENDED_WELL), len(answers))
        failure = None
        if failed < len(answers):
            failure = _error(answers[failed])
        elif failed < expected:
            failure = psycopg.OperationalError(self._libpq.get_error_message())
        if failure is not None:
            for statement in self._fresh:
                self._names.pop(statement, None)
        self._fresh.clear()
        return answers[:failed], failure

    def _answers(self) -> list[pq.abc.PGresult]:
        """What comes up to the Sync, or until the connection is lost."""
        answers = []
        while (result := self._next()) is None or result.status != pq.ExecStatus.PIPELINE_SYNC:
            if result is not None:
                answers.append(result)
            elif self._libpq.status != pq.ConnStatus.OK:
                break
        return answers

    def _next(self) -> pq.abc.PGresult | None:
        while self._libpq.is_busy():
            if not self._readable.poll(ANSWER_MILLISECONDS):
                raise self._no_answer()
            self._libpq.consume_input()
        return self._libpq.get_result()

    def _send_rest(self) -> None:
        """Send what didn't go out at once, and meanwhile take in what comes: the server may wait for that."""
        while self._libpq.flush():
            if not self._usable.poll(ANSWER_MILLISECONDS):
                raise self._no_answer()
            self._libpq.consume_input()

    def _no_answer(self) -> psycopg.OperationalError:
        """The server has said nothing for too long: the connection is of no use any more."""
        self.close()
        return psycopg.OperationalError(f"no answer within {ANSWER_MILLISECONDS / 1000:g} s")


def _error(result: pq.abc.PGresult) -> psycopg.Error:
    """What the server says of a failure; without a code, it is libpq that says the connection is lost."""
    if result.error_field(pq.DiagnosticField.SQLSTATE):
        return error_from_result(result)
    return psycopg.OperationalError(result.get_error_message())
