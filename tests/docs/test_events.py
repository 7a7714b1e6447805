"""docs/events.md and the code name the same events, levels and fields."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from core.table import Expires
from storage.tables import TABLES

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| `([a-z_.]+)` \| ([a-z, ]+) \| (.*?) \| (.+) \|$", re.MULTILINE)
FOLDERS = ("actions", "bot", "channels", "clients", "core", "handlers", "scheduler", "storage", "web")
LEVELS = ("debug", "info", "warning", "error")
BY_TABLE = {"erase.done": {table.name for table in TABLES if isinstance(table.expiry, Expires)}}
"""Events that have a field for each table of which that holds."""
OF_FAILURES = {"error", "where", "message"}
"""What core.logs.failure gives."""


@dataclass
class Event:
    levels: set[str] = field(default_factory=set)
    certain: set[str] = field(default_factory=set)
    """Fields that are literal keywords."""
    possible: set[str] = field(default_factory=set)
    """Besides: keys of dictionaries, and keywords of calls, in the same module; ids with which values are logged."""
    open: bool = False
    """Whether fields come from elsewhere (`**fields`)."""


@cache
def trees() -> dict[Path, ast.Module]:
    """All code of the bot."""
    return {path: ast.parse(path.read_text("utf-8")) for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")}


def documented() -> dict[str, Event]:
    rows = ROW.findall((ROOT / "docs/events.md").read_text("utf-8"))
    assert len(rows) == len({name for name, *_ in rows}), "an event is listed twice"
    return {
        name: Event(set(levels.split(", ")), set(re.findall(r"`(\w+)`", fields))) for name, levels, fields, _ in rows
    }


@cache
def logged() -> dict[str, Event]:
    found: dict[str, Event] = defaultdict(Event)
    for path, tree in trees().items():
        keys = keys_in(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (levels := levels_of(node)):
                name = node.args[0]
                assert isinstance(name, ast.Constant), f"{path}:{node.lineno}: an event has a name, not a formula"
                event = found[name.value]
                event.levels |= levels
                event.certain |= {word.arg for word in node.keywords if word.arg}
                if any(word.arg is None for word in node.keywords):
                    event.open = True
                    event.possible |= keys | BY_TABLE.get(name.value, set())
    for name, level, fields in as_values():
        found[name].levels.add(level)
        found[name].certain |= fields
        found[name].possible |= ids()
    return found


def as_values() -> Iterator[tuple[str, str, set[str]]]:
    """Name, level and fields of each class of events: `class RoomMade(Event): name = "room.made"`."""
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "Event" for base in node.bases):
                constants = dict(constants_in(node))
                fields = {part.target.id for part in node.body if isinstance(part, ast.AnnAssign)}  # type: ignore[union-attr]
                yield constants["name"], constants.get("level", "info"), fields


def constants_in(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for part in node.body:
        match part:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(value))):
                yield name, value


@cache
def ids() -> set[str]:
    """The ids with which events that are values are logged: `log_event(event, text_id=…)`."""
    return {
        word.arg
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "log_event"
        for word in node.keywords
        if word.arg
    }


def levels_of(call: ast.Call) -> set[str]:
    """The levels at which a call logs: `log.info(…)`, or `write(…)` where a module chooses."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="log"), attr=level) if level in LEVELS:
            return {level}
        case ast.Name(id="write") if call.args and isinstance(call.args[0], ast.Constant):
            return {"warning", "error"}
    return set()


def keys_in(tree: ast.AST) -> set[str]:
    keys = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            keys |= {key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
        elif isinstance(node, ast.Call):
            keys |= {word.arg for word in node.keywords if word.arg}
            if isinstance(node.func, ast.Name) and node.func.id == "failure":
                keys |= OF_FAILURES
    return keys


def test_every_event_is_listed_and_every_listed_one_is_logged() -> None:
    assert set(documented()) == set(logged())


def test_levels_are_as_listed() -> None:
    in_code = logged()
    assert {name: event.levels for name, event in documented().items()} == {
        name: event.levels for name, event in in_code.items()
    }


def test_fields_are_as_listed() -> None:
    in_code = logged()
    for name, event in documented().items():
        missing = in_code[name].certain - event.certain
        assert not missing, f"{name} is logged with {missing}, which docs/events.md doesn't list"
        invented = event.certain - in_code[name].certain - in_code[name].possible
        assert not invented, f"docs/events.md lists {invented} for {name}, which nobody logs"


def test_every_event_says_what_to_do() -> None:
    for name, _, _, what in ROW.findall((ROOT / "docs/events.md").read_text("utf-8")):
        assert len(what) > len("It serves"), name
