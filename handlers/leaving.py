from bot.commands import command
from bot.text import Reply, Text
from bot.tx import Tx
from storage import forgetting


@command("STOP", needs_backslash=True, about="Deletes you here, with everything of yours.")
def stop(tx: Tx, text: Text) -> Reply:
    """Delete the person and everything of theirs; a later text starts anew."""
    forgetting.forget(tx, text.person.id)
    return Reply("You are deleted here, with everything of yours. A new text starts anew; STOP ends all texts.")
