from actions.exporting import BeingMade, MadeAlready, Making, ask_for_export, export_link
from core.events import ExportAsked
from core.reading.commands import command
from core.text import Reply, Text
from core.tx import Tx
from core.wording import exporting as wording


@command("EXPORT", about="Everything stored about you, as one file: a link by text.")
def export(tx: Tx, text: Text) -> Reply:
    """Have everything about this person put together; one that is there is linked to at once."""
    match ask_for_export(tx, text.person.id, text.id):
        case Making():
            return Reply(wording.making(), ExportAsked())
        case BeingMade():
            return Reply(wording.being_made())
        case MadeAlready():
            return Reply(wording.ready(export_link(tx, text.person.id) or ""))
