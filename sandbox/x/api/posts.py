"""Posting and deleting."""

import time
from typing import Any, Final

from aiohttp import web

from sandbox.core.answers import Json, json_response
from sandbox.x import errors
from sandbox.x.api import wire
from sandbox.x.api.front import Front, json_body, only
from sandbox.x.ids import made_at
from sandbox.x.model import Account, Photo, Post
from sandbox.x.state import XState

_LONGEST: Final = 25_000
_MOST_PHOTOS: Final = 4
_DUPLICATE_SECONDS: Final = 86_400.0


class Posts:
    """POST /2/tweets and DELETE /2/tweets/{id}."""

    def __init__(self, state: XState) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        front = Front(self._state)
        return [
            web.post("/2/tweets", front.signed("x_post", self.create, "tweet.read", "tweet.write", "users.read")),
            web.delete(
                "/2/tweets/{id}", front.signed("x_delete", self.delete, "tweet.read", "tweet.write", "users.read")
            ),
        ]

    async def create(self, request: web.Request, account: Account) -> web.StreamResponse:
        """Publish a post: 201 with its id and text."""
        body = await json_body(request)
        headers = self._state.limits.post(account.username)
        try:
            post = self._read(body, account)
            self._refuse_duplicate(post)
        except errors.XError as error:
            error.headers.update(headers)
            raise
        self._state.add_post(post)
        response = json_response({"data": wire.tweet(post)}, 201)
        response.headers.update(headers)
        return response

    async def delete(self, request: web.Request, account: Account) -> web.StreamResponse:
        """Take down a post of the account's own."""
        headers = self._state.limits.delete(account.username)
        post = self._state.posts.get(request.match_info["id"])
        if post is None or post.deleted:
            raise errors.problem(404, headers=headers)
        if post.username != account.username:
            raise errors.problem(403, "You are not authorized to delete this Tweet.", headers)
        self._state.delete_post(post)
        response = json_response({"data": {"deleted": True}})
        response.headers.update(headers)
        return response

    def _read(self, body: Json, account: Account) -> Post:
        only(body, "text", "reply", "media")
        text = body.get("text")
        if not isinstance(text, str):
            raise errors.invalid("$.text: is required, and has to be a string")
        photos = self._photos(body.get("media"), account)
        if not text.strip() and not photos:
            raise errors.invalid("The Tweet contains neither text nor media.")
        if len(text) > _LONGEST:
            raise errors.invalid("Your Tweet text is too long. For more information see the documentation.")
        reply_to = self._reply_to(body.get("reply"), account)
        post_id = self._state.ids.next()
        return Post(post_id, account.username, text, made_at(post_id), reply_to, photos)

    def _photos(self, media: Any, account: Account) -> tuple[Photo, ...]:  # noqa: ANN401 - JSON
        if media is None:
            return ()
        if not isinstance(media, dict):
            raise errors.invalid("$.media: has to be an object")
        only(media, "media_ids", within="$.media")
        ids = media.get("media_ids")
        if not isinstance(ids, list) or not 1 <= len(ids) <= _MOST_PHOTOS:
            raise errors.invalid(f"$.media.media_ids: has to hold 1 to {_MOST_PHOTOS} ids")
        return tuple(self._photo(each, ids, account) for each in ids)

    def _photo(self, wanted: object, ids: list[object], account: Account) -> Photo:
        photo = self._state.photos.get(wanted) if isinstance(wanted, str) else None
        if photo is None or photo.username != account.username or photo.expires_at <= time.time():
            raise errors.invalid_media(ids)
        return photo

    def _reply_to(self, reply: Any, account: Account) -> str | None:  # noqa: ANN401 - JSON
        if reply is None:
            return None
        if not isinstance(reply, dict):
            raise errors.invalid("$.reply: has to be an object")
        only(reply, "in_reply_to_tweet_id", within="$.reply")
        wanted = reply.get("in_reply_to_tweet_id")
        if not isinstance(wanted, str):
            raise errors.invalid("$.reply.in_reply_to_tweet_id: has to be a string")
        target = self._state.posts.get(wanted)
        if target is None or target.deleted:
            raise errors.problem(403, "You attempted to reply to a Tweet that is deleted or not visible to you.")
        if target.username != account.username:
            raise errors.problem(403, "Reply to this conversation is not allowed: you have not been mentioned.")
        return wanted

    def _refuse_duplicate(self, new: Post) -> None:
        since = new.created_at - _DUPLICATE_SECONDS
        said = (new.text, new.reply_to, len(new.media))
        for post in self._state.posts_of(new.username):
            if post.created_at > since and (post.text, post.reply_to, len(post.media)) == said:
                self._state.stats["x_duplicates"] += 1
                raise errors.duplicate()
