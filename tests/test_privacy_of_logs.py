"""That the search of the whole log (tests/support/running/privacy.py) finds what it is for, and fails the run."""

import os
import re
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from sandbox.core.hub import PATIENCE
from tests.support.running.privacy import complaints, is_whole

ROOT = Path(__file__).parents[1]
A_LEAK = """
def test_logs(suite_log):
    with suite_log.open("ab") as log:
        log.write(b"number +1555" b"0100101\\n")
"""


@pytest.mark.parametrize(
    "line",
    [
        b'"+15550100101"',
        b"%2B15550100101",
        b"To=15550100101&",
        b"5550100101",
        b"number 5550100101.",
        b"a zebrafinch sang",
        b"token an-auth-token-for-tests",
    ],
)
def test_what_is_personal_is_found(line: bytes) -> None:
    assert list(complaints([b"one\n", line, b"two\n"], is_whole=False)) == [f"personal: {line.decode()}"]


@pytest.mark.parametrize(
    "line", [b"+1\xe2\x80\xa601", b'"SM0155501001010f"', b"15550100", b'"text_id":"7505550100101234567"']
)
def test_what_is_not_is_left(line: bytes) -> None:
    assert list(complaints([line], is_whole=False)) == []


def test_a_run_of_everything_leaves_a_log_to_search() -> None:
    lines = [b'{"event":"text.received"}\n'] * 1001
    assert list(complaints(lines, is_whole=True)) == []
    for few in (lines[:1000], [b"{}\n"] * 1001):
        assert len(list(complaints(few, is_whole=True))) == 1
        assert list(complaints(few, is_whole=False)) == []


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_run_that_logs_something_personal_fails(tmp_path: Path, processes: str) -> None:
    (tmp_path / "test_leak.py").write_text(A_LEAK)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.support.running.privacy", "-p", "xdist", "-n", processes],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert re.search(r"^1 passed", run.stdout, re.MULTILINE), run.stdout + run.stderr
    assert "personal: number +15550100101" in run.stdout
    assert run.returncode == pytest.ExitCode.TESTS_FAILED


@pytest.mark.parametrize(
    ("arguments", "options", "whole"),
    [
        (["tests"], {}, "whole"),
        ([f"{ROOT}/tests/"], {"numprocesses": 4}, "whole"),
        (["tests/bot"], {}, "a part"),
        (["tests/bot", "tests/web"], {}, "a part"),
        (["tests"], {"keyword": "any"}, "a part"),
        (["tests"], {"markexpr": "not bare"}, "a part"),
        (["tests"], {"deselect": ["tests/bot"]}, "a part"),
        (["tests"], {"lf": True}, "a part"),
    ],
)
def test_only_the_whole_suite_has_to_have_logged_much(
    arguments: list[str], options: dict[str, object], whole: str
) -> None:
    config = Mock(rootpath=ROOT, args=arguments)
    config.invocation_params.dir = ROOT
    config.getini.return_value = ["tests"]
    config.getoption.side_effect = options.get
    assert is_whole(config) == (whole == "whole")
