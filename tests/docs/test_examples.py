"""Output that the guides show is what the commands print now."""

import re
from pathlib import Path

import pytest

from bot.cli.check import all_checks
from storage.engine.migrations import all_migrations
from storage.tables import TABLES
from tests.docs.test_readme import README, ROOT, blocks

OPERATING = ROOT / "docs/operating.md"
A_CHECK = re.compile(r"^ok    (\w+)", re.MULTILINE)


@pytest.mark.parametrize("guide", [README, OPERATING], ids=["README", "operating"])
def test_bot_check_is_shown_with_all_that_it_tries(guide: Path) -> None:
    (shown,) = (block for block in blocks(guide, "text") if A_CHECK.match(block))
    assert A_CHECK.findall(shown) == ["settings", *all_checks(checksums=False)]


def test_bot_backup_is_shown_with_as_many_tables_as_there_are() -> None:
    assert re.findall(r"rows in (\d+) tables", OPERATING.read_text("utf-8")) == [str(len(TABLES))]


def test_the_program_is_shown_at_its_last_migration() -> None:
    assert re.findall(r"this program is at (\w+)", OPERATING.read_text("utf-8")) == [all_migrations()[-1].name]
