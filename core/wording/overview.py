from collections.abc import Iterable

from core.reading.commands import Command
from core.wording.segments import ONE_SEGMENT, septets


def overview(commands: Iterable[Command], link: str) -> str:
    """What one can text, in one segment: with what belongs to it if all fits, else the words, as many as fit."""
    end = f". More: {link}"
    others = [each for each in commands if each.word != "HELP"]
    whole = ", ".join(["You can text: ?", *dict.fromkeys(_needed(each) for each in others)]) + end
    if septets(whole) <= ONE_SEGMENT:
        return whole
    words: dict[str, str] = {}
    for each in others:
        words.setdefault(each.word, each.shape.text.partition(" ")[0])
    said = "You can text: ?"
    for word in words.values():
        if septets(f"{said}, {word}{end}") > ONE_SEGMENT:
            break
        said = f"{said}, {word}"
    return said + end


def _needed(command: Command) -> str:
    """A command's shape without what may be left out."""
    return " ".join(part for part in command.shape.text.split() if not part.startswith("["))
