import importlib
import json
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from core import compiled
from core.compiled import MODULES, RECORD, SWITCH, Compiled, digests, look, prefer_compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that has one module made of a source; the module's file stands for an extension."""
    monkeypatch.delenv(SWITCH, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "a_source_of_one_line.py").write_text("NAME = 'as typed'\n")
    made = tmp_path / "made"
    made.mkdir()
    (made / "one.py").write_text("NAME = 'as compiled'\n")
    name = "a_source_of_one_line"
    record = {
        "python": EXTENSION_SUFFIXES[0],
        "files": {name: "one.py"},
        "sources": digests([name], tmp_path),
    }
    (made / RECORD).write_text(json.dumps(record))
    return made


def test_what_is_made_of_these_sources_is_loaded_in_their_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = look(folder, folder.parent)
    assert found.in_use
    assert found.about == f"{len(MODULES)} modules in use"
    monkeypatch.setattr(
        sys, "meta_path", [finder for finder in sys.meta_path if type(finder) is not compiled._Finder]
    )
    monkeypatch.setattr(compiled, "compiled", found)
    prefer_compiled()
    prefer_compiled()
    assert sum(type(finder) is compiled._Finder for finder in sys.meta_path) == 1
    try:
        assert importlib.import_module("a_source_of_one_line").NAME == "as compiled"
    finally:
        sys.modules.pop("a_source_of_one_line", None)


def test_what_is_made_of_other_sources_is_left_alone(folder: Path) -> None:
    source = folder.parent / "a_source_of_one_line.py"
    source.write_text("NAME = 'mended'\n")
    assert look(folder, folder.parent) == Compiled(
        in_use=False, left_alone="a_source_of_one_line changed since: `make fast` makes them anew"
    )
    source.unlink()
    assert not look(folder, folder.parent).in_use


def test_so_is_what_is_made_for_another_python(folder: Path) -> None:
    record = json.loads((folder / RECORD).read_text())
    (folder / RECORD).write_text(json.dumps({**record, "python": ".cpython-27.so"}))
    assert "another Python" in look(folder, folder.parent).about


@pytest.mark.parametrize("record", ["{", "{}", "[]"])
def test_so_is_what_cannot_be_read(folder: Path, record: str) -> None:
    (folder / RECORD).write_text(record)
    assert "can't be read" in look(folder, folder.parent).about


def test_so_is_all_of_it_when_one_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "no")
    assert look(folder, folder.parent).left_alone == f"{SWITCH} says no"


def test_without_any_the_sources_are_used(tmp_path: Path) -> None:
    assert look(tmp_path) == Compiled(in_use=False)


def test_all_modules_that_are_compiled_are_there() -> None:
    assert all(digests(MODULES).values())
