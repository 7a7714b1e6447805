from pathlib import Path

import pytest

from bench.__main__ import main, make_parser


def test_topics_may_stand_together_or_apart() -> None:
    together = make_parser().parse_args(["--only", "conversation", "deliveries", "--rounds", "1"])
    apart = make_parser().parse_args(["--only", "conversation", "--only", "deliveries", "--rounds", "1"])
    assert together == apart
    assert together.only == ["conversation", "deliveries"]


@pytest.mark.parametrize("rounds", ["0", "-1", "many", "1.5"])
def test_no_rounds_are_refused(rounds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        make_parser().parse_args([f"--rounds={rounds}"])
    assert "write a whole number from 1 on" in capsys.readouterr().err


def test_a_folder_that_is_no_checkout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"is no checkout of this project: it has no bench/__main__\.py"):
        main(["--against", str(tmp_path)])
