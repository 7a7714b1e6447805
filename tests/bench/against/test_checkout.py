"""Small checkouts with a benchmark of their own, as old ones have."""

from pathlib import Path

import pytest

from bench.against.checkout import Checkout, NoCheckoutError, Value

TABLE = "from pathlib import Path\nRESULTS = Path(__file__).parent / 'results'\n"
MAIN = """
import json
import sys
from bench import table
from bot import SPEED

def main():
    assert sys.argv[1:] == ["--only", "conversation", "--rounds", "1"], sys.argv
    table.RESULTS.mkdir(exist_ok=True)
    figures = [{"what": "bot", "value": SPEED, "unit": "texts/s"}]
    (table.RESULTS / "conversation.json").write_text(json.dumps({"figures": figures}))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for package in ("bench", "bot"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
        (tmp_path / package / "__main__.py").touch()
    (tmp_path / "bot" / "__init__.py").write_text("SPEED = 42\n")
    (tmp_path / "bench" / "__main__.py").write_text(MAIN)
    (tmp_path / "bench" / "table.py").write_text(TABLE)
    return tmp_path


def test_a_round_is_measured_by_the_checkouts_own_code(folder: Path) -> None:
    assert Checkout.at(folder).measure("conversation", quick=False) == {"bot": Value(42, "texts/s")}


def test_its_own_results_stay_as_they_are(folder: Path) -> None:
    Checkout.at(folder).measure("conversation", quick=False)
    assert not (folder / "bench" / "results").exists()


def test_a_round_that_fails_says_why(folder: Path) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)ended with status 1.*AssertionError"):
        Checkout.at(folder).measure("deliveries", quick=False)


def test_code_from_elsewhere_is_not_measured(folder: Path) -> None:
    (folder / "bot" / "__init__.py").unlink()
    checkout = Checkout.at(folder)
    (folder / "bot" / "__main__.py").unlink()
    (folder / "bot").rmdir()
    with pytest.raises(RuntimeError, match=r"not from this checkout|there is no bot"):
        checkout.measure("conversation", quick=False)


def test_a_checkout_needs_a_benchmark(folder: Path) -> None:
    (folder / "bench" / "table.py").unlink()
    with pytest.raises(NoCheckoutError, match=r"it has no bench/table\.py"):
        Checkout.at(folder)


def test_a_folder_outside_of_git_has_no_version(folder: Path) -> None:
    assert Checkout.at(folder).version() == "unknown"
