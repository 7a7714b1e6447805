"""Keeps the garbage collector from looking, while pytest collects, through thousands of objects that all stay.

Loaded before anything else of the suite (`-p` in pyproject.toml).
"""

import gc

gc.disable()


def pytest_collection_finish() -> None:
    """From here on there is garbage."""
    gc.enable()
