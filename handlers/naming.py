from actions.naming import NotAName, Renamed, rename
from core.reading.commands import command
from core.text import Reply, Text
from core.tx import Tx
from core.wording import rooms as wording


@command("NAME", shape="NAME word", about="How others in a room see you.")
def name(tx: Tx, text: Text, word: str) -> Reply:
    """Let others see this person under that name, and not under the end of their number."""
    match rename(tx, text.person.id, word):
        case Renamed(new):
            return Reply(wording.named(new))
        case NotAName():
            return Reply(wording.not_a_name())
