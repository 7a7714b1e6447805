"""What a person has sent, and what became of it: the newest first, as their own pages and programs show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.clock import Moment
from core.files.exporting import without_secrets
from core.text import TextState
from core.tx import Tx
from storage import texts
from storage.delivery import replies
from storage.texts import StoredText
from storage.x import accounts, posts
from storage.x.post import PostState

PAGE = 30


class Became(StrEnum):
    """What became of a text."""

    POSTED = "posted"
    ON_ITS_WAY = "on its way"
    NOT_POSTED = "not posted"
    TAKEN_BACK = "taken back"
    ASKED = "asked about"
    COMMAND = "command"
    PHOTOS = "photos"
    HELD = "kept, nothing done"
    BROKEN = "failed"
    NOTHING = "nothing done"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class PastText:
    """A text of the person's.

    Attributes:
        words: what it said.
        photos: how many attachments came with it.
        became: what became of it.
        x_ids: X's identifiers of what of it is up.
        reply: what it was answered, without what opens anything.
    """

    id: int
    received_at: Moment
    words: str
    photos: int
    became: Became
    x_ids: Sequence[str]
    reply: str


@dataclass(frozen=True, slots=True)
class TextsPage:
    """A page of them; `earlier` is the cursor of the next one, if there is one, `username` whose posts these are."""

    texts: Sequence[PastText]
    earlier: int | None
    username: str


_OF_POST = {
    PostState.UP: Became.POSTED,
    PostState.GATHERING: Became.ON_ITS_WAY,
    PostState.WAITING: Became.ON_ITS_WAY,
    PostState.FAILED: Became.NOT_POSTED,
    PostState.CANCELLED: Became.TAKEN_BACK,
    PostState.DELETED: Became.TAKEN_BACK,
}
_OF_STATE = {
    TextState.ON_HOLD: Became.HELD,
    TextState.OPTED_OUT: Became.HELD,
    TextState.BROKEN: Became.BROKEN,
    TextState.SILENT: Became.NOTHING,
}
_OF_HANDLER = {
    "question": Became.ASKED,
    "no_answer": Became.ASKED,
    "late": Became.ASKED,
    "photos": Became.PHOTOS,
    "plain": Became.NOT_POSTED,
    "dropped": Became.ANSWERED,
    "answer": Became.ANSWERED,
    "late_answer": Became.ANSWERED,
    "code": Became.ANSWERED,
    "password": Became.ANSWERED,
    "welcome": Became.ANSWERED,
    "unknown": Became.ANSWERED,
}


def page(tx: Tx, person_id: int, before: int | None = None) -> TextsPage:
    """The person's newest texts, or those older than the cursor."""
    found = texts.latest_of(tx, person_id, PAGE + 1, before)
    earlier = found[PAGE - 1].id if len(found) > PAGE else None
    account = accounts.find(tx, person_id)
    username = account.profile.username if account is not None and account.profile is not None else ""
    return TextsPage([_past(tx, person_id, each) for each in found[:PAGE]], earlier, username)


def _past(tx: Tx, person_id: int, kept: StoredText) -> PastText:
    text = texts.opened(kept, tx.keys) if kept.content is not None else None
    became, x_ids = _became(tx, person_id, kept)
    return PastText(
        kept.id,
        kept.received_at,
        text.body if text is not None else "",
        len(text.media) if text is not None else 0,
        became,
        x_ids,
        _reply(tx, kept.id),
    )


def _became(tx: Tx, person_id: int, kept: StoredText) -> tuple[Became, Sequence[str]]:
    made = posts.of_text(tx, person_id, kept.id)
    if made is not None:
        shown = () if made.state is PostState.DELETED else tuple(filter(None, made.up))
        return _OF_POST[made.state], shown
    if kept.state in _OF_STATE:
        return _OF_STATE[kept.state], ()
    return _OF_HANDLER.get(kept.handler, Became.COMMAND), ()


def _reply(tx: Tx, text_id: int) -> str:
    reply = replies.reply_to(tx, text_id)
    return without_secrets(tx.public_url, reply.body) if reply is not None else ""
