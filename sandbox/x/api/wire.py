"""Posts and accounts in JSON, as X writes them."""

import hashlib
import html
import re
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final

from sandbox.core.answers import Json
from sandbox.x.model import Account, Post

_LINK: Final = re.compile(
    r"(?:https?://[^\s<>\"]+"
    r"|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io|co|dev|app|de|uk|fr|nl)\b(?:/[^\s<>\"]*)?)",
    re.IGNORECASE,
)
"""Addresses, and plain domains of common endings; X knows all endings."""
_AFTER_LINK: Final = ".,:;!?)]}'\"…"


def user(account: Account) -> Json:
    """An account as X shows it."""
    return {"id": account.id, "name": account.name, "username": account.username}


def tweet(post: Post, fields: Collection[str] = ()) -> Json:
    """A post as X shows it: id and text, and of `fields` what was asked for.

    Addresses in the text are replaced by short ones, photos stand at its end as one more, and
    ampersands and angle brackets are escaped.
    """
    text, urls = shortened(post)
    shown: Json = {"id": post.id, "text": text, "edit_history_tweet_ids": [post.id]}
    if "created_at" in fields:
        shown["created_at"] = datetime.fromtimestamp(int(post.created_at), UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    if "entities" in fields and urls:
        shown["entities"] = {"urls": urls}
    for name in ("referenced_posts", "referenced_tweets"):
        if name in fields and post.reply_to:
            shown[name] = [{"type": "replied_to", "id": post.reply_to}]
    return shown


def shortened(post: Post) -> tuple[str, list[Json]]:
    """The text of a post as X gives it, and its addresses with where they lead."""
    parts: list[str] = []
    urls: list[Json] = []
    done, length = 0, 0

    def add(plain: str) -> None:
        nonlocal length
        parts.append(plain)
        length += len(plain)

    def add_link(expanded: str, display: str) -> Json:
        start, short = length, short_link(post.id, len(urls))
        add(short)
        entity = {"start": start, "end": length, "url": short, "expanded_url": expanded, "display_url": display}
        urls.append(entity)
        return entity

    for found in _LINK.finditer(post.text):
        written = found[0].rstrip(_AFTER_LINK)
        add(escaped(post.text[done : found.start()]))
        plain = re.sub(r"^https?://", "", written, flags=re.IGNORECASE)
        add_link(written if plain != written else f"http://{written}", plain)
        done = found.start() + len(written)
    add(escaped(post.text[done:]))
    if post.media:
        add(" " if length else "")
        entity = add_link(f"https://x.com/{post.username}/status/{post.id}/photo/1", f"pic.x.com/{post.id[-10:]}")
        entity["media_key"] = post.media[0].media_key
    return "".join(parts), urls


def short_link(post_id: str, place: int) -> str:
    """The short address that stands for the link at that place of a post."""
    return f"https://t.co/{hashlib.sha256(f'{post_id}/{place}'.encode()).hexdigest()[:10]}"


def escaped(text: str) -> str:
    """Ampersands and angle brackets as X gives them; quotation marks stay."""
    return html.escape(text, quote=False)
