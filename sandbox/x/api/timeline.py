"""Who an account is, and what it has posted."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Final, Self

from aiohttp import web

from sandbox.core import arrivals
from sandbox.core.answers import Json, json_response
from sandbox.core.settings import SandboxSettings
from sandbox.x import errors
from sandbox.x.api import wire
from sandbox.x.api.faults import LAG
from sandbox.x.api.front import Front, only
from sandbox.x.model import Account, Post
from sandbox.x.state import XState

_FEWEST, _USUAL, _MOST = 5, 10, 100
_FIELDS: Final = frozenset({"id", "text", "edit_history_tweet_ids", "created_at", "entities"})
_NEW: Final = "post.fields"
_OLD: Final = "tweet.fields"
_REFERENCES: Final = {_NEW: "referenced_posts", _OLD: "referenced_tweets"}


@dataclass(frozen=True, slots=True)
class Query:
    """Which posts are asked for: how many, made since (seconds since 1970), below which id."""

    size: int
    since: float
    before: int | None
    fields: frozenset[str]

    @classmethod
    def read(cls, query: dict[str, str], settings: SandboxSettings) -> Self:
        """The query of a timeline. Raises XError 400 for what X does not take."""
        names = [name for name, known in ((_NEW, settings.x_new_names), (_OLD, settings.x_old_names)) if known]
        if settings.x_refuses_strange_names:
            only(query, "max_results", "start_time", "pagination_token", *names, within="query")
        fields = frozenset[str]()
        for name in names:
            given = frozenset(filter(None, query.get(name, "").split(",")))
            if settings.x_refuses_strange_names and not given <= _FIELDS | {_REFERENCES[name]}:
                raise _wrong(query, name)
            fields |= given & (_FIELDS | {_REFERENCES[name]})
        size = query.get("max_results", str(_USUAL))
        if not size.isascii() or not size.isdigit() or not _FEWEST <= int(size) <= _MOST:
            raise _wrong(query, "max_results")
        token = query.get("pagination_token")
        if token is not None and not (token.isascii() and token.isdigit()):
            raise _wrong(query, "pagination_token")
        return cls(int(size), _moment(query, "start_time"), int(token) if token else None, fields)

    def takes(self, post: Post) -> bool:
        """Whether a post is one of those asked for; X compares whole seconds."""
        return int(post.created_at) >= self.since and (self.before is None or int(post.id) < self.before)


class Timeline:
    """GET /2/users/me and /2/users/{id}/tweets."""

    def __init__(self, state: XState) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        front = Front(self._state)
        return [
            web.get("/2/users/me", front.signed("x_me", self.me, "tweet.read", "users.read")),
            web.get("/2/users/{id}/tweets", front.signed("x_timeline", self.posts, "tweet.read", "users.read")),
        ]

    async def me(self, _: web.Request, account: Account) -> web.StreamResponse:
        """The account itself."""
        self._state.stats["x_user_reads"] += 1
        return json_response({"data": wire.user(account)})

    async def posts(self, request: web.Request, _: Account) -> web.StreamResponse:
        """An account's posts, newest first; X shows public ones to everybody."""
        query = Query.read(dict(request.query), self._state.settings)
        user_id = request.match_info["id"]
        owner = next((each for each in self._state.accounts.values() if each.id == user_id), None)
        if owner is None:
            return json_response({"errors": [_nobody(user_id)]})
        await arrivals.acted_on()
        listed_until = time.time() - request.get(LAG, 0.0)
        newest = reversed(self._state.posts_of(owner.username))
        found = [post for post in newest if post.created_at <= listed_until and query.takes(post)]
        page = list(islice(found, query.size))
        self._state.stats["x_post_reads"] += len(page)
        return json_response(_page(page, query, more=len(found) > len(page)))


def _page(page: list[Post], query: Query, *, more: bool) -> Json:
    meta: Json = {"result_count": len(page)}
    if not page:
        return {"meta": meta}
    meta |= {"newest_id": page[0].id, "oldest_id": page[-1].id}
    if more:
        meta["next_token"] = page[-1].id
    return {"data": [wire.tweet(post, query.fields) for post in page], "meta": meta}


def _moment(query: dict[str, str], name: str) -> float:
    """A time in RFC 3339 with its zone, in seconds since 1970; the beginning of time if it is not given."""
    if name not in query:
        return 0.0
    try:
        moment = datetime.fromisoformat(query[name])
    except ValueError:
        raise _wrong(query, name) from None
    if moment.tzinfo is None:
        raise _wrong(query, name)
    return moment.astimezone(UTC).timestamp()


def _wrong(query: dict[str, str], name: str) -> errors.XError:
    return errors.invalid(f"The `{name}` query parameter value [{query[name]}] is not valid", {name: [query[name]]})


def _nobody(user_id: str) -> Json:
    return {
        "value": user_id,
        "detail": f"Could not find user with id: [{user_id}].",
        "title": "Not Found Error",
        "resource_type": "user",
        "parameter": "id",
        "resource_id": user_id,
        "type": "https://api.twitter.com/2/problems/resource-not-found",
    }
