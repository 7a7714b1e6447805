"""The list of the account's numbers (Twilio's documentation, "IncomingPhoneNumber resource")."""

import hashlib

from aiohttp import web

from sandbox.carrier.exchange import API, Exchange
from sandbox.carrier.rest.guard import Guard
from sandbox.core.answers import Json, json_response


class NumberList:
    """GET IncomingPhoneNumbers.json: all on one page."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def routes(self) -> list[web.RouteDef]:
        """The route of this part."""
        return [web.get(f"{API}/{{account}}/IncomingPhoneNumbers.json", Guard(self._exchange)(self.list))]

    async def list(self, request: web.Request) -> web.StreamResponse:
        """Those that have what is asked for anywhere in them, as with Twilio."""
        part = request.query.get("PhoneNumber", "").strip("*")
        found = [each for each in self._exchange.settings.numbers if part in each and each.startswith("+")]
        return json_response(
            {
                "incoming_phone_numbers": [self._number(each) for each in found],
                "page": 0,
                "page_size": 50,
                "start": 0,
                "end": max(len(found) - 1, 0),
                "uri": request.rel_url.raw_path_qs,
                "first_page_uri": request.rel_url.raw_path_qs,
                "previous_page_uri": None,
                "next_page_uri": None,
            }
        )

    def _number(self, number: str) -> Json:
        account_sid = self._exchange.settings.account_sid
        sid = "PN" + hashlib.sha256(number.encode()).hexdigest()[:32]
        return {
            "account_sid": account_sid,
            "capabilities": {"mms": True, "sms": True, "voice": True, "fax": False},
            "friendly_name": number,
            "phone_number": number,
            "sid": sid,
            "uri": f"{API}/{account_sid}/IncomingPhoneNumbers/{sid}.json",
        }
