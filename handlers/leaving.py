from bot.commands import command
from bot.text import SILENCE, Reply, Text
from bot.tx import Tx
from storage import forgetting, leavers


@command("STOP", needs_backslash=True, about="Deletes you here, with everything of yours.")
def stop(tx: Tx, text: Text) -> Reply:
    """Delete the person and everything of theirs; a later text starts anew."""
    times = leavers.note(tx, text.person.id)
    forgetting.forget(tx, text.person.id)
    if times > leavers.MOST:
        return SILENCE
    return Reply("You are deleted here, with everything of yours. A new text starts anew; STOP ends all texts.")
