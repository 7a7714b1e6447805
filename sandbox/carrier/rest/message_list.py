"""The list of messages: filters, newest first, pages (Twilio's documentation, "Message resource")."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final, Self
from urllib.parse import parse_qsl, urlencode

from aiohttp import web
from yarl import URL

from sandbox.carrier.errors import ApiError
from sandbox.carrier.exchange import API, Exchange
from sandbox.carrier.model import Message
from sandbox.carrier.rest import wire
from sandbox.carrier.rest.faults import list_fault
from sandbox.carrier.rest.guard import Guard
from sandbox.core import arrivals
from sandbox.core.answers import Json, json_response

_LARGEST_PAGE: Final = 1_000
_USUAL_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Query:
    """Which messages are asked for. `since` and `until` are seconds; `until` itself is outside."""

    to: str | None
    from_: str | None
    since: float
    until: float
    size: int
    page: int
    before: int | None

    @classmethod
    def read(cls, query: dict[str, str]) -> Self:
        """The query of a list, in the names that twilio-python sends (`DateSent>`) and plain ones.

        Raises:
            ApiError: 20001 for a date or a page that cannot be read.
        """
        since, until = _dates(query)
        try:
            token = query.get("PageToken", "")
            return cls(
                to=query.get("To") or None,
                from_=query.get("From") or None,
                since=since,
                until=until,
                size=min(max(int(query.get("PageSize", _USUAL_PAGE)), 1), _LARGEST_PAGE),
                page=int(query.get("Page", 0)),
                before=int(token.removeprefix("PA")) if token else None,
            )
        except ValueError:
            raise ApiError(20001) from None

    def takes(self, message: Message) -> bool:
        """Whether a message is of the time that is asked for; one still queued counts by its making."""
        moment = int(message.sent_at or message.created_at)
        return self.since <= moment < self.until


class MessageList:
    """GET Messages.json."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def routes(self) -> list[web.RouteDef]:
        """The route of this part."""
        return [web.get(f"{API}/{{account}}/Messages.json", Guard(self._exchange)(self.list))]

    async def list(self, request: web.Request) -> web.StreamResponse:
        """One page of messages, newest first."""
        query = Query.read(dict(parse_qsl(request.query_string)))
        fault = self._exchange.faults.take("list", *(each for each in (query.to, query.from_) if each))
        lag = 0.0
        if fault is not None:
            await list_fault(fault)
            lag = fault["ms"] / 1000 if fault.kind == "list_lag" else 0.0
        await arrivals.acted_on()
        self._exchange.stats["lists"] += 1
        return json_response(self._page(request.rel_url, query, lag))

    def _page(self, url: URL, query: Query, lag: float) -> Json:
        settings = self._exchange.settings
        found = list(islice(self._matching(query, lag), query.size + 1))
        page = found[: query.size]
        more = {"PageSize": str(query.size), "Page": str(query.page + 1)}
        following = {**more, "PageToken": f"PA{page[-1].seq}"} if len(found) > query.size else None
        return {
            "messages": [wire.message_json(each, settings.account_sid) for each in page],
            "page": query.page,
            "page_size": query.size,
            "start": query.page * query.size,
            "end": query.page * query.size + max(len(page) - 1, 0),
            "uri": url.raw_path_qs,
            "first_page_uri": _page_uri(url, {"PageSize": str(query.size), "Page": "0"}),
            "previous_page_uri": None,
            "next_page_uri": _page_uri(url, following) if following else None,
        }

    def _matching(self, query: Query, lag: float) -> Iterator[Message]:
        listed_until = time.time() - lag
        for message in self._exchange.store.newest(to=query.to, from_=query.from_, before=query.before):
            if message.created_at <= listed_until and query.takes(message):
                yield message


def _page_uri(url: URL, page: dict[str, str]) -> str:
    kept = {name: value for name, value in parse_qsl(url.raw_query_string) if not name.startswith("Page")}
    return f"{url.raw_path}?{urlencode({**kept, **page})}"


def _dates(query: dict[str, str]) -> tuple[float, float]:
    since, until = 0.0, float("inf")
    for name, value in query.items():
        match name:
            case "DateSent":
                # twilio-python writes a date as the midnight that begins it.
                since, until = _span(value.removesuffix("T00:00:00Z"))
            case "DateSent>" | "DateSent>=":
                since = _span(value)[0]
            case "DateSent<" | "DateSent<=":
                until = _span(value)[1]
            case _:
                pass
    return since, until


def _span(value: str) -> tuple[float, float]:
    """From when to when a date (a day in GMT) or a moment (a second) reaches."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        raise ApiError(20001) from None
    start = moment.replace(tzinfo=moment.tzinfo or UTC)
    length = timedelta(days=1) if len(value.strip()) <= len("2026-01-01") else timedelta(seconds=1)
    return start.timestamp(), (start + length).timestamp()
