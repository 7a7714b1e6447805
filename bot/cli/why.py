import argparse

import handlers
from core.reading.commands import CommandTable
from core.reading.meant_for import Weighed, scores, weigh, weigh_talk
from core.reading.reading import RULES
from core.reading.readings import Plain, Reading
from core.reading.situation import NOTHING_KNOWN
from core.reading.words import Words, read_words

SHOWN = 12


def main(arguments: argparse.Namespace) -> None:
    """`bot why TEXT`: how that text is read, of somebody of whom nothing is known, and what spoke for it."""
    words = read_words(" ".join(arguments.text))
    reading, rule = read_by_rule(words, CommandTable.of_modules(handlers.LIVE))
    print(f"reading  {_shown(reading)}")
    print(f"rule     {rule}")
    said = scores(words)
    _print_score("to one person", said.to_one_person, weigh(words))
    _print_score("to the bot, or by a machine", said.to_the_bot, weigh_talk(words))


def _print_score(meant: str, score: float, weighed: tuple[Weighed, ...]) -> None:
    print(f"score    {score:+.2f} {meant} (above zero: it seems so)")
    for what, weight in weighed[:SHOWN]:
        print(f"{weight:+9.2f}  {what}")


def read_by_rule(words: Words, table: CommandTable) -> tuple[Reading, str]:
    """What a text is, and the name of the rule that says so."""
    for rule in RULES:
        reading = rule(words, table, NOTHING_KNOWN)
        if reading is not None:
            return reading, rule.__name__.strip("_").replace("_", " ")
    return Plain(), "none: it is a post"


def _shown(reading: Reading) -> str:
    """A reading in a few words, such as "question: for one person"."""
    near = getattr(reading, "near", None)
    if near is not None:
        return f"question: {near.kind.name.lower().replace('_', ' ')}"
    command = getattr(reading, "command", None)
    name = type(reading).__name__
    return f"{name}: {command.shape.text}" if command is not None else name
