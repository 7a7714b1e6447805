import unicodedata

from bot import room_replies as replies
from bot.commands import command
from bot.text import Refusal, Reply, Text
from bot.tx import Tx
from storage import members

LONGEST = 24


class NotAName(Refusal):
    """Not changed. A name is one word of up to 24 letters, such as in NAME Ann."""


@command("NAME", shape="NAME word", about="How others in a room see you.")
def name(tx: Tx, text: Text) -> Reply:
    """Let others see this person under that name, and not under the end of their number."""
    wanted = text.args[0]
    if not is_name(wanted):
        raise NotAName
    members.rename(tx, text.person.id, wanted)
    return Reply(replies.named(wanted))


def is_name(word: str) -> bool:
    """Whether somebody may be called so: up to 24 letters, digits, - _ . ' and marks, and a letter first."""
    if len(word) > LONGEST or not word[:1].isalpha():
        return False
    return all(sign.isalnum() or sign in "-_.'’" or unicodedata.category(sign) in {"Mn", "Mc"} for sign in word)  # noqa: RUF001 - an apostrophe as phones type it
