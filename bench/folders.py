"""Where databases under test live: on the disk of the checkout, for a commit in memory costs nothing."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUILD = Path(__file__).parent.parent / "build"


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder on disk, removed at the end."""
    BUILD.mkdir(exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="bench-", dir=BUILD))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
