"""Nothing personal is in what a run of tests made the bot log: searched when all its tests are done.

Each process of a run (pytest-xdist starts several) logs into a file of its own in one folder; the process
that started the others searches them all, and the run fails if it finds something.
"""

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

NUMBERS = re.compile(rb"(?<![0-9a-f])(?:\+|%2[Bb])?1?555010\d{4}(?![0-9a-f])")
"""Numbers of the tests' phones, in any form, but not as a part of ids."""
WORDS = (b"zebrafinch", b"an-auth-token-for-tests")
"""The bodies of many tests hold the first; the second is their token."""

NARROWING = ("keyword", "markexpr", "deselect", "ignore", "ignore_glob", "lf", "stepwise", "collectonly")
"""Options with which pytest runs a part only."""


def complaints(lines: Iterable[bytes], *, is_whole: bool) -> Iterator[str]:
    """The lines that hold something personal; and that there is too little to search, after the whole suite."""
    texts = total = 0
    for line in lines:
        total += 1
        texts += b'"event":"text.received"' in line
        if NUMBERS.search(line) or any(word in line for word in WORDS):
            yield f"personal: {line.decode(errors='replace').rstrip()}"
    if is_whole and (texts <= 100 or total <= 1000):
        yield f"the whole suite logged only {total} lines, {texts} of them texts: this is not its log"


def is_whole(config: pytest.Config) -> bool:
    """Whether the run is of all tests: only then can it be said how much has to be in the log."""
    asked = {(config.invocation_params.dir / argument).resolve() for argument in config.args}
    everything = {(config.rootpath / path).resolve() for path in config.getini("testpaths")}
    return asked == everything and not any(config.getoption(name, None) for name in NARROWING)


class SearchOfLogs:
    """The part of a run that searches; it lives in the process that started the run."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="log-of-tests-"))
        self._found: list[str] = []

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: object) -> None:
        """Tell a process that is being started where to log."""
        node.workerinput["logs"] = str(self.folder)  # type: ignore[attr-defined]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        done = is_whole(session.config) and session.exitstatus == pytest.ExitCode.OK
        self._found = list(complaints(self._lines(), is_whole=done))
        if self._found and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _lines(self) -> Iterator[bytes]:
        for path in sorted(self.folder.glob("*.log")):
            with path.open("rb") as file:
                yield from file

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._found:
            terminalreporter.section("FAILED: what the tests made the bot log", red=True, bold=True)
            for complaint in self._found:
                terminalreporter.write_line(complaint, red=True)

    def pytest_unconfigure(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


SEARCH = pytest.StashKey[SearchOfLogs]()


def pytest_configure(config: pytest.Config) -> None:
    """The process that starts a run searches the logs of all its processes."""
    if not hasattr(config, "workerinput"):
        config.stash[SEARCH] = SearchOfLogs()
        config.pluginmanager.register(config.stash[SEARCH])


@pytest.fixture(scope="session")
def suite_log(pytestconfig: pytest.Config) -> Path:
    """All that this process of a run logs; programs that tests start write here too."""
    if search := pytestconfig.stash.get(SEARCH, None):
        path = search.folder / "main.log"
    else:
        started: dict[str, str] = pytestconfig.workerinput  # type: ignore[attr-defined]
        path = Path(started["logs"], f"{started['workerid']}.log")
    path.touch()
    return path
