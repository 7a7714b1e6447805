"""What a sandbox is told at its start; all but the address may change while it runs."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReportDelays:
    """Seconds from accepting a message to `sent`, and from `sent` to `delivered`."""

    sent: float = 0.15
    delivered: float = 0.6


@dataclass(slots=True)
class SandboxSettings:
    """The account, its numbers, and how the carrier behaves.

    `webhook_url` and `fallback_url` may carry Twilio's connection overrides in their fragment
    (`#rc=3&rp=5xx,ct,rt`). `report_delays` None means "off": messages count as delivered at once,
    no report is sent, and no task is started. `media_not_ready` is how often the first fetches of
    each picture are answered with 404. `webhook_keep_alive` reuses connections to the bot: quicker,
    but a bot that restarts can then look as if it closed a connection.
    """

    account_sid: str = "AC" + "0" * 32
    auth_token: str = field(default="sandbox-token", repr=False)
    numbers: tuple[str, ...] = ("+15550100000",)
    webhook_url: str = ""
    fallback_url: str = ""
    host: str = "127.0.0.1"
    port: int = 0
    messaging_service_sid: str = ""
    advanced_opt_out: bool = False
    report_delays: ReportDelays | None = field(default_factory=ReportDelays)
    media_redirect: bool = True
    media_not_ready: int = 0
    media_link_seconds: float = 60.0
    webhook_keep_alive: bool = False
    keep_messages: int = 200_000
    keep_logs: int = 5_000
