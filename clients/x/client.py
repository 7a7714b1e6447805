from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from aiohttp import ClientSession

from clients.call import HttpAnswer, storable
from clients.failures import XFailed, XFault
from clients.x.calls import XHttp
from clients.x.dialects import Dialects, is_bare, referenced
from clients.x.faults import UNREADABLE, unreadable
from clients.x.media import upload
from clients.x.quota import XQuota, quota_of
from clients.x.text import written
from core.clock import SECOND, Clock, Moment
from core.settings import XSettings
from core.x.account import Profile

FEWEST, MOST = 5, 100
"""Posts that X lists at once; each that it lists is paid for."""
ID_EPOCH = 1_288_834_974_657
ID_LOW_BITS = 22
"""How many bits of an id tell posts of one millisecond apart."""
EARLIEST = Moment(1_289_001_600_000)
"""2010-11-06, the first moment from which X lists posts."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A post that X has taken."""

    id: str
    quota: XQuota


@dataclass(frozen=True, slots=True)
class ListedPost:
    """A post in an account's list; `text` as the person wrote it, `reply_to` another post's id.

    Of one that `is_bare` X told neither what it answers nor which links its text stands for.
    """

    id: str
    text: str
    created_at: Moment
    reply_to: str | None = None
    is_bare: bool = False


class XClient:
    """X's API version 2, as far as we use it. Every call is on behalf of the person whose access token it gets."""

    def __init__(self, settings: XSettings, session: ClientSession, clock: Clock) -> None:
        self._http = XHttp(settings, session, clock)
        self._dialects = Dialects(clock)

    async def me(self, access: str) -> Profile:
        """Whose token it is. It fails at times when all else works: nothing should depend on it.

        Raises:
            XFailed: when X doesn't tell.
        """
        answer = await self._http.ask(access, "GET", "/2/users/me")
        data = self._data(answer)
        account_id, username, name = (storable(self._string(answer, data, key)) for key in Profile._fields)
        return Profile(account_id, username, name)

    async def post(
        self, access: str, text: str, reply_to: str | None = None, media_ids: Sequence[str] = ()
    ) -> Posted:
        """Publish a post: an answer to `reply_to`, if given, with up to four uploaded media.

        Raises:
            XFailed: saying whether it may have been published all the same.
        """
        wanted: dict[str, object] = {"text": text}  # "" where photos stand alone: X wants to be told
        if reply_to is not None:
            wanted["reply"] = {"in_reply_to_tweet_id": reply_to}
        if media_ids:
            wanted["media"] = {"media_ids": list(media_ids)}
        answer = await self._http.ask(access, "POST", "/2/tweets", json_body=wanted)
        return Posted(self._string(answer, self._data(answer), "id"), self._quota(answer))

    async def delete(self, access: str, post_id: str) -> XQuota:
        """Take a post back. One that is gone already counts as taken back.

        Raises:
            XFailed: when it is still there, or nobody knows.
        """
        try:
            answer = await self._http.ask(access, "DELETE", f"/2/tweets/{quote(post_id, safe='')}")
        except XFailed as failed:
            if failed.fault is XFault.NOT_FOUND:
                return failed.quota or XQuota()
            raise
        if self._data(answer).get("deleted") is not True:
            raise self._unreadable(answer, "X doesn't say that it is deleted.")
        return self._quota(answer)

    async def latest(self, access: str, user_id: str, since: Moment, most: int = MOST) -> list[ListedPost]:
        """What the account posted since (to the second), newest first: up to `most` posts, 5 to 100.

        Raises:
            XFailed: when the list can't be had.
        """
        start = max(self._http.their_clock.theirs(since), EARLIEST)
        params = {
            "max_results": str(most),
            "start_time": datetime.fromtimestamp(start // SECOND, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        listed = await self._in_dialect(access, f"/2/users/{quote(user_id, safe='')}/tweets", params)
        found = [each for each in listed if each.created_at // SECOND >= start // SECOND]
        return sorted(found, key=lambda each: int(each.id), reverse=True)

    async def _in_dialect(self, access: str, path: str, params: Mapping[str, str]) -> list[ListedPost]:
        """A list of posts, in the first dialect that X understands; bare, if there is none that it doesn't refuse.

        Raises:
            XFailed: when the list can't be had in any.
        """
        refusal = XFailed("X was asked in no dialect.")
        bare: list[ListedPost] | None = None
        for dialect in self._dialects.in_turn():
            try:
                answer = await self._http.ask(access, "GET", path, params={**params, **dialect.query})
            except XFailed as failed:
                if failed.fault is not XFault.REFUSED or failed.code != HTTPStatus.BAD_REQUEST:
                    raise
                refusal = failed
                continue
            listed = self._listed(answer)
            if not any(each.is_bare for each in listed):
                if listed or refusal.code:
                    self._dialects.remember(dialect)
                return listed
            bare = listed
        if bare is not None:
            return bare
        raise refusal

    def _listed(self, answer: HttpAnswer) -> list[ListedPost]:
        body = answer.json_object() or {}
        posts: Any = body.get("data", [] if "meta" in body else None)
        try:
            return [_listed(post) for post in posts]
        except (TypeError, KeyError, ValueError, AttributeError):
            raise self._unreadable(answer) from None

    async def upload(self, access: str, content: bytes, content_type: str) -> str:
        """Hand over an image (JPEG, PNG, GIF or WebP) for a post; returns its media id, good for a day.

        Raises:
            XFailed: when X doesn't take it; trying again does no harm.
        """
        return await upload(self._http, access, content, content_type)

    def _data(self, answer: HttpAnswer) -> dict[str, Any]:
        data = (answer.json_object() or {}).get("data")
        if not isinstance(data, dict):
            raise self._unreadable(answer)
        return data

    def _string(self, answer: HttpAnswer, data: dict[str, Any], key: str) -> str:
        value = data.get(key)
        if not isinstance(value, str) or not value:
            raise self._unreadable(answer)
        return value

    def _quota(self, answer: HttpAnswer) -> XQuota:
        return quota_of(answer.status, answer.headers, self._http.clock.now())

    def _unreadable(self, answer: HttpAnswer, reason: str = UNREADABLE) -> XFailed:
        return unreadable(answer, self._http.clock.now(), reason)


def _listed(post: dict[str, Any]) -> ListedPost:
    replied_to = [str(each["id"]) for each in referenced(post) if each["type"] == "replied_to"]
    return ListedPost(
        id=str(post["id"]),
        text=storable(written(post["text"], post.get("entities"))),
        created_at=posted_at(str(post["id"])),
        reply_to=replied_to[0] if replied_to else None,
        is_bare=is_bare(post),
    )


def posted_at(post_id: str) -> Moment:
    """When it was posted: its id says so, to the millisecond (X's documentation, ids).

    Raises:
        ValueError: when it is no id of X's.
    """
    return Moment((int(post_id) >> ID_LOW_BITS) + ID_EPOCH)
