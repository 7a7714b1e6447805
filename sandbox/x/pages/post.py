"""A post as people see it at its address: https://x.com/username/status/id is where links to posts lead."""

import re
from datetime import UTC, datetime
from html import escape
from typing import Final

from aiohttp import web

from sandbox.x.model import Account, Photo, Post
from sandbox.x.pages.frame import framed, page
from sandbox.x.shown import hue, initials
from sandbox.x.state import XState

_LINK: Final = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,:;!?)\]]")


class PostPage:
    """GET /{username}/status/{id}."""

    def __init__(self, state: XState) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [web.get(r"/{username:\w+}/status/{id:\d+}", self.show)]

    async def show(self, request: web.Request) -> web.StreamResponse:
        """The post with the rest of its thread. X finds it by its id, whatever the username."""
        post = self._state.posts.get(request.match_info["id"])
        if post is None or post.deleted:
            return page(framed("No post here", _GONE), 404)
        account = self._state.account(post.username)
        shown = "".join(_post(each, account, chosen=each is post) for each in self._thread_of(post))
        title = f"{account.name} on X: {post.text}" if post.text else f"{account.name} on X"
        return page(framed(title, f'<div class="x-thread post-thread">{shown}</div>{_BACK}'))

    def _thread_of(self, post: Post) -> list[Post]:
        """All posts that hang together with this one, the first on top."""
        posts = {each.id: each for each in self._state.posts_of(post.username)}
        root = _root(post, posts)
        return [each for each in posts.values() if _root(each, posts) == root]


_BACK: Final = '<p class="consent-back"><a href="/">All posts, and the phones</a></p>'
_GONE: Final = f"<h1>There is no post here</h1><p>It was deleted, or never was.</p>{_BACK}"


def _root(post: Post, posts: dict[str, Post]) -> str:
    while post.reply_to is not None and post.reply_to in posts:
        post = posts[post.reply_to]
    return post.id


def _post(post: Post, account: Account, *, chosen: bool) -> str:
    moment = datetime.fromtimestamp(post.created_at, UTC)
    return (
        f'<article class="x-post{" post-chosen" if chosen else ""}">'
        f'<span class="x-avatar x-hue-{hue(account)}" aria-hidden="true">{escape(initials(account))}</span>'
        f'<div class="x-said"><p class="x-by"><strong>{escape(account.name)}</strong>'
        f'<span class="x-username">@{escape(account.username)}</span></p>'
        f"{_words(post.text)}{_photos(post.media)}"
        f'<p class="post-time"><time datetime="{moment:%Y-%m-%dT%H:%M:%SZ}">{moment:%H:%M UTC, %-d %B %Y}</time></p>'
        "</div></article>"
    )


def _words(text: str) -> str:
    """The words, with their links."""
    if not text:
        return ""
    parts, done = [], 0
    for found in _LINK.finditer(text):
        address = escape(found[0])
        parts += [escape(text[done : found.start()]), f'<a href="{address}" rel="noopener noreferrer">{address}</a>']
        done = found.end()
    return f'<p class="x-text">{"".join(parts)}{escape(text[done:])}</p>'


def _photos(photos: tuple[Photo, ...]) -> str:
    if not photos:
        return ""
    shown = "".join(
        f'<a href="/sandbox/x/photos/{photo.id}">'
        f'<img src="/sandbox/x/photos/{photo.id}" alt="{escape(photo.alt_text or "Photo")}"></a>'
        for photo in photos
    )
    return f'<div class="x-photos x-photos-{len(photos)}">{shown}</div>'
