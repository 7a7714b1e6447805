"""What the README and the guides say is so: commands, settings, links, and the examples that can be run."""

import io
import re
import shlex
import subprocess
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from bot.cli.parser import make_parser
from core.reading.commands import CommandTable
from core.reading.words import read_words
from core.settings import Settings
from sandbox.server import Sandbox
from tests.support.bots import Phone, RunningBot
from tests.support.x.accounts import connect

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
GUIDES = sorted([README, ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
PLACEHOLDERS = {"ID": "1", "…": ""}
SETTING = re.compile(r"`([a-z]+)\.([a-z_]+)`")
VARIABLE = re.compile(r"\bBOT_([A-Z]+)__([A-Z_]+)\b")
EVENTS = {
    event
    for folder in ("actions", "bot", "channels", "core", "handlers", "scheduler", "storage", "web")
    for module in (ROOT / folder).rglob("*.py")
    for event in re.findall(r'(?:log\.\w+\(\s*|^    name = )"([a-z_.]+)"', module.read_text(), re.MULTILINE)
}
LINK = re.compile(r"\]\(([^)\s]+)\)")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


guides = pytest.mark.parametrize("guide", GUIDES, ids=named)


def blocks(guide: Path, *languages: str) -> list[str]:
    """The fenced blocks in those languages, without the indentation of lists."""
    found = []
    for indent, language, body in FENCE.findall(guide.read_text()):
        if language in languages:
            found.append("".join(line.removeprefix(indent) for line in body.splitlines(keepends=True)))
    return found


def commands_in(guide: Path) -> list[str]:
    """Every `bot …` and `make …` in shell blocks and between backticks."""
    lines = [line.strip() for block in blocks(guide, "sh") for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", FENCE.sub("", guide.read_text()))
    bare = [re.sub(r"^(\$ |sudo -u \S+ )*(\S*/\.venv/bin/|\.venv/bin/)?", "", line) for line in lines]
    return [line for line in bare if line.startswith(("bot ", "make "))]


@guides
def test_every_command_exists(guide: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for line in commands_in(guide):
        words = [PLACEHOLDERS.get(word, word) for word in shlex.split(line.partition(" | ")[0].partition(" > ")[0])]
        if words[0] == "make":
            assert {word for word in words[1:] if "=" not in word} <= targets, line
            continue
        said = complaint([word for word in words[1:] if word])
        only_its_name = len(words) == 2 and "are required" in said
        assert said == "" or only_its_name, line


def complaint(arguments: list[str]) -> str:
    """What the command line says against these arguments."""
    said = io.StringIO()
    try:
        with redirect_stderr(said), redirect_stdout(io.StringIO()):
            make_parser().parse_args(arguments)
    except SystemExit:
        return said.getvalue()
    return ""


@guides
def test_every_setting_exists(guide: Path) -> None:
    text = re.sub(r"^bot: .*$", "", guide.read_text(), flags=re.MULTILINE)  # its complaints, shown as examples
    sections = {name: field.annotation for name, field in Settings.model_fields.items()}
    found = [(section, key) for section, key in SETTING.findall(text) if section in sections]
    found = [(section, key) for section, key in found if f"{section}.{key}" not in EVENTS]
    found += [(section.lower(), key.lower()) for section, key in VARIABLE.findall(text)]
    for section, key in found:
        known = getattr(sections.get(section), "model_fields", {})
        assert key in known or key.removesuffix("_file") in known, f"{section}.{key}"


@guides
def test_every_link_leads_somewhere(guide: Path) -> None:
    for target in LINK.findall(FENCE.sub("", guide.read_text())):
        if not target.startswith(("http://", "https://", "#")):
            assert (guide.parent / target.partition("#")[0]).exists(), target


@guides
def test_settings_in_examples_are_accepted(guide: Path) -> None:
    for block in blocks(guide, "toml"):
        Settings.model_validate(tomllib.loads(block))


@guides
def test_examples_in_python_run(guide: Path) -> None:
    for block in blocks(guide, "python"):
        module = ModuleType("example")
        exec(compile(block, named(guide), "exec"), vars(module))  # noqa: S102 - our own examples


@guides
def test_shell_and_yaml_can_be_parsed(guide: Path) -> None:
    for block in blocks(guide, "sh"):
        subprocess.run(["bash", "-n"], input=block.encode(), check=True)
    for block in blocks(guide, "yaml"):
        yaml.safe_load(block)


def test_the_example_of_a_handler_is_a_command() -> None:
    module = ModuleType("example")
    exec(compile(blocks(README, "python")[0], "README.md", "exec"), vars(module))  # noqa: S102 - our own example
    table = CommandTable.of_modules((module,))
    (echo,) = table
    assert echo.match(read_words("echo hello there")) == {"words": "hello there"}


def test_the_folders_are_there() -> None:
    folders = re.findall(r"^\| `([a-z]+)/` \|", README.read_text(), re.MULTILINE)
    assert len(folders) > 5
    assert [name for name in folders if not (ROOT / name).is_dir()] == []


async def test_texts_get_the_answers_that_the_readme_shows(bot: RunningBot, ann: Phone, sandbox: Sandbox) -> None:
    _, before, after = (
        re.findall(r"^\| `(.+?)` \| (.+?) \|$", table.partition("\n\n")[0], re.MULTILINE)
        for table in README.read_text().split("| text | what comes back |")
    )
    assert min(len(before), len(after)) > 4
    for text, answer in before:
        await ann.says(text, answer)
    await connect(bot.settings.database.url, sandbox, ann)
    for text, answer in after:
        await ann.says(text, answer)
