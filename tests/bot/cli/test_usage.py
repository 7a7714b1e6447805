"""Exit status 0 done, 1 failed with one clear line on standard error, 2 wrong usage; as programs that run."""

import os
import sqlite3
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import orjson
import pytest

from bot.cli import main
from sandbox.core.hub import PATIENCE
from storage.engine.copies import UnfinishedCopy
from tests.bot.cli.test_commands import LOG
from tests.support.bots import KEY
from tests.support.forked.program import Ran, run_command

ROOT = Path(__file__).parents[3]


ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}


def bot(*arguments: str, folder: Path, stdin: str = "", **settings: str) -> Ran:
    return run_command(*arguments, folder=folder, environment={**ENVIRONMENT, **settings}, stdin=stdin)


EVERYTHING_IS_SLOW = """
import sys
from bot.cli import main
from storage.engine import sqlite_units
sqlite_units.SLOW_UNIT_SECONDS = -1.0
main(sys.argv[1:])
"""
WRONG = [
    [],
    ["dance"],
    ["serve", "--role", "king"],
    ["keys"],
    ["keys", "steal"],
    ["trace"],
    ["trace", "SM1", "--count", "0"],
    ["replay"],
    ["deliveries", "--state", "lost"],
    ["deliveries", "--retry", "first"],
    ["deliveries", "--retry", str(2**63)],
    ["reconcile", "--since", "soon"],
    ["reconcile", "--since", "2w"],
    ["costs", "--by", "week"],
    ["costs", "--days", "0"],
    ["backup"],
    ["migrate", "--force"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_told_with_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: bot" in capsys.readouterr().err


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    for command in ("serve", "run", "migrate", "check", "keys", "trace", "replay", "tail", "costs", "backup"):
        assert f"    {command}" in shown


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"backslash {version('backslash')}\n"


def test_bad_settings_stop_every_command_with_a_line_for_each(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_SERVER__PORT", "many")
    monkeypatch.setenv("BOT_SERVER__PROT", "1")
    for command in (["serve"], ["migrate"], ["check"], ["deliveries"], ["trace", "SM1"], ["keys", "rotate"]):
        with pytest.raises(SystemExit) as ended:
            main(command)
        assert ended.value.code == 1
        lines = capsys.readouterr().err.splitlines()
        assert len(lines) == 2, command
        assert lines[0].startswith("bot: BOT_SERVER__PROT: unknown setting")
        assert lines[1].startswith("bot: server.port: ")


def test_serve_without_a_key_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["serve"], ["deliveries"]):
        with pytest.raises(SystemExit) as ended:
            main(command)
        assert ended.value.code == 1
        [line] = capsys.readouterr().err.splitlines()
        assert "bot keys new" in line


def test_as_a_module_it_is_the_same_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "keys", "new"]
    environment = {**ENVIRONMENT, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(ran.stdout) == len(KEY) + 1


def test_tail_reads_standard_input_and_files(tmp_path: Path) -> None:
    lines = "".join(orjson.dumps(line).decode() + "\n" for line in LOG)
    piped = bot("tail", folder=tmp_path, stdin=lines + "no JSON\n")
    assert piped.returncode == 0
    assert [line.split()[2] if line[2] == ":" else line for line in piped.stdout.splitlines()] == [
        "text.received",
        "delivery.sent",
        "text.broken",
        "no JSON",
    ]
    (tmp_path / "log").write_text(lines + "no JSON\n[1]\n")
    filtered = bot("tail", "log", "--event", "text.", folder=tmp_path)
    assert "delivery.sent" not in filtered.stdout
    assert len(filtered.stdout.splitlines()) == 2
    missing = bot("tail", "missing", folder=tmp_path)
    assert missing.returncode == 1
    [line] = missing.stderr.splitlines()
    assert line.startswith("bot: ")
    assert "missing" in line


def test_a_database_that_is_refused_does_not_keep_the_command_from_ending(tmp_path: Path) -> None:
    settings = {"BOT_DATABASE__URL": "sqlite:///bot.db", "BOT_SECRETS__KEYS": KEY}
    assert bot("migrate", folder=tmp_path, **settings).returncode == 0
    newer = sqlite3.connect(tmp_path / "bot.db")
    newer.execute("INSERT INTO migrations VALUES (9001, '9001_newer', 1)")
    newer.commit()
    newer.close()
    garbage = {**settings, "BOT_DATABASE__URL": "sqlite:///garbage"}
    (tmp_path / "garbage").write_bytes(b"no database" * 1000)
    for refused, part in ((settings, "9001"), (garbage, "not a database")):
        ran = bot("deliveries", folder=tmp_path, **refused)
        assert ran.returncode == 1
        [line] = ran.stderr.splitlines()
        assert line.startswith("bot: ")
        assert part in line


def test_a_backup_that_has_no_place_ends_with_a_line(tmp_path: Path) -> None:
    settings = {"BOT_DATABASE__URL": "sqlite:///bot.db", "BOT_SECRETS__KEYS": KEY}
    assert bot("migrate", folder=tmp_path, **settings).returncode == 0
    another = UnfinishedCopy(tmp_path / "busy.db")
    for target, part in (("missing/copy.db", "no such file or directory"), ("busy.db", "another process")):
        ran = bot("backup", target, folder=tmp_path, **settings)
        assert ran.returncode == 1
        [line] = ran.stderr.splitlines()
        assert line.startswith("bot: ")
        assert part in line
    another.abandon()
    without = {**settings, "BOT_DATABASE__URL": "sqlite:///none.db"}
    assert bot("backup", "copy.db", folder=tmp_path, **without).returncode == 1
    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name or "busy" in path.name] == []


def test_nothing_is_logged_among_what_a_command_says(tmp_path: Path) -> None:
    settings = {"BOT_DATABASE__URL": "sqlite:///bot.db", "BOT_SECRETS__KEYS": KEY, "BOT_LOG__LEVEL": "debug"}
    assert bot("migrate", folder=tmp_path, **settings).returncode == 0
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    for arguments in (["operators", "add", "+15550100101"], ["keys", "rotate"], ["deliveries"]):
        ran = subprocess.run(
            [sys.executable, "-c", EVERYTHING_IS_SLOW, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, ""), arguments


def test_a_reader_that_leaves_early_is_no_failure(tmp_path: Path) -> None:
    line = orjson.dumps(LOG[0]) + b"\n"
    (tmp_path / "log").write_bytes(line * 20_000)
    reading = subprocess.Popen(
        [sys.executable, "-m", "bot", "tail", "log"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert reading.stdout is not None
    assert reading.stderr is not None
    assert reading.stdout.readline()
    reading.stdout.close()
    said = reading.stderr.read()
    reading.stderr.close()
    assert (reading.wait(PATIENCE), said) == (0, b"")
