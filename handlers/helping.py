from core.reading.commands import command
from core.text import Reply, Text
from core.tx import Tx
from core.wording.overview import overview


@command("HELP", aliases=("?", "MENU"), needs_backslash=True, only_tells=True, about="What you can text here.")
def help_(tx: Tx, text: Text) -> Reply:
    """The commands, in one segment, and where all of them are explained."""
    return Reply(overview(tx.commands, f"{tx.public_url}/help"))
