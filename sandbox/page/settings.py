"""The settings that may be seen and changed while the sandbox runs."""

from typing import Any, Final

from aiohttp import web

from sandbox.core.answers import Json, json_response
from sandbox.core.settings import ReportDelays, SandboxSettings
from sandbox.page.guard import RefusedError, guarded, json_object

_PLAIN: Final[dict[str, type]] = {
    "webhook_url": str,
    "fallback_url": str,
    "messaging_service_sid": str,
    "advanced_opt_out": bool,
    "action_reports": str,
    "media_redirect": bool,
    "media_protected": bool,
    "media_not_ready": int,
    "media_link_seconds": float,
    "webhook_seconds": float,
    "x_token_seconds": float,
    "x_code_seconds": float,
    "x_window_seconds": float,
    "x_posts_per_window": int,
    "x_deletes_per_window": int,
    "x_app_posts_per_day": int,
    "x_user_posts_per_day": int,
    "x_new_names": bool,
    "x_old_names": bool,
    "x_refuses_strange_names": bool,
}


class SettingsRoutes:
    """How carrier and X behave."""

    def __init__(self, settings: SandboxSettings) -> None:
        self._settings = settings

    def routes(self) -> list[web.RouteDef]:
        """The routes of this part."""
        return [
            web.get("/sandbox/settings", guarded(self.settings)),
            web.put("/sandbox/settings", guarded(self.change_settings)),
        ]

    async def settings(self, _: web.Request) -> web.StreamResponse:
        """How the carrier behaves; the token is not shown."""
        return json_response(shown(self._settings))

    async def change_settings(self, request: web.Request) -> web.StreamResponse:
        """Change some settings; those not named stay."""
        change(self._settings, await json_object(request))
        return json_response(shown(self._settings))


def shown(settings: SandboxSettings) -> Json:
    """All that may be seen; `report_delays` is in milliseconds, or "off"."""
    delays = settings.report_delays
    return {
        "account_sid": settings.account_sid,
        "numbers": list(settings.numbers),
        **{name: getattr(settings, name) for name in _PLAIN},
        "report_delays": {"sent_ms": delays.sent * 1000, "delivered_ms": delays.delivered * 1000}
        if delays
        else "off",
    }


def change(settings: SandboxSettings, wanted: dict[str, Any]) -> None:
    """Set what is named; all or nothing.

    Raises:
        RefusedError: a setting that cannot be changed, or a value that does not fit.
    """
    new = {name: _read(name, value) for name, value in wanted.items()}
    for name, value in new.items():
        setattr(settings, name, value)


def _read(name: str, value: Any) -> object:  # noqa: ANN401 - JSON
    if name == "report_delays":
        return _delays(value)
    kind = _PLAIN.get(name)
    if kind is None:
        raise RefusedError(f"{name} cannot be changed")
    if kind is float and isinstance(value, int):
        return float(value)
    if type(value) is not kind:
        raise RefusedError(f"{name} has to be of type {kind.__name__}")
    if name.endswith("_url") and not str(value).startswith(("http://", "https://")) and value:
        raise RefusedError(f"{name} has to begin with http:// or https://")
    return value


def _delays(value: Any) -> ReportDelays | None:  # noqa: ANN401 - JSON
    if value == "off":
        return None
    try:
        return ReportDelays(float(value["sent_ms"]) / 1000, float(value["delivered_ms"]) / 1000)
    except (TypeError, KeyError, ValueError):
        raise RefusedError('report_delays is "off" or {"sent_ms": 150, "delivered_ms": 600}') from None
