"""Every row of docs/safety.md names a test that there is."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (?!what happens|---)(.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_every_row_names_tests_that_there_are() -> None:
    rows = ROW.findall((ROOT / "docs/safety.md").read_text("utf-8"))
    assert rows
    for happens, _, tests in rows:
        named = TEST.findall(tests)
        assert named, happens
        for path, name in named:
            assert name in functions_of(ROOT / path), f"{happens}: {path}::{name}"


@cache
def functions_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
