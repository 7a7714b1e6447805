from bot.text import Reply, Text
from bot.tx import Tx


def photos(tx: Tx, text: Text) -> Reply:
    """Photos are for the active room."""
    which = "the photo" if len(text.media) == 1 else f"the {len(text.media)} photos"
    return Reply(f"Not kept: {which}. Photos can't be kept here yet. Text ? for what you can do.")
