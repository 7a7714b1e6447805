from actions.helping import usable_by
from core.reading.commands import command
from core.text import Reply, Text
from core.tx import Tx
from core.wording.overview import overview


@command("HELP", aliases=("?", "MENU"), needs_backslash=True, only_tells=True, about="What you can text now.")
def help_(tx: Tx, text: Text) -> Reply:
    """The commands that this person can use now, in one segment, and where all of them are explained."""
    return Reply(overview(usable_by(tx, text.person.id), f"{tx.public_url}/help"))
