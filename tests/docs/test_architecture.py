"""docs/architecture.md and docs/glossary.md name what there is: folders, modules, kinds of delivery, tables."""

import re
from pathlib import Path

import pytest

from core.delivery import DeliveryKind
from storage.tables import TABLES
from tests.test_imports import MAY_IMPORT, ROOT

ARCHITECTURE = ROOT / "docs/architecture.md"
PAGES = (ARCHITECTURE, ROOT / "docs/glossary.md")
PATH = re.compile(r"`([a-z_0-9]+(?:/[a-z_0-9.]+)*/(?:[a-z_0-9]+\.py)?)`")
EXPLAINED_BY_THE_FOLDER_ABOVE = {"rest", "webhooks", "pages", "api", "daylio", "loop", "fonts"}
"""Small ones, by their names."""


def section(title: str) -> str:
    """What stands below a heading, up to the next one."""
    return ARCHITECTURE.read_text("utf-8").partition(f"## {title}\n")[2].partition("\n## ")[0]


def named_first(rows: str) -> set[str]:
    """What the first column of a table names."""
    first = "".join(line.split("|")[1] for line in rows.splitlines() if line.startswith("| `"))
    return set(re.findall(r"`([^`]+)`", first))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_path_that_is_named_is_there(page: Path) -> None:
    found = PATH.findall(page.read_text("utf-8"))
    assert found
    assert [path for path in found if not (ROOT / path).exists()] == []


def test_every_kind_of_delivery_is_told() -> None:
    assert named_first(section("Kinds of delivery")) == {*DeliveryKind}


def test_every_table_is_told() -> None:
    assert named_first(section("Tables")) == {table.name for table in TABLES}


def test_every_folder_is_told() -> None:
    told = {path.rstrip("/") for path in named_first(section("The folders, and who may import whom"))}
    there = {
        str(path.parent.relative_to(ROOT))
        for top in MAY_IMPORT
        for path in (ROOT / top).rglob("__init__.py")
        if path.parent.name not in EXPLAINED_BY_THE_FOLDER_ABOVE
    }
    assert there - told == set()
