"""The processes of a run load the tests each in an order of its own, for each compiles what no other has yet."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Before tests are collected in the order that all have in common, load them from another place in it each."""
    if process := getattr(session.config, "workerinput", None):
        paths = list(_modules(session.config))
        start = len(paths) * int(process["workerid"].removeprefix("gw")) // process["workercount"]
        for path in paths[start:] + paths[:start]:
            import_module(".".join(path.relative_to(session.config.rootpath).with_suffix("").parts))


def _modules(config: pytest.Config) -> Iterator[Path]:
    for argument in config.args:
        path = (config.invocation_params.dir / argument.partition("::")[0]).resolve()
        yield from sorted(path.rglob("test_*.py")) if path.is_dir() else [path]
