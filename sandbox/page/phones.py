"""The phones on the page: which there are, one more, one less, and what one of them sent and got."""

from aiohttp import web

from sandbox.carrier.controls import Carrier
from sandbox.carrier.shown import shown_message
from sandbox.core.answers import json_response
from sandbox.core.shared import Shared
from sandbox.page.guard import RefusedError, guarded, json_object


class PhoneRoutes:
    """Adding, removing and looking at phones."""

    def __init__(self, shared: Shared, carrier: Carrier) -> None:
        self._phones = shared.phones
        self._settings = shared.settings
        self._carrier = carrier

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [
            web.get("/sandbox/phones", guarded(self.phones)),
            web.post("/sandbox/phones", guarded(self.add_phone)),
            web.get("/sandbox/phones/{number}", guarded(self.phone)),
            web.delete("/sandbox/phones/{number}", guarded(self.remove_phone)),
        ]

    async def phones(self, _: web.Request) -> web.StreamResponse:
        """The phones on the page, the bot's numbers, and whether there is somebody to open the desk as."""
        shown, has_desk = self._phones.all(), bool(self._settings.operator)
        return json_response({"phones": shown, "numbers": list(self._settings.numbers), "has_desk": has_desk})

    async def add_phone(self, request: web.Request) -> web.StreamResponse:
        """Another phone on the page: of the number that is given, or the next free one."""
        wanted = await json_object(request) if request.can_read_body else {}
        number = wanted.get("number") or None
        if not isinstance(number, str | None):
            raise RefusedError("number has to be a text")
        return json_response({"number": self._phones.add(number)}, 201)

    async def phone(self, request: web.Request) -> web.StreamResponse:
        """One phone: whether it has opted out, and what it sent and got."""
        number = request.match_info["number"]
        messages = [shown_message(each) for each in self._carrier.messages(number)]
        shown = number in self._phones
        opted_out = self._carrier.opted_out(number)
        return json_response({"number": number, "on_page": shown, "opted_out": opted_out, "messages": messages})

    async def remove_phone(self, request: web.Request) -> web.StreamResponse:
        """Take a phone off the page; its texts stay."""
        if not self._phones.remove(request.match_info["number"]):
            raise RefusedError("there is no such phone", 404)
        return web.Response(status=204)
