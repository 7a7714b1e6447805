"""How SQLite commits in the tests: as safe from a kill as in life, though not from the end of the machine."""

from storage.engine import sqlite_connection

AS_IN_LIFE = sqlite_connection.PRAGMAS
QUICK = tuple(pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in AS_IN_LIFE)
"""Commits that don't wait for the disk: they outlive the process, as in life. So it is with the tests' PostgreSQL."""
