from bot.commands import Command, command
from bot.segments import ONE_SEGMENT, septets
from bot.text import Reply, Text
from bot.tx import Tx


@command("HELP", aliases=("?", "MENU"), needs_backslash=True, about="What you can text here.")
def help_(tx: Tx, text: Text) -> Reply:
    """The commands, in one segment, and where all of them are explained."""
    return Reply(overview([*tx.commands], f"{tx.public_url}/help"))


def overview(commands: list[Command], link: str) -> str:
    """The shapes if all fit beside the link, else the words, as many as fit."""
    end = f". More: {link}"
    others = [each for each in commands if each.word != "HELP"]
    whole = ", ".join(["You can text: ?", *(each.shape.text for each in others)]) + end
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
