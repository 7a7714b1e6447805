"""Which package of the sandbox may know which: carrier and X know nothing of each other."""

import ast
from pathlib import Path

import pytest

SANDBOX = Path(__file__).parents[2] / "sandbox"
MAY_IMPORT = {
    "core": set[str](),
    "carrier.webhooks": {"core"},
    "carrier": {"core", "carrier.webhooks"},
    "carrier.rest": {"core", "carrier"},
    "x": {"core"},
    "x.api": {"core", "x"},
    "x.pages": {"core", "x"},
    "mail": {"core"},
    "page": {"core", "carrier", "x", "mail"},
}
"""What each package may import besides itself."""


def package_of(path: Path) -> str:
    return ".".join(path.relative_to(SANDBOX).parts[:-1])


def imported_packages(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sandbox."):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {_longest(name.removeprefix("sandbox.")) for name in names}
    return found


def _longest(name: str) -> str:
    """The innermost package that a dotted name lies in; "server" and the like lie in none."""
    return max((each for each in MAY_IMPORT if f"{name}.".startswith(f"{each}.")), key=len, default="")


def test_every_package_is_listed() -> None:
    assert {package_of(path) for path in SANDBOX.rglob("*.py")} == {"", *MAY_IMPORT}


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_who_may_import_whom(package: str) -> None:
    for path in SANDBOX.joinpath(*package.split(".")).glob("*.py"):
        others = imported_packages(path) - {package}
        assert others <= MAY_IMPORT[package], f"{path.relative_to(SANDBOX)} imports {others - MAY_IMPORT[package]}"
