from bot.commands import Command, command
from bot.segments import ONE_SEGMENT, septets
from bot.text import Reply, Text
from bot.tx import Tx


@command("HELP", aliases=("?", "MENU"), needs_backslash=True, about="What you can text here.")
def help_(tx: Tx, text: Text) -> Reply:
    """The commands, in one segment, and where all of them are explained."""
    return Reply(overview([*tx.commands], f"{tx.public_url}/help"))


def overview(commands: list[Command], link: str) -> str:
    """As many shapes as fit beside the link."""
    end = f". More: {link}"
    said = "You can text: ?"
    for each in commands:
        if each.word == "HELP":
            continue
        longer = f"{said}, {each.shape.text}"
        if septets(longer + end) > ONE_SEGMENT:
            break
        said = longer
    return said + end
