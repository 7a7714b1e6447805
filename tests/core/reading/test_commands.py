# ruff: noqa: ARG005 - handlers that only have parameters

from collections.abc import Callable
from types import ModuleType

import pytest

from core.reading.commands import Command, CommandTable, command
from core.reading.words import read_words
from tests.support.reading import commands as reading_commands
from tests.support.reading.commands import TABLE


def table_of(*functions: Callable[..., object]) -> CommandTable:
    return CommandTable(each for function in functions for each in function.__commands__)  # type: ignore[attr-defined]


def test_the_function_stays_as_it_is() -> None:
    def handler(tx: int) -> int:
        return tx + 1

    assert command("X", about="")(handler) is handler
    assert handler(1) == 2


def test_order_is_that_of_definition() -> None:
    words = [each.word for each in TABLE]
    assert words[:5] == ["HELP", "STATUS", "STOP", "CONNECT", "POST"]
    assert len(TABLE) == len(words) == 14


def test_only_what_a_module_defines_itself_counts() -> None:
    other = ModuleType("other")
    other.join = reading_commands.join  # type: ignore[attr-defined]
    assert len(CommandTable.of_modules((other,))) == 0


def test_find() -> None:
    join = TABLE.find("JOIN")
    assert join
    assert join.handler is reading_commands.join
    assert TABLE.find("MENU") is TABLE.find("?") is TABLE.find("HELP")
    assert TABLE.find("join") is None
    assert {"JOIN", "?", "MENU", "HELP", "STOP"} <= TABLE.words


def test_two_shapes_of_one_word() -> None:
    assert [each.shape.text for each in TABLE.find_all("POST")] == ["\\POST words", "POST"]


@pytest.mark.parametrize(
    ("word", "closest"),
    [
        ("JION", "JOIN"),
        ("JOIN", "JOIN"),
        ("STAT", "STATUS"),
        ("MENUE", "HELP"),
        ("CONECT", "CONNECT"),
        ("STOPP", "STOP"),
    ],
)
def test_closest(word: str, closest: str) -> None:
    found = TABLE.closest(word)
    assert found
    assert found.word == closest


@pytest.mark.parametrize("word", ["XYZZY", "", "Q", "J" * 2000])
def test_nothing_is_close(word: str) -> None:
    assert TABLE.closest(word) is None


@pytest.mark.parametrize(
    ("body", "fits"),
    [("help", False), ("\\help", True), ("menu", True), ("?", True), ("\\menu", True), ("help me", False)],
)
def test_a_carriers_word_needs_the_backslash_and_its_aliases_do_not(body: str, *, fits: bool) -> None:
    found = TABLE.find(read_words(body).first)
    assert found
    assert (found.match(read_words(body)) is not None) is fits


def made(word: str, **how: object) -> Command:
    def handler() -> None: ...

    command(word, **{"about": "", **how})(handler)  # type: ignore[arg-type]
    return handler.__commands__[0]  # type: ignore[attr-defined, no-any-return]


def test_aliases_follow_the_flag_or_carry_their_own() -> None:
    assert made("UNDO", needs_backslash=True, aliases=("BACK",)).guarded == {"UNDO", "BACK"}
    assert made("UNDO", aliases=("\\BACK",)).guarded == {"BACK"}
    assert made("HELP", needs_backslash=True, aliases=("?",)).guarded == {"HELP"}
    assert made("STATE", aliases=("INFO",)).guarded == {"INFO"}
    assert made("UNDO", needs_backslash=True).shape.text == "\\UNDO"


def test_duplicates_are_refused_with_both_names() -> None:
    def first() -> None: ...

    def second() -> None: ...

    command("JOIN", about="")(first)
    command("ENTER", about="", aliases=("JOIN",))(second)
    with pytest.raises(ValueError, match=r"'JOIN' \(.*first\) and 'ENTER' \(.*second\) both"):
        table_of(first, second)


def test_bare_words_of_the_carriers_are_refused() -> None:
    def handler() -> None: ...

    command("STOP", about="")(handler)
    with pytest.raises(ValueError, match=r"'STOP' \(.*handler\) answers to a bare STOP"):
        table_of(handler)


def test_a_shape_of_another_word_is_refused() -> None:
    with pytest.raises(ValueError, match="another word's"):
        command("JOIN", shape="ENTER room", about="")


@pytest.mark.parametrize(
    ("handler", "takes"),
    [
        (lambda tx, text: None, r"\(\)"),
        (lambda tx, text, place, password="": None, r"\(place, password=\)"),
        (lambda tx, text, room, password: None, r"\(room, password\)"),
        (lambda tx, text, room="", password="": None, r"\(room=, password=\)"),
        (lambda tx, text, room, password="", more="": None, r"\(room, password=, more=\)"),
        (lambda tx, text, **room: None, r"\(room\)"),
    ],
)
def test_a_handler_takes_what_its_shape_has(handler: Callable[..., None], takes: str) -> None:
    with pytest.raises(ValueError, match=rf"'JOIN room \[password\]', .* {takes}, .* are \(room, password=\)"):
        command("JOIN", shape="JOIN room [password]", about="")(handler)


def test_one_function_can_serve_two_commands() -> None:
    def handler() -> None: ...

    command("A", about="")(command("B", about="")(handler))
    assert [each.word for each in table_of(handler)] == ["A", "B"]
