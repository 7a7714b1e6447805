from actions.quotas import OverQuota
from actions.rooms import photos
from core.text import SILENCE, Refusal, Reply, Text
from core.tx import Tx
from core.wording.quotas import over_quota


def keep_photos(tx: Tx, text: Text) -> Reply:
    """Let the photos land in the active room, or in the person's own; the reply comes when they are there."""
    since = text.received_at if text.overtaken else None
    caption = text.body.strip()
    match photos.keep_photos(tx, text.person.id, text.id, text.sources, caption, since, while_asked=text.asked):
        case OverQuota(quota, most):
            raise Refusal(over_quota(quota, most))
    return SILENCE
