"""Who may import whom (docs/architecture.md): arrows point down only, no circle, no crowded folder."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "core": set[str](),
    "storage": {"core"},
    "clients": {"core"},
    "actions": {"core", "storage"},
    "handlers": {"core", "actions"},
    "scheduler": {"core", "storage", "clients", "actions"},
    "channels": {"core", "storage", "clients", "actions"},
    "web": {"core", "storage", "clients", "actions"},
    "bot": {"core", "storage", "clients", "actions", "handlers", "scheduler", "channels", "web"},
    "sandbox": set[str](),
}
"""What each folder may import besides itself."""
NOT_IN_HANDLERS = {"aiohttp", "boto3", "aioboto3", "botocore", "twilio", "asyncio", "socket", "requests", "urllib"}
TAKE_SQL = {"tx.row", "tx.rows", "tx.run", "tx.run_likely", "tx.run_many", "tx.lock"}
MOST_FILES = 20
"""Python files side by side in a folder."""


@cache
def imported(path: Path) -> frozenset[str]:
    """All modules that a module imports, wherever it does; `from a.b import c` counts as a.b and as a.b.c."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            module = node.module or ""
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


def folders(names: frozenset[str]) -> set[str]:
    return {name.partition(".")[0] for name in names} & MAY_IMPORT.keys()


def paths_in(folder: str) -> list[Path]:
    paths = sorted((ROOT / folder).rglob("*.py"))
    assert paths
    return paths


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT))
def test_who_may_import_whom(folder: str) -> None:
    for path in paths_in(folder):
        others = folders(imported(path)) - {folder}
        assert others <= MAY_IMPORT[folder], f"{path.relative_to(ROOT)} imports {others - MAY_IMPORT[folder]}"


def test_no_module_imports_itself_in_a_circle() -> None:
    by_name = {_name(path): path for folder in MAY_IMPORT for path in paths_in(folder)}
    imports = {name: imported(path) & by_name.keys() - {name} for name, path in by_name.items()}
    while leaves := {name for name, needs in imports.items() if not needs}:
        imports = {name: needs - leaves for name, needs in imports.items() if name not in leaves}
    assert not imports, f"in a circle, or above one: {sorted(imports)}"


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("top", sorted(MAY_IMPORT))
def test_no_folder_is_crowded(top: str) -> None:
    folders = {path.parent for path in paths_in(top)}
    for folder in folders:
        files = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
        assert len(files) <= MOST_FILES, f"{folder.relative_to(ROOT)} has {len(files)} files"


@pytest.mark.parametrize(
    ("folder", "never"),
    [("actions", {"core.wording", "core.text", "core.events"}), ("core/reading", {"core.wording", "core.text"})],
)
def test_what_is_done_and_what_is_read_know_nothing_of_how_it_is_said(folder: str, never: set[str]) -> None:
    for path in paths_in(folder):
        known = {name for name in imported(path) if name in never or name.rpartition(".")[0] in never}
        assert not known, f"{path.relative_to(ROOT)} imports {known}"


def test_handlers_do_nothing_but_through_the_transaction() -> None:
    for folder in ("handlers", "actions"):
        for path in paths_in(folder):
            outside = {name.partition(".")[0] for name in imported(path)} & NOT_IN_HANDLERS
            assert not outside, f"{path.relative_to(ROOT)} imports {outside}"
            nodes = ast.walk(ast.parse(path.read_text("utf-8")))
            assert not any(isinstance(node, ast.AsyncFunctionDef | ast.Await) for node in nodes), path


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT.keys() - {"storage"}))
def test_sql_is_written_in_storage_only(folder: str) -> None:
    for path in paths_in(folder):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        calls = [node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) in TAKE_SQL]
        written = [ast.unparse(call) for call in calls if isinstance(call.args[0], ast.Constant | ast.JoinedStr)]
        assert not written, f"{path.relative_to(ROOT)}: {written}"
