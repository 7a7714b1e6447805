"""Twenty toy commands, for measuring how a text finds its handler."""

from types import ModuleType

from core.reading.commands import CommandTable, command
from core.text import Reply, Text
from core.tx import Tx

WORDS = (
    "ALPHA",
    "BRAVO",
    "CHARLIE",
    "DELTA",
    "ECHO",
    "FOXTROT",
    "GOLF",
    "HOTEL",
    "INDIA",
    "JULIET",
    "KILO",
    "LIMA",
    "MIKE",
    "NOVEMBER",
    "OSCAR",
    "PAPA",
    "QUEBEC",
    "ROMEO",
    "SIERRA",
    "TANGO",
)


def toy_table() -> CommandTable:
    """A table of twenty commands whose handlers only reply."""
    module = ModuleType("toys")
    for word in WORDS:

        def toy(_: Tx, __: Text) -> Reply:
            return Reply("Done.")

        toy.__module__ = "toys"
        setattr(module, word.lower(), command(word, about="A toy.")(toy))
    return CommandTable.of_modules([module])


def plain(_: Tx, __: Text) -> Reply:
    """What takes other texts."""
    return Reply("Posted.")


def code(_: Tx, __: Text, ___: str) -> Reply:
    """What takes digits."""
    return Reply("No code.")
