"""Who may import whom (docs/architecture.md): each room of the house by itself, joined in one place."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = {"bot", "handlers", "storage", "scheduler", "clients", "web", "sandbox"}
MAY_IMPORT = {
    "bot": {"bot"},
    "handlers": {"handlers", "bot", "storage"},
    "storage": {"storage", "bot"},
    "clients": {"clients", "bot"},
    "scheduler": {"scheduler", "bot", "storage", "clients"},
    "web": {"web", "bot", "storage"},
    "sandbox": {"sandbox"},
}
JOINS_ALL = {"bot/compose.py", "bot/service.py", "bot/trial.py", "bot/__main__.py"}
NOT_IN_HANDLERS = {"aiohttp", "boto3", "aioboto3", "botocore", "twilio", "asyncio", "socket", "requests", "urllib"}


def imported(path: Path) -> set[str]:
    """The first names of all that a module imports, wherever it does."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_who_may_import_whom(room: str) -> None:
    paths = [path.relative_to(ROOT) for path in (ROOT / room).rglob("*.py")]
    assert paths
    for path in paths:
        if path.as_posix() in JOINS_ALL or path.parts[:2] == ("bot", "cli"):
            continue
        ours = imported(ROOT / path) & ROOMS
        assert ours <= MAY_IMPORT[room], f"{path} imports {ours - MAY_IMPORT[room]}"


def test_handlers_do_nothing_but_through_the_transaction() -> None:
    for path in (ROOT / "handlers").rglob("*.py"):
        assert not imported(path) & NOT_IN_HANDLERS, path
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        assert not any(isinstance(node, ast.AsyncFunctionDef | ast.Await) for node in nodes), path


def test_even_what_joins_all_leaves_the_carrier_of_this_machine_alone() -> None:
    for path in (ROOT / "bot").rglob("*.py"):
        assert "sandbox" not in imported(path), path
