"""Every command, typed by an operator or texted by a person, is explained somewhere."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import handlers
from bot.cli.parser import make_parser
from core.reading.commands import CommandTable

ROOT = Path(__file__).parents[2]
GUIDES = "\n".join(path.read_text("utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])


def parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in make_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def test_every_command_of_operators_is_in_the_guides() -> None:
    names = [name for name, _ in parsers()]
    assert "serve" in names
    assert [name for name in names if f"bot {name}" not in GUIDES] == []


def test_every_option_is_in_the_guides() -> None:
    missing = [
        f"{name} {option}"
        for name, parser in parsers()
        for action in parser._actions
        for option in action.option_strings
        if option.startswith("--")
        and option not in {"--help", "--page-port", "--port", "--data"}
        and option not in GUIDES
    ]
    assert missing == []


def test_every_command_of_operators_has_a_line_of_help() -> None:
    for action in make_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            explained = {choice.dest for choice in action._choices_actions if choice.help}
            assert explained == set(action.choices)


def test_every_text_command_says_what_it_does_in_one_line() -> None:
    for command in CommandTable.of_modules(handlers.LIVE):
        assert command.about.endswith("."), command.word
        assert "\n" not in command.about
        assert len(command.about) > 10, command.word
