from actions import photos
from core.text import SILENCE, Reply, Text
from core.tx import Tx


def keep_photos(tx: Tx, text: Text) -> Reply:
    """Let the photos land in the active room, or in the person's own; the reply comes when they are there."""
    since = text.received_at if text.overtaken else None
    photos.keep_photos(tx, text.person.id, text.id, text.sources, text.body.strip(), overtaken_since=since)
    return SILENCE
