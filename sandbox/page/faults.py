"""What is to go wrong: every kind of fault, and switching them on and off."""

from aiohttp import web

from sandbox.core.answers import json_response
from sandbox.core.fault_kinds import KINDS
from sandbox.core.faults import Faults, UnknownFaultError
from sandbox.page.guard import RefusedError, guarded, json_object


class FaultRoutes:
    """The faults by hand."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [
            web.get("/sandbox/faults", guarded(self.faults)),
            web.post("/sandbox/faults", guarded(self.add_fault)),
            web.delete("/sandbox/faults", guarded(self.clear_faults)),
            web.delete("/sandbox/faults/{id}", guarded(self.remove_fault)),
        ]

    async def faults(self, _: web.Request) -> web.StreamResponse:
        """What is switched on, and what there is."""
        kinds = [
            {"kind": name, "stage": kind.stage, "about": kind.about, "params": kind.params}
            for name, kind in KINDS.items()
        ]
        active = [each.shown() for each in self._faults.active()]
        return json_response({"active": active, "kinds": kinds})

    async def add_fault(self, request: web.Request) -> web.StreamResponse:
        """Switch a fault on: kind, count (null: until removed), number, and the kind's parameters."""
        wanted = await json_object(request)
        try:
            added = self._faults.add(**wanted)
        except (UnknownFaultError, TypeError) as error:
            raise RefusedError(str(error)) from None
        return json_response(added.shown(), 201)

    async def clear_faults(self, _: web.Request) -> web.StreamResponse:
        """Switch all faults off."""
        self._faults.clear()
        return web.Response(status=204)

    async def remove_fault(self, request: web.Request) -> web.StreamResponse:
        """Switch one fault off; it may have struck for the last time already."""
        wanted = request.match_info["id"]
        self._faults.remove(int(wanted) if wanted.isdigit() else 0)
        return web.Response(status=204)
