"""Structured logs: one JSON object a line on standard output.

Whoever logs passes pseudonyms and masked numbers; as a last guard, whatever looks like a number in E.164
form is masked in the finished line. Exceptions show their class and where they were raised; the message only
if it can't hold what people wrote.
"""

import json
import logging
import re
import sys
import time
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, TextIO

import orjson
import structlog

from core.logs.writer import LineWriter
from core.settings import LogSettings

Line = MutableMapping[str, Any]

LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}
FRAMES = 8
PLUS, PERCENT = b"+%"
LARGEST_EXACT = 2**53
"""Readers of JSON may keep numbers as IEEE 754 doubles (RFC 8259, section 6); greater ids go as strings."""
_NUMBER = re.compile(rb"(\+)\d(\d{4,12})(\d{2})(?!\d)")
_ESCAPED_NUMBER = re.compile(rb"(%2[Bb])\d(\d{4,12})(\d{2})(?!\d)")
"""Apart, for what begins with a letter of its own is found at once."""


class _BoundLogger(structlog.BoundLoggerBase):
    """Structlog's chain without what nobody here asks for: bound fields, positional arguments, dropped events."""

    def write(self, level: str, event: str, fields: Line) -> None:
        """Hand an event to the processors, and what they make of it to the writer."""
        fields["event"] = event
        line: Any = fields
        for process in self._processors:
            line = process(self._logger, level, line)
        self._logger.write(line)


class Logger:
    """The one logger; its calls are `log.info("dotted.event", field=…)`, all listed in docs/events.md.

    Structlog would put its logger together anew at each call, so that it can be configured later; this one is
    told when that happens.
    """

    __slots__ = ("_bound", "_least")

    def configure(self, settings: LogSettings, stream: TextIO) -> None:
        """Send events of that level and above to `stream`, in that format."""
        structlog.configure(
            processors=[_Stamp(), _as_json if settings.format == "json" else _as_console],
            wrapper_class=_BoundLogger,
            logger_factory=lambda: LineWriter(stream.buffer, _tell_of_lost),
        )
        self._bound: _BoundLogger = structlog.get_logger().bind()
        self._least = LEVELS[settings.level]

    def debug(self, event: str, **fields: object) -> None:
        """Of interest to whoever looks into something."""
        if self._least <= LEVELS["debug"]:
            self._bound.write("debug", event, fields)

    def info(self, event: str, **fields: object) -> None:
        """All is well."""
        if self._least <= LEVELS["info"]:
            self._bound.write("info", event, fields)

    def warning(self, event: str, **fields: object) -> None:
        """Something went wrong that mends itself."""
        if self._least <= LEVELS["warning"]:
            self._bound.write("warning", event, fields)

    def error(self, event: str, **fields: object) -> None:
        """Something went wrong that an operator should look at."""
        self._bound.write("error", event, fields)


def get_logger() -> Logger:
    """The one logger of this process."""
    return _LOGGER


def configure_logs(settings: LogSettings, stream: TextIO = sys.stdout) -> None:
    """Send events, and warnings of libraries, to `stream` in the chosen format."""
    _LOGGER.configure(settings, stream)
    logging.basicConfig(handlers=[_FromLibraries()], level=logging.WARNING, force=True)


def failure(error: BaseException) -> dict[str, object]:
    """The fields by which an exception is logged: class, places, and a message if that is safe."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    where = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    fields: dict[str, object] = {"error": type(error).__qualname__, "where": where}
    if isinstance(error, OSError) and error.strerror:
        fields["message"] = error.strerror
    elif type(error).__module__.partition(".")[0] in {"sqlite3", "storage", "clients", "channels"}:
        fields["message"] = str(error)
    return fields


def readable(line: Line) -> str:
    """A line for people: time, level, event, fields."""
    fields = {key: value for key, value in line.items() if key not in {"ts", "level", "event"}}
    shown = " ".join(f"{key}={_short(value)}" for key, value in fields.items())
    level = str(line.get("level", "")).upper()
    return f"{str(line.get('ts', ''))[11:23]} {level:<7} {line.get('event', ''):<22} {shown}".rstrip()


def _short(value: object) -> str:
    if isinstance(value, str) and value and " " not in value:
        return value
    return json.dumps(value, default=str, ensure_ascii=False, separators=(",", ":"))


def _tell_of_lost(lines: int) -> None:
    log = get_logger()
    log.warning("logs.interrupted", lines=lines)


class _Stamp:
    """Puts time and level in front; the time down to the second is written once a second."""

    def __init__(self) -> None:
        self._second = 0
        self._written = ""

    def __call__(self, _: object, method: str, line: Line) -> Line:
        now = time.time()
        second = int(now)
        if second != self._second:
            self._written = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(second))
            self._second = second
        ts = f"{self._written}.{int((now - second) * 1000):03d}Z"
        stamped: Line = {"ts": ts, "level": method, "event": line.pop("event", "")}
        for name, value in line.items():
            stamped[name] = str(value) if type(value) is int and value > LARGEST_EXACT else value
        return stamped


def _as_json(_: object, __: str, line: Line) -> bytes:
    try:
        return _mask(orjson.dumps(line, default=str))
    except TypeError:  # a lone surrogate, as in a header that is no UTF-8
        return _mask(json.dumps(line, default=str, ensure_ascii=False).encode("utf-8", "replace"))


def _as_console(_: object, __: str, line: Line) -> bytes:
    return _mask(readable(line).encode("utf-8", "backslashreplace"))


def _mask(line: bytes) -> bytes:
    if PLUS in line:
        line = _NUMBER.sub(_masked, line)
    return _ESCAPED_NUMBER.sub(_masked, line) if PERCENT in line else line


def _masked(match: re.Match[bytes]) -> bytes:
    return b"+" + match.group(0)[len(match.group(1)) :][:1] + b"\xe2\x80\xa6" + match.group(3)


class _FromLibraries(logging.Handler):
    """Warnings of libraries as events: their template without its arguments, which could hold anything."""

    def emit(self, record: logging.LogRecord) -> None:
        fields = failure(record.exc_info[1]) if record.exc_info and record.exc_info[1] else {}
        # asyncio puts reprs of whatever failed on the lines behind the first.
        template = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        fields.setdefault("message", template.partition("\n")[0])
        log = get_logger()
        write = log.error if record.levelno >= logging.ERROR else log.warning
        write("library.warning", logger=record.name, **fields)


_LOGGER = Logger()
_LOGGER.configure(LogSettings(), sys.stdout)
