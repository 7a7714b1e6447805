import errno
import io
import logging
import sqlite3
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clients.failures import CallFailed
from core.logs import LARGEST_EXACT, configure_logs, failure, get_logger, readable
from core.settings import LogSettings
from storage.engine.database import NotCommitted

SECRET = "zebrafinch says"


class Output:
    """What was logged in this test."""

    def __init__(self, log_format: str = "json", level: str = "info") -> None:
        self._bytes = io.BytesIO()
        stream = io.TextIOWrapper(self._bytes, encoding="utf-8", write_through=True)
        configure_logs(LogSettings(format=log_format, level=level), stream)  # type: ignore[arg-type]
        self._stream = stream

    @property
    def text(self) -> str:
        return self._bytes.getvalue().decode()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [orjson.loads(line) for line in self.text.split("\n") if line]


@pytest.fixture
def output(logs: object) -> Iterator[Output]:
    yield Output()  # noqa: PT022 - `logs` puts the suite's own log back afterwards


def test_a_line_is_one_json_object(output: Output) -> None:
    get_logger().info("text.received", sid="SM1", characters=3, words="a\nb \u2028 \u00e9")
    [line] = output.lines
    assert list(line) == ["ts", "level", "event", "sid", "characters", "words"]
    assert (line["level"], line["event"], line["words"]) == ("info", "text.received", "a\nb \u2028 \u00e9")
    assert len(line["ts"]) == len("2026-11-21T12:00:00.000Z")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+15550100101", "+1\u202601"),
        ("%2B15550100101", "+1\u202601"),
        ("%2b15550100101", "+1\u202601"),
        ("+447700900123", "+4\u202623"),
        ("x+15550100101y", "x+1\u202601y"),
        ("To=+15550100101&From=+15550100102", "To=+1\u202601&From=+1\u202602"),
    ],
)
def test_what_looks_like_a_number_is_masked(output: Output, number: str, shown: str) -> None:
    get_logger().info("text.received", value=number, nested={"list": [number]})
    [line] = output.lines
    assert line["value"] == shown
    assert line["nested"] == {"list": [shown]}


@given(st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True))
def test_no_number_gets_through(number: str) -> None:
    output = Output()
    get_logger().info("text.received", value=number)
    assert number[1:] not in output.text


class Disk(io.BytesIO):
    """A disk that can be full."""

    full = False

    def write(self, line: Any) -> int:  # noqa: ANN401 - any buffer
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(line)


def test_a_full_disk_costs_lines_and_no_work(logs: object) -> None:
    disk = Disk()
    stream = io.TextIOWrapper(disk)
    configure_logs(LogSettings(level="info"), stream)
    get_logger().info("text.received")
    disk.full = True
    get_logger().info("text.handled")
    get_logger().warning("text.failed")
    disk.full = False
    get_logger().info("text.received")
    events = [orjson.loads(line) for line in disk.getvalue().splitlines()]
    assert [line["event"] for line in events] == ["text.received", "text.received", "logs.interrupted"]
    assert events[-1]["lines"] == 2
    assert not stream.closed


def test_a_closed_log_stops_nobody(logs: object) -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    configure_logs(LogSettings(level="info"), stream)
    stream.close()
    get_logger().info("text.received")


def test_what_is_no_number_stays(output: Output) -> None:
    get_logger().info("text.received", value="1+1=2", sid="SM15550100101", time="2026-11-21T12:00:00+0000")
    [line] = output.lines
    assert (line["value"], line["sid"], line["time"]) == ("1+1=2", "SM15550100101", "2026-11-21T12:00:00+0000")


def test_numbers_that_readers_would_round_go_as_strings(output: Output) -> None:
    get_logger().info("text.received", small=LARGEST_EXACT, large=LARGEST_EXACT + 1, yes=True)
    [line] = output.lines
    assert (line["small"], line["large"], line["yes"]) == (LARGEST_EXACT, str(LARGEST_EXACT + 1), True)


def raised(error: BaseException) -> BaseException:
    def deeper() -> None:
        raise error

    try:
        deeper()
    except BaseException as caught:  # noqa: BLE001 - whatever is given
        return caught
    raise AssertionError


@pytest.mark.parametrize("error", [ValueError(SECRET), KeyError(SECRET), RuntimeError(SECRET), UnicodeError(SECRET)])
def test_exceptions_show_class_and_place_but_not_their_message(output: Output, error: Exception) -> None:
    get_logger().error("text.broken", **failure(raised(error)))
    [line] = output.lines
    assert line["error"] == type(error).__name__
    assert line["where"][-1].startswith("test_logs.py:")
    assert line["where"][-1].endswith(" deeper")
    assert "zebrafinch" not in output.text


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (NotCommitted("the disk is full"), "the disk is full"),
        (CallFailed("The carrier can't be reached."), "The carrier can't be reached."),
        (sqlite3.OperationalError("database is locked"), "database is locked"),
        (FileNotFoundError(2, "No such file or directory", SECRET), "No such file or directory"),
    ],
)
def test_messages_that_hold_nothing_personal_are_shown(output: Output, error: Exception, message: str) -> None:
    get_logger().error("text.broken", **failure(raised(error)))
    assert output.lines[0]["message"] == message
    assert "zebrafinch" not in output.text


def test_warnings_of_libraries_are_events_without_their_arguments(output: Output) -> None:
    logging.getLogger("aiohttp.server").warning("Unhandled %s from %s", SECRET, "+15550100101")
    logging.getLogger("aiohttp.server").info("not worth a line")
    logging.getLogger("asyncio").error("Task failed: %s", SECRET, exc_info=raised(ValueError(SECRET)))
    first, second = output.lines
    assert (first["event"], first["level"], first["logger"]) == ("library.warning", "warning", "aiohttp.server")
    assert first["message"] == "Unhandled %s from %s"
    assert (second["level"], second["error"]) == ("error", "ValueError")
    assert "zebrafinch" not in output.text
    assert "5550100101" not in output.text


def test_a_library_that_logs_no_template_is_kept_to_itself(output: Output) -> None:
    logging.getLogger("x").warning(ValueError(SECRET))
    assert "zebrafinch" not in output.text


@pytest.mark.parametrize(("level", "events"), [("debug", 4), ("info", 3), ("warning", 2), ("error", 1)])
def test_the_level_holds(logs: object, level: str, events: int) -> None:
    output = Output(level=level)
    for name in ("debug", "info", "warning", "error"):
        getattr(get_logger(), name)("some.event")
    assert len(output.lines) == events


def test_for_reading_along_there_are_lines_for_people(logs: object) -> None:
    output = Output("console")
    get_logger().warning("text.received", sid="SM1", number="+15550100101", words="two words")
    assert "WARNING text.received" in output.text
    assert 'sid=SM1 number=+1\u202601 words="two words"' in output.text


def test_a_line_of_another_program_is_readable_too() -> None:
    assert readable({"event": "x"}).split() == ["x"]
    assert readable({"ts": "2026-11-21T12:34:56.789Z", "level": "info", "event": "a.b", "n": 1, "l": [1]}) == (
        "12:34:56.789 INFO    a.b                    n=1 l=[1]"
    )


def test_what_json_does_not_know_does_not_stop_the_log(output: Output) -> None:
    get_logger().info("text.received", value={1, 2}, error=ValueError)
    assert len(output.lines) == 1
    get_logger().info("text.received", value="\udcff")
    assert len(output.lines) == 2
