"""The stand-in for X under /sandbox/x: what the page shows, and what tests in other processes do."""

from aiohttp import web

from sandbox.core.answers import json_response
from sandbox.page.guard import RefusedError, guarded, json_object
from sandbox.x.authorize import AuthorizeError
from sandbox.x.controls import X
from sandbox.x.model import UnknownAccountError
from sandbox.x.shown import shown_account, shown_post
from sandbox.x.state import XState

_MOST_POSTS = 500


class XRoutes:
    """The routes under /sandbox/x."""

    def __init__(self, state: XState, x: X) -> None:
        self._state = state
        self._x = x

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [
            web.get("/sandbox/x/posts", guarded(self.posts)),
            web.get("/sandbox/x/photos/{id}", guarded(self.photo)),
            web.get("/sandbox/x/accounts", guarded(self.accounts)),
            web.post("/sandbox/x/accounts", guarded(self.add_account)),
            web.post("/sandbox/x/consent", guarded(self.consent)),
        ]

    async def posts(self, request: web.Request) -> web.StreamResponse:
        """The latest posts of all accounts, or of one `username`, oldest first."""
        username = request.query.get("username", "").removeprefix("@")
        posts = [
            shown_post(post, self._state.accounts[post.username])
            for post in self._state.posts.values()
            if not post.deleted and username in ("", post.username)
        ]
        return json_response({"posts": posts[-_MOST_POSTS:]})

    async def photo(self, request: web.Request) -> web.StreamResponse:
        """A photo's bytes."""
        photo = self._state.photos.get(request.match_info["id"])
        if photo is None:
            raise RefusedError("there is no such photo", 404)
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=3600"}
        return web.Response(body=photo.content, content_type=photo.content_type, headers=headers)

    async def accounts(self, _: web.Request) -> web.StreamResponse:
        """Every account."""
        return json_response({"accounts": [shown_account(each) for each in self._state.accounts.values()]})

    async def add_account(self, request: web.Request) -> web.StreamResponse:
        """Another account: its `username` without the @, and its `name`."""
        wanted = await json_object(request)
        username, name = wanted.get("username"), wanted.get("name")
        if not isinstance(username, str) or not username or not isinstance(name, str) or not name:
            raise RefusedError("username and name have to be texts")
        return json_response(shown_account(self._x.add_account(username, name)), 201)

    async def consent(self, request: web.Request) -> web.StreamResponse:
        """What the buttons of the consent screen do: of a `url`, for a `username` or for nobody (cancel)."""
        wanted = await json_object(request)
        url, username = str(wanted.get("url")), wanted.get("username")
        try:
            callback = self._x.consent(url, str(username)) if username else self._x.deny(url)
        except (AuthorizeError, UnknownAccountError) as error:
            raise RefusedError(str(error)) from None
        return json_response({"callback": callback})
