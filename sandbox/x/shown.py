"""Posts and accounts as the page shows them, and X's own pages."""

from typing import Final

from sandbox.core.answers import Json
from sandbox.x.model import Account, Photo, Post

_HUES: Final = 6


def shown_post(post: Post, account: Account) -> Json:
    """A post for the page; the time is in seconds since 1970."""
    return {
        "id": post.id,
        "account": shown_account(account),
        "text": post.text,
        "created": post.created_at,
        "reply_to": post.reply_to,
        "media": [shown_photo(photo) for photo in post.media],
        "deleted": post.deleted,
    }


def shown_account(account: Account) -> Json:
    """An account for the page; `hue` is the number of its avatar's colour."""
    return {
        "id": account.id,
        "name": account.name,
        "username": account.username,
        "initials": initials(account),
        "hue": hue(account),
    }


def initials(account: Account) -> str:
    """One or two letters for the avatar."""
    words = account.name.split() or [account.username]
    return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper()


def hue(account: Account) -> int:
    """The number of an avatar's colour, always the same for the same username."""
    return sum(account.username.encode()) % _HUES


def shown_photo(photo: Photo) -> Json:
    """A photo for the page."""
    return {
        "id": photo.id,
        "type": photo.content_type,
        "alt_text": photo.alt_text,
        "url": f"/sandbox/x/photos/{photo.id}",
    }
