from bot.commands import command
from bot.text import Reply, Text
from bot.tx import Tx

NOT_YET = "Not posted: X can't be connected here yet. Text ? for what you can do."


@command("POST", shape="\\POST words", about="Posts just these words, once X can be connected.")
def post(tx: Tx, text: Text) -> Reply:
    """Publish exactly these words."""
    return Reply(NOT_YET)


def plain(tx: Tx, text: Text) -> Reply:
    """A text that is no command is a post."""
    return Reply(NOT_YET)
