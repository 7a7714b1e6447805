from actions.leaving import delete_person
from core.reading.commands import command
from core.text import SILENCE, Reply, Text
from core.tx import Tx
from core.wording.replies import deleted


@command("STOP", needs_backslash=True, about="Deletes everything of yours here, and our access to X.")
def stop(tx: Tx, text: Text) -> Reply:
    """Delete the person and everything of theirs; a later text starts anew."""
    return SILENCE if delete_person(tx, text.person.id, text.received_at).too_often else deleted()
