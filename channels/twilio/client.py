from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession
from twilio.base.exceptions import TwilioException
from twilio.rest import Client

from channels.twilio.transport import UNREADABLE, TwilioHttp, object_in, signed_in
from clients.answers import TWILIO
from clients.call import form_body, storable
from clients.failures import CallFailed
from clients.their_clock import TheirClock
from core.clock import Clock, Moment, SteadyClock
from core.forms import FORM_TYPE
from core.settings import TwilioSettings
from core.text import Medium

PAGE = 100
INBOUND_PAGE = 1000
OWNED = 20


@dataclass(frozen=True, slots=True)
class ListedMessage:
    """A message in the carrier's list. `created_at` is by our clock."""

    sid: str
    sender: str
    to: str
    body: str
    status: str
    inbound: bool
    created_at: Moment
    media_count: int = 0
    error_code: int | None = None


class TwilioClient:
    """Twilio's messages: lists by twilio's own client, which pages through them.

    Texts are sent without it: that is what there are thousands of, and the client would take a sixth of what sending
    costs (docs/performance.md). The tests compare what is sent with what it would send.
    """

    def __init__(self, settings: TwilioSettings, session: ClientSession, clock: Clock | None = None) -> None:
        self._settings = settings
        self.their_clock = TheirClock(TWILIO, clock or SteadyClock())
        token = settings.auth_tokens[0].get_secret_value() if settings.auth_tokens else ""
        self._http = TwilioHttp(session, settings.api_url, self.their_clock)
        self._client = Client(settings.account_sid, token, http_client=self._http)
        _ = self._client.messages  # imports hundreds of modules: not with the first list, amid all else
        self._messages = f"{settings.api_url}/2010-04-01/Accounts/{settings.account_sid}/Messages.json"
        self._headers = {
            "Accept": "application/json",
            "Content-Type": FORM_TYPE,
            **signed_in((settings.account_sid, token)),
        }

    async def send(self, to: str, number: str, body: str, report_to: str, picture: str = "") -> str:
        """Have a text sent; returns the carrier's identifier of it. `report_to` gets the delivery reports.

        The carrier fetches `picture`, if one is to go along.

        Raises:
            CallFailed: saying whether it may have been sent all the same.
        """
        service = self._settings.messaging_service_sid
        fields = [
            ("To", to),
            ("StatusCallback", report_to),
            ("MessagingServiceSid", service) if service else ("From", number),
            ("Body", body),
        ]
        if picture:
            fields.append(("MediaUrl", picture))
        answer = await self._http.ask("POST", self._messages, self._headers, form=form_body(fields))
        sid = object_in(answer).get("sid")
        if not sid:
            raise CallFailed(UNREADABLE)
        return str(sid)

    async def sent_to(self, to: str, since: Moment) -> list[ListedMessage]:
        """What was sent to that number since, newest first.

        Raises:
            CallFailed: when the list can't be had.
        """
        return [each async for each in self._listed(since, PAGE, to=to) if not each.inbound]

    async def received_by(self, number: str, since: Moment) -> list[ListedMessage]:
        """What came in for one of our numbers since, oldest first.

        Raises:
            CallFailed: when the list can't be had.
        """
        newest_first = [each async for each in self._listed(since, INBOUND_PAGE, to=number) if each.inbound]
        newest_first.reverse()  # the carrier's times are whole seconds; its order tells more
        return sorted(newest_first, key=lambda each: each.created_at)

    async def media_of(self, sid: str) -> tuple[Medium, ...]:
        """The attachments of a text.

        Raises:
            CallFailed: when the list can't be had.
        """
        try:
            media = await self._client.messages(sid).media.list_async(limit=10)
        except TwilioException as error:
            raise _explained() from error
        return tuple(
            Medium(f"{self._settings.api_url}{(each.uri or '').removesuffix('.json')}", each.content_type or "")
            for each in media
        )

    async def check(self) -> None:
        """See that the carrier takes our credentials; sends nothing.

        Raises:
            CallFailed: when it doesn't.
        """
        try:
            await self._client.messages.list_async(limit=1, page_size=1)
        except TwilioException as error:
            raise _explained() from error

    async def not_ours(self, numbers: Sequence[str]) -> list[str]:
        """Those of these numbers that the account doesn't own (its documentation, "IncomingPhoneNumber resource").

        Short codes are listed elsewhere, and are left out.

        Raises:
            CallFailed: when the list can't be had.
        """
        return [each for each in numbers if each.startswith("+") and not await self._owns(each)]

    async def _owns(self, number: str) -> bool:
        """The carrier's filter takes parts of numbers too."""
        try:
            found = await self._client.incoming_phone_numbers.list_async(phone_number=number, limit=OWNED)
        except TwilioException as error:
            raise _explained() from error
        return any(each.phone_number == number for each in found)

    async def _listed(self, since: Moment, page: int, **filters: str) -> AsyncIterator[ListedMessage]:
        """The list, newest first, as far back as `since`.

        No filter by date goes along: Twilio's is by the day and by when a message was sent, which one that is
        still queued was not.
        """
        try:
            async for message in await self._client.messages.stream_async(page_size=page, **filters):
                listed = _listed(message, self.their_clock)
                if listed.created_at < since:
                    return
                yield listed
        except TwilioException as error:
            raise _explained() from error


def _listed(message: Any, their_clock: TheirClock) -> ListedMessage:  # noqa: ANN401 - twilio's instances are typed loosely
    created = message.date_created
    return ListedMessage(
        sid=message.sid,
        sender=storable(message.from_),
        to=storable(message.to),
        body=storable(message.body),
        status=str(message.status or ""),
        inbound=str(message.direction) == "inbound",
        created_at=their_clock.ours(Moment(int(created.timestamp() * 1000) if created else 0)),
        media_count=int(message.num_media or 0),
        error_code=int(message.error_code or 0) or None,
    )


def _explained() -> CallFailed:
    """What the SDK can't make sense of, in our words: its own quote what was sent. Errors are read before."""
    return CallFailed(UNREADABLE)
