"""What `make fast` does, with a project of two modules; `make test` after it tries all of the bot's own."""

import subprocess
import sys
from pathlib import Path

import pytest

from compiling.building import build, lacking
from core.compiled import look

ASKS = """
import sys
from pathlib import Path
from core import compiled
compiled.compiled = compiled.look(Path(sys.argv[1]), Path(sys.argv[2]))
compiled.prefer_compiled()
sys.path.insert(0, sys.argv[2])
from shelf import counting
print(counting.twice(21), Path(counting.__file__).suffix)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shelf = tmp_path / "project" / "shelf"
    shelf.mkdir(parents=True)
    (shelf / "__init__.py").touch()
    (shelf / "numbers.py").write_text("from typing import Final\n\nTWO: Final = 2\n")
    (shelf / "counting.py").write_text(
        "from shelf.numbers import TWO\n\n\ndef twice(number: int) -> int:\n    return TWO * number\n"
    )
    return shelf.parent


def asked(folder: Path, project: Path) -> str:
    command = [sys.executable, "-c", ASKS, str(folder), str(project)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout.strip()


@pytest.mark.skipif(bool(lacking()), reason=f"lacks {lacking()}")
def test_what_is_compiled_is_used_until_a_source_changes(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    build(["shelf.counting"], project, folder)
    assert asked(folder, project) == "42 .so"
    assert look(folder, project).in_use
    numbers = project / "shelf" / "numbers.py"  # not compiled, but what is compiled may have its constants in it
    numbers.write_text(numbers.read_text().replace("2", "3"))
    assert asked(folder, project) == "63 .py"
    assert "shelf.numbers changed since" in look(folder, project).about
